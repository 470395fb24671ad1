"""Colours as CIELAB: how light, and a and b, which colour; differentiable both ways.

Every plane is scaled: light is L / 100, a and b are a / 110 and b / 110, so that all of sRGB lies
in [0, 1] and [-1, 1]. White is D65, the observer that of 2 degrees, as in scikit-image.

Source: IEC 61966-2-1 (sRGB and its matrix), CIE 15:2004, section 8.2.1 (Lab).
"""

from collections.abc import Sequence

import torch
from jaxtyping import Float
from torch import Tensor

XYZ_OF_RGB = (
    (0.412453, 0.357580, 0.180423),
    (0.212671, 0.715160, 0.072169),
    (0.019334, 0.119193, 0.950227),
)
RGB_OF_XYZ = (
    (3.24048134, -1.53715152, -0.49853633),
    (-0.96925495, 1.87599, 0.04155593),
    (0.05564664, -0.20404134, 1.05731107),
)
WHITE = (0.95047, 1.0, 1.08883)
LIGHT, COLOR = 100.0, 110.0
"""by what L, and a and b, are divided"""
KNEE, SLOPE = 6 / 29, 3 * (6 / 29) ** 2
"""where the cube root gives way to a line, and that line's slope"""


def to_lab(picture: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B 3 H W"]:
    """Light, a and b of sRGB in [0, 1]."""
    xyz = _mixed(_linear(picture), XYZ_OF_RGB) / _column(WHITE, picture)
    x, y, z = _root(xyz).unbind(1)
    return torch.stack([1.16 * y - 0.16, 500 * (x - y) / COLOR, 200 * (y - z) / COLOR], 1)


def light_of(picture: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B 1 H W"]:
    """Light alone, in [0, 1]: the picture in grey."""
    y = _mixed(_linear(picture), XYZ_OF_RGB[1:2])
    return (1.16 * _root(y) - 0.16).clamp(0, 1)


def to_rgb(lab: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B 3 H W"]:
    """See `recolour`."""
    return recolour(lab[:, :1], lab[:, 1:])


def recolour(
    light: Float[Tensor, "B 1 H W"], ab: Float[Tensor, "B 2 H W"]
) -> Float[Tensor, "B 3 H W"]:
    """Colours of sRGB in [0, 1] of this light and these colours.

    A colour that sRGB has not at this light is mixed with grey of the same light until it has: the
    light is never touched.
    """
    y = (light + 0.16) / 1.16
    x, z = y + ab[:, :1] * COLOR / 500, y - ab[:, 1:] * COLOR / 200
    xyz = _cube(torch.cat([x, y, z], 1)) * _column(WHITE, light)
    return _encoded(_within(_mixed(xyz, RGB_OF_XYZ), xyz[:, 1:2]))


def _within(linear: Tensor, grey: Tensor) -> Tensor:
    """As far from grey towards each colour as [0, 1] reaches; both in linear light."""
    grey, away = grey.clamp(0, 1), linear - grey
    room = torch.where(away > 0, 1 - grey, grey)
    share = (room / away.abs().clamp(min=1e-9)).amin(1, keepdim=True).clamp(max=1)
    return (grey + share * away).clamp(0, 1)


def _column(numbers: Sequence[float], like: Tensor) -> Tensor:
    return like.new_tensor(numbers)[:, None, None]


def _mixed(planes: Tensor, rows: Sequence[Sequence[float]]) -> Tensor:
    return torch.einsum("ij,bjhw->bihw", planes.new_tensor(rows), planes)


def _linear(picture: Tensor) -> Tensor:
    high = ((picture.clamp(min=0.04) + 0.055) / 1.055) ** 2.4
    return torch.where(picture > 0.04045, high, picture / 12.92)


def _encoded(linear: Tensor) -> Tensor:
    high = 1.055 * linear.clamp(min=0.003) ** (1 / 2.4) - 0.055
    return torch.where(linear > 0.0031308, high, linear * 12.92)


def _root(x: Tensor) -> Tensor:
    return torch.where(x > KNEE**3, x.clamp(min=KNEE**3) ** (1 / 3), x / SLOPE + 4 / 29)


def _cube(x: Tensor) -> Tensor:
    return torch.where(x > KNEE, x**3, SLOPE * (x - 4 / 29))
