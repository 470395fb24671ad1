"""Reading films frame by frame: upright, with square pixels, each with its time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any

import av
import numpy as np
from jaxtyping import UInt8

from paint_gym.pictures.reading import resize
from renderers.workshop.reading import in_a_line

ENDINGS = (".mp4", ".mov", ".m4v", ".webm", ".mkv", ".avi", ".gif")
"""of the names of files that hold films; GIFs with one frame are pictures"""
USUAL = 25
"""frames a second of what does not say"""
FASTEST = 1000
"""frames a second at most: what says more says nothing"""


class UnreadableFilm(ValueError):
    """A file that is no film, or a damaged one."""


@dataclass(frozen=True)
class Film:
    """What is known of a film before it is read.

    Attributes:
        path: where it lies.
        height: of a frame as it is shown, pixels.
        width: of that.
        fps: frames a second, the mean where they vary.
        frames: about how many; None where the file does not say.
    """

    path: Path
    height: int
    width: int
    fps: Fraction
    frames: int | None


def is_film(path: Path) -> bool:
    """Whether a file is read as a film: by its ending; a GIF has more than one frame, too."""
    if path.suffix.lower() not in ENDINGS or not path.is_file():
        return False
    if path.suffix.lower() != ".gif":
        return True
    try:
        return len(list(islice(frames(path), 2))) > 1
    except UnreadableFilm:
        return False  # as a picture it may be mended


def open_film(path: Path) -> Film:
    """What the file says of itself, and its first frame.

    Raises:
        FileNotFoundError: no such file.
        UnreadableFilm: not a film, or without pictures.
    """
    if not path.exists():
        raise FileNotFoundError(f"no file {path}; wanted a film ({', '.join(ENDINGS)})")
    with _opened(path) as (container, stream):
        fps = stream.average_rate or stream.guessed_rate or Fraction(USUAL)
        fps = Fraction(fps if 0 < fps <= FASTEST else USUAL)
        known = stream.frames or None
        if known is None and container.duration:
            known = max(1, round(container.duration / av.time_base * fps))
    for _, first in frames(path):
        return Film(path, first.shape[0], first.shape[1], fps, known)
    raise UnreadableFilm(f"{path} has no frame that can be read")


def frames(path: Path) -> Iterator[tuple[float, UInt8[np.ndarray, "H W 3"]]]:
    """The frames in order, sRGB, one in memory at a time; the seconds from the first to each.

    Rotation that the film asks for is done, pixels are made square. What is damaged is skipped, as
    players do.

    Raises:
        UnreadableFilm: not a film.
    """
    with _opened(path) as (container, stream):
        stretch = stream.sample_aspect_ratio or Fraction(1)
        step = 1 / float(stream.average_rate or USUAL)
        began: float | None = None
        last = -step
        for frame in _decoded(container, stream):
            time = last + step if frame.time is None else frame.time - (began or 0.0)
            if began is None:
                began, time = frame.time or 0.0, 0.0
            last = max(time, last + 1e-3)  # times that do not grow are mended
            yield last, _upright(frame, stretch)


def _decoded(container: Any, stream: Any) -> Iterator[Any]:
    for packet in container.demux(stream):
        try:
            yield from packet.decode()
        except av.error.InvalidDataError:
            continue


def _upright(frame: Any, stretch: Fraction) -> UInt8[np.ndarray, "H W 3"]:
    picture = frame.to_ndarray(format="rgb24")
    if stretch != 1:
        height, width = picture.shape[:2]
        picture = resize(np.ascontiguousarray(picture), height, max(1, round(width * stretch)))
    turns = round(frame.rotation / 90) % 4  # counter-clockwise
    return np.ascontiguousarray(np.rot90(picture, turns))


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Any, Any]]:
    try:
        container = av.open(str(path), metadata_errors="ignore")
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise UnreadableFilm(f"{path} is no film that can be read: {in_a_line(error)}") from error
    with container:
        if not container.streams.video:
            raise UnreadableFilm(f"{path} has no pictures")
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        yield container, stream
