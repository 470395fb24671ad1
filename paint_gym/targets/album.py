"""Pictures decoded once and kept as bytes; what every data set of files is made of."""

import os
import warnings
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple, Protocol, runtime_checkable
from zipfile import BadZipFile, ZipFile

import numpy as np
import torch
from jaxtyping import Float, Int, UInt8
from torch import Tensor
from tqdm import tqdm

from paint_gym.pictures.formats import endings
from paint_gym.pictures.reading import UnreadablePicture, crop_square, read_picture, resize
from paint_gym.pictures.resampling import linear, resample

HIDDEN = (".", "__MACOSX")
"""how names of files and folders begin that are nobody's pictures"""
MEMORY = 4 * 2**30
"""bytes of pictures kept at most; of a larger set, evenly spread ones are taken"""
UNREADABLE = (UnreadablePicture, OSError, BadZipFile, zlib.error, NotImplementedError, RuntimeError)
"""what a damaged, encrypted or oddly packed file raises; NotImplementedError: zip methods"""


class Album:
    """Square pictures as bytes, given out as RGB floats in [0, 1].

    Small or grey pictures are kept as they are and brought to `size` (bilinear when enlarged,
    area-averaged when reduced) and to RGB when asked for, so that memory stays small.
    """

    def __init__(self, pictures: UInt8[Tensor, "n channels h w"], size: int | None = None):
        self.pictures, self.size = pictures, size or pictures.shape[-1]

    def __len__(self) -> int:
        return len(self.pictures)

    def __getitem__(self, index: Int[Tensor, " B"]) -> Float[Tensor, "B 3 H W"]:
        """See `Targets.__getitem__`."""
        chosen = _to_size(self.pictures[index], self.size).float().div_(255)
        return chosen if chosen.shape[1] == 3 else chosen.repeat(1, 3, 1, 1)


def _to_size(pictures: Tensor, size: int) -> Tensor:
    if pictures.shape[-2:] == (size, size):
        return pictures
    return torch.from_numpy(resample(pictures.numpy(), size, size, larger=linear))


class Entry(NamedTuple):
    """A picture that has not been read yet: what to call it in warnings, and how to get it."""

    name: str
    read: Callable[[], bytes]


def in_folder(folder: Path) -> list[Entry]:
    """Every picture below the folder, by its ending, sorted by path; hidden ones are left out."""
    names = (file.relative_to(folder).as_posix() for file in _files_below(folder))
    files = [folder / name for name in sorted(filter(is_picture, names))]
    return [Entry(str(file), file.read_bytes) for file in files if file.is_file()]


def _files_below(folder: Path) -> Iterator[Path]:
    """Also where links lead to; each folder once, by its own path if that is below this one."""
    trees, seen = [folder], set()
    while trees:
        for place, below, files in os.walk(trees.pop(0)):
            found = os.stat(place)
            if (found.st_dev, found.st_ino) in seen:
                below.clear()
                continue
            seen.add((found.st_dev, found.st_ino))
            below[:] = sorted(name for name in below if not name.startswith(HIDDEN))
            inside = [Path(place, name) for name in below]
            trees += [path for path in inside if path.is_symlink()]
            yield from (Path(place, name) for name in files)


def in_zip(file: Path) -> list[Entry]:
    """Every picture in the zip file, sorted by path; read in place.

    Raises:
        ValueError: not a zip file.
    """
    try:
        archive = ZipFile(file)  # kept open: reading its index anew for each picture is slow
    except BadZipFile as error:
        raise ValueError(f"{file} is no zip file, or was cut short ({error})") from error
    names = sorted(filter(is_picture, archive.namelist()))
    return [Entry(name, partial(archive.read, name)) for name in names]


def is_picture(name: str) -> bool:
    """Whether a path ends as pictures do, and neither it nor a folder on its way is hidden."""
    path = PurePosixPath(name)
    return path.suffix.lower() in endings() and not any(x.startswith(HIDDEN) for x in path.parts)


@runtime_checkable
class Named(Protocol):
    """Something to be read that has a name: an `Entry`, or more than one."""

    @property
    def name(self) -> str:
        """What to call it in warnings."""
        ...


Tell = Callable[[str], None]
"""is told what is damaged a little"""
Look = Callable[[Any, Tell], Sequence[np.ndarray]]
"""the parts of what is read that are wanted, pictures of any size; raises what `UNREADABLE` says"""


def whole(entry: Entry, tell: Tell) -> list[UInt8[np.ndarray, "H W 3"]]:
    """The picture, its only part."""
    return [read_picture(entry.read(), entry.name, tell=tell)]


def decode(
    entries: Sequence[Named], size: int, what: str, *, parts: int = 1, look: Look = whole
) -> UInt8[Tensor, "n channels size size"]:
    """Read, crop to a square about the centre, resize, keep; parts lie behind one another.

    Unreadable pictures are skipped, those that are damaged a little are read: one warning for each
    counts them and names the first few. Of a set that would take more than `MEMORY`, evenly spread
    pictures are taken, with a warning.

    Raises:
        ValueError: none of the pictures can be read.
    """
    entries = within_memory(entries, 3 * parts * size * size, f"{what} at {size} px")
    pictures = torch.empty(len(entries), 3 * parts, size, size, dtype=torch.uint8)
    planes, hurt = pictures.numpy(), list[str]()
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(
            partial(_read_into, planes, entries, look=look, tell=hurt.append), range(len(entries))
        )
        wrong = list(
            tqdm(found, f"reading {what}", len(entries), unit="picture", delay=2, leave=False)
        )
    good = [i for i, error in enumerate(wrong) if not error]
    if not good:
        raise ValueError(
            f"none of the {len(entries)} pictures of {what} can be read: "
            + first_few(list(filter(None, wrong)))
        )
    if hurt:
        warnings.warn(
            f"{len(hurt)} of {len(entries)} pictures of {what} are damaged a little and used: "
            + first_few(sorted(hurt)),
            stacklevel=2,
        )
    if len(good) < len(entries):
        bad = list(filter(None, wrong))
        warnings.warn(
            f"{len(bad)} of {len(entries)} pictures of {what} cannot be read and are skipped: "
            + first_few(bad),
            stacklevel=2,
        )
        for place, i in enumerate(good):  # in place: a copy would double the memory
            planes[place] = planes[i]
    return pictures[: len(good)]


def _read_into(
    planes: np.ndarray, entries: Sequence[Named], i: int, *, look: Look, tell: Tell
) -> str:
    """Put picture i in its place; what is wrong with it, or nothing."""
    entry, size = entries[i], planes.shape[-1]
    try:
        parts = [resize(crop_square(part), size, size) for part in look(entry, tell)]
    except UnreadablePicture as error:
        return str(error)
    except UNREADABLE as error:
        return f"{entry.name}: {error}"
    planes[i] = np.concatenate(parts, 2).transpose(2, 0, 1)
    return ""


def first_few(errors: list[str]) -> str:
    """The first few of them, for one line."""
    return "; ".join(errors[:3]) + (" ..." if len(errors) > 3 else "")


def within_memory(entries: Sequence[Named], each: int, what: str) -> Sequence[Named]:
    """All entries, of so many bytes each, or evenly spread ones where all would not fit."""
    most = max(1, MEMORY // each)
    if len(entries) <= most:
        return entries
    warnings.warn(
        f"{what} takes more than {MEMORY / 2**30:.0f} GB: {most} of its "
        f"{len(entries)} pictures, evenly spread, are kept",
        stacklevel=3,
    )
    return [entries[int(i)] for i in np.linspace(0, len(entries) - 1, most)]
