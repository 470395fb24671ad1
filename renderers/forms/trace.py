"""What a pen follows to draw a stroke: its centre line, or the outline of what it fills."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

STRAY = 5e-5
"""canvas units by which a chord may miss the curve: a hundredth of a millimetre on A4"""
ROUND = 64
"""corners of a circle's outline"""


@dataclass(frozen=True)
class Trace:
    """A line of some width, or an area that is outlined and hatched; canvas units.

    Attributes:
        points: along the line, in the order in which it is drawn; or the corners of the area, which
            is convex, the first one not repeated.
        width: mean width of the line; None: it is an area.
        angle: at which an area is best hatched, radians clockwise from level.
        reach: how far from the line ink may lie, at most; 0 of an area.
    """

    points: Float[np.ndarray, "V 2"]
    width: float | None = None
    angle: float = 0.0
    reach: float = 0.0


def chords(bend: float, stray: float) -> int:
    """How many equal steps of t keep chords this near to p0 + b t + a t^2, where |a| is `bend`.

    A quadratic strays |a| / (4 n^2) from its n chords.
    """
    return max(1, math.ceil(math.sqrt(bend / (4 * stray))))


def traced_curve(
    curve: Float[Tensor, " 6"], width: Callable[[Tensor, Tensor], Tensor], reach: float
) -> Trace:
    """A line along p0 + b t + a t^2.

    Args:
        curve: x0 y0 bx by ax ay.
        width: of what is drawn at each t [S], on the way in each direction [S,2] of any length.
        reach: see `Trace`.
    """
    p0, b, a = curve.double().split(2)
    count = chords(float(a.norm()), STRAY)
    t = torch.linspace(0, 1, count + 1, dtype=a.dtype)[:, None]
    points = p0 + (b + a * t) * t
    steps, middle = points.diff(dim=0), (t[1:] + t[:-1])[:, 0] / 2
    share = steps.norm(dim=1) + 1e-12  # a stroke that stays where it is has a width too
    mean = (width(middle, steps) * share).sum() / share.sum()
    return Trace(points.numpy(), float(mean), reach=reach)


def traced_box(box: Float[Tensor, " 6"]) -> Trace:
    """The outline of a rectangle at any angle, hatched along its longer side.

    Args:
        box: x y (centre), cos sin (of its angle), w h (along and across).
    """
    x, y, cos, sin, w, h = box.double().tolist()
    half = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * (w / 2, h / 2)
    turn = np.array([[cos, sin], [-sin, cos]])
    angle = math.atan2(sin, cos) if w >= h else math.atan2(cos, -sin)
    return Trace(half @ turn + (x, y), angle=angle)


def traced_disc(disc: Float[Tensor, " 3"]) -> Trace:
    """The outline of a circle: x y (centre), r (radius)."""
    x, y, r = disc.double().tolist()
    turn = np.arange(ROUND) * 2 * np.pi / ROUND
    return Trace(np.stack([x + r * np.cos(turn), y + r * np.sin(turn)], axis=1))


def traced_polygon(corners: Float[Tensor, "V 2"]) -> Trace:
    """The outline of a convex polygon, hatched along its longest side."""
    points = corners.double().numpy()
    sides = np.roll(points, -1, axis=0) - points
    x, y = sides[np.hypot(*sides.T).argmax()]
    return Trace(points, angle=math.atan2(y, x))
