"""Mean squared error on a logarithmic scale, negated."""

import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.scores.l2 import L2
from paint_gym.scores.score import Score

FLOOR = 5e-4
"""squared error at which a picture is as good as done"""


class LogL2(Score):
    """Minus log((mean squared error + 5e-4) / 5e-4): 0 when equal, -7.6 at most apart.

    Halving a small error is worth as much as halving a large one.
    """

    def __call__(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """See `Score.__call__`."""
        return self.of_error(-L2()(canvas, target))

    def of_error(self, error: Float[Tensor, " B"]) -> Float[Tensor, " B"]:
        """See `Score.of_error`."""
        return -torch.log1p(error / FLOOR)
