"""Mean absolute error, negated."""

from jaxtyping import Float
from torch import Tensor
from torch.nn import functional as F

from paint_gym.scores.score import Score


class L1(Score):
    """Minus the mean over pixels and channels of |canvas - target|: -1 to 0, 0 when equal."""

    def __call__(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """See `Score.__call__`."""
        return -F.l1_loss(canvas, target, reduction="none").flatten(1).mean(1)
