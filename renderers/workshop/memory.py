"""Memory before work: what there is, and a refusal of what would not fit before any is taken.

Whoever allocates much says beside it what that takes, and calls `need` first.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from torch import nn

from renderers.workshop import groups
from renderers.workshop.groups import lines

CHUNK = 2**20
"""bytes read at once"""


def available() -> int | None:
    """Bytes that this process can have without swapping; None where the system does not say.

    The least of what is free on the machine, what the limits of its containers leave, and what
    its own limit (`ulimit -v`) leaves.
    """
    return min((*_of_machine(), *_of_groups(), *_of_process()), default=None)


def need(size: float, what: str, instead: str) -> None:
    """Refuse what takes more memory than there is.

    Args:
        size: bytes.
        what: takes them, for a person; names the option.
        instead: what to do about it.

    Raises:
        MemoryError: says how much it takes, and how much there is.
    """
    there = available()
    if there is not None and size > there:
        raise MemoryError(
            f"{what} takes {said(size)} of memory and {said(there)} are free: {instead}"
        )


def of_weights(make: Callable[[], nn.Module], copies: int = 4) -> int:
    """Bytes of a network that learns with Adam: weights, gradients and two moments.

    Args:
        make: makes it; here without memory.
        copies: of its weights; more for slow ones beside it.
    """
    with torch.device("meta"):
        return 4 * copies * sum(x.numel() for x in make().parameters())


def said(size: float) -> str:
    """Bytes for a person."""
    for unit, name in ((1e9, "GB"), (1e6, "MB")):
        if size >= unit:
            return f"{size / unit:,.1f} {name}"
    return f"{size / 1e3:,.0f} kB"


def read_bytes(path: Path, most: int) -> bytes:
    """A file's contents; no more is read of one that is longer, or that never ends.

    Raises:
        OSError: it cannot be read.
        ValueError: it is longer than `most` bytes; names it.
    """
    found = bytearray()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            found += chunk
            if len(found) > most:
                raise ValueError(f"{path} is longer than {said(most)}, the most that is read")
    return bytes(found)


def _of_machine() -> Iterator[int]:
    for line in lines(groups.PROC / "meminfo"):
        if line.startswith("MemAvailable:"):
            yield int(line.split()[1]) * 1024


def _of_groups() -> Iterator[int]:
    """What each control group above this process leaves."""
    for place in groups.above("memory"):
        limit = _number(place / "memory.max", place / "memory.limit_in_bytes")
        taken = _number(place / "memory.current", place / "memory.usage_in_bytes")
        if limit is not None and taken is not None:
            yield max(0, limit - taken + _cached(place))


def _cached(place: Path) -> int:
    """Bytes of files that the group would give back when asked."""
    for line in lines(place / "memory.stat"):
        if line.startswith(("inactive_file ", "total_inactive_file ")):
            return int(line.split()[1])
    return 0


def _of_process() -> Iterator[int]:
    for line in lines(groups.PROC / "self" / "limits"):
        words = line.split()
        if line.startswith("Max address space") and words[3] != "unlimited":
            pages = int(lines(groups.PROC / "self" / "statm")[0].split()[0])
            yield max(0, int(words[3]) - pages * os.sysconf("SC_PAGE_SIZE"))


def _number(*files: Path) -> int | None:
    """What the first of these files that is there holds; None for none, and for "max"."""
    for file in files:
        for line in lines(file):
            return int(line) if line.strip().isdigit() else None
    return None
