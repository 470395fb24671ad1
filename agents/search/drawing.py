"""Numbers that may move, and the picture they make: what one gradient search can be asked of.

Strokes are one too: `agents.search.strokes.Strokes`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from jaxtyping import Float
from torch import Tensor

OUTSIDE = 100.0
"""how much the mean squared distance from a range counts"""


@runtime_checkable
class Drawing(Protocol):
    """A batch of drawings."""

    def picture(self, numbers: Float[Tensor, "B ..."]) -> Float[Tensor, "B 3 H W"]:
        """What these numbers make; differentiable."""
        ...

    def paces(self, numbers: Float[Tensor, "B ..."]) -> Float[Tensor, "B ..."] | float:
        """How far each may move in a step, about."""
        ...

    def into_range(self, numbers: Float[Tensor, "B ..."]) -> None:
        """Bring what has left its range back to it, in place."""
        ...

    def strange(self, numbers: Float[Tensor, "B ..."]) -> Float[Tensor, " B"]:
        """How unlike what is usual they are; counts beside the goal. Differentiable."""
        ...


@dataclass(frozen=True)
class Samples:
    """Codes, and the pictures that a generator makes of them.

    Attributes:
        generator: from codes to pictures.
        pace: how far a number of a code moves in a step.
        prior: how much a code's squared length counts that is not that of a usual one.
    """

    generator: Callable[[Tensor], Tensor]
    pace: float = 0.05
    prior: float = 1e-3

    def picture(self, numbers: Float[Tensor, "B Z"]) -> Float[Tensor, "B 3 H W"]:
        """See `Drawing.picture`."""
        return self.generator(numbers)

    def paces(self, numbers: Float[Tensor, "B Z"]) -> float:
        """All the same."""
        return self.pace

    def into_range(self, numbers: Float[Tensor, "B Z"]) -> None:
        """Any code is one."""

    def strange(self, numbers: Float[Tensor, "B Z"]) -> Float[Tensor, " B"]:
        """Codes are normal: the mean of their squares is about 1."""
        return self.prior * (numbers.square().mean(1) - 1).square()


@dataclass(frozen=True)
class Pixels:
    """Pictures whose every pixel moves by itself.

    Attributes:
        pace: how far a pixel moves in a step.
    """

    pace: float = 0.02

    def picture(self, numbers: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B 3 H W"]:
        """Themselves."""
        return numbers

    def paces(self, numbers: Float[Tensor, "B 3 H W"]) -> float:
        """All the same."""
        return self.pace

    def into_range(self, numbers: Float[Tensor, "B 3 H W"]) -> None:
        """To [0, 1]."""
        numbers.clamp_(0, 1)

    def strange(self, numbers: Float[Tensor, "B 3 H W"]) -> Float[Tensor, " B"]:
        """What is out of range."""
        return outside(numbers)


def outside(numbers: Float[Tensor, "B ..."]) -> Float[Tensor, " B"]:
    """How far numbers are outside of [0, 1], for movers that do not stop there."""
    return OUTSIDE * (numbers - numbers.clamp(0, 1)).square().flatten(1).mean(1)
