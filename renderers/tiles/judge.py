"""What a painted canvas is judged by where gradients are wanted."""

from jaxtyping import Float
from torch import Tensor


def judge_of(
    target: Float[Tensor, "B 3 H W"] | None, grad: Float[Tensor, "B 3 H W"] | None
) -> Float[Tensor, "B 3 H W"]:
    """The target, or the gradient of the loss by the painted canvas: the one that is given.

    Raises:
        ValueError: if not exactly one of them is.
    """
    judge = grad if target is None else target
    if judge is None or (target is not None and grad is not None):
        raise ValueError("give either a target or the gradient of the painted canvas")
    return judge
