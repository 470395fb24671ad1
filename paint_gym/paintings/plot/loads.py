"""As far as a brush goes before it must be dipped again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

import numpy as np

from paint_gym.paintings.plot.marks import Line, Mark, length


def loads(marks: Sequence[Mark], load: float) -> list[list[Mark]]:
    """Marks by the load of paint that they are drawn with, none longer than `load` mm.

    A line that what is left does not reach for begins with a full brush; only one that is longer
    than a load is cut.
    """
    filled: list[list[tuple[Mark, Line]]] = [[]]
    left = load
    for mark in marks:
        for line in mark.lines:
            for piece in pieces(line, load):
                long = length(piece)
                if long > left and filled[-1]:
                    filled.append([])
                    left = load
                filled[-1].append((mark, piece))
                left -= long
    return [list(_marks(drawn)) for drawn in filled]


def _marks(drawn: Sequence[tuple[Mark, Line]]) -> Iterator[Mark]:
    for _, same in groupby(drawn, key=lambda each: each[0].stroke):
        parts = list(same)
        yield replace(parts[0][0], lines=tuple(line for _, line in parts))


def pieces(line: Line, longest: float) -> list[Line]:
    """A line cut wherever it gets longer than this, mm."""
    steps = np.hypot(*np.diff(line, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    cuts = np.arange(longest, along[-1] * (1 - 1e-9), longest)
    ends = [0.0, *cuts, along[-1]]
    found = []
    for start, end in pairwise(ends):
        inside = line[(along > start) & (along < end)]
        first, last = (
            np.array([np.interp(at, along, axis) for axis in line.T]) for at in (start, end)
        )
        found.append(np.concatenate([first[None], inside, last[None]]))
    return found if len(cuts) else [line]
