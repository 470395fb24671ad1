"""A command of several processes, some of which are killed at moments drawn from a seed."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from tests.support.shapes import ROOT


def begun(words, folder):
    """The command, as a process of its own session."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", *words], cwd=folder, env=environment, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def workers_of(pid):
    """Processes that it has begun; not what only counts semaphores for them."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # it has ended meanwhile
            for child in task.read_text().split():
                line = Path(f"/proc/{child}/cmdline").read_bytes()
                found += [int(child)] if b"spawn_main" in line else []
    return found


def killed_at_random(words, folder, *, kills, seed, within):
    """Begin it again and again until it has ended by itself, and nobody is left to be killed.

    Each time something is killed at a moment within so many seconds: one of its workers, or, one
    time in three, the command itself.

    Returns:
        How many workers and how many commands were killed.
    """
    random_ = random.Random(seed)
    died = {"worker": 0, "command": 0}
    running = begun(words, folder)
    try:
        while sum(died.values()) < kills:
            with suppress(subprocess.TimeoutExpired):
                running.communicate(timeout=random_.uniform(0, within))
            if running.poll() is not None:
                running = begun(words, folder)
                continue
            workers = workers_of(running.pid)
            if workers and random_.random() < 2 / 3:
                with suppress(ProcessLookupError):
                    os.kill(random_.choice(workers), signal.SIGKILL)
                    died["worker"] += 1
            else:
                running.kill()
                running.communicate()
                died["command"] += 1
                running = begun(words, folder)
        said, _ = running.communicate()
        assert running.returncode == 0, said
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    return died


def ended(words, folder):
    """Undisturbed; how many seconds that took."""
    began = time.monotonic()
    running = begun(words, folder)
    said, _ = running.communicate()
    assert running.returncode == 0, said
    return time.monotonic() - began
