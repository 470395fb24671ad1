"""How a cell sees each form: how deep it lies in the stroke, and what it is told of its edge.

Every form has two functions. `find` looks at all cells at once: how deep each cell's centre lies
in the stroke (negative outside), and where along the stroke that is. `see` is asked only about
pairs of a stroke and a cell that it may touch, for the numbers a network starts from, the depth
first. Lengths are in sides of a cell.
"""

import math
from typing import NamedTuple, Protocol

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.forms.bristle import ASPECTS
from renderers.registry import Registry

PIECES = 12
"""straight pieces that stand for a curve while the point nearest to a cell is looked for"""
WAVES = (1, 2, 4, 8, 11, 16, 22)
"""waves over a dab's length and width by which its texture is told"""
SOFT = 1e-4
"""added under roots, cells squared: about a pixel's tenth"""

Dense = Float[Tensor, "N C"]
Pairs = Float[Tensor, " M"]


class Sight(Protocol):
    """One form as cells see it."""

    lengths: tuple[int, ...]
    """columns of the geometry that are positions or lengths"""

    def find(self, g: list[Tensor], x: Tensor, y: Tensor) -> tuple[Dense, ...]:
        """Depth of each cell's centre (x, y); then places along the stroke. No gradient."""
        ...

    def see(self, g: list[Tensor], x: Pairs, y: Pairs, *places: Pairs) -> list[Pairs]:
        """What each pair's cell sees, differentiable; about [-2, 2]."""
        ...


class Disc:
    """`renderers.forms.disc`: the margin and the way to the centre."""

    lengths: tuple[int, ...] = (0, 1, 2)

    def find(self, g: list[Tensor], x: Tensor, y: Tensor) -> tuple[Dense, ...]:
        """See `Sight.find`."""
        return (g[2] - length(g[0] - x, g[1] - y),)

    def see(self, g: list[Tensor], x: Pairs, y: Pairs, *places: Pairs) -> list[Pairs]:
        """See `Sight.see`."""
        return [*round_edge(g[0] - x, g[1] - y, g[2]), *near(g[0] - x), *near(g[1] - y)]


class Box:
    """`renderers.forms.box`: the margins of its four sides."""

    lengths: tuple[int, ...] = (0, 1, 4, 5)

    def find(self, g: list[Tensor], x: Tensor, y: Tensor) -> tuple[Dense, ...]:
        """See `Sight.find`."""
        u, v = turned(x - g[0], y - g[1], g[2], g[3])
        return (torch.minimum(g[4] / 2 - u.abs(), g[5] / 2 - v.abs()),)

    def see(self, g: list[Tensor], x: Pairs, y: Pairs, *places: Pairs) -> list[Pairs]:
        """See `Sight.see`."""
        u, v = turned(x - g[0], y - g[1], g[2], g[3])
        w, h = g[4] / 2, g[5] / 2
        sides = [w - u, w + u, h - v, h + v]
        depth = torch.minimum(w - u.abs(), h - v.abs())
        told = [n for side in (depth, *sides, w, h) for n in near(side)]
        return [*told, g[2], g[3], g[2] * g[3], g[2] * g[2] - g[3] * g[3]]


class Bristle(Box):
    """`renderers.forms.bristle`: the box, and where the cell lies on its texture."""

    def see(self, g: list[Tensor], x: Pairs, y: Pairs, *places: Pairs) -> list[Pairs]:
        """See `Sight.see`."""
        u, v = turned(x - g[0], y - g[1], g[2], g[3])
        at = [(u / g[4].clamp(min=0.01)).clamp(-1, 1), (v / g[5].clamp(min=0.01)).clamp(-1, 1)]
        waves = [
            wave(2 * math.pi * k * p) for k in WAVES for p in at for wave in (torch.sin, torch.cos)
        ]
        which = [(g[6] == i).to(u) for i in range(len(ASPECTS))]
        rates = [1 / (1 + g[4]), 1 / (1 + g[5])]
        return [*super().see(g, x, y), *at, *waves, *which, *rates]


class Triangle:
    """`renderers.forms.triangle`: the line of each side, and the corners."""

    lengths: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)

    def find(self, g: list[Tensor], x: Tensor, y: Tensor) -> tuple[Dense, ...]:
        """See `Sight.find`. Lines go on beyond sharp corners: the box of the corners ends them."""
        xs, ys = torch.stack(g[:6:2]), torch.stack(g[1:6:2])
        box = (x - xs.amin(0), xs.amax(0) - x, y - ys.amin(0), ys.amax(0) - y)
        sides = [depth for _, _, depth in self._sides(g, x, y)]
        return (torch.stack([*box, *sides]).amin(0),)

    def see(self, g: list[Tensor], x: Pairs, y: Pairs, *places: Pairs) -> list[Pairs]:
        """See `Sight.see`."""
        sides = self._sides(g, x, y)
        depth = torch.stack([depth for _, _, depth in sides]).amin(0)
        told = [n for nx, ny, d in sides for n in (nx, ny, *near(d))]
        corners = [n for i in range(3) for e in (g[2 * i] - x, g[2 * i + 1] - y) for n in near(e)]
        return [*near(depth), *told, *corners, *near(g[6])]

    def _sides(self, g: list[Tensor], x: Tensor, y: Tensor) -> list[tuple[Tensor, Tensor, Tensor]]:
        """Unit normal and depth of each side's line, positive inside."""
        turn = (g[2] - g[0]) * (g[5] - g[1]) - (g[3] - g[1]) * (g[4] - g[0])
        turn, found = torch.where(turn < 0, -1.0, 1.0), []
        for i in range(3):
            ax, ay, bx, by = (g[(2 * i + k) % 6] for k in range(4))
            long = length(bx - ax, by - ay)
            nx, ny = turn * (ay - by) / long, turn * (bx - ax) / long
            found.append((nx, ny, nx * (x - ax) + ny * (y - ay)))
        return found


class Sweep:
    """`renderers.forms.sweep`: the moving disc where the cell lies deepest, and where it leaves."""

    lengths: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6, 7)

    def find(self, g: list[Tensor], x: Tensor, y: Tensor) -> tuple[Dense, ...]:
        """See `Sight.find`. Then t where the cell lies deepest, and the last t that touches it."""
        t = torch.linspace(0, 1, PIECES + 1, device=x.device, dtype=x.dtype)
        kx, ky = g[0] + (g[2] + g[4] * t) * t, g[1] + (g[3] + g[5] * t) * t  # [N,S+1]
        one = torch.ones_like(kx)
        knots = torch.stack([kx * kx + ky * ky, -2 * kx, -2 * ky, one], -1)
        cells = torch.stack([torch.ones_like(x), x, y, x * x + y * y])
        margins = (g[6] + g[7] * t)[..., None] - (knots @ cells).clamp(min=SOFT).sqrt()
        deepest, k = margins.max(1)
        near_ = newton(g, x, y, newton(g, x, y, k / PIECES))
        order = torch.arange(PIECES + 1, device=x.device, dtype=x.dtype)[:, None]
        last = ((margins >= 0) * order).amax(1, keepdim=True).long()
        inside, outside = margins.gather(1, last), margins.gather(1, (last + 1).clamp(max=PIECES))
        share = (inside / (inside - outside).clamp(min=1e-3)).clamp(0, 1)
        leaves = ((last + share) / PIECES).clamp(max=1)[:, 0]
        depth = disc_at(g, x, y, near_).margin
        return depth, near_, torch.where((deepest > 0) | (last[:, 0] > 0), leaves, near_)

    def see(self, g: list[Tensor], x: Pairs, y: Pairs, *places: Pairs) -> list[Pairs]:
        """See `Sight.see`."""
        t, last = newton(g, x, y, places[0]), places[1]
        here, then = disc_at(g, x, y, t), disc_at(g, x, y, last)
        speed = (here.vx * here.vx + here.vy * here.vy + SOFT).sqrt()
        tx, ty = here.vx / speed, here.vy / speed
        bend = 2 * (here.vx * g[5] - here.vy * g[4]) / speed**3
        slope = ((then.ex * then.vx + then.ey * then.vy) / then.d - g[7]).clamp(min=1.0)
        leaves = last + (then.margin.clamp(-0.5, 0.5) / slope)
        ends = (g[0] - x, g[1] - y, g[0] + g[2] + g[4] - x, g[1] + g[3] + g[5] - y)
        return [
            *round_edge(here.ex, here.ey, here.r), tx, ty, *near(here.ex * tx + here.ey * ty),
            *near(here.ey * tx - here.ex * ty), (g[7] / speed).clamp(-1, 1), bend.clamp(-2, 2),
            1 / (1 + speed), t, *(n for e in ends for n in near(e)),
            leaves, then.ex / then.d / slope, then.ey / then.d / slope, then.ex / then.d,
            then.ey / then.d, 1 / slope,
        ]  # fmt: skip


class Wash(Sweep):
    """`renderers.forms.wash`: the swept disc, and how soft its edge is."""

    lengths: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6, 7, 8)

    def see(self, g: list[Tensor], x: Pairs, y: Pairs, *places: Pairs) -> list[Pairs]:
        """See `Sight.see`."""
        seen = super().see(g, x, y, *places)
        here = disc_at(g, x, y, places[0])
        ratio = here.margin / g[8].clamp(min=0.01)
        return [*seen, *near(g[8]), ratio.clamp(-1, 3), (0.1 / g[8]).clamp(max=2)]


class Nib:
    """`renderers.forms.nib`: the moving rectangle where the cell lies deepest, on its axes."""

    lengths: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 8, 9)

    def find(self, g: list[Tensor], x: Tensor, y: Tensor) -> tuple[Dense, ...]:
        """See `Sight.find`. Then t where the cell lies deepest: knots, and twice between them."""
        u, v = turned(x, y, g[6], g[7])
        way_u, way_v = ([term[:, None] for term in way] for way in _on_axes(g))  # [N,1,1]
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

    def see(self, g: list[Tensor], x: Pairs, y: Pairs, *places: Pairs) -> list[Pairs]:
        """See `Sight.see`."""
        t, (way_u, way_v) = places[0], _on_axes(g)
        u, v = turned(x, y, g[6], g[7])
        u, v = u - _at(way_u, t), v - _at(way_v, t)
        du, dv = way_u[1] + 2 * way_u[2] * t, way_v[1] + 2 * way_v[2] * t
        speed = length(du, dv)
        du, dv = du / speed, dv / speed
        half, off = g[8] * dv.abs() + g[9] * du.abs(), u * dv - v * du
        margins = [
            torch.minimum(g[8] - u.abs(), g[9] - v.abs()),
            g[8] - u, g[8] + u, g[9] - v, g[9] + v, half - off, half + off, g[8], g[9],
        ]  # fmt: skip
        ends = (g[0] - x, g[1] - y, g[0] + g[2] + g[4] - x, g[1] + g[3] + g[5] - y)
        told = [n for m in (*margins, *ends) for n in near(m)]
        return [*told, g[6], g[7], du, dv, du * g[6] - dv * g[7], du * g[7] + dv * g[6], t,
                1 / (1 + speed)]  # fmt: skip


class Moved(NamedTuple):
    """A moving disc at some t, from a cell's centre."""

    ex: Tensor
    ey: Tensor
    d: Tensor
    vx: Tensor
    vy: Tensor
    r: Tensor

    @property
    def margin(self) -> Tensor:
        """How deep the cell's centre lies in it."""
        return self.r - self.d


def disc_at(g: list[Tensor], x: Tensor, y: Tensor, t: Tensor) -> Moved:
    """The disc at t, as seen from (x, y)."""
    ex, ey = g[0] + (g[2] + g[4] * t) * t - x, g[1] + (g[3] + g[5] * t) * t - y
    vx, vy = g[2] + 2 * g[4] * t, g[3] + 2 * g[5] * t
    return Moved(ex, ey, length(ex, ey), vx, vy, g[6] + g[7] * t)


def newton(g: list[Tensor], x: Tensor, y: Tensor, t: Tensor) -> Tensor:
    """One step towards the t whose disc the point lies deepest in, half a piece at most."""
    at = disc_at(g, x, y, t)
    along = at.ex * at.vx + at.ey * at.vy
    bend = at.vx * at.vx + at.vy * at.vy + 2 * (at.ex * g[4] + at.ey * g[5])
    rise = g[7] * at.d - along
    step = torch.where(bend > 0, rise / bend.clamp(min=SOFT), rise.sign())
    return (t + step.clamp(-0.5 / PIECES, 0.5 / PIECES)).clamp(0, 1)


def _on_axes(g: list[Tensor]) -> tuple[list[Tensor], list[Tensor]]:
    """The nib's way (constant, t, t^2) on its own two axes."""
    terms = [turned(g[2 * i], g[2 * i + 1], g[6], g[7]) for i in range(3)]
    return [u for u, _ in terms], [v for _, v in terms]


def _at(way: list[Tensor], t: Tensor) -> Tensor:
    """One coordinate of the way at t."""
    return way[0] + (way[1] + way[2] * t) * t


def round_edge(ex: Tensor, ey: Tensor, r: Tensor) -> list[Tensor]:
    """A disc's margin at the cell's centre, the way to its middle, its size."""
    d = length(ex, ey)
    return [*near(r - d), ex / d, ey / d, *near(r)]


def near(n: Tensor) -> list[Tensor]:
    """A length as it matters from close by, and from afar: within 1 of a cell, and 4."""
    return [(2 * n).clamp(-2, 2), n / (2 + n.abs() / 2)]


def length(x: Tensor, y: Tensor) -> Tensor:
    """Of a vector, never 0."""
    return (x * x + y * y + SOFT).sqrt()


def turned(x: Tensor, y: Tensor, cos: Tensor, sin: Tensor) -> tuple[Tensor, Tensor]:
    """A point on axes turned by an angle."""
    return x * cos + y * sin, y * cos - x * sin


SIGHTS = Registry(
    "form", disc=Disc, box=Box, bristle=Bristle, triangle=Triangle, sweep=Sweep, wash=Wash, nib=Nib
)
