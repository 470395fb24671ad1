"""Views: what an actor saw in a window of a painting in progress."""

import dataclasses
from dataclasses import dataclass

import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from agents.learning.replay import to_floats
from paint_gym.state import CanvasState


@dataclass(frozen=True)
class Views:
    """N views of paintings in progress.

    Attributes:
        canvas: what was seen, RGB in [0, 1], or as bytes where views are kept.
        target: what was to be painted there, likewise.
        side: side of the view, canvas units; 1 when it is the whole canvas.
        progress: share of the budget spent.
        pace: share of the budget that one bundle is.
    """

    canvas: Float[Tensor, "N 3 H W"] | UInt8[Tensor, "N 3 H W"]
    target: Float[Tensor, "N 3 H W"] | UInt8[Tensor, "N 3 H W"]
    side: Float[Tensor, "N 1"]
    progress: Float[Tensor, " N"]
    pace: Float[Tensor, " N"]

    @staticmethod
    def memory(view: int) -> int:
        """Bytes of one that is kept, of this side."""
        return 6 * view**2 + 12

    def as_floats(self) -> "Views":
        """With pictures in [0, 1]."""
        return dataclasses.replace(
            self, canvas=to_floats(self.canvas), target=to_floats(self.target)
        )

    def state(self) -> CanvasState:
        """As small paintings in progress; their steps are not counted."""
        return CanvasState(self.canvas, self.target, torch.zeros_like(self.progress).long(), 1)


def augment(views: Views, *, flips: bool, generator: torch.Generator) -> Views:
    """Permute the colours of all views and, if asked, flip each at random."""
    canvas, target = views.canvas, views.target
    for axis in (2, 3) if flips else ():
        flip = (torch.rand(len(canvas), generator=generator) < 0.5).to(canvas.device)
        flip = flip[:, None, None, None]
        canvas = torch.where(flip, canvas.flip(axis), canvas)
        target = torch.where(flip, target.flip(axis), target)
    order = torch.randperm(3, generator=generator)
    return dataclasses.replace(views, canvas=canvas[:, order], target=target[:, order])
