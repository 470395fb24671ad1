"""The least-squares critic as a score."""

from jaxtyping import Float
from torch import Tensor

from paint_gym.critics.critic import LearnedScore


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
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, ""]:
        """(D(fake))^2 / 2 + (D(real) - 1)^2 / 2."""
        fake = self.critic(canvas, target).square().mean()
        real = (self.critic(target, target) - 1).square().mean()
        return (fake + real) / 2
