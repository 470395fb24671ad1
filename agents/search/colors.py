"""The best inks for given shapes: the picture is linear in them."""

import torch
from jaxtyping import Float
from torch import Tensor

from agents.search.goal import Goal

STEPS = 6
"""of conjugate gradients; more hardly help between steps that move the strokes as well"""
RIDGE = 1e-5
"""how much a change of ink costs: a stroke that hardly shows keeps what it has"""


def best_colors(
    goal: Goal, strokes: Float[Tensor, "B T P"], steps: int = STEPS
) -> Float[Tensor, "B T P"]:
    """The strokes in the inks that bring the canvas nearest to the target, all in [0, 1].

    Least squares with bounds, by conjugate gradients on the inks that are free; an ink that meets a
    bound stays there unless the error pulls it back, and the search begins anew (Polyak 1969). A
    step costs one painting and one gradient. No canvas becomes worse. Squared error, as much as it
    matters; the goal's score is not asked.
    """
    renderer, blank = goal.renderer, goal.blank
    inks = torch.zeros(strokes.shape[2], dtype=torch.bool, device=strokes.device)
    inks[renderer.brush.columns("color")] = True
    first = strokes.detach()
    laid = first.clone().requires_grad_()
    drawn = renderer.paint(blank, laid)
    root, pixels = goal.weight.sqrt(), blank[0].numel()

    def painted(x: Tensor) -> Tensor:
        return root * goal.painted(torch.where(inks, x, first))

    def transposed(picture: Tensor) -> Tensor:
        (slope,) = torch.autograd.grad(drawn, laid, root * picture, retain_graph=True)
        return slope * inks / pixels

    dark, wanted = painted(torch.zeros_like(first)), root * goal.target
    x = first.clone()
    residual = wanted - painted(x)
    before = residual.square().mean((1, 2, 3))
    down = transposed(residual)
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
        shown = painted(along) - dark
        bend = shown.square().mean((1, 2, 3)).view(-1, 1, 1) + RIDGE * along.square().sum(
            (1, 2), keepdim=True
        )
        pace = (along * down).sum((1, 2), keepdim=True) / (bend + 1e-30)
        x = (x + pace * along).clamp(0, 1) * inks + first * ~inks
        residual = wanted - painted(x)
        down = transposed(residual) - RIDGE * (x - first) * inks
        size, held = square + 1e-30, stuck
    better = residual.square().mean((1, 2, 3)) < before
    return torch.where(better[:, None, None], x, first)
