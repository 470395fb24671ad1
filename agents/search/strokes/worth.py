"""What the picture would lose without a stroke."""

import torch
from jaxtyping import Float, Int
from torch import Tensor

from agents.search.movers import weighed
from agents.search.strokes.goal import Goal
from renderers.brush import Kind

PROBES = 8
"""random pictures that the effect of a stroke is measured with"""


def worth(
    goal: Goal, strokes: Float[Tensor, "B T P"], chance: torch.Generator, *, probes: int = PROBES
) -> Float[Tensor, "B T"]:
    """By how much the mean squared error would rise if a stroke were not laid; an estimate.

    The canvas is linear in the opacity of one stroke, so the error is a parabola in it: its slope
    is a gradient, its curvature the mean square of what the stroke changes, which random pictures
    of +-1 find by as many gradients (Hutchinson's estimator). Brushes without opacity: the share
    of the canvas on which the stroke's ink shows. Errors count as much as they matter.

    Args:
        goal: what is wanted.
        strokes: in painting order.
        chance: on the CPU.
        probes: random pictures; the fewer, the rougher.
    """
    laid = strokes.detach().requires_grad_()
    canvas = goal.renderer.paint(goal.blank, laid)
    brush = goal.renderer.brush

    def along(picture: Tensor, kind: Kind) -> Float[Tensor, "B T"]:
        slope = weighed(canvas, picture, laid)
        moved = strokes if kind == "alpha" else torch.ones_like(strokes)
        return (slope * moved)[..., brush.columns(kind)].sum(-1)

    pixels = canvas[0].numel()
    if not brush.columns("alpha"):
        return along(goal.weight.expand_as(canvas), "color") / pixels
    wrong = (canvas.detach() - goal.target) * goal.weight
    slope = along(2 * wrong / pixels, "alpha")
    bend = torch.zeros_like(slope)
    for _ in range(probes):
        signs = torch.randint(0, 2, canvas.shape, generator=chance).to(canvas) * 2 - 1
        bend += along(signs * goal.weight.sqrt(), "alpha").square() / (probes * pixels)
    return bend - slope


def pruned(
    goal: Goal, strokes: Float[Tensor, "B T P"], count: int, *, chance: torch.Generator
) -> Float[Tensor, "B count P"]:
    """The strokes that the pictures would miss most, order kept; all if there are no more."""
    if strokes.shape[1] <= count:
        return strokes
    kept = most(worth(goal, strokes, chance), count)
    return strokes.gather(1, kept[..., None].expand(-1, -1, strokes.shape[2]))


def most(value: Float[Tensor, "B T"], count: int) -> Int[Tensor, "B count"]:
    """Places of the largest values, ascending."""
    order = value.argsort(dim=1, descending=True, stable=True)[:, :count]
    return order.sort(dim=1).values
