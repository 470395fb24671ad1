"""Handwritten digits (LeCun et al. 1998), in the four original idx files or a zip of them."""

import gzip
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import numpy as np
import torch
from jaxtyping import Int
from torch import Tensor

from paint_gym.targets.album import Album
from paint_gym.targets.found import Found
from paint_gym.targets.source import HUB, VARIABLE, data_folder, open_files
from paint_gym.targets.split import check_split
from renderers.workshop.memory import read_bytes

FILES = {"train": "train-images-idx3-ubyte", "test": "t10k-images-idx3-ubyte"}
LABELS = {"train": "train-labels-idx1-ubyte", "test": "t10k-labels-idx1-ubyte"}
LARGEST = 2**28
"""bytes of a file at most, packed and unpacked: five times MNIST's"""
FOLDERS = ("", "mnist", "MNIST", "MNIST/raw")


class Mnist(Album):
    """MNIST, grey as RGB, brought to the canvas; its own 60,000 / 10,000 split."""

    terms = "CC BY-SA 3.0"
    may_be_shown = True

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        check_split(split)
        if (data_dir or "").startswith(HUB):
            super().__init__(
                open_files("MNIST", zips=(), folders=(), size=28, split=split, data_dir=data_dir),
                size,
            )
            return
        name, data = _find(data_folder(data_dir, "MNIST", "mnist.zip"), FILES[split])
        digits = read_idx(data, name)
        super().__init__(torch.from_numpy(digits)[:, None], size)

    @classmethod
    def found(cls, data_dir: str | None = None) -> Found:
        """See `Targets`."""
        folder = data_folder(data_dir, "MNIST", "mnist.zip")
        both = [_find(folder, stem) for stem in FILES.values()]
        return Found(str(folder), sum(len(read_idx(data, name)) for name, data in both))


def read_labels(split: str, data_dir: str | None = None) -> Int[Tensor, " n"]:
    """Which digit each picture of a split shows.

    Raises:
        FileNotFoundError: they are not there.
        ValueError: an unknown split, or a damaged file.
    """
    check_split(split)
    name, data = _find(data_folder(data_dir, "MNIST", "mnist.zip"), LABELS[split])
    return torch.from_numpy(read_idx(data, name, axes=1)).long()


def _find(folder: Path, stem: str) -> tuple[str, bytes]:
    """Name and contents of the file, unpacked; some copies write `-images.idx3-` in its name."""
    names = [f"{n}{end}" for n in (stem, stem.replace("-idx", ".idx")) for end in (".gz", "")]
    for file in (folder / place / name for place in FOLDERS for name in names):
        if file.is_file():
            return str(file), _unpack(read_bytes(file, LARGEST), str(file))
    for file in sorted(folder.glob("mnist*.zip")):
        try:
            with ZipFile(file) as archive:
                for name in archive.namelist():
                    if name.rpartition("/")[2] in names:
                        with archive.open(name) as packed:
                            return f"{name} in {file}", _unpack(packed.read(LARGEST + 1), f"{file}")
        except BadZipFile as error:
            raise ValueError(f"{file} is no zip file, or was cut short ({error})") from error
    raise FileNotFoundError(
        f"no MNIST under {folder}/: put mnist.zip or {stem}.gz there, or set {VARIABLE} to where "
        "it is"
    )


def _unpack(data: bytes, name: str) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        with gzip.open(BytesIO(data)) as packed:
            return packed.read(LARGEST + 1)  # what is longer is no MNIST: `read_idx` says so
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"{name} is damaged ({error}): fetch it again") from error


def read_idx(data: bytes, name: str = "data", *, axes: int = 3) -> np.ndarray:
    """What an idx file of bytes holds: pictures, uint8 [n,rows,columns], or labels, uint8 [n].

    Args:
        data: the file's content.
        name: what it is called in errors.
        axes: 3 of pictures, 1 of labels.

    Raises:
        ValueError: not such a file, or cut short.
    """
    length = 4 * (1 + axes)
    header = np.frombuffer(data[:length].ljust(length, b"\0"), ">i4")
    if header[0] != 2048 + axes or len(data) - length != np.prod(header[1:], dtype=np.int64):
        raise ValueError(
            f"{name} is not an idx file of {'pictures' if axes == 3 else 'labels'}, or was cut "
            f"short: {len(data)} bytes, header {header.tolist()}"
        )
    return np.frombuffer(data, np.uint8, offset=length).reshape(header[1:]).copy()
