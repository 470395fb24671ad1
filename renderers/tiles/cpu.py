"""The Bezier stroke on the CPU, tile by tile: pixels, and every gradient in the same walk.

A tile is 16 x 16 pixels. For each tile the strokes whose box touches it are listed in order; each
is shaded over the tile's 256 pixels (coverage, opacity), laid on the canvas, and, where a gradient
is wanted, walked back from the last to the first. Lengths here are in pixels.

A stroke is a row of 13 numbers: `renderers.brushes.bezier.Bezier` in canvas units. Its control
point lies between its ends on both axes, so the curve is monotone and `SAMPLES` positions suffice.
"""

import numpy as np
from numba import njit, prange

from renderers.brushes.bezier import THINNEST

TILE = 16
PIXELS = TILE * TILE
SAMPLES = 16
NUMBERS = 13
_HALF_DIAGONAL = np.float32(0.5 * (TILE - 1) * 2**0.5 + 0.01)
_HALF = np.float32(0.5)
_STEPS = np.float32(SAMPLES)
_STEP = np.float32(1 / SAMPLES)
_GENTLE = np.float32(-1e-4)  # pixels per t: the least slope a gradient divides by
_FLAT = np.float32(-1e-12)  # no bend, no slope
_ZERO = np.float32(0)
_ONE = np.float32(1)
_TWO = np.float32(2)
_FAR = np.float32(-1e9)
_TINY = np.float32(1e-9)  # added under the root, pixels squared
_UNTOUCHED, _VARIED, _FULL, _SOLID = 0, 1, 2, 3  # how a stroke covers a tile
_COVERAGE, _DEEPEST, _LAST, _ALPHA, _BELOW = 0, 1, 2, 3, 4  # planes of a stroke's scratch
_PLANES = 7

# float32 throughout: an int or float literal would promote to float64 and halve the vectors;
# the numpy error model: a check for division by zero would keep loops from being vectorised.
_inline = njit(fastmath=True, cache=True, error_model="numpy")
_parallel = njit(fastmath=True, cache=True, error_model="numpy", parallel=True)


@_inline
def to_pixels(strokes, size):
    """Each stroke as x0 y0 bx by ax ay r0 dr w0 dw red green blue, lengths in pixels."""
    count = strokes.shape[0]
    out = np.empty((count, NUMBERS), np.float32)
    scale = np.float32(size)
    for i in range(count):
        s, o = strokes[i], out[i]
        x1, y1 = s[0] + (s[4] - s[0]) * s[2], s[1] + (s[5] - s[1]) * s[3]
        o[0], o[1] = s[0] * scale, s[1] * scale
        o[2], o[3] = 2 * (x1 - s[0]) * scale, 2 * (y1 - s[1]) * scale
        o[4], o[5] = (s[0] - 2 * x1 + s[4]) * scale, (s[1] - 2 * y1 + s[5]) * scale
        o[6] = (s[6] / 4 + np.float32(THINNEST)) * scale
        o[7] = (s[7] - s[6]) / 4 * scale
        o[8], o[9] = s[8], s[9] - s[8]
        o[10], o[11], o[12] = s[10], s[11], s[12]
    return out


@_inline
def tile_boxes(shapes, columns, rows):
    """First and last tile column and row of each stroke's box: [N,4], none if last < first."""
    boxes = np.empty((shapes.shape[0], 4), np.int32)
    for i in range(shapes.shape[0]):
        s = shapes[i]
        reach = max(s[6], s[6] + s[7]) + _ONE
        x2, y2 = s[0] + s[2] + s[4], s[1] + s[3] + s[5]
        boxes[i, 0] = max(0, int(np.floor((min(s[0], x2) - reach) / TILE)))
        boxes[i, 1] = min(columns - 1, int(np.floor((max(s[0], x2) + reach) / TILE)))
        boxes[i, 2] = max(0, int(np.floor((min(s[1], y2) - reach) / TILE)))
        boxes[i, 3] = min(rows - 1, int(np.floor((max(s[1], y2) + reach) / TILE)))
    return boxes


@_inline
def list_strokes(boxes, batch, per_canvas, columns, rows):
    """Strokes of each tile in painting order: starts [B*tiles+1] into ids."""
    tiles = columns * rows
    starts = np.zeros(batch * tiles + 1, np.int64)
    for i in range(boxes.shape[0]):
        first = (i // per_canvas) * tiles
        for row in range(boxes[i, 2], boxes[i, 3] + 1):
            for column in range(boxes[i, 0], boxes[i, 1] + 1):
                starts[first + row * columns + column + 1] += 1
    starts = np.cumsum(starts)
    ids = np.empty(starts[-1], np.int64)
    filled = starts[:-1].copy()
    for i in range(boxes.shape[0]):
        first = (i // per_canvas) * tiles
        for row in range(boxes[i, 2], boxes[i, 3] + 1):
            for column in range(boxes[i, 0], boxes[i, 1] + 1):
                at = first + row * columns + column
                ids[filled[at]] = i
                filled[at] += 1
    return starts, ids


@_inline
def _reach(s, left, top):
    """Which sampled t can touch the tile (bits), and whether a disc holds the whole tile.

    Returns:
        (live, solid): bit i of live for t = i / SAMPLES; solid is SAMPLES if the last disc holds
        the tile, another i if only disc i does, -1 if none.
    """
    cx, cy = left + np.float32(TILE / 2), top + np.float32(TILE / 2)
    ends = max(s[2] ** 2 + s[3] ** 2, (s[2] + 2 * s[4]) ** 2 + (s[3] + 2 * s[5]) ** 2)
    slack = (np.sqrt(ends) + abs(s[7])) * np.float32(0.5 / SAMPLES)
    live, solid = 0, -1
    for i in range(SAMPLES + 1):
        t = np.float32(i / SAMPLES)
        ex, ey = cx - s[0] - (s[2] + s[4] * t) * t, cy - s[1] - (s[3] + s[5] * t) * t
        m = s[6] + s[7] * t - np.sqrt(ex * ex + ey * ey)
        if m + _HALF_DIAGONAL + slack >= -_HALF:
            live |= 1 << i
        if m - _HALF_DIAGONAL >= _HALF:
            solid = i
    return live, solid


@_inline
def _sample(s, live, px, py, best, deepest, low):
    """Deepest of the live sampled t of each pixel, and the last that touches it (or -1)."""
    for q in range(PIXELS):
        best[q] = _FAR
        deepest[q] = _ZERO
        low[q] = -_ONE
    for i in range(SAMPLES + 1):
        if live >> i & 1:
            t = np.float32(i / SAMPLES)
            x, y = s[0] + (s[2] + s[4] * t) * t, s[1] + (s[3] + s[5] * t) * t
            r = s[6] + s[7] * t
            for q in range(PIXELS):
                ex, ey = px[q] - x, py[q] - y
                m = r - np.sqrt(ex * ex + ey * ey)
                deepest[q] = t if m > best[q] else deepest[q]
                best[q] = max(m, best[q])
                low[q] = t if m >= -_HALF else low[q]


@_inline
def _sample_last(s, live, solid, px, py, low):
    """The last sampled t that touches each pixel, where the disc at `solid` holds the tile."""
    for q in range(PIXELS):
        low[q] = np.float32(solid) * _STEP
    for i in range(solid + 1, SAMPLES + 1):
        if live >> i & 1:
            t = np.float32(i / SAMPLES)
            x, y = s[0] + (s[2] + s[4] * t) * t, s[1] + (s[3] + s[5] * t) * t
            r = s[6] + s[7] * t + _HALF
            for q in range(PIXELS):
                ex, ey = px[q] - x, py[q] - y
                low[q] = t if ex * ex + ey * ey <= r * r else low[q]


@_inline
def _deepen(s, px, py, deepest, coverage):
    """Newton to the deepest t, and coverage there; how much coverage there is in all."""
    x0, y0, bx, by, ax, ay, r0, dr = s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]
    limit = _HALF * _STEP
    total = _ZERO
    for q in range(PIXELS):
        x, y, t = px[q] - x0, py[q] - y0, deepest[q]
        for _ in range(2):
            ex, ey = x - (bx + ax * t) * t, y - (by + ay * t) * t
            vx, vy = bx + _TWO * ax * t, by + _TWO * ay * t
            along = ex * vx + ey * vy
            d = np.sqrt(ex * ex + ey * ey + _TINY)
            bend = _TWO * (ex * ax + ey * ay) - vx * vx - vy * vy - dr * along / d
            rise = along + dr * d
            step = rise / -bend if bend < 0 else (limit if rise > 0 else -limit)
            t = min(max(t + min(max(step, -limit), limit), _ZERO), _ONE)
        ex, ey = x - (bx + ax * t) * t, y - (by + ay * t) * t
        c = min(max(r0 + dr * t - np.sqrt(ex * ex + ey * ey + _TINY) + _HALF, _ZERO), _ONE)
        deepest[q] = t
        coverage[q] = c
        total += c
    return total


@_inline
def _leave(s, px, py, low, last):
    """The last t at which the disc touches the pixel, from a `low` that does (if any does)."""
    x0, y0, bx, by, ax, ay, r0, dr = s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]
    reach = r0 + _HALF
    x1, y1, r1 = bx + ax, by + ay, reach + dr
    for q in range(PIXELS):
        x, y = px[q] - x0, py[q] - y0
        ex, ey = x - x1, y - y1
        at_end = ex * ex + ey * ey <= r1 * r1
        a = max(low[q], _ZERO)
        b = min((np.floor(a * _STEPS) + _ONE) * _STEP, _ONE)
        t = b
        for _ in range(5):  # on reach^2 - distance^2, whose root is the margin's
            ex, ey = x - (bx + ax * t) * t, y - (by + ay * t) * t
            r = reach + dr * t
            f = r * r - ex * ex - ey * ey
            slope = _TWO * (r * dr + ex * (bx + _TWO * ax * t) + ey * (by + _TWO * ay * t))
            a, b = (t if f >= 0 else a), (b if f >= 0 else t)
            t = t - f / min(slope, _FLAT)
            t = t if (t >= a) & (t <= b) else (a + b) * _HALF
        last[q] = _ONE if at_end else t


@_inline
def shade(s, px, py, planes, work):
    """Coverage, deepest t, last t and alpha of one stroke over one tile.

    Returns _UNTOUCHED (planes undefined), _SOLID (coverage 1 and last t 1 everywhere, planes but
    alpha undefined), _FULL (coverage 1 everywhere, deepest t undefined) or _VARIED.
    """
    live, solid = _reach(s, px[0] - _HALF, py[0] - _HALF)
    if live == 0:
        return _UNTOUCHED
    coverage, deepest, last, alpha = planes[0], planes[1], planes[2], planes[3]
    w0, dw = s[8], s[9]
    if solid == SAMPLES or (solid >= 0 and dw == 0):
        for q in range(PIXELS):
            alpha[q] = w0 + dw
        return _SOLID
    best, low = work[0], work[1]
    if solid >= 0:
        _sample_last(s, live, solid, px, py, low)
        _leave(s, px, py, low, last)
        for q in range(PIXELS):
            coverage[q] = _ONE
            alpha[q] = w0 + dw * last[q]
        return _FULL
    _sample(s, live, px, py, best, deepest, low)
    if _deepen(s, px, py, deepest, coverage) <= 0:
        return _UNTOUCHED
    for q in range(PIXELS):
        low[q] = max(low[q], deepest[q]) if coverage[q] > 0 else low[q]
    if dw == 0:
        for q in range(PIXELS):
            last[q] = _ONE
            alpha[q] = coverage[q] * w0
        return _VARIED
    _leave(s, px, py, low, last)
    for q in range(PIXELS):
        alpha[q] = coverage[q] * (w0 + dw * last[q])
    return _VARIED


@_inline
def _lay(s, alpha, picture):
    """Lay one shaded stroke on the tile's picture [3,256]."""
    for c in range(3):
        ink, plane = s[10 + c], picture[c]
        for q in range(PIXELS):
            plane[q] += alpha[q] * (ink - plane[q])


@_inline
def _lift(s, kind, planes, g, px, py, sums):
    """Gradient of one stroke, and of what lies below it: g [3,256] is changed in place.

    sums: x and y at the three control points (6), radius at start and end (2), opacity at start
    and end (2), ink (3).
    """
    alpha, coverage, deepest, last = planes[3], planes[0], planes[1], planes[2]
    below0, below1, below2 = planes[4], planes[5], planes[6]
    g0, g1, g2 = g[0], g[1], g[2]
    c0, c1, c2 = s[10], s[11], s[12]
    ink0 = ink1 = ink2 = start = end = _ZERO
    if kind == _SOLID:
        total = _ZERO
        for q in range(PIXELS):
            total += g0[q] * (c0 - below0[q]) + g1[q] * (c1 - below1[q]) + g2[q] * (c2 - below2[q])
            ink0 += g0[q]
            ink1 += g1[q]
            ink2 += g2[q]
        a = alpha[0]
        sums[9] += total
        sums[10] += a * ink0
        sums[11] += a * ink1
        sums[12] += a * ink2
        for q in range(PIXELS):
            g0[q] *= _ONE - a
            g1[q] *= _ONE - a
            g2[q] *= _ONE - a
        return
    for q in range(PIXELS):
        a = alpha[q]
        ga = g0[q] * (c0 - below0[q]) + g1[q] * (c1 - below1[q]) + g2[q] * (c2 - below2[q])
        ink0 += a * g0[q]
        ink1 += a * g1[q]
        ink2 += a * g2[q]
        g0[q] *= _ONE - a
        g1[q] *= _ONE - a
        g2[q] *= _ONE - a
        start += ga * coverage[q] * (_ONE - last[q])
        end += ga * coverage[q] * last[q]
        below0[q] = ga
    sums[8] += start
    sums[9] += end
    sums[10] += ink0
    sums[11] += ink1
    sums[12] += ink2
    if kind == _VARIED:
        _lift_rim(s, below0, coverage, deepest, last, px, py, sums)
    if s[9] != 0:
        _lift_last(s, below0, coverage, last, px, py, sums)


@_inline
def _lift_rim(s, ga, coverage, t_of, last, px, py, sums):
    """Through the coverage of rim pixels to the disc at the deepest t."""
    x0, y0, bx, by, ax, ay = s[0], s[1], s[2], s[3], s[4], s[5]
    w0, dw = s[8], s[9]
    sx0 = sx1 = sx2 = sy0 = sy1 = sy2 = sr0 = sr2 = _ZERO
    for q in range(PIXELS):
        rim = (coverage[q] > 0) & (coverage[q] < 1)
        gm = ga[q] * (w0 + dw * last[q])
        gm = gm if rim else _ZERO
        t = t_of[q]
        ex, ey = px[q] - x0 - (bx + ax * t) * t, py[q] - y0 - (by + ay * t) * t
        push = gm / np.sqrt(ex * ex + ey * ey + _TINY)
        gx, gy, u = push * ex, push * ey, _ONE - t
        sx0 += gx * u * u
        sx1 += gx * t * u
        sx2 += gx * t * t
        sy0 += gy * u * u
        sy1 += gy * t * u
        sy2 += gy * t * t
        sr0 += gm * u
        sr2 += gm * t
    sums[0] += sx0
    sums[1] += sy0
    sums[2] += 2 * sx1
    sums[3] += 2 * sy1
    sums[4] += sx2
    sums[5] += sy2
    sums[6] += sr0
    sums[7] += sr2


@_inline
def _lift_last(s, ga, coverage, last, px, py, sums):
    """Through the opacity to the disc at the last t, whose own derivative is -dm / m'."""
    x0, y0, bx, by, ax, ay, dr, dw = s[0], s[1], s[2], s[3], s[4], s[5], s[7], s[9]
    sx0 = sx1 = sx2 = sy0 = sy1 = sy2 = sr0 = sr2 = _ZERO
    for q in range(PIXELS):
        t = last[q]
        ex, ey = px[q] - x0 - (bx + ax * t) * t, py[q] - y0 - (by + ay * t) * t
        inverse = _ONE / np.sqrt(ex * ex + ey * ey + _TINY)
        slope = dr + (ex * (bx + _TWO * ax * t) + ey * (by + _TWO * ay * t)) * inverse
        gm = -ga[q] * coverage[q] * dw / min(slope, _GENTLE)
        gm = gm if (t < 1) & (coverage[q] > 0) else _ZERO
        push = gm * inverse
        gx, gy, u = push * ex, push * ey, _ONE - t
        sx0 += gx * u * u
        sx1 += gx * t * u
        sx2 += gx * t * t
        sy0 += gy * u * u
        sy1 += gy * t * u
        sy2 += gy * t * t
        sr0 += gm * u
        sr2 += gm * t
    sums[0] += sx0
    sums[1] += sy0
    sums[2] += 2 * sx1
    sums[3] += 2 * sy1
    sums[4] += sx2
    sums[5] += sy2
    sums[6] += sr0
    sums[7] += sr2


@_inline
def _locate(index, columns, tiles, px, py):
    """Pixel centres of a tile, and its corner."""
    top, left = (index % tiles) // columns * TILE, (index % tiles) % columns * TILE
    for y in range(TILE):
        for x in range(TILE):
            px[y * TILE + x] = np.float32(left + x) + _HALF
            py[y * TILE + x] = np.float32(top + y) + _HALF
    return top, left


@_inline
def _read(source, top, left, tile):
    """Copy a tile out of a picture [3,H,W]; what lies off the picture is 0."""
    rows, columns = min(TILE, source.shape[1] - top), min(TILE, source.shape[2] - left)
    if rows < TILE or columns < TILE:
        tile[:] = _ZERO
    for c in range(3):
        for y in range(rows):
            line, at = source[c, top + y], y * TILE
            if columns == TILE:
                for x in range(TILE):
                    tile[c, at + x] = line[left + x]
            else:
                for x in range(columns):
                    tile[c, at + x] = line[left + x]


@_inline
def _write(tile, top, left, into):
    """Copy a tile into a picture [3,H,W]."""
    rows, columns = min(TILE, into.shape[1] - top), min(TILE, into.shape[2] - left)
    for c in range(3):
        for y in range(rows):
            line, at = into[c, top + y], y * TILE
            if columns == TILE:
                for x in range(TILE):
                    line[left + x] = tile[c, at + x]
            else:
                for x in range(columns):
                    line[left + x] = tile[c, at + x]


@_inline
def _spread(job, jobs):
    """A permutation of the jobs that spreads neighbouring tiles over the threads."""
    return (job * 7919) % jobs if jobs % 7919 else job


@_parallel
def paint(shapes, starts, ids, columns, canvas, out):
    """Lay every listed stroke: canvas [B,3,H,W] to out [B,3,H,W]."""
    jobs = starts.shape[0] - 1
    tiles = jobs // canvas.shape[0]
    for job in prange(jobs):
        j = _spread(np.int64(job), jobs)
        px, py = np.empty(PIXELS, np.float32), np.empty(PIXELS, np.float32)
        planes = np.empty((_PLANES, PIXELS), np.float32)
        work, picture = np.empty((2, PIXELS), np.float32), np.empty((3, PIXELS), np.float32)
        top, left = _locate(j, columns, tiles, px, py)
        _read(canvas[j // tiles], top, left, picture)
        for e in range(starts[j], starts[j + 1]):
            s = shapes[ids[e]]
            if shade(s, px, py, planes, work) != _UNTOUCHED:
                _lay(s, planes[_ALPHA], picture)
        _write(picture, top, left, out[j // tiles])


@_parallel
def paint_back(shapes, starts, ids, columns, canvas, target, grad, squared, entry_grads, below):
    """Lay every listed stroke again, then walk the gradient back through them.

    Args:
        shapes: `to_pixels` of all strokes.
        starts: where each tile's strokes begin in `ids`.
        ids: rows of `shapes`, tile by tile.
        columns: tiles in a row.
        canvas: [B,3,H,W] before the strokes.
        target: [B,3,H,W], or [0,3,1,1]: then `grad` holds dL/d(painted canvas).
        grad: [B,3,H,W]; with a target it is not read.
        squared: [B*tiles], receives the summed squared error to the target.
        entry_grads: [len(ids),13], receives each stroke's gradient from each tile.
        below: [B,3,H,W] or [0,3,1,1], receives dL/d(canvas).
    """
    jobs = starts.shape[0] - 1
    tiles = jobs // canvas.shape[0]
    height, width = canvas.shape[2:]
    share = np.float32(2.0 / (3 * height * width))
    for job in prange(jobs):
        j = _spread(np.int64(job), jobs)
        b, first, count = j // tiles, starts[j], starts[j + 1] - starts[j]
        px, py = np.empty(PIXELS, np.float32), np.empty(PIXELS, np.float32)
        planes = np.empty((count, _PLANES, PIXELS), np.float32)
        kinds = np.empty(count, np.int8)
        work, picture = np.empty((2, PIXELS), np.float32), np.empty((3, PIXELS), np.float32)
        g = np.empty((3, PIXELS), np.float32)
        top, left = _locate(j, columns, tiles, px, py)
        _read(canvas[b], top, left, picture)
        for e in range(count):
            s = shapes[ids[first + e]]
            kinds[e] = shade(s, px, py, planes[e], work)
            if kinds[e] != _UNTOUCHED:
                for c in range(3):
                    for q in range(PIXELS):
                        planes[e, _BELOW + c, q] = picture[c, q]
                _lay(s, planes[e, _ALPHA], picture)
        if target.shape[0]:
            _read(target[b], top, left, g)
            total = 0.0
            for c in range(3):
                for q in range(PIXELS):
                    inside = (py[q] < height) & (px[q] < width)
                    difference = picture[c, q] - g[c, q] if inside else _ZERO
                    total += difference * difference
                    g[c, q] = share * difference
            squared[j] = total
        else:
            _read(grad[b], top, left, g)
        for k in range(count):
            e = count - 1 - k
            entry_grads[first + e] = _ZERO
            if kinds[e] != _UNTOUCHED:
                s = shapes[ids[first + e]]
                _lift(s, kinds[e], planes[e], g, px, py, entry_grads[first + e])
        if below.shape[0]:
            _write(g, top, left, below[b])


@_parallel
def gather(strokes, entry_grads, starts, ids, batch, size, grads):
    """Sum each stroke's gradients over its tiles, in a fixed order, into grads [N,13]."""
    tiles = (starts.shape[0] - 1) // batch
    scale = np.float32(size)
    per_canvas = strokes.shape[0] // batch
    for b in prange(batch):
        for i in range(b * per_canvas, (b + 1) * per_canvas):
            grads[i] = _ZERO
        for e in range(starts[b * tiles], starts[(b + 1) * tiles]):
            for n in range(NUMBERS):
                grads[ids[e], n] += entry_grads[e, n]
        for i in range(b * per_canvas, (b + 1) * per_canvas):
            s, d = strokes[i], grads[i]
            d1x, d1y = d[2] * scale, d[3] * scale
            d[0], d[4] = d[0] * scale + d1x * (1 - s[2]), d[4] * scale + d1x * s[2]
            d[1], d[5] = d[1] * scale + d1y * (1 - s[3]), d[5] * scale + d1y * s[3]
            d[2], d[3] = d1x * (s[4] - s[0]), d1y * (s[5] - s[1])
            d[6] *= scale / 4
            d[7] *= scale / 4
