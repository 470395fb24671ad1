"""Paintings made by our own brush, so that the best strokes are known; needs no download."""

import numpy as np
import torch
from jaxtyping import Float, Int
from torch import Tensor

from paint_gym.targets.found import Found
from paint_gym.targets.split import check_split
from renderers import BRUSHES, blank, make_renderer

COUNT = {"train": 4000, "test": 200}
MOST = 20
"""strokes in a picture at most; the first two of them are the flat background"""


class Strokes:
    """Pictures of 2 to 20 Bezier strokes; those of picture i are always the same.

    What they look like is the engine's, in float32: from one processor to another a few pixels in
    a million are a grey level apart, so no suite is made of them.
    """

    terms = "made by paint-gym (MIT)"
    may_be_shown = True

    def __init__(self, *, size: int, split: str = "train", data_dir: str | None = None):
        check_split(split)
        self.size, self.split = size, split
        self.brush = BRUSHES["bezier"]()
        self.renderer = make_renderer("auto", self.brush)

    @classmethod
    def found(cls, data_dir: str | None = None) -> Found:
        """See `Targets`."""
        return Found("made when asked for", sum(COUNT.values()))

    def __len__(self) -> int:
        return COUNT[self.split]

    def __getitem__(self, index: Int[Tensor, " B"]) -> Float[Tensor, "B 3 H W"]:
        """See `Targets.__getitem__`."""
        return self.renderer.paint(blank(len(index), self.size, self.size), self.strokes(index))

    def strokes(self, index: Int[Tensor, " B"]) -> Float[Tensor, "B 20 P"]:
        """The strokes of these pictures; those after the last one are invisible."""
        rows = [self._strokes(int(i)) for i in index]
        shape = (0, MOST, len(self.brush.params))
        return torch.from_numpy(np.stack(rows)) if rows else torch.empty(shape)

    def _strokes(self, i: int) -> np.ndarray:
        if not 0 <= i < len(self):
            raise IndexError(f"picture {i} of {len(self)}")
        chance = np.random.default_rng([i, self.split == "test", MOST])
        count = chance.integers(2, MOST + 1)
        rows = chance.random((MOST, len(self.brush.params)), dtype=np.float32)
        scale = np.linspace(1, 0.3, MOST, dtype=np.float32)[:, None]
        rows[:, 4:6] = (rows[:, :2] + (rows[:, 4:6] - rows[:, :2]) * scale).clip(0, 1)
        rows[:, 6:8] *= scale
        for row, y in zip(rows, (0.25, 0.75), strict=False):  # each covers half of the canvas
            row[:10] = (0, y, 0.5, 0.5, 1, y, 1, 1, 1, 1)
            row[10:] = rows[0, 10:]
        rows[count:, 8:10] = 0
        return rows
