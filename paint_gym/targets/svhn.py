"""House numbers (Netzer et al. 2011): the original .mat files, or a zip file of pictures."""

import os
import zlib
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from paint_gym.targets.album import Album
from paint_gym.targets.found import Found
from paint_gym.targets.source import VARIABLE, Files
from paint_gym.targets.split import SPLITS, check_split

DAMAGED = (ValueError, TypeError, KeyError, IndexError, NotImplementedError, OSError, zlib.error)
"""what scipy raises on a file that is no .mat file, besides its own MatReadError"""


class Svhn(Files):
    """SVHN; `.mat` files have their own split, else the last tenth by name is the test split."""

    what = "SVHN"
    zips = ("svhn*.zip",)
    folders = ("svhn",)
    terms = "non-commercial"
    may_be_shown = False

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        check_split(split)
        if mat := _mat(data_dir, split):
            Album.__init__(self, _read_mat(mat), size)
        else:
            super().__init__(size=size, split=split, data_dir=data_dir)

    @classmethod
    def found(cls, data_dir: str | None = None) -> Found:
        """See `Targets`."""
        mats = [mat for split in SPLITS if (mat := _mat(data_dir, split))]
        if not mats:
            return super().found(data_dir)
        return Found(str(mats[0].parent), sum(_length(mat) for mat in mats))


def _mat(data_dir: str | None, split: str) -> Path | None:
    """The original file of a split, if it is there."""
    named = data_dir or os.environ.get(VARIABLE) or ""
    files = [Path(named, place, f"{split}_32x32.mat").expanduser() for place in ("", "svhn")]
    return next((file for file in files if named and file.is_file()), None)


def _length(mat: Path) -> int:
    """Pictures in a .mat file, by its heads alone."""
    from scipy.io import whosmat

    return next(int(shape[-1]) for name, shape, _ in whosmat(mat) if name == "X")


def _read_mat(file: Path) -> Tensor:
    """Pictures of a .mat file at their own size, uint8 [n,3,32,32]."""
    try:
        from scipy.io import loadmat
        from scipy.io.matlab import MatReadError
    except ImportError as error:
        raise ImportError(f"reading {file} takes scipy: pip install scipy") from error
    try:
        pictures = loadmat(file)["X"]  # [32,32,3,n]
    except (*DAMAGED, MatReadError) as error:
        raise ValueError(f"{file} is not a .mat file of SVHN, or is damaged ({error})") from error
    return torch.from_numpy(np.ascontiguousarray(pictures.transpose(3, 2, 0, 1)))
