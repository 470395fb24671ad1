"""A filled circle."""

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.forms.form import columns, pixel_grid


def disc(
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
