"""Which window next: on a schedule of sides, where a glance expects to gain most, or near all.

The first two remember the windows that were painted in vain, so that no look is wasted twice.
"""

from typing import Protocol, runtime_checkable

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor
from torch.quasirandom import SobolEngine

from agents.learning.processes import uniform
from agents.windows.glance import Glance
from agents.windows.grid import Grid, expected_gains, lay_grid, one_of_each_side, worst_of_each_side
from agents.windows.look import Windows, draw, error_map, look_around, side_at
from paint_gym.state import CanvasState


@runtime_checkable
class Choice(Protocol):
    """Chooses windows for the canvases of one batch, from the first bundle to the last."""

    tries: int
    """windows proposed for each canvas, to try all and paint in those that are worth it"""

    def propose(self, state: CanvasState, rows: Int[Tensor, " n"]) -> Windows:
        """Windows for canvases `rows` of the batch, `tries` for each, canvas by canvas.

        Args:
            state: of these canvases.
            rows: which of the batch they are.
        """
        ...

    def note(
        self,
        rows: Int[Tensor, " n"],
        gains: Float[Tensor, "n tries"],
        laid: Bool[Tensor, "n tries"],
    ) -> None:
        """What painting there gains, and where it was done."""
        ...


class OnSchedule:
    """The window with the largest error, of a side that shrinks over the episode."""

    tries = 1

    def __init__(self, horizon: int):
        self.horizon = horizon
        self.side: float | None = None
        self.tried: Tensor | None = None
        self.chosen: Tensor | None = None

    def propose(self, state: CanvasState, rows: Int[Tensor, " n"]) -> Windows:
        """See `Choice`. All canvases must have as many bundles; the first look at a side, all."""
        side = side_at(int(state.step[0]), self.horizon)
        if side != self.side:
            self.side, self.tried = side, None
        pooled, corners = error_map(state.canvas, state.target, side)
        flat = pooled.flatten(1)
        if self.tried is None:
            self.tried = torch.zeros_like(flat, dtype=torch.bool)
        tried = self.tried[rows]
        tried &= ~tried.all(1, keepdim=True)  # nothing left: start over
        self.chosen = flat.masked_fill(tried, -1).argmax(1)
        return Windows(corners[self.chosen], flat.new_full((len(flat), 1), side))

    def note(
        self,
        rows: Int[Tensor, " n"],
        gains: Float[Tensor, "n tries"],
        laid: Bool[Tensor, "n tries"],
    ) -> None:
        """See `Choice`; a canvas that was painted on is fresh again."""
        assert self.tried is not None and self.chosen is not None
        better = laid[:, 0]
        self.tried[rows[better]] = False
        self.tried[rows[~better], self.chosen[~better]] = True


class ByGlance:
    """The windows where a glance expects a bundle to lower the canvas's error most.

    Args:
        glance: what guesses.
        tries: windows proposed for each canvas.
    """

    def __init__(self, glance: Glance, tries: int = 1):
        self.glance, self.tries = glance, tries
        self.grid: Grid | None = None
        self.vain = torch.zeros(0)

    def propose(self, state: CanvasState, rows: Int[Tensor, " n"]) -> Windows:
        """See `Choice`. The first look must be at all canvases."""
        canvas, target = state.canvas, state.target
        if self.grid is None:
            self.grid = lay_grid(canvas.shape[2], canvas.shape[3], canvas.device)
            count = len(self.grid.spans)
            self.vain = torch.zeros(len(canvas), count, dtype=torch.bool, device=canvas.device)
        errors = self.grid.errors(canvas, target)
        known = self.vain[rows]
        shown = errors.masked_fill(known & ~known.all(1, keepdim=True), -1)
        candidates = worst_of_each_side(self.grid, shown)
        gains = expected_gains(
            self.glance, self.grid, canvas, target=target, errors=errors, chosen=candidates
        )
        gains = gains.masked_fill(shown.gather(1, candidates) < 0, -torch.inf)
        best = gains.topk(min(self.tries, gains.shape[1]), dim=1).indices
        self.chosen = candidates.gather(1, best)  # [n,tries]
        return self.grid.windows(self.chosen.flatten())

    def note(
        self,
        rows: Int[Tensor, " n"],
        gains: Float[Tensor, "n tries"],
        laid: Bool[Tensor, "n tries"],
    ) -> None:
        """See `Choice`; where something was laid, windows that touch it are fresh again."""
        assert self.grid is not None
        row, column = (gains <= 0).nonzero(as_tuple=True)
        self.vain[rows[row], self.chosen[row, column]] = True
        for i in laid.any(0).nonzero()[:, 0].tolist():
            on = laid[:, i]
            self.vain[rows[on]] &= ~self.grid.overlapping(self.chosen[on, i])


class NearWhole:
    """Windows that stray a little from the whole canvas, the same for every canvas.

    For few strokes: each window is another view of the same picture, hence another proposal.
    """

    def __init__(self, tries: int):
        self.tries = tries

    def propose(self, state: CanvasState, rows: Int[Tensor, " n"]) -> Windows:
        """See `Choice`; the first is the whole canvas."""
        spread = SobolEngine(3).draw(self.tries + 1)[1:]  # less a corner; next comes the middle
        return strayed(spread.repeat(len(rows), 1).to(state.canvas.device))

    def note(
        self,
        rows: Int[Tensor, " n"],
        gains: Float[Tensor, "n tries"],
        laid: Bool[Tensor, "n tries"],
    ) -> None:
        """See `Choice`; nothing is remembered."""


STRAY = 0.1
"""how far the sides and the middle of such a window are from those of the canvas, at most"""


def strayed(at: Float[Tensor, "n 3"]) -> Windows:
    """Windows near the whole canvas; at (1/2, 1/2, 1/2) it is the whole."""
    away = STRAY * (2 * at.float() - 1)
    side = 1 + away[:, 2:]
    return Windows((1 - side) / 2 + away[:, :2], side)


def explore_near(
    canvas: Float[Tensor, "B 3 H W"],
    target: Float[Tensor, "B 3 H W"],
    *,
    generator: torch.Generator,
) -> Windows:
    """For learning: a window that strays from the whole canvas by chance."""
    return strayed(uniform(len(canvas), 3, generator=generator).to(canvas.device))


def explore_on_schedule(
    canvas: Float[Tensor, "B 3 H W"],
    target: Float[Tensor, "B 3 H W"],
    *,
    done: int,
    horizon: int,
    generator: torch.Generator,
) -> Windows:
    """For learning: a window of the schedule's side, by its error."""
    return look_around(canvas, target, side_at(done, horizon), generator=generator)


EXPLORED = 0.2
"""share of the windows learned from whose side is any, whatever the glance says"""


def explore_by_glance(
    glance: Glance,
    canvas: Float[Tensor, "B 3 H W"],
    target: Float[Tensor, "B 3 H W"],
    *,
    generator: torch.Generator,
) -> Windows:
    """For learning: a window by its error, of a side by what the glance expects to gain there.

    One window of each side is drawn, then one of these by the square of its gain; `EXPLORED` of
    them by chance.
    """
    grid = lay_grid(canvas.shape[2], canvas.shape[3], canvas.device)
    errors = grid.errors(canvas, target)
    candidates = one_of_each_side(grid, errors, generator)
    gains = expected_gains(glance, grid, canvas, target=target, errors=errors, chosen=candidates)
    wanted = gains.clamp(min=0).square() + 1e-12
    share = wanted / wanted.sum(1, keepdim=True)
    share = (1 - EXPLORED) * share + EXPLORED / share.shape[1]
    chosen = candidates.gather(1, draw(share, generator))[:, 0]
    return grid.windows(chosen)
