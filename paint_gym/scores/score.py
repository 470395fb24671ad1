"""The protocol of every score; scores are made of it, for what it answers for most of them."""

from typing import Protocol, runtime_checkable

from jaxtyping import Float
from torch import Tensor


@runtime_checkable
class Score(Protocol):
    """How good a canvas is. The reward of a step is its gain in score, so rewards telescope."""

    def __call__(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """Higher is better; differentiable in canvas. Each canvas is judged alone."""
        ...

    def of_error(self, error: Float[Tensor, " B"]) -> Float[Tensor, " B"] | None:
        """The score of a canvas with this mean squared error; None if it needs the pictures."""
        return None
