"""The swept disc, hard-edged or wet, over one tile: see `renderers.forms.sweep`.

What is searched for is the deepest t and the last t; lengths are in canvas units. The curve is
monotone in x and in y, so 16 samples along it suffice.
"""

import triton
import triton.language as tl

from renderers.forms.sweep import GENTLEST as GENTLEST_
from renderers.forms.wash import CALM as CALM_
from renderers.tiles.cuda.pack import LANES, put

SAMPLES = tl.constexpr(16)
"""steps of t from which the search starts; walk.py knows it as the mark of a wholly covered tile"""
HALF_DIAGONAL = tl.constexpr(10.62)
"""from the centre of a tile to its farthest pixel centre, pixels"""
CALM = tl.constexpr(CALM_)
GENTLEST = tl.constexpr(GENTLEST_)


@triton.jit
def _disc(row):
    """The `Spine` of a stroke: x0 y0 bx by ax ay r0 dr."""
    x0, y0, bx, by = tl.load(row + 8), tl.load(row + 9), tl.load(row + 10), tl.load(row + 11)
    ax, ay, r0, dr = tl.load(row + 12), tl.load(row + 13), tl.load(row + 14), tl.load(row + 15)
    return x0, y0, bx, by, ax, ay, r0, dr


@triton.jit
def _distance(ex, ey):
    return tl.sqrt(ex * ex + ey * ey + 1e-14)


@triton.jit
def _reach(row, cx, cy, size, WET: tl.constexpr):
    """First and last sample that can touch the tile about (cx, cy), and the last that holds it all.

    The last one is -1 if none does; first > last if none touches. A wash holds a tile that lies
    deeper than its edge.
    """
    x0, y0, bx, by, ax, ay, r0, dr = _disc(row)
    lane = tl.arange(0, LANES)
    t = lane.to(tl.float32) * (1 / SAMPLES)
    margin = r0 + dr * t - _distance(cx - x0 - (bx + ax * t) * t, cy - y0 - (by + ay * t) * t)
    end_x, end_y = bx + 2 * ax, by + 2 * ay
    fastest = tl.sqrt(tl.maximum(bx * bx + by * by, end_x * end_x + end_y * end_y)) + tl.abs(dr)
    spread, half = HALF_DIAGONAL / size, 0.5 / size
    sampled = lane <= SAMPLES
    live = sampled & (margin + spread + fastest * (0.5 / SAMPLES) >= -half)
    first = tl.min(tl.where(live, lane, LANES))
    last = tl.max(tl.where(live, lane, -1))
    deep = half
    if WET:
        deep += 2 * tl.load(row + 16)
    solid = tl.max(tl.where(sampled & (margin - spread >= deep), lane, -1))
    return first, last, solid


@triton.jit
def search(row, px, py, size, first, last, solid, graded):
    """Deepest t and last t of each pixel.

    Args:
        row: where the stroke's numbers lie.
        px: x of the pixels, canvas units.
        py: y of the pixels.
        size: pixels to the canvas unit.
        first: see `reach`.
        last: see `reach`.
        solid: see `reach`.
        graded: 0 if nothing changes along the stroke: the last t is then left out.
    """
    x0, y0, bx, by, ax, ay, r0, dr = _disc(row)
    x, y, half = px - x0, py - y0, 0.5 / size
    deepest, leaves = tl.full(px.shape, 1, tl.float32), tl.full(px.shape, 1, tl.float32)
    if solid < SAMPLES:
        best, low = tl.full(px.shape, -1e9, tl.float32), tl.full(px.shape, -1, tl.float32)
        for i in range(tl.maximum(first, solid), last + 1):
            t = i * (1 / SAMPLES)
            margin = r0 + dr * t - _distance(x - (bx + ax * t) * t, y - (by + ay * t) * t)
            deepest = tl.where(margin > best, t, deepest)
            best = tl.maximum(margin, best)
            low = tl.where(margin >= -half, t, low)
        if solid < 0:
            for _ in range(3):
                deepest = _newton(x, y, bx, by, ax, ay, dr, deepest)
        t = deepest
        margin = r0 + dr * t - _distance(x - (bx + ax * t) * t, y - (by + ay * t) * t)
        at_end = r0 + dr - _distance(x - bx - ax, y - by - ay)
        low = tl.maximum(tl.where(margin >= -half, tl.maximum(low, deepest), low), 0)
        leaves = tl.where(at_end >= -half, leaves, deepest)
        inside = (margin >= -half) & (at_end < -half)
        if graded * tl.max(inside.to(tl.int32)) > 0:
            root = _leave(x, y, bx, by, ax, ay, r0 + half, dr, low)
            leaves = tl.where(inside, root, leaves)
    return deepest, leaves


@triton.jit
def _newton(x, y, bx, by, ax, ay, dr, t):
    """One step to where the margin is stationary, at most half a sample."""
    ex, ey = x - (bx + ax * t) * t, y - (by + ay * t) * t
    vx, vy = bx + 2 * ax * t, by + 2 * ay * t
    along, d = ex * vx + ey * vy, _distance(ex, ey)
    bend = 2 * (ex * ax + ey * ay) - vx * vx - vy * vy - dr * along / d
    rise = along + dr * d
    uphill = tl.where(rise > 0, 1.0, -1.0)
    step = tl.where(bend < 0, rise / tl.maximum(-bend, 1e-20), uphill)
    step = tl.minimum(tl.maximum(step, -0.5 / SAMPLES), 0.5 / SAMPLES)
    return tl.minimum(tl.maximum(t + step, 0), 1)


@triton.jit
def _leave(x, y, bx, by, ax, ay, reached, dr, low):
    """Where the disc leaves the pixel after t = low: Newton from the next sample, bracketed.

    On reach^2 - distance^2, whose root is the margin's.
    """
    high = tl.minimum((tl.floor(low * SAMPLES) + 1) * (1 / SAMPLES), 1)
    t = high
    for _ in range(6):
        ex, ey, r = x - (bx + ax * t) * t, y - (by + ay * t) * t, reached + dr * t
        f = r * r - ex * ex - ey * ey
        slope = 2 * (r * dr + ex * (bx + 2 * ax * t) + ey * (by + 2 * ay * t))
        low, high = tl.where(f >= 0, t, low), tl.where(f >= 0, high, t)
        t = t - f / tl.minimum(slope, -1e-20)
        t = tl.where((t >= low) & (t <= high), t, (low + high) / 2)
    return t


@triton.jit
def _pigment(depth):
    """Integral of the wash's profile to a depth in units of its edge, and the profile there."""
    rise = tl.minimum(tl.maximum(depth, 0), 1)
    fall = tl.minimum(tl.maximum(depth, 1), 2) - 1
    integral = rise * rise / 2 + fall - (1 - CALM) * fall * fall / 2
    profile = tl.where(depth < 1, rise, tl.where(depth < 2, 1 - (1 - CALM) * fall, CALM))
    return integral + CALM * tl.maximum(depth - 2, 0), profile


@triton.jit
def _shade(row, px, py, size, deepest, WET: tl.constexpr):
    """Coverage of each pixel."""
    x0, y0, bx, by, ax, ay, r0, dr = _disc(row)
    t = deepest
    d = _distance(px - x0 - (bx + ax * t) * t, py - y0 - (by + ay * t) * t)
    margin, half = r0 + dr * t - d, 0.5 / size
    if WET:
        soft = tl.load(row + 16)
        inner, _ = _pigment((margin + half) / soft)
        outer, _ = _pigment((margin - half) / soft)
        coverage = (inner - outer) * (soft * size)
    else:
        coverage = tl.minimum(tl.maximum((margin + half) * size, 0), 1)
    return coverage


@triton.jit
def _lift(out, row, px, py, size, deepest, leaves, g_coverage, g_along, WET: tl.constexpr):
    """Gradient of the geometry into `out`: through coverage at the deepest t, and the last t.

    The last t has the derivative -dm / m'; the deepest needs none (the envelope theorem).
    """
    x0, y0, bx, by, ax, ay, r0, dr = _disc(row)
    x, y, half = px - x0, py - y0, 0.5 / size
    t, s = deepest, leaves
    ex, ey = x - (bx + ax * t) * t, y - (by + ay * t) * t
    d = _distance(ex, ey)
    margin = r0 + dr * t - d
    if WET:
        soft = tl.load(row + 16)
        inner, outer = (margin + half) / soft, (margin - half) / soft
        sum_in, here_in = _pigment(inner)
        sum_out, here_out = _pigment(outer)
        g_deep = g_coverage * (here_in - here_out) * size
        stretched = sum_in - sum_out - here_in * inner + here_out * outer
        out = put(out, 16, g_coverage * stretched * size)
    else:
        coverage = (margin + half) * size
        g_deep = tl.where((coverage >= 0) & (coverage <= 1), g_coverage * size, 0.0)
    push_x, push_y = g_deep * ex / d, g_deep * ey / d
    ex, ey = x - (bx + ax * s) * s, y - (by + ay * s) * s
    d = _distance(ex, ey)
    vx, vy = bx + 2 * ax * s, by + 2 * ay * s
    gentlest = GENTLEST * (tl.sqrt(vx * vx + vy * vy) + tl.abs(dr)) + 1e-9
    slope = tl.minimum(dr + (ex * vx + ey * vy) / d, -gentlest)
    g_last = tl.where(s < 1, -g_along / slope, 0.0)
    pull_x, pull_y = g_last * ex / d, g_last * ey / d
    out = put(out, 8, push_x + pull_x)
    out = put(out, 9, push_y + pull_y)
    out = put(out, 10, push_x * t + pull_x * s)
    out = put(out, 11, push_y * t + pull_y * s)
    out = put(out, 12, push_x * t * t + pull_x * s * s)
    out = put(out, 13, push_y * t * t + pull_y * s * s)
    out = put(out, 14, g_deep + g_last)
    out = put(out, 15, g_deep * t + g_last * s)
    return out


@triton.jit
def reach(row, cx, cy, size):
    """See `_reach`; of a sweep."""
    return _reach(row, cx, cy, size, False)


@triton.jit
def shade(row, px, py, size, one, other, tables, means):
    """Coverage of each pixel, and the last t; of a sweep."""
    return _shade(row, px, py, size, one, False), other


@triton.jit
def lift(out, row, px, py, size, one, other, tables, means, g_coverage, g_along):
    """See `_lift`; of a sweep."""
    return _lift(out, row, px, py, size, one, other, g_coverage, g_along, False)


@triton.jit
def reach_wash(row, cx, cy, size):
    """See `_reach`; of a wash."""
    return _reach(row, cx, cy, size, True)


@triton.jit
def shade_wash(row, px, py, size, one, other, tables, means):
    """Coverage of each pixel, and the last t; of a wash."""
    return _shade(row, px, py, size, one, True), other


@triton.jit
def lift_wash(out, row, px, py, size, one, other, tables, means, g_coverage, g_along):
    """See `_lift`; of a wash."""
    return _lift(out, row, px, py, size, one, other, g_coverage, g_along, True)
