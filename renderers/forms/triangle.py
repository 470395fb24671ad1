"""A filled triangle."""

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.forms.form import columns, pixel_grid


def triangle(
    geometry: Float[Tensor, "N G"], height: int, width: int
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N 1 1"]]:
    """Geometry: x0 y0 x1 y1 x2 y2 (corners), least height. Nothing changes along it.

    A sliver covers no more of a pixel than its least height.
    """
    px, py = pixel_grid(height, width, geometry)
    size = max(height, width)
    corners = geometry[:, :6].unflatten(1, (3, 2))
    edges = [_edge(corners[:, i], corners[:, (i + 1) % 3], px, py) for i in range(3)]
    nearest = torch.stack([distance for distance, _ in edges]).amin(0)
    left = torch.stack([side for _, side in edges])
    inside = (left > 0).all(0) | (left < 0).all(0)
    depth = torch.where(inside, nearest, -nearest) * size
    least = (columns(geometry, 7)[6] * size).clamp(0, 1)
    return (depth + 0.5).clamp(0, 1).minimum(least), torch.zeros_like(least)


def least_height(corners: Float[Tensor, "N 3 2"]) -> Float[Tensor, " N"]:
    """Height over the longest side, in the corners' units."""
    sides = corners - corners.roll(1, dims=1)
    longest = (sides.square().sum(2) + 1e-14).sqrt().amax(1)
    twice_area = (sides[:, 0, 0] * sides[:, 1, 1] - sides[:, 0, 1] * sides[:, 1, 0]).abs()
    return twice_area / longest


def _edge(
    a: Float[Tensor, "N 2"], b: Float[Tensor, "N 2"], px: Tensor, py: Tensor
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N H W"]]:
    """Distance to the segment a-b, and on which side of its line the pixel lies (sign)."""
    ax, ay = a.T[..., None, None]
    vx, vy = (b - a).T[..., None, None]
    ex, ey = px - ax, py - ay
    along = ((ex * vx + ey * vy) / (vx * vx + vy * vy + 1e-12)).clamp(0, 1)
    distance = ((ex - along * vx).square() + (ey - along * vy).square() + 1e-14).sqrt()
    return distance, vx * ey - vy * ex
