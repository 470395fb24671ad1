"""The Bezier stroke of Learning to Paint: a disc swept along a quadratic curve."""

from typing import NamedTuple

import torch
from jaxtyping import Bool, Float
from torch import Tensor

from renderers.brush import PRIMARIES, Param, pixel_grid
from renderers.brushes.outline import hexadecimal, swept_disc

REFERENCE_SIZE = 128
"""resolution of the reference painter; fixes the thinnest stroke whatever the output size"""
THINNEST = 0.25 / REFERENCE_SIZE
"""radius at r = 0, canvas units; half of the reference's half pixel, as its radii round down"""
SAMPLES = 32
"""coarse positions along the curve from which the search starts"""

_RADIUS_REST = 4 * THINNEST  # the radius drawn is (r + rest) / 4


class Spine(NamedTuple):
    """The moving disc: centre p0 + b t + a t^2, radius r0 + dr t; each [N,1,1], canvas units."""

    x0: Tensor
    y0: Tensor
    bx: Tensor
    by: Tensor
    ax: Tensor
    ay: Tensor
    r0: Tensor
    dr: Tensor


class Bezier:
    """Disc swept from (x0, y0) to (x2, y2), its radius and its opacity linear along the way.

    | number | kind     | what it is                                                       |
    |--------|----------|------------------------------------------------------------------|
    | x0 y0  | x, y     | where the stroke starts, canvas units                            |
    | x1 y1  | unitless | middle control point: p1 = p0 + (p2 - p0) * (x1, y1), axis-wise  |
    | x2 y2  | x, y     | where it ends                                                    |
    | r0 r2  | length   | radius at start and end: r / 4 + 0.25/128 canvas units           |
    | a0 a2  | alpha    | opacity at start and end                                         |
    | red green blue | color | ink                                                         |

    Coverage of a pixel is that of the disc it lies deepest in; its opacity is that of the last
    disc that touches it, as when discs are stamped one over the other.

    Source: Huang, Heng & Zhou 2019 (arXiv 1903.04411), section 3.3 and its stroke generator.
    """

    name = "bezier"
    params = (
        Param("x0", "x"), Param("y0", "y"), Param("x1", "unitless"), Param("y1", "unitless"),
        Param("x2", "x"), Param("y2", "y"),
        Param("r0", "length", _RADIUS_REST), Param("r2", "length", _RADIUS_REST),
        Param("a0", "alpha"), Param("a2", "alpha"), *PRIMARIES,
    )  # fmt: skip

    def rasterize(
        self, strokes: Float[Tensor, "N P"], height: int, width: int
    ) -> tuple[Float[Tensor, "N 3 1 1"], Float[Tensor, "N 1 H W"]]:
        """See `Brush.rasterize`."""
        a0, a2 = strokes[:, 8:10].T[..., None, None]
        coverage, last = sweep(spine(strokes), height, width)
        alpha = coverage * (a0 + (a2 - a0) * last)
        return strokes[:, 10:, None, None], alpha[:, None]

    def svg(self, stroke: Float[Tensor, " P"], longer_side: float, name: str) -> str:
        """See `Brush.svg`."""
        a0, a2, *ink = stroke[8:].tolist()
        curve = torch.stack([x.flatten()[0] for x in spine(stroke[None])]) * longer_side
        return swept_disc(curve, a0, a2, hexadecimal(ink), name)


class OpaqueBezier:
    """`Bezier` without the two opacities: ink hides what lies under it.

    Numbers: x0 y0 x1 y1 x2 y2 r0 r2 red green blue, each as in `Bezier`.
    """

    name = "bezier_opaque"
    params = Bezier.params[:8] + Bezier.params[10:]

    def rasterize(
        self, strokes: Float[Tensor, "N P"], height: int, width: int
    ) -> tuple[Float[Tensor, "N 3 1 1"], Float[Tensor, "N 1 H W"]]:
        """See `Brush.rasterize`."""
        coverage, _ = sweep(spine(strokes), height, width)
        return strokes[:, 8:, None, None], coverage[:, None]

    def svg(self, stroke: Float[Tensor, " P"], longer_side: float, name: str) -> str:
        """See `Brush.svg`."""
        curve = torch.stack([x.flatten()[0] for x in spine(stroke[None])]) * longer_side
        return swept_disc(curve, 1.0, 1.0, hexadecimal(stroke[8:].tolist()), name)


def swap_axes(strokes: Float[Tensor, "*B P"]) -> Float[Tensor, "*B P"]:
    """Exchange rows and columns: turns the reference's strokes (row first) into ours and back."""
    order = [1, 0, 3, 2, 5, 4, *range(6, strokes.shape[-1])]
    return strokes[..., order]


def spine(strokes: Float[Tensor, "N P"]) -> Spine:
    """The moving disc of each stroke."""
    x0, y0, u, v, x2, y2, r0, r2 = strokes[:, :8].T[..., None, None]
    x1, y1 = x0 + (x2 - x0) * u, y0 + (y2 - y0) * v
    return Spine(
        x0, y0, 2 * (x1 - x0), 2 * (y1 - y0), x0 - 2 * x1 + x2, y0 - 2 * y1 + y2,
        r0 / 4 + THINNEST, (r2 - r0) / 4,
    )  # fmt: skip


def sweep(
    s: Spine, height: int, width: int
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N H W"]]:
    """Coverage of each pixel, and the last t in [0, 1] at which the disc touches it.

    By the envelope theorem coverage needs no derivative of the deepest t; the last t has its own,
    dt = -dm / m', here by one Newton step whose slope is held constant.
    """
    px, py = pixel_grid(height, width, s.x0)
    half = 0.5 / max(height, width)
    with torch.no_grad():
        deepest, last, is_root = _search(s, px, py, half)
        slope = _slope(s, px, py, last).clamp(max=-1e-6)
    coverage = ((margin(s, px, py, deepest) + half) / (2 * half)).clamp(0, 1)
    step = (margin(s, px, py, last) + half) / slope
    return coverage, last - torch.where(is_root, step, 0.0)


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
