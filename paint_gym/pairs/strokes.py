"""A photograph as it looks painted with a few strokes: what a painter made is to be turned back.

The painting is made at once, not searched for: layers from coarse to fine, each where the canvas is
furthest from the photograph, along its edges.

Source: Hertzmann 1998 (painterly rendering with curved brush strokes of multiple sizes), section 2.

Departures from the paper:
1. A layer has a number of strokes instead of a threshold, so that a painting has as many as asked.
2. Strokes are straight, and drawn from their middle both ways.
3. Of three strokes tried, one is painted: the one that helps most.
"""

from itertools import pairwise

import cv2
import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d

from paint_gym.pairs.made import Made, drawn_from
from paint_gym.pairs.source import Source
from renderers import BRUSHES, Renderer, make_renderer
from renderers.brushes.bezier import RADIUS_REST

LAYERS, GROWTH = 6, 1.7
"""how many, and by how much more strokes each has than the one before"""
COVER = 1.5
"""of the canvas, by the strokes of a layer, if none lay over another"""
LONG = 2.0
"""half a usual stroke's length, in radii; the longest is twice as long"""
ALIKE = 0.12
"""how far from its own colour the photograph may be where a stroke goes on"""
TRIED = 3
"""strokes, for each that is painted: those that help most are"""
SEEN = 64
"""side at which it is seen how much a stroke helps, pixels"""


class Strokes(Made):
    """A painting of the photograph with Bezier strokes.

    Args:
        source: the photographs.
        strokes: in each painting.
    """

    guess = (0, 3)

    def __init__(self, source: Source, *, strokes: int = 100):
        if strokes < 1:
            raise ValueError(f"strokes must be 1 or more, got {strokes}")
        super().__init__(source)
        self.strokes = strokes
        self.renderer: Renderer = make_renderer("auto", BRUSHES["bezier"]())

    def given(
        self, picture: Float[Tensor, "3 H W"], generator: torch.Generator
    ) -> Float[Tensor, "3 H W"]:
        """The painting."""
        return painted(picture, self.strokes, self.renderer, chance=drawn_from(generator))


@torch.no_grad()
def painted(
    picture: Float[Tensor, "3 H W"],
    strokes: int,
    renderer: Renderer,
    *,
    chance: np.random.Generator,
) -> Float[Tensor, "3 H W"]:
    """A painting of so many Bezier strokes, on its mean colour."""
    canvas = picture.mean((1, 2), keepdim=True).expand_as(picture)[None].contiguous()
    photograph = picture.permute(1, 2, 0).contiguous().numpy()
    for count in layers(strokes):
        now = canvas[0].permute(1, 2, 0).contiguous().numpy()
        tried = torch.from_numpy(layer(photograph, now, count, chance=chance))
        wrong = errors(canvas, tried, picture[None], renderer=renderer)
        best = wrong.topk(count, largest=False).indices.sort().values
        canvas = renderer.paint(canvas, tried[best][None])
    return canvas[0].clamp(0, 1)


def errors(
    canvas: Float[Tensor, "1 3 H W"],
    strokes: Float[Tensor, "N P"],
    picture: Float[Tensor, "1 3 H W"],
    *,
    renderer: Renderer,
) -> Float[Tensor, " N"]:
    """Squared error of the canvas with each of these strokes alone, at `SEEN` pixels."""
    small = min(SEEN, canvas.shape[-1])
    canvas, picture = (adaptive_avg_pool2d(x, small) for x in (canvas, picture))
    many = (len(strokes), *canvas.shape[1:])
    return renderer.error(canvas.expand(many), strokes[:, None], picture.expand(many))


def layers(strokes: int) -> list[int]:
    """Strokes of each layer that has any, the coarsest first; all of them together."""
    upto = [round(strokes * (GROWTH**i - 1) / (GROWTH**LAYERS - 1)) for i in range(LAYERS + 1)]
    return [b - a for a, b in pairwise(upto) if b > a]


def layer(
    photograph: Float[np.ndarray, "H W 3"],
    canvas: Float[np.ndarray, "H W 3"],
    count: int,
    *,
    chance: np.random.Generator,
) -> Float[np.ndarray, "N 13"]:
    """`TRIED` times as many strokes as the layer is to have, numbers of a Bezier stroke."""
    size, radius = len(photograph), (COVER / (4 * LONG * count)) ** 0.5
    smooth = cv2.GaussianBlur(photograph, (0, 0), max(0.3, radius * size / 2))
    places = chosen(((smooth - canvas) ** 2).sum(2), TRIED * count, chance)
    way = at(along(smooth), places)
    strokes = np.ones((len(places), 13), np.float32)
    strokes[:, 2:4] = 0.5
    for sign, columns in ((-1, slice(0, 2)), (1, slice(4, 6))):
        far = extent(smooth, places, sign * radius * way)
        strokes[:, columns] = (places + far * sign * radius * way).clip(0, 1)
    strokes[:, 6:8] = np.clip(4 * radius - RADIUS_REST, 0, 1)
    strokes[:, 10:] = at(smooth, places)
    return chance.permutation(strokes)


def extent(
    picture: Float[np.ndarray, "H W 3"],
    places: Float[np.ndarray, "N 2"],
    step: Float[np.ndarray, "N 2"],
) -> Float[np.ndarray, "N 1"]:
    """How many steps from there the colour stays, at most `2 * LONG`."""
    own, far, going = at(picture, places), np.zeros((len(places), 1)), np.ones(len(places), bool)
    for i in range(1, int(2 * LONG) + 1):
        there = places + i * step
        going &= (abs(at(picture, there) - own).max(1) < ALIKE) & (there == there.clip(0, 1)).all(1)
        far[going] = i
    return far


def at(
    planes: Float[np.ndarray, "H W C"], places: Float[np.ndarray, "N 2"]
) -> Float[np.ndarray, "N C"]:
    """What stands at the nearest pixels."""
    column, row = (places * len(planes)).astype(int).clip(0, len(planes) - 1).T
    return planes[row, column]


def chosen(
    error: Float[np.ndarray, "H W"], count: int, chance: np.random.Generator
) -> Float[np.ndarray, "count 2"]:
    """Where to paint, x and y in [0, 1): one in a cell, cells by how wrong they are."""
    cells = int(np.ceil((2 * count) ** 0.5))
    wrong = cv2.resize(error, (cells, cells), interpolation=cv2.INTER_AREA).ravel() + 1e-6
    found = chance.choice(cells * cells, count, replace=False, p=wrong / wrong.sum(dtype=float))
    corner = np.stack([found % cells, found // cells], 1)
    return (corner + chance.random((count, 2))) / cells


def along(picture: Float[np.ndarray, "H W 3"]) -> Float[np.ndarray, "H W 2"]:
    """Which way edges run, x and y of length 1."""
    grey = picture.mean(2)
    across, down = (cv2.Sobel(grey, cv2.CV_32F, *way) for way in ((1, 0), (0, 1)))
    way = np.stack([-down, across], 2) + 1e-9
    return way / np.linalg.norm(way, axis=2, keepdims=True)
