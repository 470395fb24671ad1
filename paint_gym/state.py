"""The task as pure functions: state and strokes in, state out, gradients through."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import torch
from jaxtyping import Float, Int
from torch import Tensor

from renderers import Renderer, blank

Valued = Callable[[Float[Tensor, "B 3 H W"], Float[Tensor, "B 3 H W"]], Float[Tensor, " B"]]
"""a score: of canvases and their targets, higher is better"""


@dataclass(frozen=True)
class CanvasState:
    """B paintings in progress.

    Attributes:
        canvas: what has been painted, RGB in [0, 1].
        target: what is to be painted, RGB in [0, 1].
        step: actions taken so far, 0 ... horizon.
        horizon: actions in an episode.
    """

    canvas: Float[Tensor, "B 3 H W"]
    target: Float[Tensor, "B 3 H W"]
    step: Int[Tensor, " B"]
    horizon: int


def begin(target: Float[Tensor, "B 3 H W"], horizon: int) -> CanvasState:
    """Blank canvases before their targets."""
    batch, _, height, width = target.shape
    step = torch.zeros(batch, dtype=torch.int64, device=target.device)
    return CanvasState(blank(batch, height, width, device=target.device), target, step, horizon)


def advance(state: CanvasState, strokes: Float[Tensor, "B K P"], renderer: Renderer) -> CanvasState:
    """The transition: K strokes laid on each canvas, the first one first; differentiable.

    The environment, learners that look ahead and painters all call this. The environment then
    rounds the canvas to the bytes it shows; who looks ahead keeps the unrounded one.
    """
    return replace(state, canvas=renderer.paint(state.canvas, strokes), step=state.step + 1)


def gain(score: Valued, before: CanvasState, after: CanvasState) -> Float[Tensor, " B"]:
    """The reward: how much better each canvas is than it was; differentiable in both."""
    return score(after.canvas, after.target) - score(before.canvas, before.target)
