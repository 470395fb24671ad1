"""A flat nib, a rectangle of fixed angle, drawn along a quadratic curve."""

import math
from typing import NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.forms.extent import around, controls, turned
from renderers.forms.form import Form, columns, pixel_grid
from renderers.forms.sight import PIECES, Dense, Pairs, Sight, length, near
from renderers.forms.sight import turned as on_axes
from renderers.forms.trace import Trace, traced_curve

NEAR = 2e-5
"""canvas units within which a root is one: there may be none where it was looked for"""


class Way(NamedTuple):
    """One coordinate of a pixel, on an axis of the nib, as the nib moves: c - b t - a t^2."""

    c: Tensor
    b: Tensor
    a: Tensor

    def at(self, t: Tensor) -> Tensor:
        """The coordinate at t."""
        return self.c - (self.b + self.a * t) * t

    def slope(self, t: Tensor) -> Tensor:
        """Its derivative along t."""
        return -self.b - 2 * self.a * t


def cover(
    geometry: Float[Tensor, "N G"], height: int, width: int
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N 1 1"]]:
    """Geometry: x0 y0 bx by ax ay (centre p0 + b t + a t^2), cos sin (of the nib's angle), long
    (half its length), thick (half its thickness, less than long). Nothing changes along it.

    A pixel's margin at t is the lesser of `long - |u|` and `thick - |v|`, u and v its coordinates
    on the nib's axes: quadratics in t. Where the largest margin is reached follows in closed form:
    at an end, where u or v turns, where v = 0, or where both bounds are equal. A nib thinner than
    a pixel covers no more than its thickness.
    """  # noqa: D205
    x0, y0, bx, by, ax, ay, cos, sin, long, thick = columns(geometry, 10)
    px, py = pixel_grid(height, width, geometry)
    ex, ey = px - x0, py - y0
    u = Way(ex * cos + ey * sin, bx * cos + by * sin, ax * cos + ay * sin)
    v = Way(ey * cos - ex * sin, by * cos - bx * sin, ay * cos - ax * sin)
    with torch.no_grad():
        t, share, is_root = _deepest(u, v, long=long, thick=thick)
        toward_u = share * u.at(t).sign()
        toward_v = torch.where(is_root, 0.0, (1 - share) * v.at(t).sign())
    margin = share * long + (1 - share) * thick - toward_u * u.at(t) - toward_v * v.at(t)
    size = max(height, width)
    coverage = (margin * size + 0.5).clamp(0, 1).minimum((2 * thick * size).clamp(0, 1))
    return coverage, torch.zeros_like(x0)


def _deepest(u: Way, v: Way, *, long: Tensor, thick: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """T of the largest margin; share of the bound on u in its derivative; whether v is 0 there.

    Where both bounds are equal the derivative is the mixture of theirs that does not change with
    t (the envelope theorem for a maximum of minima).
    """
    best, t_best = torch.full_like(u.c + v.c, -torch.inf), torch.zeros_like(u.c + v.c)
    share, is_root = torch.zeros_like(best), best > 0
    for t, mixed, root in _candidates(u, v, long - thick):
        by_u, by_v = long - u.at(t).abs(), thick - v.at(t).abs()
        margin = torch.minimum(by_u, by_v)
        better = margin > best
        inside = (t > 0) & (t < 1)
        equal, on_axis = (by_u - by_v).abs() < NEAR, v.at(t).abs() < NEAR
        rise_u, rise_v = -u.at(t).sign() * u.slope(t), -v.at(t).sign() * v.slope(t)
        apart = torch.where((rise_v - rise_u).abs() > 1e-9, rise_v - rise_u, 1.0)
        mixture = (rise_v / apart).clamp(0, 1)
        plain = (by_u < by_v).to(best.dtype)
        best, t_best = torch.maximum(best, margin), torch.where(better, t, t_best)
        share = torch.where(better, torch.where(inside & mixed & equal, mixture, plain), share)
        is_root = torch.where(
            better, (inside & root & on_axis & (by_v <= by_u)).to(best.dtype), is_root
        )
    return t_best, share, is_root > 0


def _candidates(u: Way, v: Way, gap: Tensor) -> list[tuple[Tensor, Tensor, Tensor]]:
    """(t, both bounds are equal there, v is 0 there)."""
    zero = torch.zeros_like(u.c + v.c)
    no, yes = torch.zeros_like(zero, dtype=torch.bool), torch.ones_like(zero, dtype=torch.bool)
    found = [(zero, no, no), (zero + 1, no, no), (_turn(u, zero), no, no), (_turn(v, zero), no, no)]
    found += [(t, no, yes) for t in _roots(v.c, v.b, v.a)]
    for sign in (-1, 1):  # |u| - |v| = gap: u - sign v = gap or -gap
        for side in (-1, 1):
            c = u.c - sign * v.c - side * gap
            found += [(t, yes, no) for t in _roots(c, u.b - sign * v.b, u.a - sign * v.a)]
    return found


def _turn(way: Way, zero: Tensor) -> Tensor:
    """Where the coordinate is stationary, in [0, 1]."""
    flat = way.a.abs() < 1e-9
    return torch.where(flat, 0.0, -way.b / (2 * torch.where(flat, 1.0, way.a))).clamp(0, 1) + zero


def _roots(c: Tensor, b: Tensor, a: Tensor) -> tuple[Tensor, Tensor]:
    """Both t in [0, 1] where c - b t - a t^2 = 0; where there are none, something in [0, 1]."""
    root = (b * b + 4 * a * c).clamp(min=0).sqrt()
    q = (b + torch.where(b < 0, -root, root)) / 2
    first = c / torch.where(q.abs() < 1e-12, 1e-12, q)
    second = -q / torch.where(a.abs() < 1e-12, 1e-12, a)
    return first.clamp(0, 1), second.clamp(0, 1) + torch.zeros_like(first)


def extent(geometry: Float[Tensor, "*B G"]) -> Float[Tensor, "*B 4"]:
    """See `Form.extent`."""
    reach = turned(geometry[..., 6:8], geometry[..., 8], geometry[..., 9])
    return around(*controls(geometry[..., :6]), reach)


def find(g: list[Tensor], x: Tensor, y: Tensor) -> tuple[Dense, ...]:
    """See `Sight.find`. Then t where the cell lies deepest: knots, and twice between them."""
    u, v = on_axes(x, y, (g[6], g[7]))
    way_u, way_v = ([term[:, None] for term in way] for way in _ways(g))  # [N,1,1]
    long, thick = g[8][:, None], g[9][:, None]
    t, step = torch.full_like(u, 0.5), 0.5
    for _ in range(3):
        steps = torch.linspace(-step, step, PIECES + 1, device=x.device, dtype=x.dtype)
        tried = (t[:, None] + steps[:, None]).clamp(0, 1)  # [N,S+1,C]
        away_u, away_v = (u[:, None] - _at(way_u, tried), v[:, None] - _at(way_v, tried))
        depth = torch.minimum(long - away_u.abs(), thick - away_v.abs())
        deepest, best = depth.max(1, keepdim=True)
        t, step = tried.gather(1, best)[:, 0], 1.5 * step / PIECES
    return deepest[:, 0], t


def see(g: list[Tensor], x: Pairs, y: Pairs, *places: Pairs) -> list[Pairs]:
    """See `Sight.see`: the nib where the cell lies deepest, on its axes."""
    t, (way_u, way_v) = places[0], _ways(g)
    u, v = on_axes(x, y, (g[6], g[7]))
    u, v = u - _at(way_u, t), v - _at(way_v, t)
    du, dv = way_u[1] + 2 * way_u[2] * t, way_v[1] + 2 * way_v[2] * t
    speed = length(du, dv)
    du, dv = du / speed, dv / speed
    half, off = g[8] * dv.abs() + g[9] * du.abs(), u * dv - v * du
    margins = [
        torch.minimum(g[8] - u.abs(), g[9] - v.abs()),
        g[8] - u,
        g[8] + u,
        g[9] - v,
        g[9] + v,
        half - off,
        half + off,
        g[8],
        g[9],
    ]
    ends = (g[0] - x, g[1] - y, g[0] + g[2] + g[4] - x, g[1] + g[3] + g[5] - y)
    told = [n for m in (*margins, *ends) for n in near(m)]
    return [
        *told,
        g[6],
        g[7],
        du,
        dv,
        du * g[6] - dv * g[7],
        du * g[7] + dv * g[6],
        t,
        1 / (1 + speed),
    ]


def _ways(g: list[Tensor]) -> tuple[list[Tensor], list[Tensor]]:
    """The nib's way (constant, t, t^2) on its own two axes."""
    terms = [on_axes(g[2 * i], g[2 * i + 1], (g[6], g[7])) for i in range(3)]
    return [u for u, _ in terms], [v for _, v in terms]


def _at(way: list[Tensor], t: Tensor) -> Tensor:
    """One coordinate of the way at t."""
    return way[0] + (way[1] + way[2] * t) * t


def trace(geometry: Float[Tensor, " G"]) -> Trace:
    """See `Form.trace`: as wide as the nib is across its way."""
    cos, sin, long, thick = geometry[6:10].tolist()

    def width(t: Tensor, way: Tensor) -> Tensor:
        x, y = (way / way.norm(dim=1, keepdim=True).clamp(min=1e-12)).T
        return 2 * (long * (x * sin - y * cos).abs() + thick * (x * cos + y * sin).abs())

    return traced_curve(geometry[:6], width, math.hypot(long, thick))


NIB = Form(
    "nib",
    ("x0", "y0", "bx", "by", "ax", "ay", "cos", "sin", "long", "thick"),
    cover,
    extent,
    unitless=("cos", "sin"),
    sight=Sight(find, see),
    trace=trace,
)
