"""Processors: how many threads compute. A command says how many; --threads overrules it.

OpenMP's threads wait for each other by spinning, by default for milliseconds: beside a busy process
they keep from the processor what they wait for. `renderers` and `paint_gym` therefore ask libgomp
for short spins (GOMP_SPINCOUNT), which it reads when torch is loaded; and a command begins with no
more threads than others leave processors idle. `python -m benchmarks.speed threads`
measures what both give.

How many threads torch computes with is a fact of the whole process. It is set here alone (what a
fork leaves aside, `renderers.workshop.threads`): where a command begins, where a run goes on, and
lowered to what quotas allow before anything is painted.
"""

import os
import time
from functools import cache
from math import ceil
from pathlib import Path

import torch

from renderers.workshop import groups

MOST_THREADS = 1024
"""that may be asked for"""


def processors() -> int:
    """How many this process may use: its affinity, and its containers' quotas rounded up."""
    quotas = [quota for place in groups.above("cpu") if (quota := _quota(place))]
    return min([_affinity(), *map(ceil, quotas)])


def use_threads(asked: int | None = None) -> int:
    """Compute with as many threads as asked for; gives how many.

    If none are asked for, here or by OMP_NUM_THREADS: with one for each processor that this process
    may use and others leave idle now. Beside busy processes threads that wait for each other are
    slower than one.
    """
    heed_quotas()
    if asked is not None and asked != torch.get_num_threads():
        torch.set_num_threads(asked)
    if not said(asked) and (threads := torch.get_num_threads()) > 1:
        torch.set_num_threads(max(1, min(threads, round(idle_processors()))))
    return torch.get_num_threads()


def said(asked: int | None) -> bool:
    """Whether a person has said how many threads: by an option, or by OMP_NUM_THREADS."""
    return asked is not None or "OMP_NUM_THREADS" in os.environ


def go_on_with(threads: int, asked: int | None) -> bool:
    """Compute with as many as a run did, unless a person asked for others; whether that is new.

    Sums come out otherwise in their last bits with other threads.
    """
    if said(asked) or threads == torch.get_num_threads():
        return False
    torch.set_num_threads(threads)
    return True


def idle_processors() -> float:
    """How many do nothing, over a fifth of a second; all where the system does not say."""
    before = _ticks()
    time.sleep(0.2)
    idle, every = (now - then for now, then in zip(_ticks(), before, strict=True))
    return (os.cpu_count() or 1) * (idle / every if every > 0 else 1.0)


def _ticks() -> tuple[int, int]:
    """Since the machine began, of all processors: those that nothing was done in, and all."""
    for line in groups.lines(groups.PROC / "stat")[:1]:
        ticks = [int(word) for word in line.split()[1:9]]  # proc(5): idle and iowait at 3 and 4
        return sum(ticks[3:5]), sum(ticks)
    return 0, 0


@cache
def heed_quotas() -> None:
    """Lower torch's own choice (OMP_NUM_THREADS, else the affinity) to `processors`.

    Torch knows no quota. Once for a process: what a person says afterwards stays.
    """
    fitting = min(torch.get_num_threads(), processors())
    if fitting != torch.get_num_threads():
        torch.set_num_threads(fitting)


def in_words() -> str:
    """How many threads compute, for a person."""
    threads = torch.get_num_threads()
    return "one thread" if threads == 1 else f"{threads} threads"


def _affinity() -> int:
    """Processors the system lets this process run on."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1


def _quota(group: Path) -> float | None:
    """Processors' time a control group may have; None without a limit."""
    words = [*groups.lines(group / "cpu.max")[:1], ""][0].split() or [
        line
        for name in ("cpu.cfs_quota_us", "cpu.cfs_period_us")
        for line in groups.lines(group / name)
    ]
    if len(words) != 2 or not words[0].isdigit():  # "max", -1, or no such files
        return None
    return int(words[0]) / int(words[1])
