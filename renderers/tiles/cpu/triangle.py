"""The triangle over a tile: see `renderers.forms.triangle`.

Shape columns: x0 y0 x1 y1 x2 y2, least height.
"""

import numpy as np

from renderers.tiles.cpu.tile import (
    COVERAGE,
    FIRST,
    HALF,
    HALF_DIAGONAL,
    ONE,
    PIXELS,
    SECOND,
    SHAPE,
    SOLID,
    UNTOUCHED,
    VARIED,
    ZERO,
    clip,
    inline,
)

_FAR = np.float32(1e9)
_ALMOST = np.float32(1.00001)  # the same distance, computed twice, may differ in its last bit
_SMALL = np.float32(1e-12)
_TINY = np.float32(1e-11)


@inline
def _edge(s, i, x, y):
    """Distance to edge i, how far along it, and the side of its line (sign)."""
    a, b = SHAPE + 2 * i, SHAPE + 2 * ((i + 1) % 3)
    vx, vy = s[b] - s[a], s[b + 1] - s[a + 1]
    ex, ey = x - s[a], y - s[a + 1]
    t = clip((ex * vx + ey * vy) / (vx * vx + vy * vy + _SMALL), ZERO, ONE)
    dx, dy = ex - t * vx, ey - t * vy
    left = vx * ey - vy * ex
    to_line = abs(left) / np.sqrt(vx * vx + vy * vy + _TINY)
    to_corner = np.sqrt(dx * dx + dy * dy + _TINY)
    return (to_line if (t > 0) & (t < 1) else to_corner), t, left


@inline
def _depth(s, x, y):
    """How deep a point lies inside (negative: outside)."""
    d0, _, left0 = _edge(s, 0, x, y)
    d1, _, left1 = _edge(s, 1, x, y)
    d2, _, left2 = _edge(s, 2, x, y)
    inside = ((left0 > 0) & (left1 > 0) & (left2 > 0)) | ((left0 < 0) & (left1 < 0) & (left2 < 0))
    nearest = min(d0, min(d1, d2))
    return nearest if inside else -nearest


@inline
def shade(s, form, varies, cx, cy, px, py, planes, work, tables, means):
    """Coverage of the tile's pixels; its kind. FIRST keeps the depth."""
    middle, thin = _depth(s, cx, cy), clip(s[SHAPE + 6], ZERO, ONE)
    if middle + HALF_DIAGONAL < -HALF:
        return UNTOUCHED
    if middle - HALF_DIAGONAL >= HALF:
        return SOLID
    coverage, depth = planes[COVERAGE], planes[FIRST]
    for q in range(PIXELS):
        depth[q] = _depth(s, px[q], py[q])
        coverage[q] = min(clip(depth[q] + HALF, ZERO, ONE), thin)
    return VARIED


@inline
def lift(s, form, kind, varies, planes, gc, gu, px, py, sums, tables, means):
    """Gradient of the shape from that of the coverage, edge by edge."""
    depth, nearest, thin = planes[FIRST], planes[SECOND], clip(s[SHAPE + 6], ZERO, ONE)
    least = ZERO
    for q in range(PIXELS):
        c = depth[q] + HALF
        least += gc[q] if c >= thin else ZERO
        gm = gc[q] if (c > 0) & (c < thin) else ZERO
        gc[q] = gm if depth[q] > 0 else -gm
        nearest[q] = _FAR
    if s[SHAPE + 6] < 1:
        sums[SHAPE + 6] += least
    for i in range(3):
        for q in range(PIXELS):
            nearest[q] = min(nearest[q], _edge(s, i, px[q], py[q])[0])
    for i in range(3):
        _lift_edge(s, i, nearest, gc, px, py, sums)


@inline
def _lift_edge(s, i, nearest, gd, px, py, sums):
    """Gradient of an edge's two corners, of the pixels it is nearest to."""
    a, b = SHAPE + 2 * i, SHAPE + 2 * ((i + 1) % 3)
    vx, vy = s[b] - s[a], s[b + 1] - s[a + 1]
    length = np.sqrt(vx * vx + vy * vy + _TINY)
    ax = ay = bx = by = ZERO
    for q in range(PIXELS):
        ex, ey = px[q] - s[a], py[q] - s[a + 1]
        d, t, left = _edge(s, i, px[q], py[q])
        here = d <= nearest[q] * _ALMOST + _TINY
        push = -gd[q] if here else ZERO
        gd[q] = ZERO if here else gd[q]  # a pixel goes to one edge only
        beside, side = (t > 0) & (t < 1), (ONE if left > 0 else -ONE)
        gx = push * (-side * vy / length if beside else (ex - t * vx) / d)
        gy = push * (side * vx / length if beside else (ey - t * vy) / d)
        ax += gx * (ONE - t)
        ay += gy * (ONE - t)
        bx += gx * t
        by += gy * t
    sums[a] += ax
    sums[a + 1] += ay
    sums[b] += bx
    sums[b + 1] += by


@inline
def bounds(s, form):
    """Least and greatest x and y of the corners."""
    x0, y0, x1, y1, x2, y2 = (
        s[SHAPE],
        s[SHAPE + 1],
        s[SHAPE + 2],
        s[SHAPE + 3],
        s[SHAPE + 4],
        s[SHAPE + 5],
    )
    return (min(x0, min(x1, x2)), max(x0, max(x1, x2)), min(y0, min(y1, y2)), max(y0, max(y1, y2)))
