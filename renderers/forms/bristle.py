"""A textured rectangle: the dab of a bristle brush, and the procedural textures it is made of.

The textures are our own: bristles of random place, thickness and load, which set on and lift off
raggedly and run dry on the way. There is one for each aspect (dab, stroke, long stroke). They are
averaged over the pixel, exactly, by a table of integrals; so a small dab is drawn from what its
texture looks like at that size, and nothing depends on the resolution.
"""

import math
from functools import cache

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from renderers.forms.box import BOX, find, own_axes, trace
from renderers.forms.box import see as see_box
from renderers.forms.extent import around, turned
from renderers.forms.form import Form, columns
from renderers.forms.sight import Pairs, Sight
from renderers.forms.sight import turned as on_axes

ALONG, ACROSS = 128, 64
"""texels of a texture"""
ASPECTS = (1.0, 2.5, 6.0)
"""length over width for which each texture is made"""
BRISTLES = 22
WAVES = (1, 2, 4, 8, 11, 16, 22)
"""waves over a dab's length and width by which its texture is told"""
FOOTPRINT = 1.02
"""how far a dab may reach, of its half sides: half a texel beyond them, of which it has 64"""


def cover(
    geometry: Float[Tensor, "N G"], height: int, width: int
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
    tables, means = (x.to(geometry) for x in integrals())
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


def nearest_aspect(w: Float[Tensor, " N"], h: Float[Tensor, " N"]) -> Float[Tensor, " N"]:
    """Index of the texture made for the aspect nearest to w / h (by ratio); not differentiable."""
    ratio = (w.detach() / h.detach().clamp(min=1e-6)).clamp(1e-3, 1e3).log()
    made_for = torch.tensor(ASPECTS).to(ratio).log()
    return (ratio[:, None] - made_for).abs().argmin(1).to(w)


@cache
def textures() -> np.ndarray:
    """Opacity in [0, 1] of every texel: [textures, ACROSS, ALONG] float32; the same every time."""
    return np.stack([_texture(aspect, seed) for seed, aspect in enumerate(ASPECTS)])


@cache
def integrals() -> tuple[Float[Tensor, "M R C"], Float[Tensor, " M"]]:
    """Sums of (texel - mean) above and left of each corner [M, ACROSS + 1, ALONG + 1]; means.

    The mean is taken out so that float32 sums stay small and their differences exact.
    """
    texels = torch.from_numpy(textures()).double()
    means = texels.mean((1, 2))
    sums = (texels - means[:, None, None]).cumsum(1).cumsum(2)
    return torch.nn.functional.pad(sums, (1, 0, 1, 0)).float(), means.float()


def _texture(aspect: float, seed: int) -> np.ndarray:
    """Bristles side by side, each with its own place, thickness, load, start and end."""
    random = np.random.default_rng(20261121 + seed)
    u = (np.arange(ALONG) + 0.5) / ALONG
    v = (np.arange(ACROSS) + 0.5) / ACROSS
    picture = np.zeros((ACROSS, ALONG))
    for k in range(BRISTLES):
        place = (k + random.uniform(0.2, 0.8)) / BRISTLES * 0.92 + 0.04
        thick = random.uniform(0.35, 0.8) / BRISTLES
        rim = 1 - abs(2 * place - 1) ** 4  # bristles at the sides set on later
        start = (random.uniform(0.01, 0.06) + 0.1 * (1 - rim)) / aspect + 0.01
        end = 1 - (random.uniform(0.02, 0.2) + 0.12 * (1 - rim)) / aspect**0.7 - 0.01
        ramp = 0.05 / aspect
        pressed = np.clip((u - start) / ramp, 0, 1) * np.clip((end - u) / (2 * ramp), 0, 1)
        load = random.uniform(0.65, 1.0) * (1 - random.uniform(0.0, 0.45) * u**2)
        load = load * (1 + 0.25 * _wander(random, u, aspect))
        across = np.exp(-(((v - place - 0.006 * _wander(random, u, aspect)[:, None]) / thick) ** 2))
        ink = np.clip(pressed * load, 0, 1)[:, None] * across  # [ALONG,ACROSS]
        picture = 1 - (1 - picture) * (1 - np.clip(ink, 0, 1).T)
    return picture.astype(np.float32)


def _wander(random: np.random.Generator, u: np.ndarray, aspect: float) -> np.ndarray:
    """A smooth random function of about [-1, 1] along the stroke."""
    knots = random.uniform(-1, 1, 4 + round(2 * aspect))
    return np.interp(u * (len(knots) - 1), np.arange(len(knots)), knots)


def extent(geometry: Float[Tensor, "*B G"]) -> Float[Tensor, "*B 4"]:
    """See `Form.extent`."""
    half_w, half_h = (geometry[..., i] / 2 * FOOTPRINT for i in (4, 5))
    reach = turned(geometry[..., 2:4], half_w, half_h)
    return around(geometry[..., :1], geometry[..., 1:2], reach)


def see(g: list[Tensor], x: Pairs, y: Pairs, *places: Pairs) -> list[Pairs]:
    """See `Sight.see`: the box, and where the cell lies on its texture."""
    u, v = on_axes(x - g[0], y - g[1], (g[2], g[3]))
    at = [(u / g[4].clamp(min=0.01)).clamp(-1, 1), (v / g[5].clamp(min=0.01)).clamp(-1, 1)]
    waves = [
        wave(2 * math.pi * k * p) for k in WAVES for p in at for wave in (torch.sin, torch.cos)
    ]
    which = [(g[6] == i).to(u) for i in range(len(ASPECTS))]
    rates = [1 / (1 + g[4]), 1 / (1 + g[5])]
    return [*see_box(g, x, y), *at, *waves, *which, *rates]


BRISTLE = Form(
    "bristle",
    (*BOX.columns, "texture"),
    cover,
    extent,
    unitless=(*BOX.unitless, "texture"),
    lengthwise=True,
    sight=Sight(find, see),
    trace=trace,
)
