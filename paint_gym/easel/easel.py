"""Easel: B canvases beside their targets, as floats to paint on and as the bytes that are shown."""

from dataclasses import replace

import numpy as np
import torch
from jaxtyping import Float, Int, UInt8
from torch import Tensor

from paint_gym.easel.pixels import show
from paint_gym.easel.shelf import Shelf
from paint_gym.scores import Score
from paint_gym.state import CanvasState, advance, begin, gain
from renderers import Renderer
from renderers.registry import shown
from renderers.workshop.memory import need

A_PIXEL, A_NUMBER, A_CANVAS = 200, 24, 2000
"""bytes that a canvas takes: for each pixel (110 by tiles, 120 - 230 by the others were measured),
for each number of an action, and beside"""


class Easel:
    """The paintings of one environment, and how good each is.

    A canvas *is* its bytes: after every bundle it is rounded to what is shown, so that an
    observation tells the whole state. The same holds for targets. Counters live on the host too,
    so whether an episode is over is known without asking the device.

    Tensors of `state` are never written to again: they may be kept.

    Attributes:
        steps: actions taken on each canvas, [B] int64.
        target_ids: which picture of the data set each target is, [B] int64.
        scores, errors: score and mean squared error of the canvas now, [B].
    """

    def __init__(
        self,
        batch: int,
        size: int,
        *,
        horizon: int,
        renderer: Renderer,
        score: Score,
        device: torch.device,
    ):
        self.renderer, self.score, self.horizon, self.device = renderer, score, horizon, device
        self._state = begin(torch.zeros(batch, 3, size, size, device=device), horizon)
        self._target_bytes = torch.zeros(batch, 3, size, size, dtype=torch.uint8, device=device)
        self._lent = False  # whether someone else may hold the state
        self._shelf = Shelf((batch, 7, size, size))
        self._pixels: Tensor | None = None  # what is shown now; None once it was handed over
        self.steps = np.zeros(batch, np.int64)
        self.target_ids = np.zeros(batch, np.int64)
        self.scores = self.errors = torch.zeros(batch, device=device)

    @property
    def state(self) -> CanvasState:
        """The paintings as a value."""
        self._lent = True
        return self._state

    @state.setter
    def state(self, state: CanvasState) -> None:
        """Go on from these paintings, rounded to bytes."""
        if not isinstance(state, CanvasState):
            raise TypeError(f"state must be a CanvasState, got {shown(state)}")
        wanted = self._state.canvas.shape
        if (state.canvas.shape, state.horizon) != (wanted, self.horizon):
            raise ValueError(
                f"a state of {tuple(state.canvas.shape)} with horizon {state.horizon} does not "
                f"fit: wanted {tuple(wanted)} with horizon {self.horizon}"
            )
        target, canvas = state.target.to(self.device), _copy(state.canvas.to(self.device))
        self.set_up(np.arange(len(self.steps)), target, canvas, target_ids=self.target_ids)
        self.steps = state.step.cpu().numpy().copy()
        self._state = replace(self._state, step=state.step.to(self.device, copy=True))
        self._pixels = None  # it shows no progress

    def set_up(
        self,
        rows: Int[np.ndarray, " n"],
        target: Float[Tensor, "n 3 H W"],
        canvas: Float[Tensor, "n 3 H W"],
        *,
        target_ids: Int[np.ndarray, " n"],
    ) -> None:
        """Put new targets and canvases on these places; the other paintings stay as they are.

        The canvas given becomes the easel's own.
        """
        whole = len(rows) == len(self.steps)
        target_bytes = target.mul(255).round_().to(torch.uint8)
        new = replace(begin(target_bytes.float().div_(255), self.horizon), canvas=canvas)
        shape = (len(rows), 7, *target.shape[2:])
        pixels = self._sheet() if whole else target_bytes.new_empty(shape)
        errors = show(new.canvas, target_bytes, np.zeros(len(rows), np.uint8), pixels=pixels)
        scores, errors = self._judge(new, errors)
        self._state = CanvasState(
            self._put(self._state.canvas, rows, new.canvas),
            self._put(self._state.target, rows, new.target),
            self._put(self._state.step, rows, new.step),
            self.horizon,
        )
        self._target_bytes = self._put(self._target_bytes, rows, target_bytes)
        if whole:
            self._pixels = pixels
        elif self._pixels is not None:
            self._pixels = self._put(self._pixels, rows, pixels)
        self.scores = self._put(self.scores, rows, scores)
        self.errors = self._put(self.errors, rows, errors)
        self._lent = False
        self.steps[rows], self.target_ids[rows] = 0, target_ids

    def paint(self, strokes: Float[Tensor, "B K P"]) -> Float[Tensor, " B"]:
        """Lay a bundle on every canvas; gives the gain in score of each."""
        before, was = self._state, self.scores
        self._state = after = advance(before, strokes, self.renderer)
        self.steps += 1
        self.scores, self.errors = self._judge(after, self._lay_out(after.canvas))

        def known(canvas: Tensor, target: Tensor) -> Float[Tensor, " B"]:
            return self.scores if canvas is after.canvas else was  # each was measured once

        return gain(known, before, after)

    def planes(self) -> UInt8[Tensor, "B 7 H W"]:
        """Canvas RGB, target RGB and progress as bytes; a fresh tensor."""
        shown = self._shown()
        return self._sheet().copy_(shown)

    def hand_over(self) -> UInt8[Tensor, "B 7 H W"]:
        """The same without a copy, given away: laid out anew if it is asked for again."""
        given, self._pixels = self._shown(), None
        return given

    def _shown(self) -> Tensor:
        if self._pixels is None:
            self._lay_out(_copy(self._state.canvas))
        return self._pixels  # type: ignore[return-value]

    def _lay_out(self, canvas: Tensor) -> Tensor:
        """Round the canvas in place, make the pixels anew; gives the mean squared error."""
        self._pixels = self._sheet()
        share = 255 * np.minimum(self.steps, self.horizon) / self.horizon
        progress = np.rint(share).astype(np.uint8)
        return show(canvas, self._target_bytes, progress, pixels=self._pixels)

    def _sheet(self) -> Tensor:
        """Room for the planes: on a CPU from the shelf; elsewhere torch keeps a shelf itself."""
        if self.device.type == "cpu":
            return torch.from_numpy(self._shelf.take())
        shape = (len(self.steps), 7, *self._state.canvas.shape[2:])
        return torch.empty(shape, dtype=torch.uint8, device=self.device)

    def _put(self, old: Tensor, rows: np.ndarray, new: Tensor) -> Tensor:
        """New rows among the old; written into the old tensor only if nobody else can hold it."""
        if len(new) == len(old):
            return new
        where = torch.as_tensor(rows, device=self.device)
        put = old.index_copy if self._lent else old.index_copy_
        return put(0, where, new)

    def _judge(self, state: CanvasState, errors: Tensor) -> tuple[Tensor, Tensor]:
        """Score and mean squared error."""
        known = self.score.of_error(errors)
        return (self.score(state.canvas, state.target) if known is None else known), errors


def _copy(picture: Tensor) -> Tensor:
    return picture.clone(memory_format=torch.contiguous_format)


def need_memory(num_envs: int, size: int, numbers: int) -> None:
    """Refuse at once what would not fit: canvases, and actions of so many numbers.

    Raises:
        MemoryError: says what it takes and what there is.
    """
    what, instead = f"{num_envs} canvases of {size} px", "use a smaller num_envs, size or bundle"
    need(num_envs * (A_PIXEL * size**2 + A_NUMBER * numbers + A_CANVAS), what, instead)
