"""`Tiles`: the fast engine as one autograd operation."""

from functools import cache
from typing import Any

import numba
import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from renderers.brush import Brush
from renderers.tiles import cpu

KERNELS = ("bezier", "bezier_opaque")
"""brushes the tile engine can paint"""


class Tiles:
    """The exact engine's pictures and gradients, computed tile by tile (float32, CPU).

    Uses as many threads as torch does. The first call compiles the kernels (some ten seconds,
    kept on disk afterwards). Deterministic.

    Raises:
        ValueError: for a brush without a kernel.
    """

    def __init__(self, brush: Brush):
        if brush.name not in KERNELS:
            raise ValueError(
                f"the tile engine has no kernel for the brush {brush.name!r}: "
                f"use renderer='exact', or one of {', '.join(KERNELS)}"
            )
        self.brush = brush

    def paint(
        self, canvas: Float[Tensor, "B 3 H W"], strokes: Float[Tensor, "B K P"]
    ) -> Float[Tensor, "B 3 H W"]:
        """See `Renderer.paint`."""
        check(canvas, strokes)
        return _Paint.apply(canvas, self._full(strokes))

    def error(
        self,
        canvas: Float[Tensor, "B 3 H W"],
        strokes: Float[Tensor, "B K P"],
        target: Float[Tensor, "B 3 H W"],
    ) -> Float[Tensor, " B"]:
        """Mean squared error of the painted canvas: same as painting first, in one pass.

        Differentiable in canvas and strokes, not in target.
        """
        check(canvas, strokes)
        check(target, strokes)
        return _Error.apply(canvas, self._full(strokes), target)

    def _full(self, strokes: Tensor) -> Tensor:
        """All 13 numbers, opacity 1 where the brush has none."""
        if self.brush.name == "bezier":
            return strokes
        ones = strokes.new_ones(*strokes.shape[:-1], 2)
        return torch.cat([strokes[..., :8], ones, strokes[..., 8:]], dim=-1)


def check(canvas: Tensor, strokes: Tensor) -> None:
    """Refuse what the kernels cannot take.

    Raises:
        ValueError: another device or precision.
    """
    for what, x in (("canvas", canvas), ("strokes", strokes)):
        if x.dtype != torch.float32 or x.device.type != "cpu":
            raise ValueError(
                f"the tile engine paints float32 on the CPU, got a {what} of {x.dtype} on "
                f"{x.device}: convert it, or use renderer='exact'"
            )


def use_torch_threads() -> None:
    """Paint with as many threads as torch computes with.

    The first kernel numba launches sets OpenMP's thread count, and so torch's, to all cores: it
    is launched here and the count put back.
    """
    threads = torch.get_num_threads()
    _start_threads()
    torch.set_num_threads(threads)
    most: int = numba.config.NUMBA_NUM_THREADS  # type: ignore[attr-defined]
    numba.set_num_threads(min(threads, most))


@cache
def _start_threads() -> None:
    cpu.gather(
        np.zeros((0, cpu.NUMBERS), np.float32), np.zeros((0, cpu.NUMBERS), np.float32),
        np.zeros(2, np.int64), np.zeros(0, np.int64), 1, 1, np.zeros((0, cpu.NUMBERS), np.float32),
    )  # fmt: skip


class _Plan:
    """Strokes as the kernels want them, and which tile sees which."""

    def __init__(self, canvas: Tensor, strokes: Tensor):
        use_torch_threads()
        self.batch, _, height, width = canvas.shape
        self.size = max(height, width)
        self.columns = -(-width // cpu.TILE)
        rows = -(-height // cpu.TILE)
        self.strokes = _array(strokes).reshape(-1, cpu.NUMBERS)
        self.shapes = cpu.to_pixels(self.strokes, self.size)
        boxes = cpu.tile_boxes(self.shapes, self.columns, rows)
        self.starts, self.ids = cpu.list_strokes(
            boxes, self.batch, strokes.shape[1], self.columns, rows
        )
        self.lists = (self.shapes, self.starts, self.ids, self.columns)

    def gradients(
        self, canvas: Tensor, *, target: Tensor | None, grad: Tensor | None, want_canvas: bool
    ) -> tuple[Tensor, Tensor | None, Tensor]:
        """dL/dstrokes [N,13], dL/dcanvas, and the squared error summed over each canvas."""
        none = np.empty((0, 3, 1, 1), np.float32)
        below = torch.empty(canvas.shape if want_canvas else (0, 3, 1, 1))
        squared = np.zeros(len(self.starts) - 1)
        entries = np.empty((len(self.ids), cpu.NUMBERS), np.float32)
        cpu.paint_back(
            *self.lists, _array(canvas), none if target is None else _array(target),
            none if grad is None else _array(grad), squared, entries,
            below.numpy(),
        )  # fmt: skip
        strokes = np.empty_like(self.strokes)
        cpu.gather(self.strokes, entries, self.starts, self.ids, self.batch, self.size, strokes)
        total = torch.from_numpy(squared.reshape(self.batch, -1).sum(1))
        return torch.from_numpy(strokes), below if want_canvas else None, total


class _Paint(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, canvas: Tensor, strokes: Tensor) -> Tensor:
        plan = _Plan(canvas, strokes)
        out = torch.empty_like(canvas, memory_format=torch.contiguous_format)
        cpu.paint(*plan.lists, _array(canvas), out.numpy())
        ctx.save_for_backward(canvas, strokes)
        ctx.plan = plan
        return out

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> Any:
        canvas, strokes = ctx.saved_tensors
        d_strokes, d_canvas, _ = ctx.plan.gradients(
            canvas, target=None, grad=grads[0], want_canvas=ctx.needs_input_grad[0]
        )
        return d_canvas, d_strokes.view_as(strokes)


class _Error(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, canvas: Tensor, strokes: Tensor, target: Tensor) -> Tensor:
        plan = _Plan(canvas, strokes)
        d_strokes, d_canvas, squared = plan.gradients(
            canvas, target=target, grad=None, want_canvas=ctx.needs_input_grad[0]
        )
        ctx.save_for_backward(d_strokes.view_as(strokes), d_canvas)
        return (squared / canvas[0].numel()).float()

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> Any:
        d_strokes, d_canvas = ctx.saved_tensors
        scaled = None if d_canvas is None else d_canvas * grads[0][:, None, None, None]
        return scaled, d_strokes * grads[0][:, None, None], None


def _array(x: Tensor) -> np.ndarray:
    return x.detach().contiguous().numpy()
