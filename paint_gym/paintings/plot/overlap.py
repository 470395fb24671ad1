"""Which strokes must wait for which: those that may lie on one another."""

from collections.abc import Sequence

import cv2
import numpy as np
from jaxtyping import Int

from paint_gym.paintings.order import queues
from paint_gym.paintings.paper import Layout
from paint_gym.paintings.plot.marks import Mark

CELLS = 512
"""along the picture's longer side, in which strokes meet or do not"""
FRACTION = 4
"""binary digits of a cell's parts by which lines are told"""
NEAR = 2.0
"""cells by which a mark is drawn too wide: half a cell's diagonal at each side, and what is lost by
rounding, so that what touches a cell anywhere is said to"""


def overlaps(
    marks: Sequence[Mark], layout: Layout
) -> tuple[Int[np.ndarray, " T"], list[list[int]]]:
    """For how many earlier marks each must wait, and which wait for it, ascending.

    Those wait that share a cell of `CELLS`, as wide as the painting or the sheet has them: no pair
    that overlaps is left out.
    """
    scale = CELLS / layout.unit
    shape = int(np.ceil(layout.height * scale)) + 1, int(np.ceil(layout.width * scale)) + 1
    corner = np.array([layout.left, layout.top])
    return queues([_cells(mark, corner, scale, shape=shape) for mark in marks], shape)


def _cells(
    mark: Mark, corner: np.ndarray, scale: float, *, shape: tuple[int, int]
) -> tuple[Int[np.ndarray, " C"], Int[np.ndarray, " C"]]:
    """Rows and columns of the cells that a mark may touch."""
    lines = [(line - corner) * scale - 0.5 for line in mark.lines]  # cell i is centred at i
    reach = max(mark.width / 2, mark.reach) * scale + NEAR
    points = np.concatenate(lines)
    low = np.maximum(np.floor(points.min(0) - reach), 0).astype(int)
    high = np.minimum(np.ceil(points.max(0) + reach), (shape[1] - 1, shape[0] - 1)).astype(int)
    canvas = np.zeros((high - low + 1)[::-1], np.uint8)
    fixed = [np.rint((line - low) * 2**FRACTION).astype(np.int32) for line in lines]
    cv2.polylines(canvas, fixed, False, 1, int(np.ceil(2 * reach)), cv2.LINE_8, FRACTION)
    rows, columns = np.nonzero(canvas)
    return rows + low[1], columns + low[0]
