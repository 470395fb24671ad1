"""The textured box over a tile: see `renderers.forms.bristle`.

Shape columns: x y cos sin w h, texture. `tables` are its integrals [M,65,129], means taken out.
"""

import numpy as np

from renderers.forms.bristle import ACROSS, ALONG, FOOTPRINT
from renderers.tiles.cpu.box import about
from renderers.tiles.cpu.tile import ALONG as ALONG_PLANE
from renderers.tiles.cpu.tile import (
    COVERAGE,
    HALF,
    HALF_DIAGONAL,
    ONE,
    PIXELS,
    SHAPE,
    TWO,
    UNTOUCHED,
    VARIED,
    ZERO,
    clip,
    inline,
)

_COLUMNS, _ROWS = np.float32(ALONG), np.float32(ACROSS)
_LAST_COLUMN, _LAST_ROW = np.int32(ALONG - 1), np.int32(ACROSS - 1)
_FOOTPRINT = np.float32(FOOTPRINT)
_THIN = np.float32(1e-6)
_QUARTER = np.float32(0.25)


@inline
def _cell(at, last):
    """Texel that holds a place, and where in it the place lies."""
    i = min(max(np.int32(np.floor(at)), np.int32(0)), last)
    return i, at - np.float32(i)


@inline
def _look_up(table, i, a, j, b):
    """The table between its corners, and its slopes by column and by row."""
    c00, c01 = table[j, i], table[j, i + 1]
    c10, c11 = table[j + 1, i], table[j + 1, i + 1]
    top, bottom = c00 + (c01 - c00) * a, c10 + (c11 - c10) * a
    by_column = (c01 - c00) * (ONE - b) + (c11 - c10) * b
    return top + (bottom - top) * b, by_column, bottom - top


@inline
def _ends(at, extent, half):
    """Where the footprint about `at` begins and ends on the stroke."""
    return clip(at - half, ZERO, extent), clip(at + half, ZERO, extent)


@inline
def shade(s, form, varies, cx, cy, px, py, planes, work, tables, means):
    """Coverage of the tile's pixels and their place along the stroke; its kind."""
    x, y, cos, sin, w, h = (
        s[SHAPE],
        s[SHAPE + 1],
        s[SHAPE + 2],
        s[SHAPE + 3],
        s[SHAPE + 4],
        s[SHAPE + 5],
    )
    half_u, half_v = max(w / (TWO * _COLUMNS), HALF), max(h / (TWO * _ROWS), HALF)
    along, across = (cx - x) * cos + (cy - y) * sin, (cy - y) * cos - (cx - x) * sin
    clear = min(w * HALF + half_u - abs(along), h * HALF + half_v - abs(across))
    if clear + HALF_DIAGONAL < 0:
        return UNTOUCHED
    which = min(max(np.int32(s[SHAPE + 6]), np.int32(0)), np.int32(means.shape[0] - 1))
    table, mean = tables[which], means[which]
    ku, kv = _COLUMNS / max(w, _THIN), _ROWS / max(h, _THIN)
    area, each = ONE / (ku * kv), _QUARTER / (half_u * half_v)
    coverage, place = planes[COVERAGE], planes[ALONG_PLANE]
    for q in range(PIXELS):
        dx, dy = px[q] - x, py[q] - y
        u, v = dx * cos + dy * sin + w * HALF, dy * cos - dx * sin + h * HALF
        u0, u1 = _ends(u, w, half_u)
        v0, v1 = _ends(v, h, half_v)
        i0, a0 = _cell(u0 * ku, _LAST_COLUMN)
        i1, a1 = _cell(u1 * ku, _LAST_COLUMN)
        j0, b0 = _cell(v0 * kv, _LAST_ROW)
        j1, b1 = _cell(v1 * kv, _LAST_ROW)
        ink = (
            _look_up(table, i1, a1, j1, b1)[0]
            - _look_up(table, i0, a0, j1, b1)[0]
            - _look_up(table, i1, a1, j0, b0)[0]
            + _look_up(table, i0, a0, j0, b0)[0]
        )
        c = (ink * area + mean * (u1 - u0) * (v1 - v0)) * each
        coverage[q] = clip(c, ZERO, ONE) if (u1 > u0) & (v1 > v0) else ZERO
        place[q] = clip(u / max(w, _THIN), ZERO, ONE)
    return VARIED


@inline
def _passes(at, extent, half):
    """Whether each end of the footprint moves with the pixel, and whether with the extent."""
    begin, end = at - half, at + half
    return (
        (begin > 0) & (begin < extent),
        begin >= extent,
        (end > 0) & (end < extent),
        (end >= extent),
    )


@inline
def lift(s, form, kind, varies, planes, gc, gu, px, py, sums, tables, means):
    """Gradient of the shape from those of the coverage and of the place along the stroke."""
    x, y, cos, sin, w, h = (
        s[SHAPE],
        s[SHAPE + 1],
        s[SHAPE + 2],
        s[SHAPE + 3],
        s[SHAPE + 4],
        s[SHAPE + 5],
    )
    half_u, half_v = max(w / (TWO * _COLUMNS), HALF), max(h / (TWO * _ROWS), HALF)
    wider = ONE / (TWO * _COLUMNS) if half_u > HALF else ZERO  # half_u grows with w
    higher = ONE / (TWO * _ROWS) if half_v > HALF else ZERO
    which = min(max(np.int32(s[SHAPE + 6]), np.int32(0)), np.int32(means.shape[0] - 1))
    table, mean = tables[which], means[which]
    ku, kv = _COLUMNS / max(w, _THIN), _ROWS / max(h, _THIN)
    area, each = ONE / (ku * kv), _QUARTER / (half_u * half_v)
    length = max(w, _THIN)
    sx = sy = sc = ss = sw = sh = ZERO
    for q in range(PIXELS):
        dx, dy = px[q] - x, py[q] - y
        u, v = dx * cos + dy * sin + w * HALF, dy * cos - dx * sin + h * HALF
        u0, u1 = _ends(u, w, half_u)
        v0, v1 = _ends(v, h, half_v)
        i0, a0 = _cell(u0 * ku, _LAST_COLUMN)
        i1, a1 = _cell(u1 * ku, _LAST_COLUMN)
        j0, b0 = _cell(v0 * kv, _LAST_ROW)
        j1, b1 = _cell(v1 * kv, _LAST_ROW)
        f11, u11, v11 = _look_up(table, i1, a1, j1, b1)
        f01, u01, v01 = _look_up(table, i0, a0, j1, b1)
        f10, u10, v10 = _look_up(table, i1, a1, j0, b0)
        f00, u00, v00 = _look_up(table, i0, a0, j0, b0)
        ink, du, dv = f11 - f01 - f10 + f00, u1 - u0, v1 - v0
        c = (ink * area + mean * du * dv) * each
        some = (du > 0) & (dv > 0) & (c > 0) & (c < 1)
        g = gc[q] * each if some else ZERO
        # to the four ends of the footprint
        g_u1, g_u0 = g * ((u11 - u10) / kv + mean * dv), -g * ((u01 - u00) / kv + mean * dv)
        g_v1, g_v0 = g * ((v11 - v01) / ku + mean * du), -g * ((v10 - v00) / ku + mean * du)
        # to the texels per pixel, which fall as the stroke grows
        g_w = g * (ink - (u11 - u10) * u1 * ku + (u01 - u00) * u0 * ku) * area / length
        g_h = g * (ink - (v11 - v01) * v1 * kv + (v10 - v00) * v0 * kv) * area / max(h, _THIN)
        # the footprint's size in the average
        g_half_u, g_half_v = -g * c / each / half_u, -g * c / each / half_v
        moves0, ends0, moves1, ends1 = _passes(u, w, half_u)
        g_u = (g_u0 if moves0 else ZERO) + (g_u1 if moves1 else ZERO)
        g_half_u += (g_u1 if moves1 else ZERO) - (g_u0 if moves0 else ZERO)
        g_w += (g_u0 if ends0 else ZERO) + (g_u1 if ends1 else ZERO)
        moves0, ends0, moves1, ends1 = _passes(v, h, half_v)
        g_v = (g_v0 if moves0 else ZERO) + (g_v1 if moves1 else ZERO)
        g_half_v += (g_v1 if moves1 else ZERO) - (g_v0 if moves0 else ZERO)
        g_h += (g_v0 if ends0 else ZERO) + (g_v1 if ends1 else ZERO)
        within = (u > 0) & (u < length)
        g_u += gu[q] / length if within else ZERO
        g_w -= gu[q] * u / (length * length) if within else ZERO
        sw += g_w + g_u * HALF + g_half_u * wider
        sh += g_h + g_v * HALF + g_half_v * higher
        sx -= g_u * cos - g_v * sin
        sy -= g_u * sin + g_v * cos
        sc += g_u * dx + g_v * dy
        ss += g_u * dy - g_v * dx
    sums[SHAPE] += sx
    sums[SHAPE + 1] += sy
    sums[SHAPE + 2] += sc
    sums[SHAPE + 3] += ss
    sums[SHAPE + 4] += sw
    sums[SHAPE + 5] += sh


@inline
def bounds(s, form):
    """Least and greatest x and y; the footprint may be wider than a pixel."""
    return about(s, s[SHAPE + 4] * HALF * _FOOTPRINT, s[SHAPE + 5] * HALF * _FOOTPRINT)
