"""A disc swept along a quadratic curve."""

from typing import NamedTuple

import torch
from jaxtyping import Bool, Float
from torch import Tensor

from renderers.forms.extent import around, controls
from renderers.forms.form import Form, columns, pixel_grid
from renderers.forms.sight import PIECES, SOFT, Dense, Pairs, Sight, length, near, round_edge
from renderers.forms.trace import Trace, traced_curve

SAMPLES = 32
"""coarse positions along the curve from which the search starts"""
GENTLEST = 0.05
"""least slope, as a share of the disc's speed, by which the last t's derivative divides: a disc
that grazes a pixel leaves it at a t whose derivative has no bound"""


class Spine(NamedTuple):
    """The moving disc: centre p0 + b t + a t^2, radius r0 + dr t; canvas units."""

    x0: Tensor
    y0: Tensor
    bx: Tensor
    by: Tensor
    ax: Tensor
    ay: Tensor
    r0: Tensor
    dr: Tensor


def curve(shape: Float[Tensor, "N 6"]) -> Float[Tensor, "N 6"]:
    """x0 y0 bx by ax ay of x0 y0 x1 y1 x2 y2, with p1 = p0 + (p2 - p0) * (x1, y1).

    The middle point lies between the ends on both axes, so the curve is monotone in x and in y.
    Both axes at once: of few strokes each operation costs more than its numbers do.
    """
    p0, share, p2 = shape.split(2, dim=1)
    p1 = p0 + (p2 - p0) * share
    return torch.cat([p0, 2 * (p1 - p0), p0 - 2 * p1 + p2], dim=1)


def cover(
    geometry: Float[Tensor, "N G"], height: int, width: int
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N H W"]]:
    """Geometry: x0 y0 bx by ax ay r0 dr, a `Spine`; the curve monotone in x and in y.

    Coverage is that of the disc the pixel lies deepest in; along is the last t in [0, 1] at which
    a disc touches it, as when discs are stamped one over the other.
    """
    half = 0.5 / max(height, width)
    deepest, last = margins(geometry, height, width)
    return ((deepest + half) / (2 * half)).clamp(0, 1), last


def margins(
    geometry: Tensor, height: int, width: int
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N H W"]]:
    """Margin of the disc each pixel lies deepest in, and the last t that touches it.

    By the envelope theorem the margin needs no derivative of the deepest t; the last t has its
    own, dt = -dm / m', here by one Newton step whose slope is held constant.
    """
    s = Spine(*columns(geometry, 8))
    px, py = pixel_grid(height, width, geometry)
    half = 0.5 / max(height, width)
    with torch.no_grad():
        deepest, last, is_root = _search(s, px, py, half=half)
        slope = _slope(s, px, py, t=last).minimum(-GENTLEST * _speed(s, last) - 1e-9)
    step = (margin(s, px, py, t=last) + half) / slope
    return margin(s, px, py, t=deepest), last - torch.where(is_root, step, 0.0)


def margin(s: Spine, px: Tensor, py: Tensor, *, t: Tensor) -> Float[Tensor, "N H W"]:
    """How deep the pixel lies in the disc at t: radius minus distance, canvas units."""
    return s.r0 + s.dr * t - _offset(s, px, py, t=t)[2]


def _offset(s: Spine, px: Tensor, py: Tensor, *, t: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    ex = px - s.x0 - (s.bx + s.ax * t) * t
    ey = py - s.y0 - (s.by + s.ay * t) * t
    return ex, ey, (ex * ex + ey * ey + 1e-14).sqrt()


def _slope(s: Spine, px: Tensor, py: Tensor, *, t: Tensor) -> Tensor:
    """Derivative of the margin along t."""
    ex, ey, d = _offset(s, px, py, t=t)
    return s.dr + (ex * (s.bx + 2 * s.ax * t) + ey * (s.by + 2 * s.ay * t)) / d


def _speed(s: Spine, t: Tensor) -> Tensor:
    """How fast the disc moves and changes at t: no slope of the margin is steeper."""
    vx, vy = s.bx + 2 * s.ax * t, s.by + 2 * s.ay * t
    return (vx * vx + vy * vy).sqrt() + s.dr.abs()


def _newton(s: Spine, px: Tensor, py: Tensor, *, t: Tensor) -> Tensor:
    """One step to where the margin is stationary, at most half a sample.

    Solved for distance times slope, which stays smooth where a pixel lies on the spine.
    """
    ex, ey, d = _offset(s, px, py, t=t)
    vx, vy = s.bx + 2 * s.ax * t, s.by + 2 * s.ay * t
    along = ex * vx + ey * vy
    bend = 2 * (ex * s.ax + ey * s.ay) - vx * vx - vy * vy - s.dr * along / d
    rise, limit = along + s.dr * d, 0.5 / SAMPLES
    step = torch.where(bend < 0, -rise / bend, rise.sign() * limit)
    return (t + step.clamp(-limit, limit)).clamp(0, 1)


def _search(
    s: Spine, px: Tensor, py: Tensor, *, half: float
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N H W"], Bool[Tensor, "N H W"]]:
    """Deepest t; last t with margin >= -half; and whether that one is a root inside (0, 1)."""
    deepest, low = _coarse(s, px, py, half=half)
    for _ in range(4):
        deepest = _newton(s, px, py, t=deepest)
    touched = margin(s, px, py, t=deepest) >= -half
    low = torch.where(touched, torch.maximum(low, deepest), low)
    at_end = margin(s, px, py, t=torch.ones_like(low)) >= -half
    is_root = touched & ~at_end
    last = _root(s, px, py, half=half, low=low.clamp(min=0))
    last = torch.where(at_end, 1.0, torch.where(touched, last, deepest))
    return deepest, last, is_root


def _coarse(s: Spine, px: Tensor, py: Tensor, *, half: float) -> tuple[Tensor, Tensor]:
    """Deepest of the sampled t, and the last sampled t that touches the pixel (or -1)."""
    zero = torch.zeros_like(px + py + s.x0)
    best, deepest, low = zero - torch.inf, zero, zero - 1
    for i in range(SAMPLES + 1):
        t = zero + i / SAMPLES
        m = margin(s, px, py, t=t)
        deepest = torch.where(m > best, t, deepest)
        best = torch.maximum(best, m)
        low = torch.where(m >= -half, t, low)
    return deepest, low


def _root(s: Spine, px: Tensor, py: Tensor, *, half: float, low: Tensor) -> Tensor:
    """Where the disc leaves the pixel after t = low: Newton from the next sample, bracketed."""
    high = (((low * SAMPLES).floor() + 1) / SAMPLES).clamp(max=1)
    t = high
    for _ in range(12):
        f = margin(s, px, py, t=t) + half
        low, high = torch.where(f >= 0, t, low), torch.where(f >= 0, high, t)
        t = t - f / _slope(s, px, py, t=t)
        t = torch.where((t >= low) & (t <= high), t, (low + high) / 2)
    return t


def extent(geometry: Float[Tensor, "*B G"]) -> Float[Tensor, "*B 4"]:
    """See `Form.extent`."""
    r0, dr = geometry[..., 6], geometry[..., 7]
    reach = torch.maximum(r0, r0 + dr)
    return around(*controls(geometry[..., :6]), (reach, reach))


def find(g: list[Tensor], x: Tensor, y: Tensor) -> tuple[Dense, ...]:
    """See `Sight.find`. Then t where the cell lies deepest, and the last t that touches it."""
    t = torch.linspace(0, 1, PIECES + 1, device=x.device, dtype=x.dtype)
    kx, ky = g[0] + (g[2] + g[4] * t) * t, g[1] + (g[3] + g[5] * t) * t  # [N,S+1]
    one = torch.ones_like(kx)
    knots = torch.stack([kx * kx + ky * ky, -2 * kx, -2 * ky, one], -1)
    cells = torch.stack([torch.ones_like(x), x, y, x * x + y * y])
    margins = (g[6] + g[7] * t)[..., None] - (knots @ cells).clamp(min=SOFT).sqrt()
    deepest, k = margins.max(1)
    near_ = deeper(g, x, y, t=deeper(g, x, y, t=k / PIECES))
    order = torch.arange(PIECES + 1, device=x.device, dtype=x.dtype)[:, None]
    last = ((margins >= 0) * order).amax(1, keepdim=True).long()
    inside, outside = margins.gather(1, last), margins.gather(1, (last + 1).clamp(max=PIECES))
    share = (inside / (inside - outside).clamp(min=1e-3)).clamp(0, 1)
    leaves = ((last + share) / PIECES).clamp(max=1)[:, 0]
    depth = disc_at(g, x, y, t=near_).margin
    return depth, near_, torch.where((deepest > 0) | (last[:, 0] > 0), leaves, near_)


def see(g: list[Tensor], x: Pairs, y: Pairs, *places: Pairs) -> list[Pairs]:
    """See `Sight.see`: the disc where the cell lies deepest, and where it leaves."""
    t, last = deeper(g, x, y, t=places[0]), places[1]
    here, then = disc_at(g, x, y, t=t), disc_at(g, x, y, t=last)
    speed = (here.vx * here.vx + here.vy * here.vy + SOFT).sqrt()
    tx, ty = here.vx / speed, here.vy / speed
    bend = 2 * (here.vx * g[5] - here.vy * g[4]) / speed**3
    slope = ((then.ex * then.vx + then.ey * then.vy) / then.d - g[7]).clamp(min=1.0)
    leaves = last + (then.margin.clamp(-0.5, 0.5) / slope)
    ends = (g[0] - x, g[1] - y, g[0] + g[2] + g[4] - x, g[1] + g[3] + g[5] - y)
    return [
        *round_edge(here.ex, here.ey, here.r),
        tx,
        ty,
        *near(here.ex * tx + here.ey * ty),
        *near(here.ey * tx - here.ex * ty),
        (g[7] / speed).clamp(-1, 1),
        bend.clamp(-2, 2),
        1 / (1 + speed),
        t,
        *(n for e in ends for n in near(e)),
        leaves,
        then.ex / then.d / slope,
        then.ey / then.d / slope,
        then.ex / then.d,
        then.ey / then.d,
        1 / slope,
    ]


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


def disc_at(g: list[Tensor], x: Tensor, y: Tensor, *, t: Tensor) -> Moved:
    """The disc at t, as seen from (x, y)."""
    ex, ey = g[0] + (g[2] + g[4] * t) * t - x, g[1] + (g[3] + g[5] * t) * t - y
    vx, vy = g[2] + 2 * g[4] * t, g[3] + 2 * g[5] * t
    return Moved(ex, ey, length(ex, ey), vx, vy, g[6] + g[7] * t)


def deeper(g: list[Tensor], x: Tensor, y: Tensor, *, t: Tensor) -> Tensor:
    """One step towards the t whose disc the point lies deepest in, half a piece at most."""
    at = disc_at(g, x, y, t=t)
    along = at.ex * at.vx + at.ey * at.vy
    bend = at.vx * at.vx + at.vy * at.vy + 2 * (at.ex * g[4] + at.ey * g[5])
    rise = g[7] * at.d - along
    step = torch.where(bend > 0, rise / bend.clamp(min=SOFT), rise.sign())
    return (t + step.clamp(-0.5 / PIECES, 0.5 / PIECES)).clamp(0, 1)


def trace(geometry: Float[Tensor, " G"]) -> Trace:
    """See `Form.trace`."""
    r0, dr = geometry[6:8].tolist()
    return traced_curve(geometry[:6], lambda t, _: 2 * (r0 + dr * t), max(r0, r0 + dr))


SWEEP = Form(
    "sweep",
    ("x0", "y0", "bx", "by", "ax", "ay", "r0", "dr"),
    cover,
    extent,
    lengthwise=True,
    sight=Sight(find, see),
    trace=trace,
)
