"""The Wasserstein critic with gradient penalty as a score."""

import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.critics.critic import LearnedScore
from paint_gym.critics.losses import WassersteinPenalty


class Wgan(LearnedScore):
    """How little a canvas can be told from its target: D of the slow copy, unbounded.

    Source: conditional WGAN-GP reward of Learning to Paint, section 3.3; the penalty of
    Gulrajani et al. 2017, arXiv 1704.00028.
    """

    def __call__(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """See `Score.__call__`."""
        return self.slow(canvas, target)

    def loss(
        self,
        fake: Float[Tensor, "B 3 H W"],
        real: Float[Tensor, "B 3 H W"],
        given: Float[Tensor, "B C H W"] | None = None,
        *,
        generator: torch.Generator,
    ) -> Float[Tensor, ""]:
        """See `WassersteinPenalty.of_critic`."""
        return WassersteinPenalty().of_critic(
            self.critic, fake, real, given=given, generator=generator
        )
