"""The least-squares critic as a score."""

import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.critics.critic import LearnedScore
from paint_gym.critics.losses import LeastSquares


class Lsgan(LearnedScore):
    """Minus (D - 1)^2 of the slow copy: at most 0, which a canvas gets that passes for its target.

    Source: Mao et al. 2017, arXiv 1611.04076, equation 9 (a = 0, b = c = 1).
    """

    def __call__(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """See `Score.__call__`."""
        return -(self.slow(canvas, target) - 1).square()

    def loss(
        self,
        fake: Float[Tensor, "B 3 H W"],
        real: Float[Tensor, "B 3 H W"],
        given: Float[Tensor, "B C H W"] | None = None,
        *,
        generator: torch.Generator,
    ) -> Float[Tensor, ""]:
        """See `LeastSquares.of_critic`."""
        return LeastSquares().of_critic(self.critic, fake, real, given=given, generator=generator)
