"""A filled rectangle at any angle."""

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.forms.extent import around, turned
from renderers.forms.form import Form, columns, pixel_grid
from renderers.forms.sight import Dense, Pairs, Sight, near
from renderers.forms.sight import turned as on_axes
from renderers.forms.trace import Trace, traced_box


def cover(
    geometry: Float[Tensor, "N G"], height: int, width: int
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N 1 1"]]:
    """Geometry: x y (centre), cos sin (of its angle), w h (along and across). Of one ink."""
    _, _, _, _, w, h = columns(geometry, 6)
    size = max(height, width)
    along, across = own_axes(geometry, height, width)
    coverage = _overlap(along * size, w * size) * _overlap(across * size, h * size)
    return coverage, torch.zeros_like(w)


def own_axes(
    geometry: Float[Tensor, "N G"], height: int, width: int
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N H W"]]:
    """Where each pixel lies on the axes of a rotated box, from its centre, canvas units."""
    x, y, cos, sin = columns(geometry, 4)
    px, py = pixel_grid(height, width, geometry)
    return (px - x) * cos + (py - y) * sin, (py - y) * cos - (px - x) * sin


def _overlap(at: Tensor, extent: Tensor) -> Tensor:
    """Share of a pixel at `at` that a bar of this extent about 0 covers, all in pixels."""
    return (torch.minimum(at + 0.5, extent / 2) - torch.maximum(at - 0.5, -extent / 2)).clamp(0, 1)


def extent(geometry: Float[Tensor, "*B G"]) -> Float[Tensor, "*B 4"]:
    """See `Form.extent`."""
    reach = turned(geometry[..., 2:4], geometry[..., 4] / 2, geometry[..., 5] / 2)
    return around(geometry[..., :1], geometry[..., 1:2], reach)


def find(g: list[Tensor], x: Tensor, y: Tensor) -> tuple[Dense, ...]:
    """See `Sight.find`."""
    u, v = on_axes(x - g[0], y - g[1], (g[2], g[3]))
    return (torch.minimum(g[4] / 2 - u.abs(), g[5] / 2 - v.abs()),)


def see(g: list[Tensor], x: Pairs, y: Pairs, *places: Pairs) -> list[Pairs]:
    """See `Sight.see`: the margins of its four sides."""
    u, v = on_axes(x - g[0], y - g[1], (g[2], g[3]))
    w, h = g[4] / 2, g[5] / 2
    sides = [w - u, w + u, h - v, h + v]
    depth = torch.minimum(w - u.abs(), h - v.abs())
    told = [n for side in (depth, *sides, w, h) for n in near(side)]
    return [*told, g[2], g[3], g[2] * g[3], g[2] * g[2] - g[3] * g[3]]


def trace(geometry: Float[Tensor, " G"]) -> Trace:
    """See `Form.trace`."""
    return traced_box(geometry[:6])


BOX = Form(
    "box",
    ("x", "y", "cos", "sin", "w", "h"),
    cover,
    extent,
    unitless=("cos", "sin"),
    sight=Sight(find, see),
    trace=trace,
)
