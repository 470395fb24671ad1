"""Painting rows on the CPU: plans the runs of tiles, launches the kernels, one run at a time."""

import logging
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Timer
from typing import Any

import numpy as np
import torch
from jaxtyping import Float, Int
from torch import Tensor

from renderers.forms.bristle import integrals
from renderers.threads import launch
from renderers.tiles.cpu import lists, walk
from renderers.tiles.cpu.tile import NUMBERS, TILE

log = logging.getLogger(__name__)


def paint(
    canvas: Float[Tensor, "B 3 H W"],
    rows: Float[Tensor, "B K 20"],
    form: str,
    *,
    varies: bool,
    graded: bool,
) -> Float[Tensor, "B 3 H W"]:
    """Lay K strokes on each canvas.

    Args:
        canvas: before the strokes, float32.
        rows: see `renderers.forms.form`.
        form: one of FORMS.
        varies: whether ink or opacity changes along the strokes.
        graded: whether ink does.
    """
    plan, below = Plan(canvas, rows, form), _array(canvas)
    out = torch.empty_like(canvas, memory_format=torch.contiguous_format)
    for starts, ids, first in plan.runs():
        launch(
            walk.paint, plan.rows, plan.form, varies, graded, starts, ids, first, plan.columns,
            *_textures(), below, out.numpy(),
        )  # fmt: skip
    return out


def gradients(
    canvas: Float[Tensor, "B 3 H W"],
    rows: Float[Tensor, "B K 20"],
    form: str,
    *,
    varies: bool,
    graded: bool,
    target: Float[Tensor, "B 3 H W"] | None,
    grad: Float[Tensor, "B 3 H W"] | None,
    want_canvas: bool,
) -> tuple[Float[Tensor, "B K 20"], Float[Tensor, "B 3 H W"] | None, Float[Tensor, " B"]]:
    """Gradients by rows and canvas; and the squared error to the target, summed over each canvas.

    Args:
        canvas: see `paint`.
        rows: see `paint`.
        form: see `paint`.
        varies: see `paint`.
        graded: see `paint`.
        target: then the gradients are those of each canvas's mean squared error to it.
        grad: otherwise, dL/d(painted canvas).
        want_canvas: whether the gradient by the canvas is asked for.
    """
    plan = Plan(canvas, rows, form)
    none, before = np.empty((0, 3, 1, 1), np.float32), _array(canvas)
    wanted, given = (none if x is None else _array(x) for x in (target, grad))
    below = torch.empty(canvas.shape if want_canvas else (0, 3, 1, 1))
    squared = np.zeros(len(plan.counts))
    found = np.zeros((rows.shape[0] * rows.shape[1], NUMBERS), np.float32)
    for starts, ids, first in plan.runs():
        entries = np.empty((len(ids), NUMBERS), np.float32)
        launch(
            walk.paint_back, plan.rows, plan.form, varies, graded, starts, ids, first, plan.columns,
            *_textures(), before, wanted, given, squared, entries, below.numpy(),
        )  # fmt: skip
        launch(walk.gather, entries, starts, ids, first, plan.tiles, found)
    lists.to_units(found, plan.form, plan.size)
    total = torch.from_numpy(squared.reshape(plan.batch, plan.tiles).sum(1))
    return torch.from_numpy(found).view(rows.shape), below if want_canvas else None, total


def boxes(
    rows: Float[Tensor, "K 20"], form: str, height: int, width: int
) -> Int[np.ndarray, "K 4"]:
    """Tiles that each stroke may touch: see `Tiles.boxes`."""
    canvas = torch.empty(1, 3, height, width)  # only its shape is looked at
    return Plan(canvas, rows[None], form).boxes


class Plan:
    """Strokes as the kernels want them, and which tile sees how many."""

    def __init__(self, canvas: Tensor, rows: Tensor, form: str):
        compile_kernels()
        self.batch, _, height, width = canvas.shape
        self.size, self.form = max(height, width), lists.FORMS.index(form)
        self.columns, self.lines = -(-width // TILE), -(-height // TILE)
        self.tiles = self.columns * self.lines
        self.rows = lists.to_pixels(_array(rows).reshape(-1, NUMBERS), self.form, self.size)
        self.boxes = lists.tile_boxes(self.rows, self.form, self.columns, self.lines)
        self.counts = lists.count_strokes(self.boxes, self.batch, self.columns, self.lines)

    def runs(self) -> Iterator[tuple[np.ndarray, np.ndarray, int]]:
        """(starts, ids, first tile) of each run, in order."""
        first = 0
        while first < len(self.counts):
            end = lists.end_of_run(self.counts, first, lists.ENTRIES)
            starts, ids = lists.list_run(
                self.boxes, self.counts, first, end, self.batch, self.columns, self.lines
            )
            yield starts, ids, first
            first = end


@cache
def compile_kernels() -> None:
    """Compile every kernel, or load it from disk; says so where that takes longer than a second."""
    began = time.perf_counter()
    folder = kernel_folder()
    forget_stale_kernels(folder)
    word = "compiling the tile engine's kernels: about a minute, once (kept in %s)"
    notice = Timer(1.0, log.warning, args=(word, folder))
    notice.daemon = True
    notice.start()
    _paint_nothing()
    notice.cancel()
    seconds = time.perf_counter() - began
    if seconds > 1:
        log.warning("compiled in %.0f s", seconds)


def kernel_folder() -> Path:
    """Where numba keeps the kernels: beside them, or what NUMBA_CACHE_DIR says, or the user's."""
    kernel: Any = walk.paint
    return Path(kernel._cache.cache_path)  # numba names it nowhere in public


def forget_stale_kernels(folder: Path, kernels: Path = Path(__file__).parent) -> None:
    """Remove compiled kernels that were made from other sources.

    Numba looks only at the file of the function it compiled, not at those that function calls.
    """
    sources = sorted(kernels.glob("*.py")) + sorted(kernels.parents[1].glob("forms/*.py"))
    now = sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    stamp = folder / "kernels.sha256"
    if stamp.is_file() and stamp.read_text() == now:
        return
    with suppress(OSError):  # a folder that cannot be written to holds no kernels either
        for kernel in folder.glob("*.nb[ic]"):
            kernel.unlink(missing_ok=True)
        folder.mkdir(parents=True, exist_ok=True)
        stamp.write_text(now)


def _paint_nothing() -> None:
    """Call every kernel once, on an empty list of strokes."""
    rows, picture = np.zeros((0, NUMBERS), np.float32), np.zeros((1, 3, 1, 1), np.float32)
    rows = lists.to_pixels(rows, 0, 1)
    boxes = lists.tile_boxes(rows, 0, 1, 1)
    counts = lists.count_strokes(boxes, 1, 1, 1)
    end = lists.end_of_run(counts, 0, lists.ENTRIES)
    starts, ids = lists.list_run(boxes, counts, 0, end, 1, 1, 1)
    launch(
        walk.paint, rows, 0, False, False, starts, ids, 0, 1, *_textures(), picture, picture.copy()
    )  # fmt: skip
    launch(
        walk.paint_back, rows, 0, False, False, starts, ids, 0, 1, *_textures(), picture, picture,
        picture, np.zeros(1), rows.copy(), picture.copy(),
    )  # fmt: skip
    launch(walk.gather, rows, starts, ids, 0, 1, rows.copy())
    lists.to_units(rows, 0, 1)


@cache
def _textures() -> tuple[np.ndarray, np.ndarray]:
    tables, means = integrals()
    return tables.numpy(), means.numpy()


def _array(x: Tensor) -> np.ndarray:
    return x.detach().contiguous().numpy()
