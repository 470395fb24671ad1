"""A policy on the whole canvas: it sees all of it, and lays one bundle after another."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.networks.actors import see
from agents.painters.audience import Laid, never
from paint_gym.state import advance, begin
from renderers import Brush, Renderer


@dataclass
class PolicyPainter:
    """Rolls a policy out on the whole canvas: one bundle after another until the budget is spent.

    Attributes:
        actor: view to K strokes.
        renderer: the dynamics, for looking at what has been painted.
        bundle: strokes in one action.
        view: pixels the actor sees along each side; the canvas is resized to that.
        laid: is told of each bundle.
        enough: whether those that are laid are enough.
    """

    actor: nn.Module
    renderer: Renderer
    bundle: int
    view: int
    laid: Laid = id
    enough: Callable[[], bool] = never

    @property
    def brush(self) -> Brush:
        """The kind of stroke."""
        return self.renderer.brush

    @torch.no_grad()
    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `Painter.paint`. Any size and aspect ratio: beyond the picture its edge goes on."""
        self.actor.eval()
        state = begin(targets, bundles(budget, self.bundle))
        laid = [targets.new_zeros(len(targets), 0, len(self.brush.params))]
        while len(laid) <= state.horizon and not self.enough():
            canvas, target = (fit(x, self.view) for x in (state.canvas, state.target))
            laid.append(self.actor(see(canvas, target, state.step / state.horizon)))
            state = advance(state, laid[-1], self.renderer)
            for strokes in laid[-1]:
                self.laid(strokes)
        return torch.cat(laid, dim=1)


def bundles(budget: int, bundle: int) -> int:
    """Actions in an episode.

    Raises:
        ValueError: if the budget is not a positive multiple of the bundle.
    """
    if budget < 1 or budget % bundle:
        raise ValueError(f"budget {budget} is not a positive multiple of the bundle {bundle}")
    return budget // bundle


def fit(picture: Float[Tensor, "B 3 H W"], size: int) -> Float[Tensor, "B 3 size size"]:
    """The picture at size x size px, area-averaged; one that is no square at the top left of it."""
    height, width = picture.shape[-2:]
    if height != width:
        longer = max(height, width)
        beyond = (0, longer - width, 0, longer - height)
        picture = nn.functional.pad(picture, beyond, mode="replicate")
    if picture.shape[-1] == size:
        return picture
    return nn.functional.interpolate(picture, (size, size), mode="area")
