"""A painting as transparent pictures that lie on one another, a layer a paint."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, groupby

import numpy as np
import torch
from jaxtyping import UInt8

from paint_gym.paintings.painting import Painting
from paint_gym.paintings.paints import inks_of, paint_names
from paint_gym.paintings.plot.changes import Runs, as_painted

MOST_LAYERS = 64
"""of a painting, beside its canvas: programs list them all, each as large as the picture"""
CLEAREST = 1e-6
"""opacity below which there is no ink to be told"""


@dataclass(frozen=True)
class Layer:
    """One transparent picture, no larger than what it shows.

    Attributes:
        name: its place from below, from 1 on, and its paint.
        picture: red, green, blue and opacity, not multiplied.
        x: column of the whole where it begins.
        y: row.
    """

    name: str
    picture: UInt8[np.ndarray, "h w 4"]
    x: int = 0
    y: int = 0


def layers_of(painting: Painting, longer_side: int | None = None) -> Iterator[Layer]:
    """What lies on what, from below, and makes the painting: the empty canvas, then its strokes.

    Strokes are in painting order, a layer for each change of paint. Where that would be more than
    `MOST_LAYERS`, neighbours share one.

    Args:
        painting: what is told apart.
        longer_side: of the whole, pixels; see `Painting.shape`.
    """
    height, width = painting.shape(longer_side)
    canvas = np.full((height, width, 4), 255, np.uint8)
    canvas[..., :3] = np.rint(np.array(painting.canvas_color) * 255)
    yield Layer("canvas", canvas)
    for name, strokes in groups(painting.visible()):
        yield cropped(name, drawn(strokes, longer_side))


def groups(painting: Painting) -> list[tuple[str, Painting]]:
    """Strokes that share a layer, in painting order, and what it is called."""
    inks, names = inks_of(painting), paint_names(painting)
    found = []
    for i, those in enumerate(_shared(as_painted(inks), len(inks)), start=1):
        paints, (first, last) = {inks[j] for j in those}, (those[0], those[-1])
        what = names[inks[first]] if len(paints) == 1 else f"strokes {first + 1}-{last + 1}"
        strokes = painting.strokes[first : last + 1]
        found.append((f"{i}-{what}", replace(painting, strokes=strokes)))
    return found


def _shared(runs: Runs, strokes: int) -> Runs:
    """Runs as they are, if they are few; else those together that begin in the same part.

    Of the strokes, in as many parts as there may be layers.
    """
    if len(runs) <= MOST_LAYERS:
        return runs
    parts = groupby(runs, key=lambda run: run[0] * MOST_LAYERS // strokes)
    return [list(chain.from_iterable(part)) for _, part in parts]


def drawn(painting: Painting, longer_side: int | None = None) -> UInt8[np.ndarray, "H W 4"]:
    """Strokes alone: their ink and opacity, from what they are on black and on white.

    Laid on c, strokes of opacity a leave c (1 - a) + ink a: on black the second part alone, and
    black and white are 1 - a apart.
    """
    picture = np.zeros((*painting.shape(longer_side), 4), np.uint8)
    black = replace(painting, canvas_color=(0.0, 0.0, 0.0)).patches(longer_side)
    white = replace(painting, canvas_color=(1.0, 1.0, 1.0)).patches(longer_side)
    for (place, dark), (_, light) in zip(black, white, strict=True):
        opacity = (1 - (light - dark).mean(0)).clamp(0, 1)
        ink = torch.where(opacity > CLEAREST, dark / opacity.clamp(min=CLEAREST), 0.0)
        both = torch.cat([ink.clamp(0, 1), opacity[None]])
        picture[place] = (both * 255).round().to(torch.uint8).permute(1, 2, 0).numpy()
    return picture


def cropped(name: str, picture: UInt8[np.ndarray, "H W 4"]) -> Layer:
    """Without what is clear about it; a clear one keeps a pixel."""
    rows, columns = (np.flatnonzero(picture[..., 3].any(axis)) for axis in (1, 0))
    if not len(rows):
        return Layer(name, picture[:1, :1])
    top, left = rows[0], columns[0]
    return Layer(name, picture[top : rows[-1] + 1, left : columns[-1] + 1], int(left), int(top))
