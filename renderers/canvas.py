"""Where ink meets canvas in plain torch, and the contract of every engine."""

from typing import ClassVar, Protocol, runtime_checkable

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.brush import Brush


@runtime_checkable
class Renderer(Protocol):
    """An engine for one brush: strokes and a canvas in, the painted canvas out.

    An engine subclasses this, and is made by its brush alone.

    Attributes:
        brush: the kind of stroke.
        differentiable: whether gradients run through it: those of ours let them.
    """

    brush: Brush
    differentiable: ClassVar[bool] = True

    @classmethod
    def paints(cls, brush: Brush, device: torch.device | str = "cpu") -> bool:
        """Whether it can paint with this brush there; if not, making it raises why."""
        return True

    @classmethod
    def made(cls, brush: Brush, device: torch.device | str, precision: str) -> "Renderer":
        """An engine for a brush; device and precision are those of a network, if it has one."""
        return cls(brush)  # type: ignore[call-arg]

    def paint(
        self, canvas: Float[Tensor, "B 3 H W"], strokes: Float[Tensor, "B K P"]
    ) -> Float[Tensor, "B 3 H W"]:
        """Lay K strokes on each canvas, the first one first. Differentiable in both."""
        ...

    def error(
        self,
        canvas: Float[Tensor, "B 3 H W"],
        strokes: Float[Tensor, "B K P"],
        target: Float[Tensor, "B 3 H W"],
    ) -> Float[Tensor, " B"]:
        """Mean squared error of the painted canvas; differentiable in canvas and strokes."""
        return (self.paint(canvas, strokes) - target).square().mean((1, 2, 3))


def blank(
    batch: int, height: int, width: int, *, device: torch.device | str = "cpu"
) -> Float[Tensor, "B 3 H W"]:
    """Black canvases, the empty canvas of Huang et al. 2019."""
    return torch.zeros(batch, 3, height, width, device=device)


def over(
    canvas: Float[Tensor, "B 3 H W"],
    color: Float[Tensor, "B 3 #H #W"],
    alpha: Float[Tensor, "B 1 H W"],
) -> Float[Tensor, "B 3 H W"]:
    """Lay one translucent layer on the canvas (Porter & Duff 1984, `over`)."""
    return canvas * (1 - alpha) + color * alpha


def check_shapes(canvas: Tensor, strokes: Tensor, numbers: int) -> None:
    """Refuse a canvas and strokes that do not go together.

    Raises:
        ValueError: not [B,3,H,W] and [B,K,numbers].
    """
    pictures = canvas.ndim == 4 and canvas.shape[1] == 3
    if not pictures or strokes.ndim != 3 or strokes.shape[::2] != (len(canvas), numbers):
        raise ValueError(
            f"wanted canvases [B,3,H,W] and for each K strokes of {numbers} numbers [B,K,{numbers}]"
            f", got {tuple(canvas.shape)} and {tuple(strokes.shape)}"
        )
