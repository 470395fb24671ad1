"""Squared error: of pictures, and of what strokes would make of them."""

from jaxtyping import Float
from torch import Tensor

from renderers import Renderer, Tiles


def squared_error(
    canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
) -> Float[Tensor, " B"]:
    """Mean squared error of each canvas."""
    return (canvas - target).square().mean((1, 2, 3))


def painted_error(
    renderer: Renderer,
    canvas: Float[Tensor, "B 3 H W"],
    strokes: Float[Tensor, "B K P"],
    *,
    target: Float[Tensor, "B 3 H W"],
) -> Float[Tensor, " B"]:
    """Mean squared error after the strokes; in one pass where the engine has one."""
    if isinstance(renderer, Tiles):
        return renderer.error(canvas, strokes, target)
    return (renderer.paint(canvas, strokes) - target).square().mean((1, 2, 3))
