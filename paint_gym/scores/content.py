"""What is where: distance of deep features, negated."""

import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.scores.features import load_features
from paint_gym.scores.score import Score

LAYERS = ("1_1", "2_1", "3_1", "4_2")
"""where pictures are compared; the deepest is that of Gatys et al. 2015"""


class Content(Score):
    """Minus the mean squared difference of feature maps, averaged over layers; 0 when equal.

    Features: `paint_gym.scores.features`. Source: Gatys et al. 2015, equation 1 (which looks at
    4_2 alone); the shallow layers keep edges.
    """

    def __call__(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """See `Score.__call__`."""
        features = load_features(canvas.device)
        with torch.no_grad():
            wanted = features(target)
        seen = features(canvas)
        apart = [(seen[n] - wanted[n]).square().mean((1, 2, 3)) for n in LAYERS if n in seen]
        return -torch.stack(apart).mean(0)
