"""Random squares of the photographs that come inside scikit-image; needs no download."""

from pathlib import Path

import numpy as np
import skimage
import torch

from paint_gym.pictures.reading import read_picture, resize
from paint_gym.targets.album import Album
from paint_gym.targets.found import Found
from paint_gym.targets.split import check_split

TRAIN = ("astronaut.png", "coffee.png", "rocket.jpg", "ihc.png", "motorcycle_left.png")
TEST = ("chelsea.png", "hubble_deep_field.jpg")
COUNT = {"train": 1000, "test": 100}


class Photos(Album):
    """1,000 squares to learn from and 100 of other photographs to test on, always the same ones.

    Each is 30 to 100 % of its photograph's shorter side, half of them mirrored.
    """

    terms = (
        "public domain or CC0 (astronaut, coffee, rocket, chelsea, hubble); ihc: no known "
        "restrictions; motorcycle: may be used and published, Scharstein et al. GCPR 2014"
    )
    may_be_shown = True

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        check_split(split)
        photographs = [read_picture(file) for file in bundled(split)]
        chance = np.random.default_rng([2026, split == "test"])
        squares = [
            _square(photographs[i % len(photographs)], size, chance) for i in range(COUNT[split])
        ]
        super().__init__(torch.from_numpy(np.stack(squares)).permute(0, 3, 1, 2).contiguous())

    @classmethod
    def found(cls, data_dir: str | None = None) -> Found:
        """See `Targets`."""
        folder = {file.parent for split in COUNT for file in bundled(split)}.pop()
        return Found(str(folder), sum(COUNT.values()))


def bundled(split: str) -> list[Path]:
    """The split's photographs: all of them, or the squares would not be the same everywhere.

    Raises:
        FileNotFoundError: this scikit-image lacks one; says which.
    """
    folder = Path(skimage.__file__).parent / "data"
    names = TRAIN if split == "train" else TEST
    missing = [name for name in names if not (folder / name).is_file()]
    if missing:
        raise FileNotFoundError(f"no {', '.join(missing)} in {folder}: reinstall scikit-image")
    return [folder / name for name in names]


def _square(photograph: np.ndarray, size: int, chance: np.random.Generator) -> np.ndarray:
    height, width = photograph.shape[:2]
    side = int(min(height, width) * chance.uniform(0.3, 1.0))
    top, left = chance.integers(height - side + 1), chance.integers(width - side + 1)
    square = resize(photograph[top : top + side, left : left + side], size, size)
    return square[:, ::-1] if chance.random() < 0.5 else square
