"""A command stopped at a file event, killed, or on a full disk; and what must be there then."""

import errno
import json
import os
import shutil
import signal
import sys
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from renderers.weights import read_about, read_weights

EVENTS = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.truncate"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
STOPPED = 77
"""how a child ends that was stopped"""


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


@dataclass(frozen=True)
class Command:
    """What was there before, what is done, also again after a stop, what two ends must agree in."""

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


class Harness:
    """One command, what it starts from, and what it comes to when nothing stops it."""

    def __init__(self, command, tmp_path):
        self.command = command
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
