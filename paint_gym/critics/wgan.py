"""The Wasserstein critic with gradient penalty as a score."""

import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.critics.critic import LearnedScore

PENALTY = 10.0
"""weight of the gradient penalty; Gulrajani et al. 2017, section 4"""


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
        """D(fake) - D(real) + 10 (|gradient of D between them| - 1)^2."""
        apart = self.critic(fake, given).mean() - self.critic(real, given).mean()
        share = torch.rand(len(fake), generator=generator).to(fake.device)[:, None, None, None]
        between = torch.lerp(real, fake, share).detach().requires_grad_()
        value = self.critic(between, given).sum()
        (slope,) = torch.autograd.grad(value, between, create_graph=True)
        steepness = (slope.square().sum((1, 2, 3)) + 1e-12).sqrt()
        return apart + PENALTY * (steepness - 1).square().mean()
