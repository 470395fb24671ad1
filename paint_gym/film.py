"""A painting as files to look at: PNG, SVG, GIF and H.264 of the strokes appearing."""

import os
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from pathlib import Path

import cv2
import imageio.v3 as imageio
import numpy as np
from PIL import Image
from tqdm import tqdm

from paint_gym.painting import Painting

FPS = 25
HOLD = 1.0
"""seconds for which a film shows the finished picture"""


def write_png(painting: Painting, path: Path, *, longer_side: int | None = None) -> None:
    """The finished picture."""
    picture = painting.render(longer_side)
    _whole(path, lambda part: Image.fromarray(picture).save(part, "PNG"))


def write_svg(painting: Painting, path: Path, *, longer_side: int | None = None) -> None:
    """The strokes as outlines."""
    _whole(path, lambda part: part.write_text(painting.svg(longer_side)))


def write_mp4(
    painting: Painting, path: Path, *, longer_side: int | None = None, seconds: float = 8.0
) -> None:
    """The strokes appearing, H.264, 25 frames per second, even width and height."""
    counts = schedule(len(painting.strokes), max(1, round(seconds * FPS)))

    def write(part: Path) -> None:
        with imageio.imopen(part, "w", plugin="pyav") as film:
            film.init_video_stream("libx264", fps=FPS, pixel_format="yuv420p")
            held = chain(counts, repeat(counts[-1], round(HOLD * FPS)))
            for frame in _shown(painting, list(held), longer_side, "film"):
                film.write_frame(_even(frame))

    _whole(path, write)


def write_gif(
    painting: Painting, path: Path, *, longer_side: int = 256, seconds: float = 6.0, fps: int = 12
) -> None:
    """The strokes appearing, as an animated GIF that repeats."""
    side = min(longer_side, max(painting.shape(longer_side)))
    counts = schedule(len(painting.strokes), max(1, round(seconds * fps)))
    frames = [Image.fromarray(x) for x in _shown(painting, counts, side, "gif")]
    pauses = [1000 // fps] * (len(frames) - 1) + [round(1500 * HOLD)]
    _whole(
        path,
        lambda part: frames[0].save(
            part, "GIF", save_all=True, append_images=frames[1:], duration=pauses, loop=0
        ),
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


def _whole(path: Path, write: Callable[[Path], object]) -> None:
    """Write beside the file, then put it in place: never half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.stem}.part{path.suffix}")
    write(part)
    os.replace(part, path)
