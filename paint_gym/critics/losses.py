"""What critic and generator of a GAN descend, by name. Adding one: a class and a line below.

A critic answers how real a picture looks, one number or one for each patch, unbounded; with
`given`, how well it goes with that. Every loss takes `given=None`: generators that begin from noise
are given nothing, translators their condition, painters their target.
"""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn.functional import relu, softplus

from renderers.registry import Registry

Network = Callable[..., Tensor]
"""critic(picture, given)"""
PENALTY = 10.0
"""weight of the gradient penalty; Gulrajani et al. 2017, section 4"""


@runtime_checkable
class Loss(Protocol):
    """Two losses that play against each other."""

    def of_critic(
        self,
        critic: Network,
        fake: Float[Tensor, "B 3 H W"],
        real: Float[Tensor, "B 3 H W"],
        *,
        given: Float[Tensor, "B C H W"] | None = None,
        generator: torch.Generator,
    ) -> Float[Tensor, ""]:
        """What the critic descends.

        Args:
            critic: what learns.
            fake: what was made.
            real: what is like it in kind, and was not.
            given: what either was made for.
            generator: of whatever is drawn by chance, on the CPU.
        """
        ...

    def of_generator(
        self,
        critic: Network,
        fake: Float[Tensor, "B 3 H W"],
        real: Float[Tensor, "B 3 H W"],
        *,
        given: Float[Tensor, "B C H W"] | None = None,
    ) -> Float[Tensor, ""]:
        """What the maker of the fakes descends."""
        ...


class Game:
    """Both losses from what the critic answers; a kind of game says what each wants of that."""

    def of_critic(
        self,
        critic: Network,
        fake: Float[Tensor, "B 3 H W"],
        real: Float[Tensor, "B 3 H W"],
        *,
        given: Float[Tensor, "B C H W"] | None = None,
        generator: torch.Generator,
    ) -> Float[Tensor, ""]:
        """See `Loss.of_critic`."""
        apart = self.told_apart(critic(fake, given), critic(real, given))
        return apart + self.penalty(critic, fake, real, given=given, generator=generator)

    def of_generator(
        self,
        critic: Network,
        fake: Float[Tensor, "B 3 H W"],
        real: Float[Tensor, "B 3 H W"],
        *,
        given: Float[Tensor, "B C H W"] | None = None,
    ) -> Float[Tensor, ""]:
        """See `Loss.of_generator`."""
        return self.taken_for_real(critic(fake, given))

    def told_apart(self, of_fake: Tensor, of_real: Tensor) -> Tensor:
        """What the critic descends, by its answers."""
        raise NotImplementedError

    def taken_for_real(self, of_fake: Tensor) -> Tensor:
        """What the generator descends, by the critic's answers."""
        raise NotImplementedError

    def penalty(
        self,
        critic: Network,
        fake: Float[Tensor, "B 3 H W"],
        real: Float[Tensor, "B 3 H W"],
        *,
        given: Float[Tensor, "B C H W"] | None,
        generator: torch.Generator,
    ) -> Tensor | float:
        """What the critic descends besides."""
        return 0.0


class LeastSquares(Game):
    """D(real) to 1, D(fake) to 0; the generator wants D(fake) at 1.

    Source: Mao et al. 2017, arXiv 1611.04076, equation 9 (a = 0, b = c = 1).
    """

    def told_apart(self, of_fake: Tensor, of_real: Tensor) -> Tensor:
        """(D(fake))^2 / 2 + (D(real) - 1)^2 / 2."""
        return (of_fake.square().mean() + (of_real - 1).square().mean()) / 2

    def taken_for_real(self, of_fake: Tensor) -> Tensor:
        """(D(fake) - 1)^2 / 2."""
        return (of_fake - 1).square().mean() / 2


class Minimax(Game):
    """D is the chance that a picture is real; the generator lowers log(1 - D(fake)).

    Source: Goodfellow et al. 2014, arXiv 1406.2661, equation 1.
    """

    def told_apart(self, of_fake: Tensor, of_real: Tensor) -> Tensor:
        """Binary cross-entropy, from the logarithm of the odds that the critic answers."""
        return softplus(-of_real).mean() + softplus(of_fake).mean()

    def taken_for_real(self, of_fake: Tensor) -> Tensor:
        """log(1 - D(fake)): flat where the critic is sure."""
        return -softplus(of_fake).mean()


class NonSaturating(Minimax):
    """The same critic; the generator raises log D(fake), which is steep where the critic is sure.

    Source: Goodfellow et al. 2014, section 3.
    """

    def taken_for_real(self, of_fake: Tensor) -> Tensor:
        """-log D(fake)."""
        return softplus(-of_fake).mean()


class WassersteinPenalty(Game):
    """D(real) as far above D(fake) as slopes of 1 allow.

    Source: Gulrajani et al. 2017, arXiv 1704.00028, algorithm 1.
    """

    def told_apart(self, of_fake: Tensor, of_real: Tensor) -> Tensor:
        """D(fake) - D(real)."""
        return of_fake.mean() - of_real.mean()

    def taken_for_real(self, of_fake: Tensor) -> Tensor:
        """-D(fake)."""
        return -of_fake.mean()

    def penalty(
        self,
        critic: Network,
        fake: Float[Tensor, "B 3 H W"],
        real: Float[Tensor, "B 3 H W"],
        *,
        given: Float[Tensor, "B C H W"] | None,
        generator: torch.Generator,
    ) -> Tensor:
        """10 (|gradient of D between them| - 1)^2."""
        share = torch.rand(len(fake), generator=generator).to(fake.device)[:, None, None, None]
        between = torch.lerp(real, fake, share).detach().requires_grad_()
        value = critic(between, given).sum()
        (slope,) = torch.autograd.grad(value, between, create_graph=True)
        steepness = (slope.square().sum((1, 2, 3)) + 1e-12).sqrt()
        return PENALTY * (steepness - 1).square().mean()


class Hinge(Game):
    """D(real) above 1 and D(fake) below -1, and no further.

    Source: Lim & Ye 2017, arXiv 1705.02894; Miyato et al. 2018, arXiv 1802.05957, equation 16.
    """

    def told_apart(self, of_fake: Tensor, of_real: Tensor) -> Tensor:
        """max(0, 1 - D(real)) + max(0, 1 + D(fake))."""
        return relu(1 - of_real).mean() + relu(1 + of_fake).mean()

    def taken_for_real(self, of_fake: Tensor) -> Tensor:
        """-D(fake)."""
        return -of_fake.mean()


class Relativistic(Game):
    """Whether a real picture looks more real than a made one; penalised slopes on both.

    Source: Jolicoeur-Martineau 2018, arXiv 1807.00734; Huang et al. 2024 (R3GAN), arXiv 2501.05441,
    section 2.

    Args:
        gamma: weight of the penalties R1 and R2.
    """

    def __init__(self, gamma: float = 1.0):
        self.gamma = gamma

    def told_apart(self, of_fake: Tensor, of_real: Tensor) -> Tensor:
        """softplus(D(fake) - D(real))."""
        return softplus(of_fake - of_real).mean()

    def of_generator(
        self,
        critic: Network,
        fake: Float[Tensor, "B 3 H W"],
        real: Float[Tensor, "B 3 H W"],
        *,
        given: Float[Tensor, "B C H W"] | None = None,
    ) -> Float[Tensor, ""]:
        """softplus(D(real) - D(fake)): it looks at the real pictures, too."""
        return self.told_apart(critic(real, given), critic(fake, given))

    def penalty(
        self,
        critic: Network,
        fake: Float[Tensor, "B 3 H W"],
        real: Float[Tensor, "B 3 H W"],
        *,
        given: Float[Tensor, "B C H W"] | None,
        generator: torch.Generator,
    ) -> Tensor:
        """Gamma / 2 (R1 + R2)."""
        slopes = steepness(critic, real, given) + steepness(critic, fake, given)
        return self.gamma / 2 * slopes


def steepness(
    critic: Network,
    picture: Float[Tensor, "B 3 H W"],
    given: Float[Tensor, "B C H W"] | None = None,
) -> Float[Tensor, ""]:
    """Mean squared norm of the critic's gradient by the picture: R1 at real ones, R2 at fakes.

    Source: Mescheder et al. 2018, arXiv 1801.04406, section 4.1.
    """
    at = picture.detach().requires_grad_()
    (slope,) = torch.autograd.grad(critic(at, given).sum(), at, create_graph=True)
    return slope.square().sum((1, 2, 3)).mean()


LOSSES = Registry(
    "loss", lsgan=LeastSquares, minimax=Minimax, nonsaturating=NonSaturating,
    wgan_gp=WassersteinPenalty, hinge=Hinge, relativistic=Relativistic,
)  # fmt: skip
