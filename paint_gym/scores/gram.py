"""Style: how features go together, wherever they are."""

from pathlib import Path

import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.features import Network, load_network
from paint_gym.pictures.reading import read_picture
from paint_gym.pictures.seen import seen
from paint_gym.scores.score import Score


class Gram(Score):
    """Minus the squared difference of features' means and covariances, over layers; 0 when equal.

    Covariances instead of raw Gram matrices: the mean is compared apart, so that it does not drown
    what varies. Of covariances the differences are summed over columns and averaged over rows, as
    of means they are averaged.

    Args:
        style: a picture whose style is wanted instead of the target's: "gram@starry.jpg". It is
            seen as large as the canvas is (longer sides are equal), in its own proportions.
        network: of `paint_gym.features` ("gram:squeezenet", "gram@starry.jpg:squeezenet"), or the
            best after it that is there.

    Source: Gatys et al. 2015, equations 3 to 5.
    """

    def __init__(self, style: Path | None = None, network: str = "vgg19"):
        self.network = network
        self._style = None if style is None else read_picture(style)
        self._seen: dict[tuple[int, torch.device], list[Tensor]] = {}

    def __call__(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """See `Score.__call__`."""
        network = load_network(self.network, canvas.device)
        wanted = self._wanted(canvas, target, network)
        found = statistics(canvas, network)
        apart = [(a - b).square().sum(2).mean(1) for a, b in zip(found, wanted, strict=False)]
        return -torch.stack(apart).mean(0)

    def _wanted(
        self, canvas: Tensor, target: Tensor, network: Network
    ) -> list[Float[Tensor, "B C N"]]:
        with torch.no_grad():
            if self._style is None:
                return statistics(target, network)
            side = max(canvas.shape[2:])
            key = (side, canvas.device)
            if key not in self._seen:
                self._seen[key] = statistics(seen(self._style, side).to(canvas.device), network)
        return self._seen[key]


def statistics(picture: Float[Tensor, "B 3 H W"], network: Network) -> list[Float[Tensor, "B C N"]]:
    """By layer: the covariance of its C features, and their mean as one more column; N = C + 1."""
    features = network(picture)
    return [moments(features[name]) for name in network.style if name in features]


def moments(maps: Float[Tensor, "B C h w"]) -> Float[Tensor, "B C N"]:
    """See `statistics`."""
    features = maps.flatten(2)
    mean = features.mean(2, keepdim=True)
    centred = features - mean
    covariance = centred @ centred.transpose(1, 2) / features.shape[2]
    return torch.cat([covariance, mean], dim=2)
