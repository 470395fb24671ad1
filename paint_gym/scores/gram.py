"""Style: how features go together, wherever they are."""

from pathlib import Path

import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.pictures.reading import read_picture
from paint_gym.pictures.seen import seen
from paint_gym.scores.features import load_features
from paint_gym.scores.score import Score

LAYERS = ("1_1", "2_1", "3_1", "4_1", "5_1")
"""Gatys et al. 2015, "Methods" """


class Gram(Score):
    """Minus the squared difference of features' means and covariances, over layers; 0 when equal.

    Covariances instead of raw Gram matrices: the mean is compared apart, so that it does not drown
    what varies. Of covariances the differences are summed over columns and averaged over rows, as
    of means they are averaged.

    Args:
        style: a picture whose style is wanted instead of the target's: "gram@starry.jpg". It is
            seen as large as the canvas is (longer sides are equal), in its own proportions.

    Source: Gatys et al. 2015, equations 3 to 5.
    """

    def __init__(self, style: Path | None = None):
        self._style = None if style is None else read_picture(style)
        self._seen: dict[tuple[int, torch.device], list[Tensor]] = {}

    def __call__(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """See `Score.__call__`."""
        wanted = self._wanted(canvas, target)
        found = statistics(canvas)
        apart = [(a - b).square().sum(2).mean(1) for a, b in zip(found, wanted, strict=False)]
        return -torch.stack(apart).mean(0)

    def _wanted(self, canvas: Tensor, target: Tensor) -> list[Float[Tensor, "B C N"]]:
        with torch.no_grad():
            if self._style is None:
                return statistics(target)
            side = max(canvas.shape[2:])
            key = (side, canvas.device)
            if key not in self._seen:
                self._seen[key] = statistics(seen(self._style, side).to(canvas.device))
        return self._seen[key]


def statistics(picture: Float[Tensor, "B 3 H W"]) -> list[Float[Tensor, "B C N"]]:
    """By layer: the covariance of its C features, and their mean as one more column; N = C + 1."""
    features = load_features(picture.device)(picture)
    return [_moments(features[name].flatten(2)) for name in LAYERS if name in features]


def _moments(maps: Float[Tensor, "B C M"]) -> Float[Tensor, "B C N"]:
    mean = maps.mean(2, keepdim=True)
    centred = maps - mean
    covariance = centred @ centred.transpose(1, 2) / maps.shape[2]
    return torch.cat([covariance, mean], dim=2)
