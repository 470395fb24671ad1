"""Easel: B canvases beside their targets, as floats to paint on and as the bytes that are shown."""

import numpy as np
import torch
from jaxtyping import Float, Int, UInt8
from torch import Tensor

from paint_gym.scores import L2, Score
from paint_gym.state import CanvasState, advance
from renderers import Renderer


class Easel:
    """The paintings of one environment, and how good each is.

    A canvas *is* its bytes: after every bundle it is rounded to what is shown, so that an
    observation tells the whole state. The same holds for targets. Counters live on the host, so
    whether an episode is over is known without asking the device.

    Tensors of `state` are never written to again: they may be kept.

    Attributes:
        steps: actions taken on each canvas, [B] int64.
        target_ids: which picture of the data set each target is, [B] int64.
        gains: score of the canvas now minus score before the last bundle, [B].
        scores, errors: score and mean squared error of the canvas now, [B].
    """

    def __init__(
        self, batch: int, size: int, *, horizon: int, renderer: Renderer, score: Score,
        device: torch.device,
    ):  # fmt: skip
        self.renderer, self.score, self.horizon, self.device = renderer, score, horizon, device
        self._pixels = torch.zeros(batch, 7, size, size, dtype=torch.uint8, device=device)
        self._canvas = torch.zeros(batch, 3, size, size, device=device)
        self._target = torch.zeros_like(self._canvas)
        self.steps = np.zeros(batch, np.int64)
        self.target_ids = np.zeros(batch, np.int64)
        self.scores = self.errors = self.gains = torch.zeros(batch, device=device)

    @property
    def state(self) -> CanvasState:
        """The paintings as a value."""
        step = torch.tensor(self.steps, device=self.device)
        return CanvasState(self._canvas, self._target, step, self.horizon)

    @state.setter
    def state(self, state: CanvasState) -> None:
        """Go on from these paintings, rounded to bytes."""
        if (state.canvas.shape, state.horizon) != (self._canvas.shape, self.horizon):
            raise ValueError(
                f"a state of {tuple(state.canvas.shape)} with horizon {state.horizon} does not "
                f"fit: wanted {tuple(self._canvas.shape)} with horizon {self.horizon}"
            )
        self._target = self._show(slice(3, 6), state.target.to(self.device).clone())
        self._canvas = self._show(slice(0, 3), state.canvas.to(self.device).clone())
        self.steps = state.step.cpu().numpy().copy()
        self._show_progress()
        self.scores, self.errors = self._judge(self._canvas, self._target)

    def set_up(
        self, rows: Int[np.ndarray, " n"], target: Float[Tensor, "n 3 H W"],
        canvas: Float[Tensor, "n 3 H W"], target_ids: Int[np.ndarray, " n"],
    ) -> None:  # fmt: skip
        """Put new targets and canvases on these places; the other paintings stay as they are."""
        if len(rows) == len(self.steps):
            new_target, new_canvas = target.clone(), canvas.clone()
        else:
            where = torch.as_tensor(rows, device=self.device)
            new_target = self._target.index_copy(0, where, target)
            new_canvas = self._canvas.index_copy(0, where, canvas)
        self._target = self._show(slice(3, 6), new_target)
        self._canvas = self._show(slice(0, 3), new_canvas)
        self.steps[rows], self.target_ids[rows] = 0, target_ids
        self._show_progress()
        self.scores, self.errors = self._judge(self._canvas, self._target)

    def paint(self, strokes: Float[Tensor, "B K P"]) -> None:
        """Lay a bundle on every canvas."""
        painted = advance(self.state, strokes, self.renderer).canvas
        self._canvas = self._show(slice(0, 3), painted)
        self.steps += 1
        self._show_progress()
        before = self.scores
        self.scores, self.errors = self._judge(self._canvas, self._target)
        self.gains = self.scores - before

    def planes(self) -> UInt8[Tensor, "B 7 H W"]:
        """Canvas RGB, target RGB and progress as bytes; a fresh tensor."""
        return self._pixels.clone()

    def _show(self, channels: slice, picture: Tensor) -> Tensor:
        """Round to bytes, in place, and put them among the pixels; gives the rounded floats."""
        self._pixels[:, channels].copy_(picture.mul_(255).round_())
        return picture.div_(255)

    def _show_progress(self) -> None:
        progress = np.rint(255 * np.minimum(self.steps / self.horizon, 1)).astype(np.uint8)
        plane = torch.from_numpy(progress).to(self.device)[:, None, None]
        self._pixels[:, 6].copy_(plane.expand_as(self._pixels[:, 6]))

    def _judge(self, canvas: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """Score and mean squared error."""
        minus_error = L2()(canvas, target)
        plain = isinstance(self.score, L2)
        return (minus_error if plain else self.score(canvas, target)), -minus_error
