"""A policy in windows: it looks where the painting needs it most, and lays a bundle there."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn

from agents.networks.actors import see
from agents.painters.policy import bundles
from agents.windows.choice import Choice, OnSchedule
from agents.windows.look import SIDES, Windows, crop, drawable, to_canvas
from paint_gym.scores import L2
from paint_gym.state import CanvasState, advance, begin, gain
from renderers import Brush, Renderer

ATTEMPTS = 4
"""looks for one bundle, before it is given up"""


@dataclass
class WindowPainter:
    """Looks at the window that needs it most, paints a bundle there, looks again.

    A bundle that does not lower the error of its canvas is not laid: other windows are tried,
    up to `ATTEMPTS` times; if all fail, a bundle that changes nothing is laid (it counts).

    Attributes:
        choose: what chooses the windows of a painting, told how many bundles it has.
        least_side: of the windows it has learned to paint in; smaller ones are said to be this.
    """

    actor: nn.Module
    renderer: Renderer
    bundle: int
    view: int
    choose: Callable[[int], Choice] = OnSchedule
    least_side: float = SIDES[-1][1]

    @property
    def brush(self) -> Brush:
        """The kind of stroke."""
        return self.renderer.brush

    @torch.no_grad()
    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `Painter.paint`. Any size and aspect ratio."""
        self.actor.eval()
        batch, horizon = len(targets), bundles(budget, self.bundle)
        choice, state = self.choose(horizon), begin(targets, horizon)
        laid = targets.new_zeros(batch, horizon, self.bundle, len(self.brush.params))
        for done in range(horizon if batch else 0):
            pending = torch.arange(batch, device=targets.device)
            for _ in range(ATTEMPTS):
                pending = self._attempt(state, laid[:, done], pending, choice=choice, done=done)
                if not len(pending):
                    break
            else:
                self._pass(state, laid, pending, done=done)
        return laid.flatten(1, 2)

    def _attempt(
        self, state: CanvasState, laid: Tensor, rows: Tensor, *, choice: Choice, done: int
    ) -> Tensor:
        """Paint a bundle on these canvases, in place where it helps; the rows where it did not."""
        windows = choice.propose(_of_rows(state, rows), rows, done=done)
        tries = len(windows.side) // len(rows)
        before = _of_rows(state, rows.repeat_interleave(tries))
        strokes = self.strokes(before.canvas, before.target, windows)
        after = advance(before, strokes, self.renderer)
        gains = gain(L2(), before, after).view(-1, tries)
        choice.note(rows, gains)
        most, best = gains.max(1)
        best = best + tries * torch.arange(len(rows), device=rows.device)
        better = most > 0
        state.canvas[rows[better]] = after.canvas[best[better]]
        laid[rows[better]] = strokes[best[better]]
        laid[rows[~better]] = strokes[best[~better]]
        return rows[~better]

    def strokes(
        self, canvas: Float[Tensor, "B 3 H W"], targets: Float[Tensor, "B 3 H W"], windows: Windows
    ) -> Float[Tensor, "B K P"]:
        """The actor's answer in these windows, in canvas coordinates."""
        seen, wanted = (crop(x, windows, self.view) for x in (canvas, targets))
        answer = self.actor(see(seen, wanted, windows.side[:, 0].clamp(min=self.least_side)))
        return to_canvas(drawable(answer, self.brush, windows.side), self.brush, windows)

    def _pass(self, state: CanvasState, laid: Tensor, rows: Tensor, *, done: int) -> None:
        """A bundle that changes as little as it can: what was tried last, with opacity 0.

        A brush without opacity lays its last bundle once more, over itself.
        """
        if alphas := self.brush.columns("alpha"):
            tried = laid[rows, done]
            tried[..., alphas] = 0
            laid[rows, done] = tried
            return
        laid[rows, done] = laid[rows, max(0, done - 1)]
        state.canvas[rows] = advance(_of_rows(state, rows), laid[rows, done], self.renderer).canvas


def _of_rows(state: CanvasState, rows: Int[Tensor, " n"]) -> CanvasState:
    return CanvasState(state.canvas[rows], state.target[rows], state.step[rows], state.horizon)
