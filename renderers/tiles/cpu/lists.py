"""Which strokes each tile sees, in painting order, run of tiles by run of tiles.

A run is as many neighbouring tiles as together list at most `ENTRIES` strokes (at least one
tile): what a run needs is all that is ever in memory, whatever the size and the number of strokes.
"""

import numpy as np

from renderers.tiles.cpu.kernels import BOUNDS
from renderers.tiles.cpu.tile import ONE, TILE, inline, way

ENTRIES = 1_000_000
"""strokes listed at once over all tiles of a run; 84 bytes each where gradients are wanted"""


@inline
def _tile(place, last):
    """Row or column of the tile that holds a place, from -1 to one past the last."""
    return int(np.floor(min(max(place / TILE, -1.0), last + 1.0)))


@inline
def tile_boxes(rows, columns, lines):
    """First and last tile column and row of each stroke's box: [N,4], none if last < first."""
    boxes = np.empty((rows.shape[0], 4), np.int32)
    for i in range(rows.shape[0]):
        form, _, _ = way(rows[i])
        left, right, top, bottom = BOUNDS(rows[i], form)
        boxes[i, 0] = max(0, _tile(left - ONE, columns))
        boxes[i, 1] = min(columns - 1, _tile(right + ONE, columns))
        boxes[i, 2] = max(0, _tile(top - ONE, lines))
        boxes[i, 3] = min(lines - 1, _tile(bottom + ONE, lines))
    return boxes


@inline
def count_strokes(boxes, batch, columns, lines):
    """How many strokes each tile lists: [B * tiles]."""
    per_canvas = boxes.shape[0] // batch
    corners = np.zeros((batch, lines + 1, columns + 1), np.int32)
    for i in range(boxes.shape[0]):
        left, right, top, bottom = boxes[i]
        if left <= right and top <= bottom:
            b = i // per_canvas
            corners[b, top, left] += 1
            corners[b, bottom + 1, left] -= 1
            corners[b, top, right + 1] -= 1
            corners[b, bottom + 1, right + 1] += 1
    counts = np.empty(batch * lines * columns, np.int64)
    for b in range(batch):
        for row in range(lines):
            for column in range(columns):
                here = corners[b, row, column]
                if row > 0:
                    here += corners[b, row - 1, column]
                if column > 0:
                    here += corners[b, row, column - 1]
                if row > 0 and column > 0:
                    here -= corners[b, row - 1, column - 1]
                corners[b, row, column] = here
                counts[(b * lines + row) * columns + column] = here
    return counts


@inline
def list_run(boxes, counts, first, end, batch, columns, lines):
    """Strokes of tiles first ... end - 1: starts [end - first + 1] into ids."""
    starts = np.zeros(end - first + 1, np.int64)
    starts[1:] = np.cumsum(counts[first:end])
    ids = np.empty(starts[-1], np.int32)
    filled = starts[:-1].copy()
    per_canvas, tiles = boxes.shape[0] // batch, columns * lines
    for i in range((first // tiles) * per_canvas, ((end - 1) // tiles + 1) * per_canvas):
        base = (i // per_canvas) * tiles - first
        for row in range(boxes[i, 2], boxes[i, 3] + 1):
            begin = max(base + row * columns + boxes[i, 0], 0)
            stop = min(base + row * columns + boxes[i, 1] + 1, end - first)
            for at in range(begin, stop):
                ids[filled[at]] = i
                filled[at] += 1
    return starts, ids


@inline
def end_of_run(counts, first, entries):
    """One past the last tile of the run that begins at `first`."""
    total, end = counts[first], first + 1
    while end < counts.shape[0] and total + counts[end] <= entries:
        total += counts[end]
        end += 1
    return end
