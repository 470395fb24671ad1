"""A filled rectangle at any angle."""

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.forms.form import columns, pixel_grid


def box(
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
