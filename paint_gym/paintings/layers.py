"""A painting as transparent pictures that lie on one another, a layer a paint."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, groupby

import numpy as np
from jaxtyping import UInt8

from paint_gym.paintings.ground import Ground
from paint_gym.paintings.inks import inks_of, paint_names
from paint_gym.paintings.painting import Painting
from paint_gym.paintings.plot.changes import Runs, as_painted

MOST_LAYERS = 64
"""of a painting, beside its canvas: programs list them all, each as large as the picture"""


@dataclass(frozen=True)
class Layer:
    """One transparent picture, no larger than what it shows.

    Attributes:
        name: its place from below, from 1 on, and its paint.
        picture: red, green, blue and opacity, not multiplied; of the ground without the last.
        x: column of the whole where it begins.
        y: row.
    """

    name: str
    picture: UInt8[np.ndarray, "h w C"]
    x: int = 0
    y: int = 0


def layers_of(painting: Painting, longer_side: int | None = None) -> Iterator[Layer]:
    """What lies on what, from below, and makes the painting: its ground, if any, then its strokes.

    Strokes are in painting order, a layer for each change of paint. Where that would be more than
    `MOST_LAYERS`, neighbours share one.

    Args:
        painting: what is told apart.
        longer_side: of the whole, pixels; see `Painting.shape`.
    """
    if not painting.ground.transparent:
        yield Layer("canvas", painting.ground.picture(*painting.shape(longer_side)))
    alone = replace(painting.visible(), ground=Ground(transparent=True))
    for name, strokes in groups(alone):
        yield cropped(name, strokes.render(longer_side))


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


def cropped(name: str, picture: UInt8[np.ndarray, "H W 4"]) -> Layer:
    """Without what is clear about it; a clear one keeps a pixel."""
    rows, columns = (np.flatnonzero(picture[..., 3].any(axis)) for axis in (1, 0))
    if not len(rows):
        return Layer(name, picture[:1, :1])
    top, left = rows[0], columns[0]
    return Layer(name, picture[top : rows[-1] + 1, left : columns[-1] + 1], int(left), int(top))
