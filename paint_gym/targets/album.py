"""Pictures decoded once and kept as bytes; what every data set of files is made of."""

import warnings
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import numpy as np
import torch
from jaxtyping import Float, Int, UInt8
from torch import Tensor
from tqdm import tqdm

from paint_gym.pictures import UnreadablePicture, crop_square, read_picture, resize

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".ppm", ".jp2")
MEMORY = 4 * 2**30
"""bytes of pictures kept at most; of a larger set, evenly spread ones are taken"""
SLOW = 500
"""decoding more pictures than this shows a progress bar"""


class Album:
    """Pictures [n,3,size,size] as bytes, given out as floats in [0, 1]."""

    def __init__(self, pictures: UInt8[Tensor, "n 3 H W"]):
        self.pictures, self.size = pictures, pictures.shape[-1]

    def __len__(self) -> int:
        return len(self.pictures)

    def __getitem__(self, index: Int[Tensor, " B"]) -> Float[Tensor, "B 3 H W"]:
        """See `Targets.__getitem__`."""
        return self.pictures[index].float().div_(255)


class Entry(NamedTuple):
    """A picture that has not been read yet: a file, or a member of an open zip file."""

    source: Path | ZipFile
    name: str

    def read(self) -> bytes:
        """Its bytes."""
        if isinstance(self.source, Path):
            return self.source.read_bytes()
        return self.source.read(self.name)


def in_folder(folder: Path) -> list[Entry]:
    """Every picture below the folder, by suffix, sorted by name."""
    files = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    return [Entry(file, str(file)) for file in files]


def in_zip(file: Path) -> list[Entry]:
    """Every picture in the zip file, sorted by name; read in place."""
    archive = ZipFile(file)  # kept open: reading its index anew for each picture is slow
    names = sorted(n for n in archive.namelist() if n.lower().endswith(SUFFIXES))
    return [Entry(archive, name) for name in names]


def split_tenth(entries: Sequence[Any], split: str) -> Sequence[Any]:
    """Train: all but the last tenth (rounded down, at least one). Test: the last tenth.

    Raises:
        ValueError: an unknown split, or fewer than two pictures.
    """
    if split not in ("train", "test"):
        raise ValueError(f"split must be 'train' or 'test', got {split!r}")
    if len(entries) < 2:
        raise ValueError(f"{len(entries)} pictures cannot be split: at least 2 are wanted")
    last = max(1, len(entries) // 10)
    return entries[-last:] if split == "test" else entries[:-last]


def open_album(entries: Sequence[Entry], size: int, what: str) -> Album:
    """Read, crop to a square about the centre, resize, keep.

    Unreadable pictures are skipped: one warning counts them and names the first few. Of a set that
    would take more than `MEMORY`, evenly spread pictures are taken, with a warning.

    Raises:
        ValueError: none of the pictures can be read.
    """
    entries = within_memory(entries, size, what)
    pictures = np.empty((len(entries), size, size, 3), np.uint8)
    bad: list[str] = []
    kept = 0
    with ThreadPoolExecutor(2) as pool:
        found: Iterable[Any] = pool.map(partial(_read, size=size), entries)
        bar = tqdm(
            found, f"reading {what}", len(entries), unit="picture", disable=len(entries) < SLOW
        )
        for picture in bar:
            if isinstance(picture, str):
                bad.append(picture)
            else:
                pictures[kept] = picture
                kept += 1
    if bad:
        warnings.warn(
            f"{len(bad)} of {len(entries)} pictures of {what} cannot be read and are skipped: "
            + "; ".join(bad[:3]) + (" ..." if len(bad) > 3 else ""),
            stacklevel=2,
        )  # fmt: skip
    if not kept:
        raise ValueError(f"none of the {len(entries)} pictures of {what} can be read")
    return Album(torch.from_numpy(pictures[:kept]).permute(0, 3, 1, 2).contiguous())


def _read(entry: Entry, size: int) -> np.ndarray | str:
    """The picture, or what is wrong with it."""
    try:
        return resize(crop_square(read_picture(entry.read(), entry.name)), size, size)
    except (UnreadablePicture, OSError) as error:
        return str(error)


def within_memory(entries: Sequence[Entry], size: int, what: str) -> Sequence[Entry]:
    """All entries, or evenly spread ones where all would not fit."""
    most = max(1, MEMORY // (3 * size * size))
    if len(entries) <= most:
        return entries
    warnings.warn(
        f"{what} at {size} px takes more than {MEMORY / 2**30:.0f} GB: {most} of its "
        f"{len(entries)} pictures, evenly spread, are kept",
        stacklevel=3,
    )
    return [entries[int(i)] for i in np.linspace(0, len(entries) - 1, most)]
