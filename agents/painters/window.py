"""A policy in windows: it looks where the painting needs it most, and lays a bundle there."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.networks.actors import see
from agents.painters.policy import bundles
from agents.windows.choice import Choice, OnSchedule
from agents.windows.look import SIDES, Windows, crop, drawable, to_canvas
from paint_gym.metrics import squared_error
from renderers import Brush, Renderer, blank

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
        batch, _, height, width = targets.shape
        horizon = bundles(budget, self.bundle)
        choice = self.choose(horizon)
        canvas = blank(batch, height, width, targets.device)
        laid = canvas.new_zeros(batch, horizon, self.bundle, len(self.brush.params))
        for done in range(horizon if batch else 0):
            pending = torch.arange(batch, device=targets.device)
            for _ in range(ATTEMPTS):
                pending = self._attempt(
                    canvas, targets, laid[:, done], rows=pending, choice=choice, done=done
                )
                if not len(pending):
                    break
            else:
                self._pass(canvas, laid, pending, done=done)
        return laid.flatten(1, 2)

    def _attempt(
        self,
        canvas: Tensor,
        targets: Tensor,
        laid: Tensor,
        *,
        rows: Tensor,
        choice: Choice,
        done: int,
    ) -> Tensor:
        """Paint a bundle on these canvases, in place where it helps; the rows where it did not."""
        windows = choice.propose(canvas[rows], targets[rows], rows, done=done)
        tries = len(windows.side) // len(rows)
        seen, wanted = (x[rows].repeat_interleave(tries, 0) for x in (canvas, targets))
        strokes = self.strokes(seen, wanted, windows)
        painted = self.renderer.paint(seen, strokes)
        gains = (squared_error(seen, wanted) - squared_error(painted, wanted)).view(-1, tries)
        choice.note(rows, gains)
        most, best = gains.max(1)
        best = best + tries * torch.arange(len(rows), device=rows.device)
        better = most > 0
        canvas[rows[better]], laid[rows[better]] = painted[best[better]], strokes[best[better]]
        laid[rows[~better]] = strokes[best[~better]]
        return rows[~better]

    def strokes(
        self, canvas: Float[Tensor, "B 3 H W"], targets: Float[Tensor, "B 3 H W"], windows: Windows
    ) -> Float[Tensor, "B K P"]:
        """The actor's answer in these windows, in canvas coordinates."""
        seen, wanted = (crop(x, windows, self.view) for x in (canvas, targets))
        answer = self.actor(see(seen, wanted, windows.side[:, 0].clamp(min=self.least_side)))
        return to_canvas(drawable(answer, self.brush, windows.side), self.brush, windows)

    def _pass(self, canvas: Tensor, laid: Tensor, rows: Tensor, *, done: int) -> None:
        """A bundle that changes as little as it can: what was tried last, with opacity 0.

        A brush without opacity lays its last bundle once more, over itself.
        """
        if alphas := self.brush.columns("alpha"):
            tried = laid[rows, done]
            tried[..., alphas] = 0
            laid[rows, done] = tried
            return
        laid[rows, done] = laid[rows, max(0, done - 1)]
        canvas[rows] = self.renderer.paint(canvas[rows], laid[rows, done])
