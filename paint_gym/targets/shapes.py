"""Flat coloured shapes over a gradient, made on the spot; needs no download."""

import numpy as np
import torch
from jaxtyping import Float, Int
from torch import Tensor

from paint_gym.targets.found import Found
from paint_gym.targets.split import check_split

COUNT = {"train": 4000, "test": 200}


class Shapes:
    """Pictures of one to six discs, boxes and triangles; picture i is always the same."""

    terms = "made by paint-gym (MIT)"
    may_be_shown = True

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        check_split(split)
        self.size, self.split = size, split
        axis = (np.arange(size) + 0.5) / size  # float64: float32 gives way to it by numpy's version
        self._x, self._y = axis[None, :], axis[:, None]

    @classmethod
    def found(cls, data_dir: str | None = None) -> Found:
        """See `Targets`."""
        return Found("made when asked for", sum(COUNT.values()))

    def __len__(self) -> int:
        return COUNT[self.split]

    def __getitem__(self, index: Int[Tensor, " B"]) -> Float[Tensor, "B 3 H W"]:
        """See `Targets.__getitem__`."""
        pictures = np.empty((len(index), 3, self.size, self.size), np.float32)
        for picture, i in zip(pictures, index.tolist(), strict=True):
            self._draw(i, picture)
        return torch.from_numpy(pictures)

    def _draw(self, i: int, picture: np.ndarray) -> None:
        """Draw picture i on this [3,H,W]."""
        if not 0 <= i < len(self):
            raise IndexError(f"picture {i} of {len(self)}")
        chance = np.random.default_rng([i, self.split == "test"])
        start, end = chance.random((2, 3, 1, 1), dtype=np.float32)
        slope = chance.random() * self._x + chance.random() * self._y
        picture[:] = start + (end - start) * (slope / 2).astype(np.float32)
        for _ in range(chance.integers(1, 7)):
            inside = [self._disc, self._box, self._triangle][chance.integers(3)](chance)
            color = chance.random((3, 1, 1), dtype=np.float32)
            np.copyto(picture, color, where=inside)

    def _disc(self, chance: np.random.Generator) -> np.ndarray:
        (x, y), r = chance.random(2), chance.uniform(0.05, 0.35)
        return (self._x - x) ** 2 + (self._y - y) ** 2 < r * r

    def _box(self, chance: np.random.Generator) -> np.ndarray:
        (x, y), (w, h) = chance.random(2), chance.uniform(0.05, 0.35, 2)
        return (abs(self._x - x) < w) & (abs(self._y - y) < h)

    def _triangle(self, chance: np.random.Generator) -> np.ndarray:
        corners = chance.random((3, 2))
        sides = []
        for a, b in zip(corners, np.roll(corners, -1, axis=0), strict=True):
            sides.append((b[0] - a[0]) * (self._y - a[1]) - (b[1] - a[1]) * (self._x - a[0]) > 0)
        return (sides[0] == sides[1]) & (sides[1] == sides[2])
