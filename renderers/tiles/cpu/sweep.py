"""The swept disc over a tile, hard-edged or wet: see `renderers.forms.sweep`.

Shape columns: x0 y0 bx by ax ay r0 dr, and of a wash its edge's width. FIRST keeps the deepest t.
"""

import numpy as np

from renderers.forms.sweep import GENTLEST
from renderers.forms.wash import CALM
from renderers.tiles.cpu.curve import around
from renderers.tiles.cpu.moving import (
    SAFE,
    SAMPLES,
    deepen,
    leave,
    moving_disc,
    newton,
    sample,
    sample_last,
    touch,
    weigh,
)
from renderers.tiles.cpu.tile import (
    ALONG,
    COVERAGE,
    FIRST,
    FULL,
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
    fill,
    inline,
)

_GENTLEST = np.float32(GENTLEST)
_CALM = np.float32(CALM)
LAST, RIM, EDGE = 0, 1, 2  # what a gradient comes through


@inline
def shade(s, wet, varies, cx, cy, px, py, planes, work, tables, means):
    """Coverage of the tile's pixels, and the last t that touches each (if it `varies`); its kind.

    SOLID where the last disc holds the tile, FULL where another does; never of a wash.
    """
    live, solid = touch(s, cx, cy)
    if live == 0:
        return UNTOUCHED
    coverage, deepest, last = planes[COVERAGE], planes[FIRST], planes[ALONG]
    best, low = work[0], work[1]
    if not wet and (solid == SAMPLES or (solid >= 0 and not varies)):
        last[0] = ONE
        return SOLID
    if not wet and solid >= 0:
        sample_last(s, live, solid, px, py, low)
        leave(s, px, py, low, last)
        fill(coverage, ONE)
        return FULL
    likely = live
    if varies:  # of others the look is dearer than what it saves
        likely, middle = weigh(s, cx, cy)
        if middle + HALF_DIAGONAL < -SAFE:
            return UNTOUCHED
    sample(s, live if varies else 0, likely, px, py, best, deepest, low)
    if deepen(s, px, py, deepest, best) == 0:
        return UNTOUCHED
    if varies:
        for q in range(PIXELS):
            low[q] = max(low[q], deepest[q]) if best[q] > -HALF else low[q]
        leave(s, px, py, low, last)
    if wet:
        _soften(s[SHAPE + 8], best, coverage)
    else:
        for q in range(PIXELS):
            coverage[q] = clip(best[q] + HALF, ZERO, ONE)
    return VARIED


@inline
def _profile(depth):
    """Pigment at a depth in units of the wash's edge."""
    fall = clip(depth - ONE, ZERO, ONE)
    return clip(depth, ZERO, ONE) - (ONE - _CALM) * fall


@inline
def _pigment(depth):
    """Integral of the profile from the rim."""
    rise, fall = clip(depth, ZERO, ONE), clip(depth - ONE, ZERO, ONE)
    calm = max(depth - TWO, ZERO)
    return HALF * rise * rise + fall - (ONE - _CALM) * HALF * fall * fall + _CALM * calm


@inline
def _soften(soft, margin, coverage):
    """Coverage of a wash: its profile averaged over a pixel across the rim."""
    for q in range(PIXELS):
        outer, inner = (margin[q] - HALF) / soft, (margin[q] + HALF) / soft
        coverage[q] = (_pigment(inner) - _pigment(outer)) * soft


@inline
def lift(s, wet, kind, varies, planes, gc, gu, px, py, sums, tables, means):
    """Gradient of the shape from those of the coverage (gc) and of the last t (gu).

    By the envelope theorem the deepest t needs no derivative of its own; that of the last t is
    -dm / m'.
    """
    coverage, deepest, last = planes[COVERAGE], planes[FIRST], planes[ALONG]
    if varies:
        _to_disc(s, gu, last, coverage, px, py, sums, LAST)
    if wet:
        _to_disc(s, gc, deepest, coverage, px, py, sums, EDGE)
    elif kind == VARIED:
        _to_disc(s, gc, deepest, coverage, px, py, sums, RIM)


@inline
def _to_disc(s, g, t_of, coverage, px, py, sums, what):
    """Gradient of the moving disc from that of what each pixel has at its own t.

    That is the LAST t itself, or the coverage of a hard RIM or of a wash's EDGE. A gradient feels
    an error of the deepest t at first order, coverage only at second: one more Newton step.
    """
    x0, y0, bx, by, ax, ay, r0, dr = moving_disc(s)
    soft = s[SHAPE + 8]
    sx = sy = sbx = sby = sax = say = sr = sdr = edge = ZERO
    for q in range(PIXELS):
        x, y, t, gm = px[q] - x0, py[q] - y0, t_of[q], g[q]
        if what != LAST:
            t = newton(x, y, t, bx, by, ax, ay, dr)
        ex, ey = x - (bx + ax * t) * t, y - (by + ay * t) * t
        d = np.sqrt(ex * ex + ey * ey + TINY)
        inverse = ONE / d
        if what == LAST:
            vx, vy = bx + TWO * ax * t, by + TWO * ay * t
            slope = dr + (ex * vx + ey * vy) * inverse
            gentlest = -_GENTLEST * (np.sqrt(vx * vx + vy * vy) + abs(dr)) - TINY
            gm = -gm / min(slope, gentlest) if (t < 1) & (coverage[q] > 0) else ZERO
        elif what == RIM:
            gm = gm if (coverage[q] > 0) & (coverage[q] < 1) else ZERO
        else:
            m = r0 + dr * t - d
            outer, inner = (m - HALF) / soft, (m + HALF) / soft
            p_outer, p_inner = _profile(outer), _profile(inner)
            edge += gm * (_pigment(inner) - _pigment(outer) - inner * p_inner + outer * p_outer)
            gm *= p_inner - p_outer
        gx, gy = gm * inverse * ex, gm * inverse * ey
        sx += gx
        sy += gy
        sbx += gx * t
        sby += gy * t
        sax += gx * t * t
        say += gy * t * t
        sr += gm
        sdr += gm * t
    sums[SHAPE] += sx
    sums[SHAPE + 1] += sy
    sums[SHAPE + 2] += sbx
    sums[SHAPE + 3] += sby
    sums[SHAPE + 4] += sax
    sums[SHAPE + 5] += say
    sums[SHAPE + 6] += sr
    sums[SHAPE + 7] += sdr
    sums[SHAPE + 8] += edge


@inline
def bounds(s, wet):
    """Least and greatest x and y."""
    reach = max(s[SHAPE + 6], s[SHAPE + 6] + s[SHAPE + 7])
    return around(s, reach, reach)
