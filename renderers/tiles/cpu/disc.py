"""The disc over a tile: see `renderers.forms.disc`. Shape columns: x y r."""

import numpy as np

from renderers.tiles.cpu.tile import (
    COVERAGE,
    HALF,
    HALF_DIAGONAL,
    ONE,
    PIXELS,
    SHAPE,
    SOLID,
    TINY,
    TWO,
    UNTOUCHED,
    VARIED,
    ZERO,
    clip,
    inline,
)


@inline
def shade(s, form, varies, cx, cy, px, py, planes, work, tables, means):
    """Coverage of the tile's pixels; its kind."""
    x, y, r = s[SHAPE], s[SHAPE + 1], s[SHAPE + 2]
    middle = r - np.sqrt((cx - x) ** 2 + (cy - y) ** 2)
    if middle + HALF_DIAGONAL < -HALF:
        return UNTOUCHED
    if middle - HALF_DIAGONAL >= HALF:
        return SOLID
    coverage, thin = planes[COVERAGE], clip(TWO * r, ZERO, ONE)
    for q in range(PIXELS):
        ex, ey = px[q] - x, py[q] - y
        coverage[q] = min(clip(r - np.sqrt(ex * ex + ey * ey + TINY) + HALF, ZERO, ONE), thin)
    return VARIED


@inline
def lift(s, form, kind, varies, planes, gc, gu, px, py, sums, tables, means):
    """Gradient of the shape from that of the coverage."""
    x, y, r = s[SHAPE], s[SHAPE + 1], s[SHAPE + 2]
    thin = clip(TWO * r, ZERO, ONE)
    sx = sy = sr = sw = ZERO
    for q in range(PIXELS):
        ex, ey = px[q] - x, py[q] - y
        d = np.sqrt(ex * ex + ey * ey + TINY)
        c = r - d + HALF
        gm = gc[q] if (c > 0) & (c < thin) else ZERO
        push = gm / d
        sx += push * ex
        sy += push * ey
        sr += gm
        sw += gc[q] if c >= thin else ZERO
    sums[SHAPE] += sx
    sums[SHAPE + 1] += sy
    sums[SHAPE + 2] += sr + (TWO * sw if thin < 1 else ZERO)


@inline
def bounds(s, form):
    """Least and greatest x and y."""
    x, y, r = s[SHAPE], s[SHAPE + 1], s[SHAPE + 2]
    return x - r, x + r, y - r, y + r
