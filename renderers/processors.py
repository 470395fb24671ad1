"""Processors: how many threads compute. A command says how many; --threads overrules it.

OpenMP's threads wait for each other by spinning, by default for milliseconds: beside a busy process
they keep from the processor what they wait for. `renderers` and `paint_gym` therefore ask libgomp
for short spins (GOMP_SPINCOUNT), which it reads when torch is loaded. `python -m benchmarks.busy`
measures what that gives and costs.
"""

import os
from functools import cache
from math import ceil
from pathlib import Path

import torch

from renderers import groups


def processors() -> int:
    """How many this process may use: its affinity, and its containers' quotas rounded up."""
    quotas = [quota for place in groups.above("cpu") if (quota := _quota(place))]
    return min([_affinity(), *map(ceil, quotas)])


def use_threads(asked: int | None = None) -> int:
    """Compute with as many threads as asked for, else see `heed_quotas`; gives how many."""
    heed_quotas()
    if asked is not None and asked != torch.get_num_threads():
        torch.set_num_threads(asked)
    return torch.get_num_threads()


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
