"""Where on the canvas each stroke can leave ink: what tiles it may be passed by in."""

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.forms.form import INK
from renderers.registry import Registry


def boxes(rows: Float[Tensor, "B K 20"], form: str, size: int) -> Float[Tensor, "B K 4"]:
    """First and last x, first and last y of each stroke, in pixels.

    A pixel of margin is counted in: coverage fades out over half a pixel on each side.

    Raises:
        KeyError: for an unknown form.
    """
    x, y, reach_x, reach_y = _EXTENTS[form](rows[..., INK:])
    pixel = 1 / size
    low_x, high_x = x.amin(-1) - reach_x - pixel, x.amax(-1) + reach_x + pixel
    low_y, high_y = y.amin(-1) - reach_y - pixel, y.amax(-1) + reach_y + pixel
    return torch.stack([low_x, high_x, low_y, high_y], dim=-1) * size


def _curve(geometry: Tensor) -> tuple[Tensor, Tensor]:
    """Control points of p0 + b t + a t^2, within whose hull it lies."""
    p0, b, a = geometry[..., :2], geometry[..., 2:4], geometry[..., 4:6]
    points = torch.stack([p0, p0 + b / 2, p0 + b + a], dim=-1)
    return points[..., 0, :], points[..., 1, :]


def _swept(geometry: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    x, y = _curve(geometry)
    r0, dr = geometry[..., 6], geometry[..., 7]
    reach = torch.maximum(r0, r0 + dr)
    return x, y, reach, reach


def _nib(geometry: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    x, y = _curve(geometry)
    return x, y, *_turned(geometry[..., 6:8], geometry[..., 8], geometry[..., 9])


def _box(geometry: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    # a bristle's footprint reaches half a texel beyond it, of which it has 64 or 128
    w, h = (geometry[..., i] * (0.5 + 1 / 128) for i in (4, 5))
    return geometry[..., :1], geometry[..., 1:2], *_turned(geometry[..., 2:4], w, h)


def _disc(geometry: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    reach = geometry[..., 2]
    return geometry[..., :1], geometry[..., 1:2], reach, reach


def _triangle(geometry: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    reach = torch.zeros_like(geometry[..., 0])
    return geometry[..., 0:6:2], geometry[..., 1:6:2], reach, reach


def _turned(axis: Tensor, long: Tensor, thick: Tensor) -> tuple[Tensor, Tensor]:
    """How far a rectangle reaches in x and y: half its sides, cosine and sine of its angle."""
    cos, sin = axis.abs().unbind(-1)
    return long * cos + thick * sin, long * sin + thick * cos


_EXTENTS = Registry(
    "form", sweep=_swept, wash=_swept, nib=_nib, box=_box, bristle=_box, disc=_disc,
    triangle=_triangle,
)  # fmt: skip
