"""Mean absolute error, negated."""

from jaxtyping import Float
from torch import Tensor
from torch.nn import functional as F


class L1:
    """Minus the mean over pixels and channels of |canvas - target|: -1 to 0, 0 when equal."""

    def __call__(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """See `Score.__call__`."""
        return -F.l1_loss(canvas, target, reduction="none").flatten(1).mean(1)
