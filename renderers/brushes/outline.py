"""The outline of a swept disc as SVG paths: hulls of consecutive discs, their union filled."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from jaxtyping import Float
from torch import Tensor

TOLERANCE = 0.1
"""user units by which a chord may miss the curve"""
SHADES = 48
"""steps of opacity per unit: neighbouring pieces of a fading stroke differ by 1 / 48 at most"""


class Disc(NamedTuple):
    """A disc in SVG user units."""

    x: float
    y: float
    r: float


def swept_disc(spine: Float[Tensor, " 8"], a0: float, a2: float, ink: str, name: str) -> str:
    """A disc swept along a quadratic curve, opacity linear along it, the last disc on top.

    Where opacity changes, the stroke is cut in pieces that are laid as opaque greys, in order, in
    a mask: exactly "the last disc wins". Its outline is then filled through the mask.

    Args:
        spine: x0 y0 bx by ax ay r0 dr of `renderers.brushes.bezier.Spine`, user units.
        a0: opacity at the start.
        a2: opacity at the end.
        ink: colour, "#rrggbb".
        name: an id unique in the document.
    """
    faded = abs(a2 - a0) > 1 / 255
    count = pieces(spine.tolist(), math.ceil(abs(a2 - a0) * SHADES) if faded else 1)
    discs = [_disc(spine.tolist(), i / count) for i in range(count + 1)]
    hulls = [_hull(a, b) for a, b in pairwise(discs)]
    outline = "".join(hulls)
    if not faded:
        return f'<path d="{outline}" fill="{ink}" fill-opacity="{a2:.4g}"/>'
    # a rim of one unit on each grey: the edge is softened once, by the outline, not by the mask too
    greys = [_grey(a0 + (a2 - a0) * (i + 0.5) / count) for i in range(count)]
    shades = "".join(
        f'<path d="{hull}" fill="{grey}" stroke="{grey}"/>'
        for hull, grey in zip(hulls, greys, strict=True)
    )
    left, top = min(d.x - d.r for d in discs), min(d.y - d.r for d in discs)
    width, height = max(d.x + d.r for d in discs) - left, max(d.y + d.r for d in discs) - top
    return (
        f'<mask id="{name}" maskUnits="userSpaceOnUse" x="{left - 1:.2f}" y="{top - 1:.2f}" '
        f'width="{width + 2:.2f}" height="{height + 2:.2f}">{shades}</mask>'
        f'<path d="{outline}" fill="{ink}" mask="url(#{name})"/>'
    )


def pieces(spine: Sequence[float], least: int) -> int:
    """Chords that keep within TOLERANCE of the curve, at least `least`."""
    _, _, _, _, ax, ay, _, _ = spine
    # a quadratic with second coefficient a strays |a| / (4 n^2) from its n chords
    return max(least, math.ceil(math.sqrt(math.hypot(ax, ay) / (4 * TOLERANCE))), 1)


def _disc(spine: Sequence[float], t: float) -> Disc:
    x0, y0, bx, by, ax, ay, r0, dr = spine
    return Disc(x0 + (bx + ax * t) * t, y0 + (by + ay * t) * t, max(r0 + dr * t, 0.0))


def _hull(a: Disc, b: Disc) -> str:
    """Convex hull of two discs, drawn clockwise on the screen."""
    distance = math.hypot(b.x - a.x, b.y - a.y)
    if distance <= abs(b.r - a.r) + 1e-9:
        return _circle(a if a.r >= b.r else b)
    direction = math.atan2(b.y - a.y, b.x - a.x)
    lean = math.acos(max(-1.0, min(1.0, (a.r - b.r) / distance)))
    one, other = direction - lean, direction + lean
    first, second = _at(a, one), _at(b, one)
    third, fourth = _at(b, other), _at(a, other)
    wide_b, wide_a = int(lean > math.pi / 2), int(lean < math.pi / 2)
    return (
        f"M{first}L{second}A{b.r:.2f} {b.r:.2f} 0 {wide_b} 1 {third}"
        f"L{fourth}A{a.r:.2f} {a.r:.2f} 0 {wide_a} 1 {first}Z"
    )


def _circle(disc: Disc) -> str:
    right, left = _at(disc, 0.0), _at(disc, math.pi)
    arc = f"A{disc.r:.2f} {disc.r:.2f} 0 0 1 "
    return f"M{right}{arc}{left}{arc}{right}Z"


def _at(disc: Disc, angle: float) -> str:
    return f"{disc.x + disc.r * math.cos(angle):.2f} {disc.y + disc.r * math.sin(angle):.2f}"


def hexadecimal(ink: Sequence[float]) -> str:
    """Red, green, blue in [0, 1] as "#rrggbb"."""
    return "#" + "".join(f"{round(255 * min(max(c, 0.0), 1.0)):02x}" for c in ink)


def _grey(value: float) -> str:
    return hexadecimal([value] * 3)
