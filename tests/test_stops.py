"""Whatever stops a command, at whatever moment, nothing that was there is lost, and it can go on.

A command runs in a forked child, which ends itself at its n-th file event (something in the folder
is opened for writing, made, renamed or removed), or finds the disk full there, or is killed from
outside. Then every file that was there is as it was or wholly new, and the same command, run again,
ends as if it had never been stopped.
"""

import json
import random
from dataclasses import asdict, replace
from hashlib import sha256

import numpy as np
import pytest
import torch
from PIL import Image

from agents import ddpg_mb, look_then_paint, neural_renderer, paint
from agents.commission.painter import SEARCH
from agents.learning.run import CHECKPOINT
from benchmarks.leaderboard import measure as contest
from benchmarks.leaderboard import page
from renderers.files import write_figure
from renderers.weights import read_about, read_weights
from renderers.workshop.checkpoint import read_state
from tests.support import films
from tests.support.stops import Command, Harness, bytes_of, some
from tests.support.tiny import IMITATES, TINY, WHOLE

CLOCKS = ("seconds", "processor_seconds", "spent", "machine", "date")
"""what differs from run to run"""


def timeless(x):
    if isinstance(x, dict):
        return {k: timeless(v) for k, v in x.items() if k not in CLOCKS}
    if isinstance(x, (list, tuple)):
        return [timeless(v) for v in x]
    return digest(x) if isinstance(x, torch.Tensor) else x


def digest(tensor):
    """What it is without its numbers: a hundred MB are soon compared."""
    content = tensor.contiguous().flatten().view(torch.uint8).numpy()
    return [str(tensor.dtype), list(tensor.shape), sha256(content).hexdigest()]


def contents(folder):
    """What a run has come to, without its clocks."""
    found = {}
    for name, content in bytes_of(folder).items():
        if name in (CHECKPOINT, SEARCH) or name.startswith("frames/"):
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


def filming(frames):
    """A film of so many frames; where there is one already, the rest."""

    def do(folder):
        file = folder.with_name("film.mp4")
        if not file.exists():
            films.write(file, 3)
        paint.main(
            [str(file), "-o", str(folder), "--strokes", "4", "--steps", "3", "--frame-steps", "2",
             "--brush", "circle", "--view", "24", "--first-frames", str(frames)]
        )  # fmt: skip

    return do


def strokes_of_films(folder):
    """Contents, of a film only that it is there: x264 now and then writes other bytes."""
    return {k: None if k.endswith(".mp4") else v for k, v in contents(folder).items()}


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
    "agents.train neural_renderer": lambda: learning(neural_renderer.train, IMITATES, 2),
    "agents.paint": lambda: Command(painting(3), painting(5), contents, exact=False),
    "agents.paint, a film": lambda: Command(filming(2), filming(3), strokes_of_films, exact=False),
    "leaderboard run": lambda: Command(judged("random"), judged("random"), contents, exact=False),
    "leaderboard page": lambda: Command(on_board, paged, bytes_of),
    "figures": lambda: Command(figure([1, 2]), figure([2, 1]), bytes_of),
}
NAMES = [pytest.param(x, marks=pytest.mark.thorough) if "new" in x else x for x in COMMANDS]


@pytest.fixture(params=NAMES)
def harness(request, tmp_path, tiny, monkeypatch):
    monkeypatch.setattr("renderers.files.NEWBORN", -1.0)  # what a killed writer left goes at once
    if "sb3" in request.param:
        pytest.importorskip("stable_baselines3")
    return Harness(COMMANDS[request.param](), tmp_path)


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
