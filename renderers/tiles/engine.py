"""`Tiles`: the fast engine as one autograd operation, for every form, on the CPU and on CUDA."""

from typing import Any, NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor
from torch.autograd.function import once_differentiable

from renderers.brush import Brush
from renderers.canvas import Renderer, check_shapes, over
from renderers.forms import FORMS
from renderers.forms.form import NUMBERS, inked
from renderers.registry import Registry
from renderers.tiles.cpu import launch
from renderers.tiles.cpu.kernels import KERNELS
from renderers.tiles.ways import Ways, way_of_form, ways_of


class Tiles(Renderer):
    """The exact engine's pictures and gradients, computed tile by tile (float32, CPU or CUDA).

    Up to 20,000 strokes on a canvas and 8192 px at the side. On the CPU it holds, beside canvases
    and strokes, at most 84 MB of lists and 2.5 MB a thread whatever their number ("memory" in
    benchmarks/results/speed-table.json is of both limits), uses as many threads as torch does and
    is deterministic; its first call ever compiles the kernels (a bar says how far; kept on disk
    afterwards), and that process rounds otherwise: see `renderers.tiles.cpu.compiling`. What it
    holds on CUDA: `renderers.tiles.cuda.launch`.

    Args:
        brush: what it paints with.
        device: where; it must have kernels for the brush's form.

    Raises:
        ValueError: there are none.
        ImportError: on CUDA without triton.
    """

    def __init__(self, brush: Brush, device: torch.device | str = "cpu"):
        if not self.paints(brush, device):
            raise ValueError(
                f"the tile engine has no kernel for the brush {brush.title!r} on {device}, as it "
                f"takes none of the forms {', '.join(kernels_on(device))}: use renderer='exact'"
            )
        self.brush = brush
        self._plan = _Plan(ways_of(brush))

    @classmethod
    def paints(cls, brush: Brush, device: torch.device | str = "cpu") -> bool:
        """Whether there are kernels for its form on this device; on the CPU, for all its kinds'."""
        kernels = kernels_on(device)
        if kernels is KERNELS:
            return all(kind.form in kernels for kind in brush.kinds)
        return brush.form in kernels

    @classmethod
    def made(cls, brush: Brush, device: torch.device | str, precision: str) -> Renderer:
        """See `Renderer.made`."""
        return cls(brush, device)

    def paint(
        self, canvas: Float[Tensor, "B 3 H W"], strokes: Float[Tensor, "B K P"]
    ) -> Float[Tensor, "B 3 H W"]:
        """See `Renderer.paint`.

        Raises:
            ValueError: shapes that do not go together, or what `check` refuses.
        """
        check(canvas, strokes, len(self.brush.params))
        return _Paint.apply(canvas, self._rows(strokes), self._plan)

    def error(
        self,
        canvas: Float[Tensor, "B 3 H W"],
        strokes: Float[Tensor, "B K P"],
        target: Float[Tensor, "B 3 H W"],
    ) -> Float[Tensor, " B"]:
        """Mean squared error of the painted canvas: same as painting first, in one pass.

        Differentiable in canvas and strokes, not in target.

        Raises:
            ValueError: shapes that do not go together, or what `check` refuses.
        """
        check(canvas, strokes, len(self.brush.params))
        check(target, strokes, len(self.brush.params))
        if target.shape != canvas.shape:
            raise ValueError(
                f"wanted a target of the canvas's shape {tuple(canvas.shape)}, got "
                f"{tuple(target.shape)}"
            )
        return _Error.apply(canvas, self._rows(strokes), target, self._plan)

    def _rows(self, strokes: Tensor) -> Float[Tensor, "B K 20"]:
        return self.brush.rows(strokes.flatten(0, 1)).unflatten(0, strokes.shape[:2])


def paint_rows(
    canvas: Float[Tensor, "B 3 H W"], rows: Float[Tensor, "B K 20"], form: str
) -> Float[Tensor, "B 3 H W"]:
    """Lay strokes that are given as rows of a form (see `renderers.forms.form`); differentiable.

    Of forms that have no length along which to change, the changes are ignored. Forms without
    kernels are painted in readable torch.

    Raises:
        ValueError: an unknown form, or what `check` refuses.
    """
    check(canvas, rows, NUMBERS)
    if form not in FORMS:
        raise ValueError(f"wanted rows of one of {', '.join(FORMS)}, got {form!r}")
    if form not in kernels_on(canvas.device):
        height, width = canvas.shape[2:]
        for k in range(rows.shape[1]):
            layer = inked(FORMS[form], rows[:, k], (height, width), graded=FORMS[form].lengthwise)
            canvas = over(canvas, *layer)
        return canvas
    return _Paint.apply(canvas, rows, _Plan(way_of_form(form)))


def check(canvas: Tensor, strokes: Tensor, numbers: int) -> None:
    """Refuse what the kernels cannot take.

    Raises:
        ValueError: shapes that are not [B,3,H,W] and [B,K,numbers], another precision, or devices
            that differ.
    """
    check_shapes(canvas, strokes, numbers)
    for what, x in (("canvas", canvas), ("strokes", strokes)):
        if x.dtype != torch.float32 or x.device.type not in ("cpu", "cuda"):
            raise ValueError(
                f"the tile engine paints float32 on the CPU or on CUDA, got a {what} of {x.dtype} "
                f"on {x.device}: convert it, or use renderer='exact'"
            )
    if canvas.device != strokes.device:
        raise ValueError(f"canvas is on {canvas.device}, strokes are on {strokes.device}")


class _Plan(NamedTuple):
    """Which kernels, and how."""

    ways: Ways

    @property
    def form(self) -> str:
        """That of all strokes, where they are of one kind."""
        return self.ways.kinds[0].form

    def paint(self, canvas: Tensor, rows: Tensor) -> Tensor:
        """The painted canvas."""
        if canvas.is_cuda:
            return on_gpu().paint(canvas, rows, self.form, self.ways.textures)
        return launch.paint(canvas, rows, self.ways)

    def gradients(
        self, canvas: Tensor, rows: Tensor, **wanted: Any
    ) -> tuple[Tensor, Tensor | None, Tensor]:
        """Gradients by rows and canvas; squared error."""
        if canvas.is_cuda:
            return on_gpu().gradients(
                canvas, rows, self.form, textures=self.ways.textures, **wanted
            )
        return launch.gradients(canvas, rows, self.ways, **wanted)


def kernels_on(device: torch.device | str) -> Registry:
    """The kernels of every form that can be painted there.

    Raises:
        ImportError: on CUDA without triton.
    """
    kernels: Registry = on_gpu().KERNELS if torch.device(device).type == "cuda" else KERNELS
    return kernels


def on_gpu() -> Any:
    """The launcher for CUDA; triton is wanted only here.

    Raises:
        ImportError: triton is not installed.
    """
    try:
        from renderers.tiles.cuda import launch as gpu
    except ImportError as error:
        raise ImportError(
            "the tile engine on CUDA needs triton: pip install triton, or use renderer='exact'"
        ) from error
    return gpu


class _Paint(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, canvas: Tensor, rows: Tensor, plan: _Plan) -> Tensor:
        ctx.save_for_backward(canvas, rows)
        ctx.plan = plan
        return plan.paint(canvas, rows)

    @staticmethod
    @once_differentiable  # type: ignore[untyped-decorator]
    def backward(ctx: Any, *grads: Tensor) -> Any:
        canvas, rows = ctx.saved_tensors
        d_rows, d_canvas, _ = ctx.plan.gradients(
            canvas, rows, target=None, grad=grads[0], want_canvas=ctx.needs_input_grad[0]
        )
        return d_canvas, d_rows, None


class _Error(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, canvas: Tensor, rows: Tensor, target: Tensor, plan: _Plan) -> Tensor:
        d_rows, d_canvas, squared = plan.gradients(
            canvas, rows, target=target, grad=None, want_canvas=ctx.needs_input_grad[0]
        )
        ctx.save_for_backward(d_rows, d_canvas)
        return (squared / canvas.shape[1:].numel()).float()

    @staticmethod
    @once_differentiable  # type: ignore[untyped-decorator]
    def backward(ctx: Any, *grads: Tensor) -> Any:
        d_rows, d_canvas = ctx.saved_tensors
        scaled = None if d_canvas is None else d_canvas * grads[0][:, None, None, None]
        return scaled, d_rows * grads[0][:, None, None], None, None
