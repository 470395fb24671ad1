"""What is where: distance of deep features, negated."""

import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.features import load_network
from paint_gym.scores.score import Score


class Content(Score):
    """Minus the mean squared difference of feature maps, averaged over layers; 0 when equal.

    Args:
        network: of `paint_gym.features` ("content:squeezenet"), or the best after it that is there.

    Source: Gatys et al. 2015, equation 1 (which looks at one deep layer); the shallow ones keep
    edges.
    """

    def __init__(self, network: str = "vgg19"):
        self.network = network

    def __call__(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """See `Score.__call__`."""
        features = load_network(self.network, canvas.device)
        with torch.no_grad():
            wanted = features(target)
        seen = features(canvas)
        apart = [
            (seen[n] - wanted[n]).square().mean((1, 2, 3)) for n in features.content if n in seen
        ]
        return -torch.stack(apart).mean(0)
