"""The flat nib over a tile: see `renderers.forms.nib`.

Shape columns: x0 y0 bx by ax ay cos sin long thick, and within how many pixels a root is one.
"""

import numpy as np

from renderers.tiles.cpu.curve import around
from renderers.tiles.cpu.tile import (
    COVERAGE,
    FIRST,
    FOUR,
    HALF,
    HALF_DIAGONAL,
    ONE,
    PIXELS,
    SECOND,
    SHAPE,
    SOLID,
    TWO,
    UNTOUCHED,
    VARIED,
    ZERO,
    clip,
    inline,
    inlined,
)

_SAMPLES = 16
_FLAT = np.float32(1e-9)
_SMALL = np.float32(1e-12)
_PLAIN, _EQUAL, _ROOT = np.int8(0), np.int8(1), np.int8(2)  # what makes a t a candidate


@inline
def _on_axes(s):
    """The centre's polynomials on the nib's axes: ub vb ua va."""
    bx, by, ax, ay = s[SHAPE + 2], s[SHAPE + 3], s[SHAPE + 4], s[SHAPE + 5]
    cos, sin = s[SHAPE + 6], s[SHAPE + 7]
    return bx * cos + by * sin, by * cos - bx * sin, ax * cos + ay * sin, ay * cos - ax * sin


@inline
def _reach(s, cx, cy):
    """Whether the nib can touch the tile, and whether at some moment it holds all of it."""
    long, thick = s[SHAPE + 8], s[SHAPE + 9]
    ub, vb, ua, va = _on_axes(s)
    ex, ey = cx - s[SHAPE], cy - s[SHAPE + 1]
    u0, v0 = ex * s[SHAPE + 6] + ey * s[SHAPE + 7], ey * s[SHAPE + 6] - ex * s[SHAPE + 7]
    slack_u = max(abs(ub), abs(ub + TWO * ua)) * np.float32(0.5 / _SAMPLES)
    slack_v = max(abs(vb), abs(vb + TWO * va)) * np.float32(0.5 / _SAMPLES)
    touches, holds = False, False
    for i in range(_SAMPLES + 1):
        t = np.float32(i / _SAMPLES)
        by_u, by_v = long - abs(u0 - (ub + ua * t) * t), thick - abs(v0 - (vb + va * t) * t)
        touches |= min(by_u + slack_u, by_v + slack_v) + HALF_DIAGONAL >= -HALF
        holds |= min(by_u, by_v) - HALF_DIAGONAL >= HALF
    return touches, holds


@inline
def _try(t, what, best, t_best, why, u, ub, ua, v, vb, va, long, thick):
    """The better of the best t so far and this one."""
    m = min(long - abs(u - (ub + ua * t) * t), thick - abs(v - (vb + va * t) * t))
    better = m > best
    return max(m, best), (t if better else t_best), (what if better else why)


@inline
def _roots(c, b, a):
    """Both t in [0, 1] where c - b t - a t^2 = 0; where there are none, something in [0, 1]."""
    root = np.sqrt(max(b * b + FOUR * a * c, ZERO))
    z = (b - root if b < 0 else b + root) * HALF
    z_safe, a_safe = (_SMALL if abs(z) < _SMALL else z), (_SMALL if abs(a) < _SMALL else a)
    return clip(c / z_safe, ZERO, ONE), clip(-z / a_safe, ZERO, ONE)


@inline
def _turn(b, a):
    """Where b t + a t^2 turns, in [0, 1]."""
    return ZERO if abs(a) < _FLAT else clip(-b / (TWO * a), ZERO, ONE)


@inlined
def _deepest(u, ub, ua, v, vb, va, turn_u, turn_v, long, thick):
    """Largest margin of a pixel, the t where it is reached, and what made that t a candidate."""
    gap = long - thick
    best, t, why = min(long - abs(u), thick - abs(v)), ZERO, _PLAIN
    best, t, why = _try(ONE, _PLAIN, best, t, why, u, ub, ua, v, vb, va, long, thick)
    best, t, why = _try(turn_u, _PLAIN, best, t, why, u, ub, ua, v, vb, va, long, thick)
    best, t, why = _try(turn_v, _PLAIN, best, t, why, u, ub, ua, v, vb, va, long, thick)
    first, second = _roots(v, vb, va)
    best, t, why = _try(first, _ROOT, best, t, why, u, ub, ua, v, vb, va, long, thick)
    best, t, why = _try(second, _ROOT, best, t, why, u, ub, ua, v, vb, va, long, thick)
    # |u| - |v| = gap: u - v, u + v = gap or -gap
    first, second = _roots(u - v - gap, ub - vb, ua - va)
    best, t, why = _try(first, _EQUAL, best, t, why, u, ub, ua, v, vb, va, long, thick)
    best, t, why = _try(second, _EQUAL, best, t, why, u, ub, ua, v, vb, va, long, thick)
    first, second = _roots(u - v + gap, ub - vb, ua - va)
    best, t, why = _try(first, _EQUAL, best, t, why, u, ub, ua, v, vb, va, long, thick)
    best, t, why = _try(second, _EQUAL, best, t, why, u, ub, ua, v, vb, va, long, thick)
    first, second = _roots(u + v - gap, ub + vb, ua + va)
    best, t, why = _try(first, _EQUAL, best, t, why, u, ub, ua, v, vb, va, long, thick)
    best, t, why = _try(second, _EQUAL, best, t, why, u, ub, ua, v, vb, va, long, thick)
    first, second = _roots(u + v + gap, ub + vb, ua + va)
    best, t, why = _try(first, _EQUAL, best, t, why, u, ub, ua, v, vb, va, long, thick)
    best, t, why = _try(second, _EQUAL, best, t, why, u, ub, ua, v, vb, va, long, thick)
    return best, t, why


@inline
def shade(s, form, varies, cx, cy, px, py, planes, work, tables, means):
    """Coverage of the tile's pixels; its kind. FIRST keeps the deepest t, SECOND the bound's share.

    A share of -1 says that the bound on v holds where v is 0.
    """
    touches, holds = _reach(s, cx, cy)
    if not touches:
        return UNTOUCHED
    if holds:
        return SOLID
    x0, y0, cos, sin = s[SHAPE], s[SHAPE + 1], s[SHAPE + 6], s[SHAPE + 7]
    long, thick, near = s[SHAPE + 8], s[SHAPE + 9], s[SHAPE + 10]
    ub, vb, ua, va = _on_axes(s)
    turn_u, turn_v = _turn(ub, ua), _turn(vb, va)
    thin = clip(TWO * thick, ZERO, ONE)
    coverage, deepest, shares = planes[COVERAGE], planes[FIRST], planes[SECOND]
    total = ZERO
    for q in range(PIXELS):
        ex, ey = px[q] - x0, py[q] - y0
        u, v = ex * cos + ey * sin, ey * cos - ex * sin
        best, t, why = _deepest(u, ub, ua, v, vb, va, turn_u, turn_v, long, thick)
        at_u, at_v = u - (ub + ua * t) * t, v - (vb + va * t) * t
        by_u, by_v = long - abs(at_u), thick - abs(at_v)
        rise_u = ub + TWO * ua * t if at_u > 0 else -ub - TWO * ua * t
        rise_v = vb + TWO * va * t if at_v > 0 else -vb - TWO * va * t
        apart = rise_v - rise_u
        apart = apart if abs(apart) > _FLAT else ONE
        inside = (t > 0) & (t < 1)
        mixed = inside & (why == _EQUAL) & (abs(by_u - by_v) < near)
        root = inside & (why == _ROOT) & (abs(at_v) < near) & (by_v <= by_u)
        share = clip(rise_v / apart, ZERO, ONE) if mixed else (ONE if by_u < by_v else ZERO)
        deepest[q] = t
        shares[q] = -ONE if root else share
        coverage[q] = min(clip(best + HALF, ZERO, ONE), thin)
        total += coverage[q]
    return VARIED if total > 0 else UNTOUCHED


@inline
def lift(s, form, kind, varies, planes, gc, gu, px, py, sums, tables, means):
    """Gradient of the shape from that of the coverage, at the deepest t."""
    x0, y0, cos, sin = s[SHAPE], s[SHAPE + 1], s[SHAPE + 6], s[SHAPE + 7]
    bx, by, ax, ay = s[SHAPE + 2], s[SHAPE + 3], s[SHAPE + 4], s[SHAPE + 5]
    long, thick = s[SHAPE + 8], s[SHAPE + 9]
    thin = clip(TWO * thick, ZERO, ONE)
    deepest, shares = planes[FIRST], planes[SECOND]
    sx = sy = sbx = sby = sax = say = sc = ss = sl = st = sw = ZERO
    for q in range(PIXELS):
        t, root = deepest[q], shares[q] < 0
        share = ZERO if root else shares[q]
        dx, dy = px[q] - x0 - (bx + ax * t) * t, py[q] - y0 - (by + ay * t) * t
        u, v = dx * cos + dy * sin, dy * cos - dx * sin
        sign_v = ZERO if root else (ONE if v > 0 else -ONE)
        c = share * (long - abs(u)) + (ONE - share) * (thick - sign_v * v) + HALF
        gm = gc[q] if (c > 0) & (c < thin) else ZERO
        sw += gc[q] if c >= thin else ZERO
        gu = -gm * share * (ONE if u > 0 else -ONE)
        gv = -gm * (ONE - share) * sign_v
        gx, gy = gu * cos - gv * sin, gu * sin + gv * cos
        sx -= gx
        sy -= gy
        sbx -= gx * t
        sby -= gy * t
        sax -= gx * t * t
        say -= gy * t * t
        sc += gu * dx + gv * dy
        ss += gu * dy - gv * dx
        sl += gm * share
        st += gm * (ONE - share)
    sums[SHAPE] += sx
    sums[SHAPE + 1] += sy
    sums[SHAPE + 2] += sbx
    sums[SHAPE + 3] += sby
    sums[SHAPE + 4] += sax
    sums[SHAPE + 5] += say
    sums[SHAPE + 6] += sc
    sums[SHAPE + 7] += ss
    sums[SHAPE + 8] += sl
    sums[SHAPE + 9] += st + (TWO * sw if thin < 1 else ZERO)


@inline
def bounds(s, form):
    """Least and greatest x and y."""
    cos, sin, long, thick = abs(s[SHAPE + 6]), abs(s[SHAPE + 7]), s[SHAPE + 8], s[SHAPE + 9]
    return around(s, long * cos + thick * sin, long * sin + thick * cos)
