"""A painting as files to look at: PNG, SVG, GIF and H.264 of the strokes appearing."""

from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path

import cv2
import imageio.v3 as imageio
import numpy as np
from jaxtyping import UInt8
from PIL import Image
from tqdm import tqdm

from paint_gym.curve import Curve
from paint_gym.painting import Painting
from renderers.files import replacing, write_text

FPS = 25
HOLD = 1.0
"""seconds for which a film shows the finished picture"""


def write_png(painting: Painting, path: Path, *, longer_side: int | None = None) -> None:
    """The finished picture."""
    picture = painting.render(longer_side)
    with replacing(path) as unfinished:
        Image.fromarray(picture).save(unfinished, "PNG")


def write_svg(painting: Painting, path: Path, *, longer_side: int | None = None) -> None:
    """The strokes as outlines."""
    write_text(path, painting.svg(longer_side))


def write_mp4(
    painting: Painting, path: Path, *, longer_side: int | None = None, seconds: float = 8.0,
    target: UInt8[np.ndarray, "h w 3"] | None = None,
) -> None:  # fmt: skip
    """The strokes appearing, H.264, 25 frames per second, even width and height.

    With the target, what was painted, a curve of likeness grows beside them.
    """
    curve = None if target is None else Curve(target, len(painting.strokes))
    counts = schedule(len(painting.strokes), max(1, round(seconds * FPS)))
    held = list(chain(counts, repeat(counts[-1], round(HOLD * FPS))))
    with (
        replacing(path) as unfinished,
        imageio.imopen(unfinished, "w", plugin="pyav") as film,
    ):
        film.init_video_stream("libx264", fps=FPS, pixel_format="yuv420p")
        for frame, count in zip(_shown(painting, held, longer_side, "film"), held, strict=True):
            film.write_frame(_even(frame if curve is None else curve.beside(frame, count)))


def write_gif(
    painting: Painting, path: Path, *, longer_side: int = 256, seconds: float = 6.0, fps: int = 12
) -> None:
    """The strokes appearing, as an animated GIF that repeats."""
    side = min(longer_side, max(painting.shape(longer_side)))
    counts = schedule(len(painting.strokes), max(1, round(seconds * fps)))
    frames = [Image.fromarray(x) for x in _shown(painting, counts, side, "gif")]
    pauses = [1000 // fps] * (len(frames) - 1) + [round(1500 * HOLD)]
    with replacing(path) as unfinished:
        frames[0].save(
            unfinished, "GIF", save_all=True, append_images=frames[1:], duration=pauses, loop=0
        )


def schedule(strokes: int, frames: int) -> list[int]:
    """Strokes laid at each frame: from none to all, at most one frame per stroke."""
    return [round(x) for x in np.linspace(0, strokes, min(frames, strokes + 1))]


def _shown(
    painting: Painting, counts: list[int], longer_side: int | None, what: str
) -> Iterator[np.ndarray]:
    return iter(
        tqdm(painting.frames(counts, longer_side), what, len(counts), unit="frame", leave=False)
    )


def _even(frame: np.ndarray) -> np.ndarray:
    """H.264 wants an even number of rows and columns: the last ones are repeated."""
    height, width = frame.shape[:2]
    return cv2.copyMakeBorder(frame, 0, height % 2, 0, width % 2, cv2.BORDER_REPLICATE)
