"""Memory of a process and of those it began, as Linux tells it."""

from pathlib import Path

from renderers.workshop.groups import PROC, lines

MEGABYTE = 2**20


def below(process: int, proc: Path = PROC) -> set[int]:
    """The processes that it began, and those that they began."""
    parents = {
        int(folder.name): int(told[1])
        for folder in proc.glob("[0-9]*")
        if (told := _stat(int(folder.name), proc))
    }
    found: set[int] = set()
    new = {process}
    while new:
        new = {child for child, parent in parents.items() if parent in new} - found
        found |= new
    return found


def is_there(process: int, proc: Path = PROC) -> bool:
    """Whether it has not ended."""
    return _stat(process, proc)[:1] not in ([], ["Z"])


def megabytes(process: int, proc: Path = PROC) -> float:
    """Memory that it holds, pages that it shares by their share; 0 if it is gone."""
    for line in lines(proc / str(process) / "smaps_rollup"):
        name, _, told = line.partition(":")
        if name == "Pss":
            return int(told.split()[0]) * 1024 / MEGABYTE
    return 0.0


def _stat(process: int, proc: Path) -> list[str]:
    """Its state, its parent and more, as proc(5) has them after the name; empty if it is gone."""
    told = " ".join(lines(proc / str(process) / "stat"))
    return told.rpartition(")")[2].split()  # a name may hold anything
