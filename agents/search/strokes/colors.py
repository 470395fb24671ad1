"""The best inks for given shapes: the picture is linear in them."""

import torch
from jaxtyping import Float
from torch import Tensor

from agents.search.movers import weighed
from agents.search.strokes.goal import Goal

STEPS = 6
"""of conjugate gradients; more hardly help between steps that move the strokes as well"""
RIDGE = 1e-5
"""how much a change of ink costs: a stroke that hardly shows keeps what it has"""


class Mixing:
    """What inks make of a picture, which is linear in them, and back; in roots of the weight.

    Args:
        goal: on whose canvas the strokes are laid.
        strokes: the shapes, and the inks that they have now.
    """

    def __init__(self, goal: Goal, strokes: Float[Tensor, "B T P"]):
        brush, blank = goal.renderer.brush, goal.blank
        self.inks = torch.zeros(strokes.shape[2], dtype=torch.bool, device=strokes.device)
        self.inks[brush.columns("color")] = True
        self.goal, self.first = goal, strokes.detach()
        self.laid = self.first.clone().requires_grad_()
        self.drawn = goal.renderer.paint(blank, self.laid)
        self.root, self.pixels = goal.weight.sqrt(), blank[0].numel()

    def painted(self, x: Float[Tensor, "B T P"]) -> Float[Tensor, "B 3 H W"]:
        """The picture of the shapes in these inks."""
        return self.root * self.goal.painted(torch.where(self.inks, x, self.first))

    def transposed(self, picture: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B T P"]:
        """How much of a picture each ink would make."""
        slope = weighed(self.drawn, self.root * picture, self.laid)
        return slope * self.inks / self.pixels


def best_colors(
    goal: Goal, strokes: Float[Tensor, "B T P"], steps: int = STEPS
) -> Float[Tensor, "B T P"]:
    """The strokes in the inks that bring the canvas nearest to the target, all in [0, 1].

    Least squares with bounds, by conjugate gradients on the inks that are free; an ink that meets a
    bound stays there unless the error pulls it back, and the search begins anew (Polyak 1969). A
    step costs one painting and one gradient. No canvas becomes worse. Squared error, as much as it
    matters; the goal's score is not asked.
    """
    mixing = Mixing(goal, strokes)
    first, inks = mixing.first, mixing.inks
    dark, wanted = mixing.painted(torch.zeros_like(first)), mixing.root * goal.target
    x = first.clone()
    residual = wanted - mixing.painted(x)
    before = residual.square().mean((1, 2, 3))
    down = mixing.transposed(residual)
    along = torch.zeros_like(x)
    size = torch.ones(len(x), 1, 1).to(x)
    held = torch.zeros_like(x, dtype=torch.bool)
    for _ in range(steps):
        stuck = ((x <= 0) & (down < 0)) | ((x >= 1) & (down > 0))
        anew = (stuck != held).flatten(1).any(1)[:, None, None]
        free = down.masked_fill(stuck, 0)
        square = free.square().sum((1, 2), keepdim=True)
        along = free + torch.where(anew, torch.zeros_like(size), square / size) * along
        along = along.masked_fill(stuck, 0)
        shown = mixing.painted(along) - dark
        bend = shown.square().mean((1, 2, 3)).view(-1, 1, 1) + RIDGE * along.square().sum(
            (1, 2), keepdim=True
        )
        pace = (along * down).sum((1, 2), keepdim=True) / (bend + 1e-30)
        x = (x + pace * along).clamp(0, 1) * inks + first * ~inks
        residual = wanted - mixing.painted(x)
        down = mixing.transposed(residual) - RIDGE * (x - first) * inks
        size, held = square + 1e-30, stuck
    better = residual.square().mean((1, 2, 3)) < before
    return torch.where(better[:, None, None], x, first)
