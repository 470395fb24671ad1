"""A disc swept along a quadratic curve: with a hard edge (sweep), or a wet one (wash)."""

from typing import NamedTuple

import torch
from jaxtyping import Bool, Float
from torch import Tensor

from renderers.forms.form import columns, pixel_grid

SAMPLES = 32
"""coarse positions along the curve from which the search starts"""
GENTLEST = 0.05
"""least slope, as a share of the disc's speed, by which the last t's derivative divides: a disc
that grazes a pixel leaves it at a t whose derivative has no bound"""
CALM = 0.7
"""pigment inside a wash, where 1 gathers at its rim"""


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


def curve(
    shape: Float[Tensor, "N 6"],
) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    """x0 y0 bx by ax ay, [N] each, of x0 y0 x1 y1 x2 y2 with p1 = p0 + (p2 - p0) * (x1, y1).

    The middle point lies between the ends on both axes, so the curve is monotone in x and in y.
    """
    x0, y0, u, v, x2, y2 = shape.T
    x1, y1 = x0 + (x2 - x0) * u, y0 + (y2 - y0) * v
    return x0, y0, 2 * (x1 - x0), 2 * (y1 - y0), x0 - 2 * x1 + x2, y0 - 2 * y1 + y2


def sweep(
    geometry: Float[Tensor, "N G"], height: int, width: int
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N H W"]]:
    """Geometry: x0 y0 bx by ax ay r0 dr, a `Spine`; the curve monotone in x and in y.

    Coverage is that of the disc the pixel lies deepest in; along is the last t in [0, 1] at which
    a disc touches it, as when discs are stamped one over the other.
    """
    half = 0.5 / max(height, width)
    deepest, last = _margins(geometry, height, width)
    return ((deepest + half) / (2 * half)).clamp(0, 1), last


def wash(
    geometry: Float[Tensor, "N G"], height: int, width: int
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N H W"]]:
    """Geometry: x0 y0 bx by ax ay r0 dr, as of `sweep`; soft, the width of its edge.

    From the rim inwards pigment rises to 1 at depth soft, falls to `CALM` at twice that and stays:
    the profile, averaged over a pixel's width across the rim.
    """
    half = 0.5 / max(height, width)
    soft = columns(geometry, 9)[8]
    deepest, last = _margins(geometry, height, width)
    inner, outer = _pigment((deepest + half) / soft), _pigment((deepest - half) / soft)
    return (inner - outer) * soft / (2 * half), last


def _pigment(depth: Tensor) -> Tensor:
    """Integral of the wash's profile from its rim to a depth in units of its edge."""
    rise, fall = depth.clamp(0, 1), depth.clamp(1, 2) - 1
    return rise * rise / 2 + fall - (1 - CALM) * fall * fall / 2 + CALM * (depth - 2).clamp(min=0)


def _margins(
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
        deepest, last, is_root = _search(s, px, py, half)
        slope = _slope(s, px, py, last).minimum(-GENTLEST * _speed(s, last) - 1e-9)
    step = (margin(s, px, py, last) + half) / slope
    return margin(s, px, py, deepest), last - torch.where(is_root, step, 0.0)


def margin(s: Spine, px: Tensor, py: Tensor, t: Tensor) -> Float[Tensor, "N H W"]:
    """How deep the pixel lies in the disc at t: radius minus distance, canvas units."""
    return s.r0 + s.dr * t - _offset(s, px, py, t)[2]


def _offset(s: Spine, px: Tensor, py: Tensor, t: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    ex = px - s.x0 - (s.bx + s.ax * t) * t
    ey = py - s.y0 - (s.by + s.ay * t) * t
    return ex, ey, (ex * ex + ey * ey + 1e-14).sqrt()


def _slope(s: Spine, px: Tensor, py: Tensor, t: Tensor) -> Tensor:
    """Derivative of the margin along t."""
    ex, ey, d = _offset(s, px, py, t)
    return s.dr + (ex * (s.bx + 2 * s.ax * t) + ey * (s.by + 2 * s.ay * t)) / d


def _speed(s: Spine, t: Tensor) -> Tensor:
    """How fast the disc moves and changes at t: no slope of the margin is steeper."""
    vx, vy = s.bx + 2 * s.ax * t, s.by + 2 * s.ay * t
    return (vx * vx + vy * vy).sqrt() + s.dr.abs()


def _newton(s: Spine, px: Tensor, py: Tensor, t: Tensor) -> Tensor:
    """One step to where the margin is stationary, at most half a sample.

    Solved for distance times slope, which stays smooth where a pixel lies on the spine.
    """
    ex, ey, d = _offset(s, px, py, t)
    vx, vy = s.bx + 2 * s.ax * t, s.by + 2 * s.ay * t
    along = ex * vx + ey * vy
    bend = 2 * (ex * s.ax + ey * s.ay) - vx * vx - vy * vy - s.dr * along / d
    rise, limit = along + s.dr * d, 0.5 / SAMPLES
    step = torch.where(bend < 0, -rise / bend, rise.sign() * limit)
    return (t + step.clamp(-limit, limit)).clamp(0, 1)


def _search(
    s: Spine, px: Tensor, py: Tensor, half: float
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N H W"], Bool[Tensor, "N H W"]]:
    """Deepest t; last t with margin >= -half; and whether that one is a root inside (0, 1)."""
    deepest, low = _coarse(s, px, py, half)
    for _ in range(4):
        deepest = _newton(s, px, py, deepest)
    touched = margin(s, px, py, deepest) >= -half
    low = torch.where(touched, torch.maximum(low, deepest), low)
    at_end = margin(s, px, py, torch.ones_like(low)) >= -half
    is_root = touched & ~at_end
    last = _root(s, px, py, half, low.clamp(min=0))
    last = torch.where(at_end, 1.0, torch.where(touched, last, deepest))
    return deepest, last, is_root


def _coarse(s: Spine, px: Tensor, py: Tensor, half: float) -> tuple[Tensor, Tensor]:
    """Deepest of the sampled t, and the last sampled t that touches the pixel (or -1)."""
    zero = torch.zeros_like(px + py + s.x0)
    best, deepest, low = zero - torch.inf, zero, zero - 1
    for i in range(SAMPLES + 1):
        t = zero + i / SAMPLES
        m = margin(s, px, py, t)
        deepest = torch.where(m > best, t, deepest)
        best = torch.maximum(best, m)
        low = torch.where(m >= -half, t, low)
    return deepest, low


def _root(s: Spine, px: Tensor, py: Tensor, half: float, low: Tensor) -> Tensor:
    """Where the disc leaves the pixel after t = low: Newton from the next sample, bracketed."""
    high = (((low * SAMPLES).floor() + 1) / SAMPLES).clamp(max=1)
    t = high
    for _ in range(12):
        f = margin(s, px, py, t) + half
        low, high = torch.where(f >= 0, t, low), torch.where(f >= 0, high, t)
        t = t - f / _slope(s, px, py, t)
        t = torch.where((t >= low) & (t <= high), t, (low + high) / 2)
    return t
