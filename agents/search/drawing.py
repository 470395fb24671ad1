"""Numbers that may move, and the picture they make: what one gradient search can be asked of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import torch
from jaxtyping import Float
from torch import Tensor

BETAS = (0.9, 0.95)
"""of Adam"""


@runtime_checkable
class Drawing(Protocol):
    """A batch of drawings."""

    @property
    def rate(self) -> float:
        """How far a number moves in a step, about."""
        ...

    def picture(self, numbers: Float[Tensor, "B N"]) -> Float[Tensor, "B 3 H W"]:
        """What these numbers make; differentiable."""
        ...

    def strange(self, numbers: Float[Tensor, "B N"]) -> Float[Tensor, " B"]:
        """How unlike what is usual the numbers are; counts beside the goal."""
        ...


@dataclass(frozen=True)
class Samples:
    """Codes, and the pictures that a generator makes of them.

    Attributes:
        generator: from codes to pictures.
        rate: how far a number of a code moves in a step.
        prior: how much a code's squared length counts that is not that of a usual one.
    """

    generator: Callable[[Tensor], Tensor]
    rate: float = 0.05
    prior: float = 1e-3

    def picture(self, numbers: Float[Tensor, "B N"]) -> Float[Tensor, "B 3 H W"]:
        """See `Drawing.picture`."""
        return self.generator(numbers)

    def strange(self, numbers: Float[Tensor, "B N"]) -> Float[Tensor, " B"]:
        """Codes are normal: the mean of their squares is about 1."""
        return self.prior * (numbers.square().mean(1) - 1).square()


def descend(
    drawing: Drawing,
    loss: Callable[[Float[Tensor, "B 3 H W"]], Float[Tensor, " B"]],
    numbers: Float[Tensor, "B N"],
    *,
    steps: int,
    each: Callable[[range], Iterable[int]] = iter,
) -> tuple[Float[Tensor, "B N"], Float[Tensor, " B"]]:
    """Move the numbers down the loss of their pictures; the best of each on the way, and its loss.

    Args:
        drawing: what they make.
        loss: of pictures, one number each.
        numbers: where they begin; left as they are.
        steps: of Adam, its rate falling to 0 as a cosine.
        each: walks through the steps.
    """
    moved = numbers.detach().clone().requires_grad_()
    adam = torch.optim.Adam([moved], drawing.rate, betas=BETAS)
    falling = torch.optim.lr_scheduler.CosineAnnealingLR(adam, steps)
    best, least = moved.detach().clone(), torch.full((len(moved),), torch.inf)
    for _ in each(range(steps)):
        adam.zero_grad()
        found = loss(drawing.picture(moved)) + drawing.strange(moved)
        found.sum().backward()
        better = found.detach().cpu() < least
        best[better], least[better] = moved.detach()[better], found.detach().cpu()[better]
        adam.step()
        falling.step()
    return best, least
