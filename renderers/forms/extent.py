"""Boxes that hold strokes: left, right, top and bottom, in canvas units."""

import torch
from jaxtyping import Float
from torch import Tensor


def around(
    x: Float[Tensor, "*B C"],
    y: Float[Tensor, "*B C"],
    reach: tuple[Float[Tensor, "*B"], Float[Tensor, "*B"]],
) -> Float[Tensor, "*B 4"]:
    """The box about these points, which reaches so far beyond them in x and in y."""
    reach_x, reach_y = reach
    sides = (x.amin(-1) - reach_x, x.amax(-1) + reach_x, y.amin(-1) - reach_y, y.amax(-1) + reach_y)
    return torch.stack(sides, dim=-1)


def controls(curve: Float[Tensor, "*B 6"]) -> tuple[Float[Tensor, "*B 3"], Float[Tensor, "*B 3"]]:
    """Control points of p0 + b t + a t^2, within whose hull it lies: their x and their y."""
    p0, b, a = curve[..., :2], curve[..., 2:4], curve[..., 4:6]
    points = torch.stack([p0, p0 + b / 2, p0 + b + a], dim=-1)
    return points[..., 0, :], points[..., 1, :]


def turned(
    axis: Float[Tensor, "*B 2"], long: Float[Tensor, "*B"], thick: Float[Tensor, "*B"]
) -> tuple[Float[Tensor, "*B"], Float[Tensor, "*B"]]:
    """How far a rectangle reaches in x and y: half its sides, cosine and sine of its angle."""
    cos, sin = axis.abs().unbind(-1)
    return long * cos + thick * sin, long * sin + thick * cos
