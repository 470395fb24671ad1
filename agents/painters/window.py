"""A policy in windows: it looks where the painting needs it most, and lays a bundle there."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor, nn

from agents.networks.actors import see
from agents.painters.audience import Laid, never
from agents.painters.policy import bundles
from agents.windows.choice import Choice, OnSchedule
from agents.windows.look import SIDES, Windows, crop, drawable, meeting, to_canvas
from paint_gym.metrics import squared_error
from paint_gym.scores import L2
from paint_gym.state import CanvasState, advance, begin, gain
from renderers import Brush, Renderer

ATTEMPTS = 4
"""looks for one bundle, before it is given up"""
WORTH = 0.5
"""share of the best bundle's gain that another must have to be laid at the same time"""


@dataclass
class WindowPainter:
    """Looks at the window that needs it most, paints a bundle there, looks again.

    Where several windows are tried at once, those of them that do not meet may all be painted in.
    A bundle that does not lower the error of its canvas is not laid: other windows are tried,
    up to `ATTEMPTS` times; if all fail, a bundle that changes nothing is laid (it counts).

    Attributes:
        choose: what chooses the windows of a painting, told how many bundles it has.
        least_side: of the windows it has learned to paint in; smaller ones are said to be this.
        laid: is told of bundles.
        enough: whether those that are laid are enough.
    """

    actor: nn.Module
    renderer: Renderer
    bundle: int
    view: int
    choose: Callable[[int], Choice] = OnSchedule
    least_side: float = SIDES[-1][1]
    laid: Laid = id
    enough: Callable[[], bool] = never

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
        while len(pending := (state.step < horizon).nonzero()[:, 0]) and not self.enough():
            before = state.step.clone()
            for _ in range(ATTEMPTS):
                pending = self._attempt(state, laid, pending, choice=choice)
                if not len(pending):
                    break
            else:
                self._pass(state, laid, pending)
            self._tell(laid, before, state.step)
        return laid[:, : min(state.step.tolist(), default=horizon)].flatten(1, 2)

    def _tell(self, laid: Tensor, before: Int[Tensor, " B"], now: Int[Tensor, " B"]) -> None:
        """Of the bundles that are new."""
        for strokes, old, new in zip(laid, before.tolist(), now.tolist(), strict=True):
            self.laid(strokes[old:new].flatten(0, 1))

    def _attempt(self, state: CanvasState, laid: Tensor, rows: Tensor, *, choice: Choice) -> Tensor:
        """Paint bundles on these canvases, in place where they help; the rows where none did."""
        there = _of_rows(state, rows)
        windows = choice.propose(there, rows)
        tries = len(windows.side) // len(rows)
        strokes = self.strokes(there.canvas, there.target, windows)
        canvas, target = (x.repeat_interleave(tries, 0) for x in (there.canvas, there.target))
        after = self.renderer.error(canvas, strokes, target).view(-1, tries)
        gains = squared_error(there.canvas, there.target)[:, None] - after
        strokes = strokes.unflatten(0, (-1, tries))
        taken = worth_laying(windows, gains, room=state.horizon - there.step)
        order = gains.argsort(1, descending=True)
        for best in order.unbind(1):
            n = taken.gather(1, best[:, None])[:, 0].nonzero()[:, 0]
            taken[n, best[n]] = self._lay(state, laid, rows[n], strokes=strokes[n, best[n]])
        choice.note(rows, gains, taken)
        failed = ~taken.any(1)
        laid[rows[failed], state.step[rows[failed]]] = strokes[failed, order[failed, 0]]
        return rows[failed]

    def _lay(
        self, state: CanvasState, laid: Tensor, rows: Tensor, *, strokes: Tensor
    ) -> Bool[Tensor, " n"]:
        """A bundle on each of these canvases, in place where it helps, and where that is."""
        if not len(rows):
            return rows.bool()
        before = _of_rows(state, rows)
        after = advance(before, strokes, self.renderer)
        helps = gain(L2(), before, after) > 0
        on = rows[helps]
        laid[on, state.step[on]] = strokes[helps]
        state.canvas[on], state.step[on] = after.canvas[helps], after.step[helps]
        return helps

    def strokes(
        self, canvas: Float[Tensor, "B 3 H W"], targets: Float[Tensor, "B 3 H W"], windows: Windows
    ) -> Float[Tensor, "n K P"]:
        """The actor's answer in these windows, in canvas coordinates; see `crop`."""
        seen, wanted = (crop(x, windows, self.view) for x in (canvas, targets))
        answer = self.actor(see(seen, wanted, windows.side[:, 0].clamp(min=self.least_side)))
        return to_canvas(drawable(answer, self.brush, windows.side), self.brush, windows)

    def _pass(self, state: CanvasState, laid: Tensor, rows: Tensor) -> None:
        """A bundle that changes as little as it can: what was tried last, with opacity 0.

        A brush without opacity lays its last bundle once more, over itself.
        """
        done = state.step[rows]
        if alphas := self.brush.columns("alpha"):
            tried = laid[rows, done]
            tried[..., alphas] = 0
        else:
            tried = laid[rows, (done - 1).clamp(min=0)]
        laid[rows, done] = tried
        after = advance(_of_rows(state, rows), tried, self.renderer)
        state.canvas[rows], state.step[rows] = after.canvas, after.step


def worth_laying(
    windows: Windows, gains: Float[Tensor, "n tries"], room: Int[Tensor, " n"]
) -> Bool[Tensor, "n tries"]:
    """Bundles to lay of those tried on each canvas: the best that gains, and others beside it.

    Those others gain at least `WORTH` of that, in windows that do not meet; `room` in all.
    """
    meet = meeting(windows, gains.shape[1])
    worth = gains.gt(0) & (gains >= WORTH * gains.max(1, keepdim=True).values)
    taken = torch.zeros_like(worth)
    row = torch.arange(len(gains), device=gains.device)
    for i in gains.argsort(1, descending=True).unbind(1):
        free = ~(taken & meet[row, i]).any(1) & (taken.sum(1) < room)
        taken[row, i] = worth[row, i] & free
    return taken


def _of_rows(state: CanvasState, rows: Int[Tensor, " n"]) -> CanvasState:
    return CanvasState(state.canvas[rows], state.target[rows], state.step[rows], state.horizon)
