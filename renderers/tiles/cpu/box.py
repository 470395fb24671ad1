"""The box over a tile: see `renderers.forms.box`. Shape columns: x y cos sin w h."""

from renderers.tiles.cpu.tile import (
    COVERAGE,
    HALF,
    HALF_DIAGONAL,
    ONE,
    PIXELS,
    SHAPE,
    SOLID,
    UNTOUCHED,
    VARIED,
    ZERO,
    clip,
    inline,
)


@inline
def _overlap(at, half):
    """Share of a pixel at `at` that a bar reaching `half` to both sides of 0 covers."""
    return clip(min(at + HALF, half) - max(at - HALF, -half), ZERO, ONE)


@inline
def _slopes(at, half):
    """Derivatives of the overlap by place, and by the bar's whole extent."""
    high, low = at + HALF < half, at - HALF > -half
    some = min(at + HALF, half) > max(at - HALF, -half)
    by_at = (ONE if high else ZERO) - (ONE if low else ZERO)
    by_extent = (ZERO if high else HALF) + (ZERO if low else HALF)
    return (by_at if some else ZERO), (by_extent if some else ZERO)


@inline
def shade(s, form, varies, cx, cy, px, py, planes, work, tables, means):
    """Coverage of the tile's pixels; its kind."""
    x, y, cos, sin = s[SHAPE], s[SHAPE + 1], s[SHAPE + 2], s[SHAPE + 3]
    half_w, half_h = s[SHAPE + 4] * HALF, s[SHAPE + 5] * HALF
    along, across = (cx - x) * cos + (cy - y) * sin, (cy - y) * cos - (cx - x) * sin
    clear_w, clear_h = half_w - abs(along), half_h - abs(across)
    if min(clear_w, clear_h) + HALF_DIAGONAL < -HALF:
        return UNTOUCHED
    if min(clear_w, clear_h) - HALF_DIAGONAL >= HALF:
        return SOLID
    coverage = planes[COVERAGE]
    for q in range(PIXELS):
        dx, dy = px[q] - x, py[q] - y
        along, across = dx * cos + dy * sin, dy * cos - dx * sin
        coverage[q] = _overlap(along, half_w) * _overlap(across, half_h)
    return VARIED


@inline
def lift(s, form, kind, varies, planes, gc, gu, px, py, sums, tables, means):
    """Gradient of the shape from that of the coverage."""
    x, y, cos, sin = s[SHAPE], s[SHAPE + 1], s[SHAPE + 2], s[SHAPE + 3]
    half_w, half_h = s[SHAPE + 4] * HALF, s[SHAPE + 5] * HALF
    sx = sy = sc = ss = sw = sh = ZERO
    for q in range(PIXELS):
        dx, dy = px[q] - x, py[q] - y
        along, across = dx * cos + dy * sin, dy * cos - dx * sin
        cover_w, cover_h = _overlap(along, half_w), _overlap(across, half_h)
        at_w, extent_w = _slopes(along, half_w)
        at_h, extent_h = _slopes(across, half_h)
        g_along, g_across = gc[q] * at_w * cover_h, gc[q] * cover_w * at_h
        sx -= g_along * cos - g_across * sin
        sy -= g_along * sin + g_across * cos
        sc += g_along * dx + g_across * dy
        ss += g_along * dy - g_across * dx
        sw += gc[q] * extent_w * cover_h
        sh += gc[q] * cover_w * extent_h
    sums[SHAPE] += sx
    sums[SHAPE + 1] += sy
    sums[SHAPE + 2] += sc
    sums[SHAPE + 3] += ss
    sums[SHAPE + 4] += sw
    sums[SHAPE + 5] += sh


@inline
def bounds(s, form):
    """Least and greatest x and y."""
    return about(s, s[SHAPE + 4] * HALF, s[SHAPE + 5] * HALF)


@inline
def about(s, half_w, half_h):
    """Least and greatest x and y of a rectangle on the box's axes, by half its sides."""
    x, y, cos, sin = s[SHAPE], s[SHAPE + 1], abs(s[SHAPE + 2]), abs(s[SHAPE + 3])
    reach_x, reach_y = half_w * cos + half_h * sin, half_w * sin + half_h * cos
    return x - reach_x, x + reach_x, y - reach_y, y + reach_y
