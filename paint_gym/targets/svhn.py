"""House numbers (Netzer et al. 2011): the original .mat files, or a zip file of pictures."""

import os
import zlib
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from paint_gym.targets.album import Album
from paint_gym.targets.source import VARIABLE, open_files
from paint_gym.targets.split import check_split

DAMAGED = (ValueError, TypeError, KeyError, IndexError, NotImplementedError, OSError, zlib.error)
"""what scipy raises on a file that is no .mat file, besides its own MatReadError"""


class Svhn(Album):
    """SVHN; `.mat` files have their own split, else the last tenth by name is the test split."""

    terms = "non-commercial"
    may_be_shown = False

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        check_split(split)
        name = f"{split}_32x32.mat"
        named = data_dir or os.environ.get(VARIABLE) or ""
        mats = [Path(named, place, name).expanduser() for place in ("", "svhn") if named]
        mats = [file for file in mats if file.is_file()]
        if mats:
            super().__init__(_read_mat(mats[0]), size)
            return
        pictures = open_files(
            "SVHN",
            zips=("svhn*.zip",),
            folders=("svhn",),
            size=size,
            split=split,
            data_dir=data_dir,
        )
        super().__init__(pictures)


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
