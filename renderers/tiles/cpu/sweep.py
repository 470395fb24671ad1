"""The swept disc over a tile, hard-edged or wet: see `renderers.forms.sweep`.

Shape columns: x0 y0 bx by ax ay r0 dr, and of a wash its edge's width. The curve is monotone in x
and in y, so `SAMPLES` positions suffice. FIRST keeps the deepest t.
"""

import numpy as np

from renderers.forms.sweep import GENTLEST
from renderers.forms.wash import CALM
from renderers.tiles.cpu.curve import around
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

SAMPLES = 16
_STEPS = np.float32(SAMPLES)
_STEP = np.float32(1 / SAMPLES)
_GENTLEST = np.float32(GENTLEST)
_FLAT = np.float32(-1e-12)  # no bend, no slope
_LEAST = np.float32(1e-20)  # of a bend: a smaller one's reciprocal is infinite
_FAR = np.float32(-1e9)
_CALM = np.float32(CALM)
LAST, RIM, EDGE = 0, 1, 2  # what a gradient comes through


@inline
def _disc(s):
    """The moving disc, as scalars."""
    return (
        s[SHAPE],
        s[SHAPE + 1],
        s[SHAPE + 2],
        s[SHAPE + 3],
        s[SHAPE + 4],
        s[SHAPE + 5],
        s[SHAPE + 6],
        s[SHAPE + 7],
    )


@inline
def _reach(s, cx, cy):
    """Which sampled t can touch the tile (bits), and whether a disc holds the whole tile.

    Returns:
        (live, solid): bit i of live for t = i / SAMPLES; solid is SAMPLES if the last disc holds
        the tile, another i if only disc i does, -1 if none.
    """
    x0, y0, bx, by, ax, ay, r0, dr = _disc(s)
    ends = max(bx**2 + by**2, (bx + TWO * ax) ** 2 + (by + TWO * ay) ** 2)
    slack = (np.sqrt(ends) + abs(dr)) * np.float32(0.5 / SAMPLES)
    live, solid = 0, -1
    for i in range(SAMPLES + 1):
        t = np.float32(i / SAMPLES)
        ex, ey = cx - x0 - (bx + ax * t) * t, cy - y0 - (by + ay * t) * t
        m = r0 + dr * t - np.sqrt(ex * ex + ey * ey)
        if m + HALF_DIAGONAL + slack >= -HALF:
            live |= 1 << i
        if m - HALF_DIAGONAL >= HALF:
            solid = i
    return live, solid


@inline
def _sample(s, live, px, py, best, deepest, low):
    """Deepest of the live sampled t of each pixel, and the last that touches it (or -1)."""
    x0, y0, bx, by, ax, ay, r0, dr = _disc(s)
    fill(best, _FAR)
    fill(deepest, ZERO)
    fill(low, -ONE)
    for i in range(SAMPLES + 1):
        if live >> i & 1:
            t = np.float32(i / SAMPLES)
            x, y, r = x0 + (bx + ax * t) * t, y0 + (by + ay * t) * t, r0 + dr * t
            for q in range(PIXELS):
                ex, ey = px[q] - x, py[q] - y
                m = r - np.sqrt(ex * ex + ey * ey)
                deepest[q] = t if m > best[q] else deepest[q]
                best[q] = max(m, best[q])
                low[q] = t if m >= -HALF else low[q]


@inline
def _sample_last(s, live, solid, px, py, low):
    """The last sampled t that touches each pixel, where the disc at `solid` holds the tile."""
    x0, y0, bx, by, ax, ay, r0, dr = _disc(s)
    fill(low, np.float32(solid) * _STEP)
    for i in range(solid + 1, SAMPLES + 1):
        if live >> i & 1:
            t = np.float32(i / SAMPLES)
            x, y = x0 + (bx + ax * t) * t, y0 + (by + ay * t) * t
            r = r0 + dr * t + HALF
            for q in range(PIXELS):
                ex, ey = px[q] - x, py[q] - y
                low[q] = t if ex * ex + ey * ey <= r * r else low[q]


@inline
def _newton(x, y, t, bx, by, ax, ay, dr):
    """One step to where the margin is stationary, at most half a sample; x, y from the start."""
    limit = HALF * _STEP
    ex, ey = x - (bx + ax * t) * t, y - (by + ay * t) * t
    vx, vy = bx + TWO * ax * t, by + TWO * ay * t
    along = ex * vx + ey * vy
    d = np.sqrt(ex * ex + ey * ey + TINY)
    bend = TWO * (ex * ax + ey * ay) - vx * vx - vy * vy - dr * along / d
    rise = along + dr * d
    step = rise / max(-bend, _LEAST) if bend < 0 else (limit if rise > 0 else -limit)
    return clip(t + clip(step, -limit, limit), ZERO, ONE)


@inline
def _deepen(s, px, py, deepest, margin):
    """Newton to the deepest t, and the margin there; how many pixels are touched."""
    x0, y0, bx, by, ax, ay, r0, dr = _disc(s)
    touched = ZERO  # a sum: a running maximum would keep the loop from being vectorised
    for q in range(PIXELS):
        x, y, t = px[q] - x0, py[q] - y0, deepest[q]
        for _ in range(2):
            t = _newton(x, y, t, bx, by, ax, ay, dr)
        ex, ey = x - (bx + ax * t) * t, y - (by + ay * t) * t
        m = r0 + dr * t - np.sqrt(ex * ex + ey * ey + TINY)
        deepest[q] = t
        margin[q] = m
        touched += ONE if m > -HALF else ZERO
    return touched


@inline
def _leave(s, px, py, low, last):
    """The last t at which the disc touches the pixel, from a `low` that does (if any does)."""
    x0, y0, bx, by, ax, ay, r0, dr = _disc(s)
    reach = r0 + HALF
    x1, y1, r1 = bx + ax, by + ay, reach + dr
    for q in range(PIXELS):
        x, y = px[q] - x0, py[q] - y0
        ex, ey = x - x1, y - y1
        at_end = ex * ex + ey * ey <= r1 * r1
        a = max(low[q], ZERO)
        b = min((np.floor(a * _STEPS) + ONE) * _STEP, ONE)
        t = b
        for _ in range(5):  # on reach^2 - distance^2, whose root is the margin's
            ex, ey = x - (bx + ax * t) * t, y - (by + ay * t) * t
            r = reach + dr * t
            f = r * r - ex * ex - ey * ey
            slope = TWO * (r * dr + ex * (bx + TWO * ax * t) + ey * (by + TWO * ay * t))
            a, b = (t if f >= 0 else a), (b if f >= 0 else t)
            t = t - f / min(slope, _FLAT)
            t = t if (t >= a) & (t <= b) else (a + b) * HALF
        last[q] = ONE if at_end else t


@inline
def shade(s, wet, varies, cx, cy, px, py, planes, work, tables, means):
    """Coverage of the tile's pixels, and the last t that touches each (if it `varies`); its kind.

    SOLID where the last disc holds the tile, FULL where another does; never of a wash.
    """
    live, solid = _reach(s, cx, cy)
    if live == 0:
        return UNTOUCHED
    coverage, deepest, last = planes[COVERAGE], planes[FIRST], planes[ALONG]
    best, low = work[0], work[1]
    if not wet and (solid == SAMPLES or (solid >= 0 and not varies)):
        last[0] = ONE
        return SOLID
    if not wet and solid >= 0:
        _sample_last(s, live, solid, px, py, low)
        _leave(s, px, py, low, last)
        fill(coverage, ONE)
        return FULL
    _sample(s, live, px, py, best, deepest, low)
    if _deepen(s, px, py, deepest, best) == 0:
        return UNTOUCHED
    if varies:
        for q in range(PIXELS):
            low[q] = max(low[q], deepest[q]) if best[q] > -HALF else low[q]
        _leave(s, px, py, low, last)
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
    x0, y0, bx, by, ax, ay, r0, dr = _disc(s)
    soft = s[SHAPE + 8]
    sx = sy = sbx = sby = sax = say = sr = sdr = edge = ZERO
    for q in range(PIXELS):
        x, y, t, gm = px[q] - x0, py[q] - y0, t_of[q], g[q]
        if what != LAST:
            t = _newton(x, y, t, bx, by, ax, ay, dr)
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
