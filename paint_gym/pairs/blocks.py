"""A photograph in a few flat colours, as a child's painting or a poster has them."""

import cv2
import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.pairs.made import Made, drawn_from

FEWEST, MOST = 4, 12
"""colours of a picture"""
SIDE = 64
"""of the picture that the colours are chosen from, pixels: they need no detail"""
ROUNDS = 8
"""of k-means"""


class Blocks(Made):
    """A photograph in 4 to 12 flat colours, smoothed."""

    guess = (0, 3)

    def given(
        self, picture: Float[Tensor, "3 H W"], generator: torch.Generator
    ) -> Float[Tensor, "3 H W"]:
        """Areas of one colour; how many colours is drawn."""
        chance = drawn_from(generator)
        return flat(picture, int(chance.integers(FEWEST, MOST + 1)), chance)


def flat(
    picture: Float[Tensor, "3 H W"], colors: int, chance: np.random.Generator
) -> Float[Tensor, "3 H W"]:
    """The picture in so many colours, small spots smoothed away."""
    smooth = _smooth(picture.permute(1, 2, 0).numpy())
    small = cv2.resize(smooth, (SIDE, SIDE), interpolation=cv2.INTER_AREA).reshape(-1, 3)
    inks = _means(small, colors, chance)
    number = ((smooth[:, :, None] - inks) ** 2).sum(-1).argmin(-1).astype(np.uint8)
    number = cv2.medianBlur(number, 5 if len(number) >= SIDE else 3)
    return torch.from_numpy(inks[number]).permute(2, 0, 1).contiguous()


def _smooth(picture: np.ndarray) -> np.ndarray:
    """Without texture, edges kept."""
    reach = max(1, picture.shape[0] // 32)
    return cv2.bilateralFilter(np.ascontiguousarray(picture), 0, 0.15, reach)


def _means(rows: np.ndarray, count: int, chance: np.random.Generator) -> np.ndarray:
    """Colours [count,3] that stand for these [n,3], from dark to bright."""
    inks = rows[chance.choice(len(rows), count, replace=False)]
    for _ in range(ROUNDS):
        near = ((rows[:, None] - inks) ** 2).sum(-1).argmin(-1)
        for k in np.unique(near):
            inks[k] = rows[near == k].mean(0)
    return inks[inks.sum(1).argsort()]
