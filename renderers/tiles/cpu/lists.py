"""Which strokes each tile sees, in painting order, run of tiles by run of tiles.

A run is as many neighbouring tiles as together list at most `ENTRIES` strokes (at least one
tile): what a run needs is all that is ever in memory, whatever the size and the number of strokes.
"""

import numpy as np

from renderers.forms.nib import NEAR
from renderers.tiles.cpu.tile import HALF, INK, NUMBERS, ONE, SHAPE, TILE, ZERO, inline

ENTRIES = 1_000_000
"""strokes listed at once over all tiles of a run; 84 bytes each where gradients are wanted"""
SWEEP, WASH, NIB, BOX, BRISTLE, DISC, TRIANGLE = 0, 1, 2, 3, 4, 5, 6
FORMS = ("sweep", "wash", "nib", "box", "bristle", "disc", "triangle")
"""the kernels' number for each form"""
_NEAR = np.float32(NEAR)


@inline
def to_pixels(rows, form, size):
    """Rows with lengths in pixels."""
    out = rows.copy()
    first, count = SHAPE, 6
    if form == SWEEP:
        count = 8
    elif form == WASH:
        count = 9
    elif form == DISC:
        count = 3
    elif form == TRIANGLE:
        count = 7
    scale = np.float32(size)
    for i in range(rows.shape[0]):
        for k in range(first, first + count):
            out[i, k] *= scale
        if form == NIB:  # cos and sin stay
            out[i, SHAPE + 8] *= scale
            out[i, SHAPE + 9] *= scale
            out[i, SHAPE + 10] = _NEAR * scale
        if form in (BOX, BRISTLE):
            out[i, SHAPE + 2], out[i, SHAPE + 3] = rows[i, SHAPE + 2], rows[i, SHAPE + 3]
    return out


@inline
def to_units(grads, form, size):
    """Gradients by lengths in pixels become gradients by lengths in canvas units, in place."""
    ones = np.ones((1, NUMBERS), np.float32)
    factor = to_pixels(ones, form, size)[0]
    for i in range(grads.shape[0]):
        for k in range(INK, NUMBERS):
            grads[i, k] *= factor[k]
        if form == NIB:
            grads[i, SHAPE + 10] = ZERO


@inline
def _bounds(s, form):
    """Least and greatest x and y that a stroke can touch, pixels."""
    x, y = s[SHAPE], s[SHAPE + 1]
    if form == TRIANGLE:
        x1, y1, x2, y2 = s[SHAPE + 2], s[SHAPE + 3], s[SHAPE + 4], s[SHAPE + 5]
        return (
            min(x, min(x1, x2)) - ONE, max(x, max(x1, x2)) + ONE,
            min(y, min(y1, y2)) - ONE, max(y, max(y1, y2)) + ONE,
        )  # fmt: skip
    far_x, far_y = x, y
    mid_x, mid_y = x, y
    if form in (SWEEP, WASH, NIB):  # a curve lies within its three control points
        mid_x, mid_y = x + HALF * s[SHAPE + 2], y + HALF * s[SHAPE + 3]
        far_x, far_y = x + s[SHAPE + 2] + s[SHAPE + 4], y + s[SHAPE + 3] + s[SHAPE + 5]
    if form == NIB:
        cos, sin, long, thick = (
            abs(s[SHAPE + 6]), abs(s[SHAPE + 7]), s[SHAPE + 8], s[SHAPE + 9]
        )  # fmt: skip
        reach_x, reach_y = long * cos + thick * sin, long * sin + thick * cos
    elif form in (BOX, BRISTLE):
        cos, sin = abs(s[SHAPE + 2]), abs(s[SHAPE + 3])
        half_w, half_h = s[SHAPE + 4] / 2, s[SHAPE + 5] / 2
        if form == BRISTLE:  # its footprint may be wider than a pixel
            half_w, half_h = half_w * np.float32(1.02), half_h * np.float32(1.02)
        reach_x, reach_y = half_w * cos + half_h * sin, half_w * sin + half_h * cos
    elif form == DISC:
        reach_x = reach_y = s[SHAPE + 2]
    else:
        reach_x = reach_y = max(s[SHAPE + 6], s[SHAPE + 6] + s[SHAPE + 7])
    reach_x, reach_y = np.float32(reach_x) + ONE, np.float32(reach_y) + ONE
    return (
        min(x, min(mid_x, far_x)) - reach_x, max(x, max(mid_x, far_x)) + reach_x,
        min(y, min(mid_y, far_y)) - reach_y, max(y, max(mid_y, far_y)) + reach_y,
    )  # fmt: skip


@inline
def _tile(place, last):
    """Row or column of the tile that holds a place, from -1 to one past the last."""
    return int(np.floor(min(max(place / TILE, -1.0), last + 1.0)))


@inline
def tile_boxes(rows, form, columns, lines):
    """First and last tile column and row of each stroke's box: [N,4], none if last < first."""
    boxes = np.empty((rows.shape[0], 4), np.int32)
    for i in range(rows.shape[0]):
        left, right, top, bottom = _bounds(rows[i], form)
        boxes[i, 0], boxes[i, 1] = (
            max(0, _tile(left, columns)),
            min(columns - 1, _tile(right, columns)),
        )
        boxes[i, 2], boxes[i, 3] = max(0, _tile(top, lines)), min(lines - 1, _tile(bottom, lines))
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
