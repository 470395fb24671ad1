"""A painted film as strokes: the file it is kept in, and drawn again from at any size.

`film.npz` holds the names of `painting.npz` (see `paint_gym.paintings.painting`), and

    paint_gym_film  1, the version of this format
    strokes         of every frame, [N,T,P], in painting order; rows beyond its count are 0
    counts          of strokes, by frame
    seconds         at which each frame is shown
    fps             frames a second, as numerator and denominator
    about           what it was painted from, and how
"""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import numpy as np
import torch
from jaxtyping import Float, Int

from paint_gym.paintings.painting import FARTHEST, Painting
from renderers import BRUSHES
from renderers.files import replacing
from renderers.workshop.arrays import read_arrays
from renderers.workshop.reading import reading

VERSION = 1
LONGEST = 2**31
"""bytes of a kept film at most, unpacked"""
MARK = "paint_gym_film"


@dataclass(frozen=True)
class KeptFilm:
    """Paintings of one brush, one after another.

    Attributes:
        brush: key of BRUSHES; of a stamp, one that holds its picture.
        strokes: of each frame; only its first `counts` are laid.
        counts: of strokes, by frame.
        seconds: at which each frame is shown, from 0 on, rising.
        fps: frames a second, the mean where they vary.
        height: of a frame of the film that was painted, pixels.
        width: of that.
        about: what it was painted from, and how.
    """

    brush: str
    strokes: Float[np.ndarray, "N T P"]
    counts: Int[np.ndarray, " N"]
    seconds: Float[np.ndarray, " N"]
    fps: Fraction
    height: int
    width: int
    about: str = ""

    def paintings(self) -> Iterator[tuple[float, Painting]]:
        """Each frame, and when it is shown."""
        for strokes, count, seconds in zip(self.strokes, self.counts, self.seconds, strict=True):
            laid = torch.from_numpy(np.array(strokes[:count], np.float32))
            yield float(seconds), Painting(self.brush, laid, self.height, self.width)

    def save(self, path: Path) -> None:
        """Write it; atomic. Strokes may lie on the disk: they are packed piece by piece."""
        arrays: dict[str, Any] = {
            MARK: VERSION,
            "brush": self.brush,
            "height": self.height,
            "width": self.width,
            "numbers": [p.name for p in BRUSHES[self.brush]().params],
            "strokes": self.strokes,
            "counts": self.counts.astype(np.int64),
            "seconds": self.seconds.astype(np.float64),
            "fps": [self.fps.numerator, self.fps.denominator],
            "about": self.about,
        }
        with replacing(path) as unfinished, unfinished.open("wb") as file:
            np.savez_compressed(file, **arrays)


def keep_film(
    path: Path,
    frames: Iterable[tuple[float, Painting]],
    *,
    shape: tuple[int, int],
    fps: Fraction,
    about: str = "",
) -> None:
    """Keep paintings as a film; the strokes are never all in memory. Atomic.

    Args:
        path: of the film.
        frames: when each is shown, and its painting; all of one brush.
        shape: frames, and strokes in one at most.
        fps: frames a second.
        about: what it was painted from, and how.
    """
    count, most = shape
    counts, seconds, strokes = np.zeros(count, np.int64), np.zeros(count), None
    with tempfile.TemporaryFile() as file:
        for i, (seconds[i], one) in enumerate(frames):
            if strokes is None:
                wide = (count, max(1, most), len(one.numbers))
                strokes = np.memmap(file, np.float32, shape=wide)
            counts[i] = len(one.strokes)
            strokes[i, : counts[i]] = one.strokes.numpy()
        assert strokes is not None
        KeptFilm(one.brush, strokes, counts, seconds, fps, one.height, one.width, about).save(path)


def holds_film(path: Path) -> bool:
    """Whether a .npz is a film and not a painting."""
    try:
        with ZipFile(path) as archive:
            return f"{MARK}.npy" in archive.namelist()
    except (OSError, BadZipFile):
        return False


def load_film(path: Path) -> KeptFilm:
    """Read what `KeptFilm.save` wrote.

    Raises:
        FileNotFoundError: no such file.
        ValueError: no film, or one that this version cannot draw; says what is wrong.
    """
    path.stat()
    with reading(path, "is no painted film that can be drawn"):
        return _checked(read_arrays(path, _plain, LONGEST))


def _plain(name: str, shape: tuple[int, ...], kind: np.dtype) -> None:
    if kind.kind not in "fiuU":
        raise ValueError(f"its {name} is an array of {kind}, wanted numbers or texts")


def _checked(found: dict[str, np.ndarray]) -> KeptFilm:
    if int(found[MARK]) != VERSION:
        raise ValueError(f"it is of version {int(found[MARK])}, this reads {VERSION}")
    brush, names = str(found["brush"]), [str(x) for x in found["numbers"]]
    if names != [p.name for p in BRUSHES.kept(brush).params]:
        raise ValueError(f"its numbers are not those of {brush:.60}")
    strokes, counts, seconds = found["strokes"], found["counts"], found["seconds"]
    height, width = int(found["height"]), int(found["width"])
    if not all(1 <= side <= FARTHEST for side in (height, width)):
        raise ValueError(f"its size is {width} x {height}")
    if strokes.ndim != 3 or strokes.shape[2] != len(names) or not len(strokes):
        raise ValueError(f"its strokes are of shape {list(strokes.shape)}")
    if not ((strokes >= 0) & (strokes <= 1)).all():
        raise ValueError("its strokes are not all numbers in [0, 1]")
    if counts.shape != (len(strokes),) or not ((counts >= 0) & (counts <= strokes.shape[1])).all():
        raise ValueError("its counts of strokes are not those of its frames")
    if seconds.shape != (len(strokes),) or not (np.diff(seconds, prepend=-1) > 0).all():
        raise ValueError("the times of its frames do not rise")
    fps = Fraction(*(int(x) for x in found["fps"]))
    if fps <= 0:
        raise ValueError(f"it has {fps} frames a second")
    about = str(found["about"])
    return KeptFilm(brush, strokes, counts, seconds, fps, height, width, about)
