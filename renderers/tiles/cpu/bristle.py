"""The textured box over a tile: see `renderers.forms.textured`.

Shape columns: x y cos sin w h, texture. `tables` are its integrals [M,65,129], means taken out.
"""

import numpy as np

from renderers.forms.textured import ACROSS, ALONG, FOOTPRINT
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
    inlined,
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
def _texture(s, tables, means):
    """Integrals and mean of a stroke's texture."""
    which = min(max(np.int32(s[SHAPE + 6]), np.int32(0)), np.int32(means.shape[0] - 1))
    return tables[which], means[which]


@inline
def _look_up(table, i, a, j, b):
    """The table between its corners, and its slopes by column and by row."""
    c00, c01 = table[j, i], table[j, i + 1]
    c10, c11 = table[j + 1, i], table[j + 1, i + 1]
    top, bottom = c00 + (c01 - c00) * a, c10 + (c11 - c10) * a
    by_column = (c01 - c00) * (ONE - b) + (c11 - c10) * b
    return top + (bottom - top) * b, by_column, bottom - top


@inline
def _half(extent, texels):
    """Half the footprint's side, a pixel or a texel; and by how much it grows with the extent."""
    half = extent / (TWO * texels)
    return max(half, HALF), (ONE / (TWO * texels) if half > HALF else ZERO)


@inline
def _ends(at, extent, half):
    """Where the footprint about `at` begins and ends on the stroke."""
    return clip(at - half, ZERO, extent), clip(at + half, ZERO, extent)


@inline
def shade(s, form, varies, cx, cy, px, py, planes, work, tables, means):
    """Coverage of the tile's pixels and their place along the stroke; its kind."""
    x, y, cos, sin = s[SHAPE], s[SHAPE + 1], s[SHAPE + 2], s[SHAPE + 3]
    w, h = s[SHAPE + 4], s[SHAPE + 5]
    (half_u, _), (half_v, _) = _half(w, _COLUMNS), _half(h, _ROWS)
    along, across = (cx - x) * cos + (cy - y) * sin, (cy - y) * cos - (cx - x) * sin
    clear = min(w * HALF + half_u - abs(along), h * HALF + half_v - abs(across))
    if clear + HALF_DIAGONAL < 0:
        return UNTOUCHED
    table, mean = _texture(s, tables, means)
    ku, kv = _COLUMNS / max(w, _THIN), _ROWS / max(h, _THIN)
    area, each = ONE / (ku * kv), _QUARTER / (half_u * half_v)
    coverage, place = planes[COVERAGE], planes[ALONG_PLANE]
    for q in range(PIXELS):
        dx, dy = px[q] - x, py[q] - y
        u, v = dx * cos + dy * sin + w * HALF, dy * cos - dx * sin + h * HALF
        u0, u1 = _ends(u, w, half_u)
        v0, v1 = _ends(v, h, half_v)
        (i0, a0), (i1, a1) = _cell(u0 * ku, _LAST_COLUMN), _cell(u1 * ku, _LAST_COLUMN)
        (j0, b0), (j1, b1) = _cell(v0 * kv, _LAST_ROW), _cell(v1 * kv, _LAST_ROW)
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


@inlined
def _pass_on(at, extent, half, g0, g1):
    """Gradient of the footprint's ends as those of its place, its half, and the extent."""
    begin, end = at - half, at + half
    moves0, ends0 = (begin > 0) & (begin < extent), begin >= extent
    moves1, ends1 = (end > 0) & (end < extent), end >= extent
    by_begin, by_end = (g0 if moves0 else ZERO), (g1 if moves1 else ZERO)
    by_extent = (g0 if ends0 else ZERO) + (g1 if ends1 else ZERO)
    return by_begin + by_end, by_end - by_begin, by_extent


@inline
def lift(s, form, kind, varies, planes, gc, gu, px, py, sums, tables, means):
    """Gradient of the shape from those of the coverage and of the place along the stroke."""
    x, y, cos, sin = s[SHAPE], s[SHAPE + 1], s[SHAPE + 2], s[SHAPE + 3]
    w, h = s[SHAPE + 4], s[SHAPE + 5]
    (half_u, wider), (half_v, higher) = _half(w, _COLUMNS), _half(h, _ROWS)
    table, mean = _texture(s, tables, means)
    ku, kv = _COLUMNS / max(w, _THIN), _ROWS / max(h, _THIN)
    area, each = ONE / (ku * kv), _QUARTER / (half_u * half_v)
    length = max(w, _THIN)
    sx = sy = sc = ss = sw = sh = ZERO
    for q in range(PIXELS):
        dx, dy = px[q] - x, py[q] - y
        u, v = dx * cos + dy * sin + w * HALF, dy * cos - dx * sin + h * HALF
        u0, u1 = _ends(u, w, half_u)
        v0, v1 = _ends(v, h, half_v)
        (i0, a0), (i1, a1) = _cell(u0 * ku, _LAST_COLUMN), _cell(u1 * ku, _LAST_COLUMN)
        (j0, b0), (j1, b1) = _cell(v0 * kv, _LAST_ROW), _cell(v1 * kv, _LAST_ROW)
        f11, u11, v11 = _look_up(table, i1, a1, j1, b1)
        f01, u01, v01 = _look_up(table, i0, a0, j1, b1)
        f10, u10, v10 = _look_up(table, i1, a1, j0, b0)
        f00, u00, v00 = _look_up(table, i0, a0, j0, b0)
        ink, du, dv = f11 - f01 - f10 + f00, u1 - u0, v1 - v0
        c = (ink * area + mean * du * dv) * each
        g = gc[q] * each if (du > 0) & (dv > 0) & (c > 0) & (c < 1) else ZERO
        # to the four ends of the footprint
        g_u1, g_u0 = g * ((u11 - u10) / kv + mean * dv), -g * ((u01 - u00) / kv + mean * dv)
        g_v1, g_v0 = g * ((v11 - v01) / ku + mean * du), -g * ((v10 - v00) / ku + mean * du)
        # to the texels per pixel, which fall as the stroke grows
        g_w = g * (ink - (u11 - u10) * u1 * ku + (u01 - u00) * u0 * ku) * area / length
        g_h = g * (ink - (v11 - v01) * v1 * kv + (v10 - v00) * v0 * kv) * area / max(h, _THIN)
        # the footprint's size in the average
        g_half_u, g_half_v = -g * c / each / half_u, -g * c / each / half_v
        g_u, by_half_u, by_w = _pass_on(u, w, half_u, g_u0, g_u1)
        g_v, by_half_v, by_h = _pass_on(v, h, half_v, g_v0, g_v1)
        within = (u > 0) & (u < length)
        g_u += gu[q] / length if within else ZERO
        g_w -= gu[q] * u / (length * length) if within else ZERO
        sw += g_w + by_w + g_u * HALF + (g_half_u + by_half_u) * wider
        sh += g_h + by_h + g_v * HALF + (g_half_v + by_half_v) * higher
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
