"""House numbers (Netzer et al. 2011): the original .mat files, or a zip file of pictures."""

from pathlib import Path

import numpy as np
import torch

from paint_gym.pictures import resize
from paint_gym.targets.album import Album
from paint_gym.targets.source import data_folder, find, open_split


class Svhn(Album):
    """SVHN; `.mat` files have their own split, else the last tenth by name is the test split."""

    terms = "non-commercial"
    may_be_shown = False

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        file = f"{split}_32x32.mat"
        folder = data_folder(data_dir, "SVHN", f"{file} or svhn.zip")
        for place in (folder, folder / "svhn"):
            if (place / file).is_file():
                super().__init__(_read_mat(place / file, size))
                return
        entries = find(data_dir, "SVHN", zips=("svhn*.zip",), folders=("svhn",))
        album = open_split(entries, size=size, split=split, what="SVHN", data_dir=data_dir)
        super().__init__(album.pictures)


def _read_mat(file: Path, size: int) -> torch.Tensor:
    try:
        from scipy.io import loadmat
    except ImportError as error:
        raise ImportError(f"reading {file} takes scipy: pip install scipy") from error
    pictures = loadmat(file)["X"]  # [32,32,3,n]
    sized = [
        resize(np.ascontiguousarray(pictures[..., i]), size, size)
        for i in range(pictures.shape[-1])
    ]
    return torch.from_numpy(np.stack(sized)).permute(0, 3, 1, 2).contiguous()
