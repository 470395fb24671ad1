"""Whatever stops a command, at whatever moment, nothing that was there is lost, and it can go on.

A command runs in a forked child, which ends itself at its n-th file event (something in the folder
is opened for writing, made, renamed or removed), or finds the disk full there, or is killed from
outside. Then every file that was there is as it was or wholly new, and the same command, run again,
ends as if it had never been stopped.
"""

import errno
import json
import os
import random
import shutil
import signal
import sys
import time
import traceback
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from agents import ddpg_mb, look_then_paint, neural_renderer, paint
from agents.learning.run import CHECKPOINT
from benchmarks.leaderboard import measure as contest
from benchmarks.leaderboard import page
from renderers.files import write_figure
from renderers.weights import read_about, read_weights
from renderers.workshop.checkpoint import read_state
from tests.support.tiny import TINY, WHOLE
from tests.test_kept import NEURAL

EVENTS = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.truncate"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
STOPPED = 77
"""how a child ends that was stopped"""
CLOCKS = ("seconds", "processor_seconds", "spent", "machine", "date")
"""what differs from run to run"""

# Children


class Events:
    """Counts what happens to the files of a folder, and does something at the n-th time."""

    def __init__(self, folder, stop_at, full):
        self.folder, self.stop_at, self.full, self.count = str(folder), stop_at, full, 0

    def __call__(self, event, arguments):
        if event == "open":
            path, mode, flags = arguments
            writes = (mode and set(mode) & set("wax+")) or (flags and flags & WRITES)
        else:
            path, writes = arguments[0] if arguments else None, event in EVENTS
        if not writes or not isinstance(path, str | bytes | os.PathLike):
            return
        if not os.fsdecode(path).startswith(self.folder):
            return
        if self.full and event not in ("open", "os.mkdir"):
            return  # room is not needed
        self.count += 1
        if self.count == self.stop_at and not self.full:
            os._exit(STOPPED)
        if self.stop_at and self.count >= self.stop_at and self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), os.fsdecode(path))


def in_child(work, folder, *, stop_at=0, full=False):
    """Do it in a forked child; how that ended, what it said, and how many events there were."""
    told = folder.with_name(f"{folder.name}.told")
    told.unlink(missing_ok=True)
    pid = os.fork()
    if not pid:
        end, events = 1, Events(folder, stop_at, full)
        with told.open("w") as said:
            sys.stdout = sys.stderr = said
            try:
                sys.addaudithook(events)
                work(folder)
                end = 0
            except SystemExit as stopped:
                end = int(stopped.code or 0)
            except BaseException as error:
                end = 2 if isinstance(error, OSError | ValueError) else 1
                print("".join(traceback.format_exception(error)) if end == 1 else error)
            finally:
                print(f"\n{events.count}")
                said.flush()
                os._exit(end)
    ended = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    words = told.read_text()
    return ended, words, int(words.split()[-1]) if ended != STOPPED else stop_at


# Commands: what was there before, what is done, and what must be there in the end


@dataclass(frozen=True)
class Command:
    """`do` again after a stop; `whole` is what two ends must agree in."""

    prepare: Any
    do: Any
    whole: Any
    exact: bool = True


def bytes_of(folder, hidden=False):
    return {
        str(x.relative_to(folder)): x.read_bytes()
        for x in sorted(folder.rglob("*"))
        if x.is_file() and "events.out" not in x.name and (hidden or not x.name.startswith("."))
    }


def timeless(x):
    if isinstance(x, dict):
        return {k: timeless(v) for k, v in x.items() if k not in CLOCKS}
    if isinstance(x, (list, tuple)):
        return [timeless(v) for v in x]
    return x.tolist() if hasattr(x, "tolist") else x


def contents(folder):
    """What a run has come to, without its clocks."""
    found = {}
    for name, content in bytes_of(folder).items():
        if name in (CHECKPOINT, paint.SEARCH):
            found[name] = timeless(read_state(folder / name))
        elif name.endswith(".safetensors"):
            tensors, about = read_weights(folder / name, read_about(folder / name).kind)
            found[name] = timeless([tensors, asdict(about)])
        elif name.endswith(".json"):
            found[name] = timeless(json.loads(content))
        elif name == "metrics.jsonl":
            found[name] = [timeless(json.loads(line)) for line in content.splitlines()]
        else:
            found[name] = content
    return found


def learning(train, config, half):
    """A training of this config, which was stopped after `half` its updates."""

    def do(folder):
        begun = (folder / CHECKPOINT).exists()
        train(config, folder, resume=begun)

    def prepare(folder):
        if half:
            train(config, folder, stop_after=half)
        else:
            folder.mkdir()

    return Command(prepare, do, contents, exact=False)


def ppo():
    from agents.sb3 import ppo

    config = ppo.Config(
        size=16, judge_size=16, brush="circle", budget=2, widths=(8,), features=8, hidden=8,
        num_envs=2, rollout=2, batch_size=4, epochs=1, samples=16, evaluate_on=2, judge_on=2,
        report_every=1, evaluate_every=2,
    )  # fmt: skip
    return learning(ppo.train, config, 2)


PICTURE = np.linspace(0, 255, 24 * 32 * 3).reshape(24, 32, 3).astype(np.uint8)


def painting(strokes):
    def do(folder):
        file = folder.with_name("picture.png")
        Image.fromarray(PICTURE).save(file)
        paint.main(
            [str(file), "-o", str(folder), "--strokes", str(strokes), "--painter", "search",
             "--steps", "6", "--brush", "circle", "--size", "32", "--view", "32",
             "--film-seconds", "0.2", "--gif-size", "32"]
        )  # fmt: skip

    return do


def paged(folder):
    page.write(folder, folder.with_name("board"))


def judged(entry):
    def do(folder):
        contest.run(contest.Run(entry, ("tiny-5",), board=folder))

    return do


def on_board(folder):
    """A board with one result, its page; then one more result, of which the page knows nothing."""
    board = folder.with_name("board")
    judged("blank")(board)
    page.write(folder, board)
    judged("random")(board)


def figure(rows):
    def do(folder):
        from matplotlib.figure import Figure

        drawn = Figure(figsize=(1, 1))
        drawn.add_subplot().plot(rows)
        write_figure(folder / "figure.png", drawn)

    return do


LEARNED = replace(TINY, updates=4, evaluate_every=2, num_envs=2, replay=32, judge_on=2)
COMMANDS = {
    "agents.train": lambda: learning(ddpg_mb.train, replace(WHOLE, evaluate_every=2), 2),
    "agents.train, new": lambda: learning(look_then_paint.train, LEARNED, 0),
    "agents.train sb3_ppo": ppo,
    "agents.train neural_renderer": lambda: learning(
        neural_renderer.train, replace(NEURAL, evaluate_every=2), 2
    ),
    "agents.paint": lambda: Command(painting(3), painting(5), contents, exact=False),
    "leaderboard run": lambda: Command(judged("random"), judged("random"), contents, exact=False),
    "leaderboard page": lambda: Command(on_board, paged, bytes_of),
    "figures": lambda: Command(figure([1, 2]), figure([2, 1]), bytes_of),
}


def readable(folder, name, content):
    """Whether a file that is neither as it was nor as it will be is whole."""
    if name.endswith(".safetensors"):
        read_weights(folder / name, read_about(folder / name).kind)
    elif name.endswith(".json"):
        json.loads(content)
    elif name.endswith(".png"):
        assert cv2.imdecode(np.frombuffer(content, np.uint8), 1) is not None
    elif name.endswith(".npz"):
        with np.load(folder / name) as arrays:
            assert len(arrays.files)
    elif name == "metrics.jsonl":
        assert all(json.loads(line) for line in content.splitlines())
    else:
        return False
    return True


# The harness


class Harness:
    """One command, what it starts from, and what it comes to when nothing stops it."""

    def __init__(self, name, tmp_path):
        self.command, self.places = COMMANDS[name](), tmp_path
        self.first, self.folder = tmp_path / "first", tmp_path / "at" / "folder"
        self.first.mkdir()
        self.command.prepare(self.first / "folder")
        self.begin()
        began = time.monotonic()
        ended, said, self.events = in_child(self.command.do, self.folder)
        self.seconds = time.monotonic() - began
        assert ended == 0, said
        self.end = self.command.whole(self.folder)
        self.last = bytes_of(self.folder)

    def begin(self):
        """Everything as it was."""
        shutil.rmtree(self.folder.parent, ignore_errors=True)
        shutil.copytree(self.first, self.folder.parent)
        self.before = bytes_of(self.folder)

    def nothing_is_lost(self, where):
        after = bytes_of(self.folder)
        for name, content in self.before.items():
            assert name in after, (where, name)
            if after[name] not in (content, self.last.get(name)):
                assert not self.command.exact, (where, name)
                assert readable(self.folder, name, after[name]), (where, name)

    def it_goes_on(self, where):
        ended, said, _ = in_child(self.command.do, self.folder)
        assert ended == 0, (where, said)
        assert self.command.whole(self.folder) == self.end, where
        hidden = [x.name for x in self.folder.rglob(".*")]
        assert not hidden, (where, hidden)

    def stop(self, at):
        self.begin()
        ended, said, _ = in_child(self.command.do, self.folder, stop_at=at)
        assert ended == STOPPED, (at, said)
        self.nothing_is_lost(at)
        self.it_goes_on(at)

    def fill(self, at):
        self.begin()
        ended, said, _ = in_child(self.command.do, self.folder, stop_at=at, full=True)
        assert ended in (0, 2), (at, said)
        if ended:
            assert "No space left" in said, (at, said)
        self.nothing_is_lost(at)
        assert not [x.name for x in self.folder.rglob(".*")], at
        self.it_goes_on(at)

    def kill(self, after):
        self.begin()
        pid = os.fork()
        if not pid:
            with suppress(BaseException), open(os.devnull, "w") as nowhere:
                sys.stdout = sys.stderr = nowhere
                self.command.do(self.folder)
            os._exit(0)
        time.sleep(after)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        self.nothing_is_lost(after)
        self.it_goes_on(after)


def some(count, of):
    """So many of the moments 1 ... of, evenly, without the ends."""
    return sorted({round(x) for x in np.linspace(1, of, count + 2)[1:-1]})


NAMES = [pytest.param(x, marks=pytest.mark.thorough) if "new" in x else x for x in COMMANDS]


@pytest.fixture(params=NAMES)
def harness(request, tmp_path, tiny, monkeypatch):
    monkeypatch.setattr("renderers.files.NEWBORN", -1.0)  # what a killed writer left goes at once
    if "sb3" in request.param:
        pytest.importorskip("stable_baselines3")
    return Harness(request.param, tmp_path)


@pytest.mark.slow
def test_a_stop_at_some_file_events_loses_nothing(harness):
    for at in some(2, harness.events):
        harness.stop(at)


@pytest.mark.thorough
def test_a_stop_at_any_file_event_loses_nothing(harness):
    for at in range(1, harness.events + 1):
        harness.stop(at)


@pytest.mark.thorough
def test_a_disk_that_is_full_at_any_moment_loses_nothing(harness):
    for at in some(30, harness.events):
        harness.fill(at)


@pytest.mark.thorough
def test_kills_at_sixty_moments_lose_nothing(harness):
    for moment in range(60):
        harness.kill(random.Random(moment).random() * harness.seconds)
