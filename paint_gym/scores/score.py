"""The protocol of every score."""

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
