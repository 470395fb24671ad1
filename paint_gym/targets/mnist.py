"""Handwritten digits (LeCun et al. 1998), in the four original idx files or a zip of them."""

import gzip
from pathlib import Path
from zipfile import ZipFile

import cv2
import numpy as np
import torch

from paint_gym.targets.album import Album
from paint_gym.targets.source import VARIABLE, data_folder

FILES = {"train": "train-images-idx3-ubyte", "test": "t10k-images-idx3-ubyte"}


class Mnist(Album):
    """MNIST, grey as RGB, enlarged to the canvas; its own 60,000 / 10,000 split."""

    terms = "CC BY-SA 3.0"
    may_be_shown = True

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        if split not in FILES:
            raise ValueError(f"split must be 'train' or 'test', got {split!r}")
        digits = read_idx(_find(data_folder(data_dir, "MNIST", "mnist.zip"), FILES[split]))
        self.digits, self.size = torch.from_numpy(digits), size

    def __len__(self) -> int:
        return len(self.digits)

    def __getitem__(self, index: torch.Tensor) -> torch.Tensor:
        """See `Targets.__getitem__`; enlarged when asked for, so that memory stays small."""
        small = self.digits[index].numpy()
        shape = (self.size, self.size)
        large = [cv2.resize(x, shape, interpolation=cv2.INTER_LINEAR) for x in small]
        grey = (
            torch.from_numpy(np.stack(large)).float().div_(255) if large else torch.empty(0, *shape)
        )
        return grey[:, None].expand(-1, 3, -1, -1).contiguous()


def _find(folder: Path, stem: str) -> bytes:
    for place in (folder, folder / "mnist", folder / "MNIST" / "raw"):
        if (place / f"{stem}.gz").is_file():
            return gzip.decompress((place / f"{stem}.gz").read_bytes())
        if (place / stem).is_file():
            return (place / stem).read_bytes()
    if (folder / "mnist.zip").is_file():
        with ZipFile(folder / "mnist.zip") as archive:
            for name in archive.namelist():
                if name.endswith(f"{stem}.gz"):
                    return gzip.decompress(archive.read(name))
    raise FileNotFoundError(
        f"no MNIST under {folder}/: put mnist.zip or {stem}.gz there, or set {VARIABLE} to where "
        "it is"
    )


def read_idx(data: bytes) -> np.ndarray:
    """Pictures of an idx3 file: uint8 [n,rows,columns].

    Raises:
        ValueError: not such a file, or cut short.
    """
    header = np.frombuffer(data[:16], ">i4")
    if (
        len(header) < 4
        or header[0] != 2051
        or len(data) - 16 != np.prod(header[1:], dtype=np.int64)
    ):
        raise ValueError(
            f"not an idx file of pictures, or cut short: {len(data)} bytes, header {header.tolist()}"
        )
    return np.frombuffer(data, np.uint8, offset=16).reshape(header[1:]).copy()
