"""The flat nib drawn along a curve, over one tile: see `renderers.forms.nib`.

What is searched for is the t of the largest margin, and the share that the bound on u has in its
derivative, or `ROOT`.
"""

import triton
import triton.language as tl

from renderers.tiles.cuda.pack import LANES, put

SAMPLES = tl.constexpr(16)
"""as in sweep.py"""
HALF_SIDE = tl.constexpr(7.51)
"""from the centre of a tile to the pixel centres at its side, pixels"""
NEAR = tl.constexpr(2e-5)
ROOT = tl.constexpr(-1.0)
"""v is 0 there: neither bound changes with t, and none of the derivative is through v"""


@triton.jit
def _ways(row, px, py):
    """Coefficients of u and v, the pixel's coordinates on the nib's axes: c - b t - a t^2."""
    ex, ey = px - tl.load(row + 8), py - tl.load(row + 9)
    bx, by, ax, ay = tl.load(row + 10), tl.load(row + 11), tl.load(row + 12), tl.load(row + 13)
    cos, sin = tl.load(row + 14), tl.load(row + 15)
    uc, ub, ua = ex * cos + ey * sin, bx * cos + by * sin, ax * cos + ay * sin
    vc, vb, va = ey * cos - ex * sin, by * cos - bx * sin, ay * cos - ax * sin
    return uc, ub, ua, vc, vb, va


@triton.jit
def _at(c, b, a, t):
    return c - (b + a * t) * t


@triton.jit
def _sign(x):
    return tl.where(x > 0, 1.0, tl.where(x < 0, -1.0, 0.0))


@triton.jit
def reach(row, cx, cy, size):
    """See `reach` in sweep.py; a tile held whole has that sample as its first and last."""
    uc, ub, ua, vc, vb, va = _ways(row, cx, cy)
    long, thick = tl.load(row + 16), tl.load(row + 17)
    lane = tl.arange(0, LANES)
    t = lane.to(tl.float32) * (1 / SAMPLES)
    by_u, by_v = long - tl.abs(_at(uc, ub, ua, t)), thick - tl.abs(_at(vc, vb, va, t))
    margin = tl.minimum(by_u, by_v)
    fast_u = tl.maximum(tl.abs(ub), tl.abs(ub + 2 * ua))
    fast_v = tl.maximum(tl.abs(vb), tl.abs(vb + 2 * va))
    slack = tl.maximum(fast_u, fast_v) * (0.5 / SAMPLES)
    turned = tl.abs(tl.load(row + 14)) + tl.abs(tl.load(row + 15))
    spread, half = HALF_SIDE * turned / size, 0.5 / size
    sampled = lane <= SAMPLES
    live = sampled & (margin + spread + slack >= -half)
    held = tl.max(tl.where(sampled & (margin - spread >= half), lane, -1))
    first = tl.where(held >= 0, held, tl.min(tl.where(live, lane, LANES)))
    last = tl.where(held >= 0, held, tl.max(tl.where(live, lane, -1)))
    return first, last, tl.where(held >= 0, SAMPLES, -1)


@triton.jit
def _consider(best, t_best, share, uc, ub, ua, vc, vb, va, long, thick, t, KIND: tl.constexpr):
    """The better of what was best and a candidate t: "plain", "root" (v = 0) or "equal"."""
    u, v = _at(uc, ub, ua, t), _at(vc, vb, va, t)
    by_u, by_v = long - tl.abs(u), thick - tl.abs(v)
    margin = tl.minimum(by_u, by_v)
    better = margin > best
    mine = tl.where(by_u < by_v, 1.0, 0.0)
    if KIND == "root":
        here = (t > 0) & (t < 1) & (tl.abs(v) < NEAR) & (by_v <= by_u)
        mine = tl.where(here, ROOT, mine)
    if KIND == "equal":
        # the mixture of both slopes that does not change with t
        rise_u, rise_v = _sign(u) * (ub + 2 * ua * t), _sign(v) * (vb + 2 * va * t)
        apart = rise_v - rise_u
        mixture = rise_v / tl.where(tl.abs(apart) > 1e-9, apart, 1.0)
        here = (t > 0) & (t < 1) & (tl.abs(by_u - by_v) < NEAR)
        mine = tl.where(here, tl.minimum(tl.maximum(mixture, 0), 1), mine)
    best, t_best = tl.maximum(best, margin), tl.where(better, t, t_best)
    return best, t_best, tl.where(better, mine, share)


@triton.jit
def _turn(b, a):
    """Where a coordinate is stationary, in [0, 1]."""
    flat = tl.abs(a) < 1e-9
    t = tl.where(flat, 0.0, -b / (2 * tl.where(flat, 1.0, a)))
    return tl.minimum(tl.maximum(t, 0), 1)


@triton.jit
def _roots(c, b, a):
    """Both t in [0, 1] where c - b t - a t^2 = 0; where there are none, something in [0, 1]."""
    root = tl.sqrt(tl.maximum(b * b + 4 * a * c, 0))
    q = (b + tl.where(b < 0, -root, root)) / 2
    first = c / tl.where(tl.abs(q) < 1e-12, 1e-12, q)
    second = -q / tl.where(tl.abs(a) < 1e-12, 1e-12, a)
    return tl.minimum(tl.maximum(first, 0), 1), tl.minimum(tl.maximum(second, 0), 1)


@triton.jit
def _consider_both(
    best, t_best, share, uc, ub, ua, vc, vb, va, long, thick, c, b, a, KIND: tl.constexpr
):
    """`_consider` at both roots of c - b t - a t^2."""
    first, second = _roots(c, b, a)
    best, t_best, share = _consider(
        best, t_best, share, uc, ub, ua, vc, vb, va, long, thick, first, KIND
    )
    return _consider(best, t_best, share, uc, ub, ua, vc, vb, va, long, thick, second, KIND)


@triton.jit
def search(row, px, py, size, first, last, solid, graded):
    """T of each pixel's largest margin, and its share; for first and solid see `reach`."""
    uc, ub, ua, vc, vb, va = _ways(row, px, py)
    long, thick = tl.load(row + 16), tl.load(row + 17)
    best, zero = tl.full(px.shape, -1e9, tl.float32), tl.zeros(px.shape, tl.float32)
    t_best, share = zero + first * (1 / SAMPLES), zero
    if solid < 0:
        best, t_best, share = _consider(
            best, t_best, share, uc, ub, ua, vc, vb, va, long, thick, zero, "plain"
        )
        best, t_best, share = _consider(
            best, t_best, share, uc, ub, ua, vc, vb, va, long, thick, zero + 1, "plain"
        )
        best, t_best, share = _consider(
            best, t_best, share, uc, ub, ua, vc, vb, va, long, thick, zero + _turn(ub, ua), "plain"
        )
        best, t_best, share = _consider(
            best, t_best, share, uc, ub, ua, vc, vb, va, long, thick, zero + _turn(vb, va), "plain"
        )
        best, t_best, share = _consider_both(
            best, t_best, share, uc, ub, ua, vc, vb, va, long, thick, vc, vb, va, "root"
        )
        for sign in tl.static_range(-1, 2, 2):  # |u| - |v| = gap: u - sign v = gap or -gap
            for side in tl.static_range(-1, 2, 2):
                c, b, a = uc - sign * vc - side * (long - thick), ub - sign * vb, ua - sign * va
                best, t_best, share = _consider_both(
                    best, t_best, share, uc, ub, ua, vc, vb, va, long, thick, c, b, a, "equal"
                )
    return t_best, share


@triton.jit
def _margin(u, v, share, long, thick):
    """Largest margin, as the mixture of bounds that gives its derivative."""
    toward_u = tl.maximum(share, 0) * _sign(u)
    toward_v = tl.where(share == ROOT, 0.0, (1 - share) * _sign(v))
    of_long = tl.maximum(share, 0)
    return of_long * long + (1 - of_long) * thick - toward_u * u - toward_v * v, toward_u, toward_v


@triton.jit
def shade(row, px, py, size, one, other, tables, means):
    """Coverage of each pixel, and 0 along; from t and share as `search` found them."""
    t, share = one, other
    uc, ub, ua, vc, vb, va = _ways(row, px, py)
    long, thick = tl.load(row + 16), tl.load(row + 17)
    margin, _, _ = _margin(_at(uc, ub, ua, t), _at(vc, vb, va, t), share, long, thick)
    thin = tl.minimum(tl.maximum(2 * thick * size, 0), 1)
    coverage = tl.minimum(tl.minimum(tl.maximum(margin * size + 0.5, 0), 1), thin)
    return coverage, tl.zeros(px.shape, tl.float32)


@triton.jit
def lift(out, row, px, py, size, one, other, tables, means, g_coverage, g_along):
    """Gradient of the geometry into `out`, with t and share held (the envelope theorem)."""
    t, share = one, other
    uc, ub, ua, vc, vb, va = _ways(row, px, py)
    long, thick = tl.load(row + 16), tl.load(row + 17)
    u, v = _at(uc, ub, ua, t), _at(vc, vb, va, t)
    margin, toward_u, toward_v = _margin(u, v, share, long, thick)
    depth, thin = margin * size + 0.5, 2 * thick * size
    covered = tl.minimum(tl.maximum(depth, 0), 1)
    g = tl.where((depth >= 0) & (depth <= 1) & (covered < thin), g_coverage * size, 0.0)
    g_thin = tl.where(thin < covered, g_coverage, 0.0) * tl.where(thin >= 0, size, 0.0)
    cos, sin = tl.load(row + 14), tl.load(row + 15)
    ex = px - tl.load(row + 8) - (tl.load(row + 10) + tl.load(row + 12) * t) * t
    ey = py - tl.load(row + 9) - (tl.load(row + 11) + tl.load(row + 13) * t) * t
    g_u, g_v = -g * toward_u, -g * toward_v
    g_x, g_y = g_v * sin - g_u * cos, -g_u * sin - g_v * cos
    of_long = tl.maximum(share, 0)
    out = put(out, 8, g_x)
    out = put(out, 9, g_y)
    out = put(out, 10, g_x * t)
    out = put(out, 11, g_y * t)
    out = put(out, 12, g_x * t * t)
    out = put(out, 13, g_y * t * t)
    out = put(out, 14, g_u * ex + g_v * ey)
    out = put(out, 15, g_u * ey - g_v * ex)
    out = put(out, 16, g * of_long)
    return put(out, 17, g * (1 - of_long) + 2 * g_thin)
