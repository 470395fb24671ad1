"""A filled circle."""

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.forms.extent import around
from renderers.forms.form import Form, columns, pixel_grid
from renderers.forms.sight import Dense, Pairs, Sight, length, near, round_edge
from renderers.forms.trace import Trace, traced_disc


def cover(
    geometry: Float[Tensor, "N G"], height: int, width: int
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N 1 1"]]:
    """Geometry: x y (centre), r (radius). Nothing changes along it.

    A circle thinner than a pixel covers no more than itself: its width bounds its coverage.
    """
    x, y, r = columns(geometry, 3)
    px, py = pixel_grid(height, width, geometry)
    size = max(height, width)
    distance = ((px - x).square() + (py - y).square() + 1e-14).sqrt()
    coverage = ((r - distance) * size + 0.5).clamp(0, 1).minimum((2 * r * size).clamp(0, 1))
    return coverage, torch.zeros_like(x)


def extent(geometry: Float[Tensor, "*B G"]) -> Float[Tensor, "*B 4"]:
    """See `Form.extent`."""
    reach = geometry[..., 2]
    return around(geometry[..., :1], geometry[..., 1:2], (reach, reach))


def find(g: list[Tensor], x: Tensor, y: Tensor) -> tuple[Dense, ...]:
    """See `Sight.find`."""
    return (g[2] - length(g[0] - x, g[1] - y),)


def see(g: list[Tensor], x: Pairs, y: Pairs, *places: Pairs) -> list[Pairs]:
    """See `Sight.see`: the margin and the way to the centre."""
    return [*round_edge(g[0] - x, g[1] - y, g[2]), *near(g[0] - x), *near(g[1] - y)]


def trace(geometry: Float[Tensor, " G"]) -> Trace:
    """See `Form.trace`."""
    return traced_disc(geometry[:3])


DISC = Form("disc", ("x", "y", "r"), cover, extent, sight=Sight(find, see), trace=trace)
