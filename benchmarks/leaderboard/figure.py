"""A few pictures side by side: as they are, as painted, and as a film of the painting."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from jaxtyping import Float
from PIL import Image
from torch import Tensor

from paint_gym.paintings.film import write_h264
from paint_gym.paintings.painting import to_bytes
from renderers import Brush, blank, make_renderer
from renderers.files import replacing

SIDE = 160
"""width of each picture, pixels"""
FPS = 20
SECONDS, HOLD = 4.0, 1.5
"""of painting, and for which the finished pictures stay"""
QUALITY = {
    "crf": "28", "maxrate": "120k", "bufsize": "240k", "preset": "veryslow", "threads": "1"
}  # fmt: skip
"""of H.264; the rate binds where strokes fall at random, and keeps a film below 100 kB"""


def side_by_side(pictures: Float[Tensor, "n 3 H W"]) -> np.ndarray:
    """One row of pictures, uint8 [H,n*W,3]."""
    return to_bytes(torch.cat(list(pictures), dim=2))


def write_strip(pictures: Float[Tensor, "n 3 H W"], path: Path) -> None:
    """A row of pictures as a small WebP."""
    with replacing(path) as unfinished:
        Image.fromarray(side_by_side(pictures)).save(unfinished, "WEBP", quality=80, method=6)


def empty(count: int, aspect: float) -> Float[Tensor, "n 3 H W"]:
    """Black canvases, `SIDE` pixels wide, of an even height, which films need."""
    return blank(count, 2 * round(aspect * SIDE / 2), SIDE)


def paintings(
    strokes: Float[Tensor, "n T P"], brush: Brush, aspect: float = 1.0
) -> Float[Tensor, "n 3 H W"]:
    """What the strokes paint; `aspect` is the height in widths."""
    return make_renderer("auto", brush).paint(empty(len(strokes), aspect), strokes)


def write_film(
    strokes: Float[Tensor, "n T P"], brush: Brush, path: Path, *, aspect: float = 1.0
) -> None:
    """The paintings coming into being side by side, H.264 in MP4 that plays while it loads."""
    write_h264(frames(strokes, brush, aspect), path, fps=FPS, options=QUALITY)


def frames(
    strokes: Float[Tensor, "n T P"], brush: Brush, aspect: float = 1.0
) -> Iterator[np.ndarray]:
    """The paintings from nothing to the last stroke, evenly in time, then held."""
    engine, canvas, laid = make_renderer("auto", brush), empty(len(strokes), aspect), 0
    for count in np.linspace(0, strokes.shape[1], round(SECONDS * FPS)).round().astype(int):
        if count > laid:
            canvas = engine.paint(canvas, strokes[:, laid:count])
            laid = int(count)
        yield side_by_side(canvas)
    for _ in range(round(HOLD * FPS)):
        yield side_by_side(canvas)
