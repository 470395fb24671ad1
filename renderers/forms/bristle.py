"""A textured rectangle: the dab of a bristle brush, and the procedural textures it is made of.

The textures are our own: bristles of random place, thickness and load, which set on and lift off
raggedly and run dry on the way. There is one for each aspect (dab, stroke, long stroke). How they
are drawn: `renderers.forms.textured`.
"""

import math
from functools import cache

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from renderers.forms import textured
from renderers.forms.box import BOX, find, trace
from renderers.forms.box import see as see_box
from renderers.forms.form import Form
from renderers.forms.sight import Pairs, Sight
from renderers.forms.sight import turned as on_axes
from renderers.forms.textured import ACROSS, ALONG, Textures

ASPECTS = (1.0, 2.5, 6.0)
"""length over width for which each texture is made"""
BRISTLES = 22
WAVES = (1, 2, 4, 8, 11, 16, 22)
"""waves over a dab's length and width by which its texture is told"""


def cover(
    geometry: Float[Tensor, "N G"], height: int, width: int
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N H W"]]:
    """See `renderers.forms.textured.cover`; the textures are the bristles'."""
    return textured.cover(geometry, height, width, textures=integrals())


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
def integrals() -> Textures:
    """The same as they are drawn from."""
    return textured.summed(textures())


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
    textured.extent,
    unitless=(*BOX.unitless, "texture"),
    lengthwise=True,
    sight=Sight(find, see),
    trace=trace,
)
