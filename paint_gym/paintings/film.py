"""A painting as files to look at: PNG, SVG, GIF and H.264 of the strokes appearing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import chain, repeat
from pathlib import Path
from types import MappingProxyType
from typing import Any

import av
import cv2
import numpy as np
import torch
from av.video.reformatter import ColorRange
from jaxtyping import UInt8
from PIL import Image
from tqdm import tqdm

from paint_gym.metrics import psnr
from paint_gym.paintings.curve import Curve
from paint_gym.paintings.painting import Painting
from paint_gym.pictures.reading import WHITE, resize
from paint_gym.pictures.transparent import laid_over
from renderers.files import replacing, write_text

FPS = 25
BT709 = 1
"""in H.264 and ISO 23091-2: the matrix, the primaries, and the transfer"""
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
    painting: Painting,
    path: Path,
    *,
    longer_side: int | None = None,
    seconds: float = 8.0,
    target: UInt8[np.ndarray, "h w 3"] | None = None,
) -> None:
    """The strokes appearing, H.264, 25 frames per second, even width and height.

    With the target, what was painted, a curve of likeness grows beside them. What is transparent is
    white: H.264 knows no opacity.
    """
    likeness = None if target is None else _likeness(painting, target)
    counts = schedule(len(painting.strokes), max(1, round(seconds * FPS)))
    held = list(chain(counts, repeat(counts[-1], round(HOLD * FPS))))
    shown = zip(_shown(painting, held, longer_side, what="film"), held, strict=True)
    flat = ((laid_over(x, WHITE), count) for x, count in shown)
    frames = (x if likeness is None else likeness(x, count) for x, count in flat)
    write_h264(frames, path, fps=FPS)


def _likeness(
    painting: Painting, target: UInt8[np.ndarray, "h w 3"]
) -> Callable[[np.ndarray, int], np.ndarray]:
    """Puts beside each frame a curve of PSNR against the strokes laid."""
    curve, known = Curve(len(painting.strokes), "strokes"), [target]

    def beside(frame: np.ndarray, count: int) -> np.ndarray:
        if known[0].shape != frame.shape:
            known[0] = resize(target, *frame.shape[:2])
        error = np.square(frame.astype(float) - known[0]).mean() / 255**2
        return curve.beside(frame, count, float(psnr(torch.tensor(error))))

    return beside


def write_h264(
    frames: Iterable[UInt8[np.ndarray, "H W 3"]],
    path: Path,
    *,
    fps: int,
    options: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Frames of sRGB as MP4 whose colours players need not guess, and that plays while it loads.

    Chromium wants matrix, primaries and transfer of BT.709 written down, all three. Where width or
    height is odd, the last column or row is repeated: H.264 wants even ones.
    """
    encoder: Any = None
    with (
        replacing(path) as unfinished,
        av.open(str(unfinished), "w", options={"movflags": "+faststart"}) as film,
    ):
        for picture in map(even, frames):
            if encoder is None:
                encoder = h264_stream(film, picture, fps, options=options)
            film.mux(encoder.encode(as_yuv(picture)))
        film.mux(encoder.encode())


def h264_stream(
    film: Any,
    picture: UInt8[np.ndarray, "H W 3"],
    fps: int | Fraction,
    *,
    options: Mapping[str, str],
) -> Any:
    """A stream of pictures of this even size, whose colours are written down."""
    encoder = film.add_stream("libx264", rate=fps, options=dict(options))
    encoder.height, encoder.width = picture.shape[:2]
    encoder.pix_fmt, encoder.color_range = "yuv420p", ColorRange.MPEG
    encoder.colorspace = encoder.color_primaries = encoder.color_trc = BT709
    return encoder


def as_yuv(picture: UInt8[np.ndarray, "H W 3"]) -> Any:
    """A picture as a frame of such a stream."""
    return av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(
        format="yuv420p",
        src_color_range=ColorRange.JPEG,
        dst_colorspace=BT709,
        dst_color_range=ColorRange.MPEG,
    )


def write_gif(
    painting: Painting, path: Path, *, longer_side: int = 256, seconds: float = 6.0, fps: int = 12
) -> None:
    """The strokes appearing, as an animated GIF that repeats."""
    side = min(longer_side, max(painting.shape(longer_side)))
    counts = schedule(len(painting.strokes), max(1, round(seconds * fps)))
    frames = [Image.fromarray(x) for x in _shown(painting, counts, side, what="gif")]
    clear = {"disposal": 2} if painting.ground.transparent else {}
    pauses = [1000 // fps] * (len(frames) - 1) + [round(1500 * HOLD)]
    with replacing(path) as unfinished:
        frames[0].save(
            unfinished,
            "GIF",
            save_all=True,
            append_images=frames[1:],
            duration=pauses,
            loop=0,
            **clear,
        )


def memory_of_gif(strokes: int, longer_side: int, seconds: float, *, fps: int = 12) -> float:
    """Bytes that `write_gif` takes at most: every frame as it is drawn, and as it is packed."""
    return 4.0 * longer_side**2 * min(max(1, round(seconds * fps)), strokes + 1)


def schedule(strokes: int, frames: int) -> list[int]:
    """Strokes laid at each frame: from none to all, at most one frame per stroke."""
    return [round(x) for x in np.linspace(0, strokes, min(frames, strokes + 1))]


def _shown(
    painting: Painting, counts: list[int], longer_side: int | None, *, what: str
) -> Iterator[np.ndarray]:
    return iter(
        tqdm(painting.frames(counts, longer_side), what, len(counts), unit="frame", leave=False)
    )


def even(frame: UInt8[np.ndarray, "H W 3"]) -> UInt8[np.ndarray, "h w 3"]:
    """Of even sides: where one is odd, the last column or row is repeated."""
    height, width = frame.shape[:2]
    return cv2.copyMakeBorder(frame, 0, height % 2, 0, width % 2, cv2.BORDER_REPLICATE)
