"""Mean squared error, negated."""

from jaxtyping import Float
from torch import Tensor

from paint_gym.metrics import squared_error
from paint_gym.scores.score import Score


class L2(Score):
    """Minus the mean over pixels and channels of (canvas - target)^2: -1 to 0, 0 when equal.

    Not divided by the error of the blank canvas, which would make a dark target worth more than
    any other and a black one worth infinitely much.
    """

    def __call__(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """See `Score.__call__`."""
        return -squared_error(canvas, target)

    def of_error(self, error: Float[Tensor, " B"]) -> Float[Tensor, " B"]:
        """See `Score.of_error`."""
        return -error
