"""The outline of a swept disc as SVG paths: hulls of consecutive discs, their union filled."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from jaxtyping import Float
from torch import Tensor

from renderers.forms.trace import chords

TOLERANCE = 0.1
"""user units by which a chord may miss the curve"""
SHADES = 48
"""steps of opacity per unit: neighbouring pieces of a fading stroke differ by 1 / 48 at most"""
FINEST = 1.5
"""length of such a piece at least, user units"""


class Disc(NamedTuple):
    """A disc in SVG user units."""

    x: float
    y: float
    r: float


def swept_disc(spine: Float[Tensor, " 8"], a0: float, a2: float, *, ink: str, name: str) -> str:
    """A disc swept along a quadratic curve, opacity linear along it, the last disc on top.

    Where opacity changes, the stroke is cut in pieces that are laid as opaque greys, in order, in
    a mask: exactly "the last disc wins". Its outline is then filled through the mask.

    Args:
        spine: x0 y0 bx by ax ay r0 dr of `renderers.forms.sweep.Spine`, user units.
        a0: opacity at the start.
        a2: opacity at the end.
        ink: what it is filled with: "#rrggbb", or "url(#id)" of a gradient.
        name: an id unique in the document.
    """
    faded = abs(a2 - a0) > 1 / 255
    count = pieces(spine.tolist(), fades(spine.tolist(), abs(a2 - a0)) if faded else 1)
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


def swept_nib(
    center: Sequence[float], axis: tuple[float, float], *, long: float, thick: float
) -> str:
    """Path of a rectangle of fixed angle moved along a quadratic curve; all in user units.

    Args:
        center: x0 y0 bx by ax ay: the centre is p0 + b t + a t^2.
        axis: cosine and sine of the nib's angle.
        long: half its length.
        thick: half its thickness.
    """
    count = pieces([*center, 0.0, 0.0], 1)
    nibs = [_nib(center, axis, i / count, long=long, thick=thick) for i in range(count + 1)]
    hulls = [convex(a + b) for a, b in pairwise(nibs)]
    return "".join("M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in hull) + "Z" for hull in hulls)


def _nib(
    center: Sequence[float], axis: tuple[float, float], t: float, *, long: float, thick: float
) -> list[tuple[float, float]]:
    x0, y0, bx, by, ax, ay = center
    x, y = x0 + (bx + ax * t) * t, y0 + (by + ay * t) * t
    (cos, sin), corners = axis, ((1, 1), (1, -1), (-1, -1), (-1, 1))
    return [
        (x + i * long * cos - j * thick * sin, y + i * long * sin + j * thick * cos)
        for i, j in corners
    ]


def convex(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Convex hull, clockwise on the screen (Andrew 1979, monotone chain)."""
    ordered = sorted(set(points))

    def chain(path: list[tuple[float, float]]) -> list[tuple[float, float]]:
        hull: list[tuple[float, float]] = []
        for p in path:
            while len(hull) > 1 and _turns_back(hull[-2], hull[-1], p):
                hull.pop()
            hull.append(p)
        return hull[:-1]

    return chain(ordered) + chain(ordered[::-1])


def _turns_back(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) <= (b[1] - a[1]) * (c[0] - a[0])


def gradient(
    start: Sequence[float], end: Sequence[float], line: Sequence[float], *, name: str
) -> tuple[str, str]:
    """A linear gradient along a line x1 y1 x2 y2 in user units: what to fill with, its element."""
    x1, y1, x2, y2 = line
    return f"url(#{name})", (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="{x1:.2f}" '
        f'y1="{y1:.2f}" x2="{x2:.2f}" y2="{y2:.2f}"><stop offset="0" '
        f'stop-color="{hexadecimal(start)}"/><stop offset="1" '
        f'stop-color="{hexadecimal(end)}"/></linearGradient>'
    )


def fades(spine: Sequence[float], change: float) -> int:
    """Pieces of a stroke that fades by `change`: no more than can be told apart."""
    _, _, bx, by, ax, ay, _, dr = spine
    length = math.hypot(bx, by) + math.hypot(ax, ay) + abs(dr)  # at least that of the curve
    return max(1, min(math.ceil(change * SHADES), math.ceil(length / FINEST)))


def pieces(spine: Sequence[float], least: int) -> int:
    """Chords that keep within TOLERANCE of the curve, at least `least`."""
    _, _, _, _, ax, ay, _, _ = spine
    return max(least, chords(math.hypot(ax, ay), TOLERANCE))


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
