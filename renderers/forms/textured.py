"""A rectangle of any angle that is inked through a texture: dabs of a brush, prints of a stamp.

A texture is a picture of opacity, `ACROSS` x `ALONG` texels whatever the rectangle's shape. It is
averaged over the pixel, exactly, by a table of integrals; so a small dab is drawn from what its
texture looks like at that size, and nothing depends on the resolution.
"""

from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from renderers.forms.box import own_axes
from renderers.forms.extent import around, turned
from renderers.forms.form import columns

ALONG, ACROSS = 128, 64
"""texels of a texture"""
FOOTPRINT = 1.02
"""how far a dab may reach, of its half sides: half a texel beyond them, of which it has 64"""


class Textures(NamedTuple):
    """Textures as they are drawn from.

    Attributes:
        tables: sums of (texel - mean) above and left of each corner.
        means: of each texture's texels.
    """

    tables: Float[Tensor, "M R C"]
    means: Float[Tensor, " M"]


def summed(texels: Float[np.ndarray, "M across along"]) -> Textures:
    """Textures from the opacity in [0, 1] of every texel.

    The mean is taken out so that float32 sums stay small and their differences exact.
    """
    exact = torch.from_numpy(texels).double()
    means = exact.mean((1, 2))
    sums = (exact - means[:, None, None]).cumsum(1).cumsum(2)
    return Textures(torch.nn.functional.pad(sums, (1, 0, 1, 0)).float(), means.float())


def cover(
    geometry: Float[Tensor, "N G"], height: int, width: int, *, textures: Textures
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N H W"]]:
    """Geometry: x y (centre), cos sin (of its angle), w h (along and across), texture (its index).

    Coverage is the texture's average over a box of one pixel, or one texel if that is larger, on
    the stroke's own axes. Along runs from 0 to 1 over the length w.
    """
    _, _, _, _, w, h = columns(geometry, 6)
    size = max(height, width)
    along, across = own_axes(geometry, height, width)
    w, h = w * size, h * size
    u = along * size + w / 2
    u0, u1, half_u = _footprint(u, w, ALONG)
    v0, v1, half_v = _footprint(across * size + h / 2, h, ACROSS)
    tables, means = (x.to(geometry) for x in textures)
    which = geometry[:, 6].detach().long()
    scale_u, scale_v = ALONG / w.clamp(min=1e-6), ACROSS / h.clamp(min=1e-6)
    table = tables[which].flatten(1)
    ink = sum(
        (_look_up(table, a * scale_u, b * scale_v) * sign)
        for a, b, sign in ((u1, v1, 1), (u0, v1, -1), (u1, v0, -1), (u0, v0, 1))
    )
    even = means[which][:, None, None] * (u1 - u0) * (v1 - v0)
    coverage = (ink / (scale_u * scale_v) + even) / (4 * half_u * half_v)
    touched = (u1 > u0) & (v1 > v0)
    return torch.where(touched, coverage, 0.0).clamp(0, 1), (u / w.clamp(min=1e-6)).clamp(0, 1)


def _footprint(at: Tensor, extent: Tensor, texels: int) -> tuple[Tensor, Tensor, Tensor]:
    """Where the box about `at` begins and ends on the stroke, and half its width; pixels."""
    half = (extent / (2 * texels)).clamp(min=0.5)
    begin, end = at - half, at + half
    return begin.clamp(min=0).minimum(extent), end.clamp(min=0).minimum(extent), half


def _look_up(table: Float[Tensor, "N L"], u: Tensor, v: Tensor) -> Float[Tensor, "N H W"]:
    """Bilinear look-up in tables [N, (ACROSS + 1) * (ALONG + 1)] at texels (u, v)."""
    i, j = u.detach().floor().clamp(0, ALONG - 1), v.detach().floor().clamp(0, ACROSS - 1)
    a, b = u - i, v - j
    at = (j * (ALONG + 1) + i).long()

    def corner(step: int) -> Tensor:
        return table.gather(1, (at + step).flatten(1)).view_as(at)

    top = corner(0) * (1 - a) + corner(1) * a
    bottom = corner(ALONG + 1) * (1 - a) + corner(ALONG + 2) * a
    return top * (1 - b) + bottom * b


def extent(geometry: Float[Tensor, "*B G"]) -> Float[Tensor, "*B 4"]:
    """See `Form.extent`."""
    half_w, half_h = (geometry[..., i] / 2 * FOOTPRINT for i in (4, 5))
    reach = turned(geometry[..., 2:4], half_w, half_h)
    return around(geometry[..., :1], geometry[..., 1:2], reach)
