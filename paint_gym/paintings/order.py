"""The order in which a painting is good to watch: coarse to fine, region after region."""

from collections.abc import Sequence
from dataclasses import replace
from heapq import heappop, heappush
from typing import Any

import numpy as np
import torch
from jaxtyping import Int

from paint_gym.paintings.painting import Painting
from renderers import BRUSHES
from renderers.touched import touched

LOOK = 1024
"""longer side at which strokes are said to touch or not, pixels"""
REGIONS = 4
"""regions along each side, at most; larger strokes have fewer"""


def in_order(painting: Painting) -> Painting:
    """The same picture by the same strokes, coarse ones first, each size region by region.

    Only strokes that touch no common tile of 16 px (at `LOOK` px) change places, so the finished
    picture stays as it is; drawn much smaller than that, up to soft edges that then meet.
    """
    if not len(painting.strokes):
        return painting
    boxes = touched(painting.strokes, BRUSHES[painting.brush](), painting.shape(LOOK)).numpy()
    order = ordered(boxes)
    return replace(painting, strokes=painting.strokes[torch.from_numpy(order)])


def ordered(boxes: Int[np.ndarray, "T 4"]) -> Int[np.ndarray, " T"]:
    """Strokes by coarseness and region, but none before an earlier one that it may touch.

    Args:
        boxes: first and last column, first and last row of the tiles that each stroke may touch.
    """
    wishes = [(*wish, i) for i, wish in enumerate(zip(*coarseness(boxes), strict=True))]
    waits, after = touches(boxes)
    free: list[tuple[int, int, int]] = []
    for i in np.flatnonzero(waits == 0):
        heappush(free, wishes[i])
    order = []
    while free:
        stroke = heappop(free)[-1]
        order.append(stroke)
        for later in after[stroke]:
            waits[later] -= 1
            if not waits[later]:
                heappush(free, wishes[later])
    return np.array(order)


def coarseness(boxes: Int[np.ndarray, "T 4"]) -> tuple[list[int], list[int]]:
    """How fine each stroke is (doublings of its box's side, from the coarsest) and its region.

    Regions are walked to and fro, row after row, as a plough goes.
    """
    left, right, top, bottom = boxes.T
    side = np.maximum(np.maximum(right - left, bottom - top) + 1, 1)
    fine = np.round(np.log2(side.max() / side)).astype(int)
    regions = np.minimum(2 ** np.maximum(fine - 1, 0), REGIONS)
    across, down = max(1, right.max() + 1), max(1, bottom.max() + 1)
    column = np.clip((left + right) / 2 / across * regions, 0, regions - 1).astype(int)
    row = np.clip((top + bottom) / 2 / down * regions, 0, regions - 1).astype(int)
    column = np.where(row % 2, regions - 1 - column, column)
    return fine.tolist(), (row * regions + column).tolist()


def touches(boxes: Int[np.ndarray, "T 4"]) -> tuple[Int[np.ndarray, " T"], list[list[int]]]:
    """For how many strokes each must wait, and which wait for it, ascending.

    Args:
        boxes: see `ordered`.
    """
    tiles = int(max(1, boxes[:, 3].max() + 1)), int(max(1, boxes[:, 1].max() + 1))
    places = [np.s_[top : bottom + 1, left : right + 1] for left, right, top, bottom in boxes]
    return queues(places, tiles)


def queues(
    places: Sequence[Any], shape: tuple[int, int]
) -> tuple[Int[np.ndarray, " T"], list[list[int]]]:
    """The same of strokes that each touch some of the cells of a grid.

    In each cell a stroke waits for the one that was laid there last; the rest follows.

    Args:
        places: what of the grid each stroke touches, as numpy's index.
        shape: rows and columns of the grid.
    """
    last = np.full(shape, -1)
    waits, after = np.zeros(len(places), int), [[] for _ in places]  # type: ignore[var-annotated]
    for i, place in enumerate(places):
        for earlier in np.unique(last[place]):
            if earlier >= 0:
                after[earlier].append(i)
                waits[i] += 1
        last[place] = i
    return waits, after
