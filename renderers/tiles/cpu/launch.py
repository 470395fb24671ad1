"""Painting rows on the CPU: plans the runs of tiles, launches the kernels, one run at a time."""

from collections.abc import Iterator
from functools import lru_cache
from types import EllipsisType

import numpy as np
import torch
from jaxtyping import Bool, Float
from torch import Tensor

from renderers.forms import FORMS
from renderers.tiles.cpu import lists, walk
from renderers.tiles.cpu.compiling import compile_gradients, compile_painting
from renderers.tiles.cpu.kernels import KERNELS, number_of
from renderers.tiles.cpu.tile import NUMBERS, SHAPE, TILE, WAY
from renderers.tiles.cpu.walk import Run, Strokes
from renderers.tiles.judge import judge_of
from renderers.tiles.ways import Way, Ways
from renderers.workshop.threads import launch


def paint(
    canvas: Float[Tensor, "B 3 H W"],
    rows: Float[Tensor, "B K 20"],
    ways: Ways,
) -> Float[Tensor, "B 3 H W"]:
    """Lay K strokes on each canvas.

    Args:
        canvas: before the strokes, float32.
        rows: see `renderers.forms.form`.
        ways: how they are laid.
    """
    plan, below = Plan(canvas, rows, ways), _array(canvas)
    out = torch.empty_like(canvas, memory_format=torch.contiguous_format)
    for run in plan.runs():
        launch(walk.paint, plan.strokes, run, below, out.numpy())
    return out


def gradients(
    canvas: Float[Tensor, "B 3 H W"],
    rows: Float[Tensor, "B K 20"],
    ways: Ways,
    *,
    target: Float[Tensor, "B 3 H W"] | None,
    grad: Float[Tensor, "B 3 H W"] | None,
    want_canvas: bool,
) -> tuple[Float[Tensor, "B K 20"], Float[Tensor, "B 3 H W"] | None, Float[Tensor, " B"]]:
    """Gradients by rows and canvas; and the squared error to the target, summed over each canvas.

    Args:
        canvas: see `paint`.
        rows: see `paint`.
        ways: see `paint`.
        target: then the gradients are those of each canvas's mean squared error to it.
        grad: otherwise, dL/d(painted canvas).
        want_canvas: whether the gradient by the canvas is asked for.

    Raises:
        ValueError: if not exactly one of target and grad is given.
    """
    compile_gradients()
    plan, before = Plan(canvas, rows, ways), _array(canvas)
    judge = _array(judge_of(target, grad))
    share = np.float32(0 if target is None else 2.0 / canvas.shape[1:].numel())
    below = torch.empty(canvas.shape if want_canvas else (0, 3, 1, 1))
    squared = np.zeros(len(plan.counts))
    found = np.zeros((rows.shape[0] * rows.shape[1], NUMBERS), np.float32)
    strokes = plan.strokes
    for run in plan.runs():
        entries = np.empty((len(run.ids), NUMBERS), np.float32)
        launch(walk.paint_back, strokes, run, before, judge, share, squared, entries, below.numpy())
        launch(walk.gather, entries, run, plan.tiles, found)
    found *= plan.units  # gradients by lengths in pixels to those by lengths in canvas units
    total = torch.from_numpy(squared.reshape(plan.batch, plan.tiles).sum(1))
    return torch.from_numpy(found).view(rows.shape), below if want_canvas else None, total


class Plan:
    """Strokes as the kernels want them, and which tile sees how many."""

    def __init__(self, canvas: Tensor, rows: Tensor, ways: Ways):
        compile_painting()
        self.batch, _, height, width = canvas.shape
        self.columns, self.lines = -(-width // TILE), -(-height // TILE)
        self.tiles = self.columns * self.lines
        kinds, size = ways.kinds, max(height, width)
        given = _array(rows).reshape(-1, NUMBERS)
        of = given[:, WAY].astype(int) if len(kinds) > 1 else None
        units = np.stack([pixels(way.form, size) for way in kinds])
        self.units = units[0 if of is None else of]
        laid = given * self.units
        for i, way in enumerate(kinds):
            finish(laid, ... if of is None else of == i, way, size=size)
        self.strokes = Strokes(laid, *(x.numpy() for x in ways.textures))
        self.boxes = lists.tile_boxes(laid, self.columns, self.lines)
        self.counts = lists.count_strokes(self.boxes, self.batch, self.columns, self.lines)

    def runs(self) -> Iterator[Run]:
        """Of all tiles, in order."""
        first = 0
        while first < len(self.counts):
            end = lists.end_of_run(self.counts, first, lists.ENTRIES)
            starts, ids = lists.list_run(
                self.boxes, self.counts, first, end, self.batch, self.columns, self.lines
            )
            yield Run(starts, ids, first, self.columns)
            first = end


@lru_cache
def pixels(form: str, size: int) -> Float[np.ndarray, " 20"]:
    """By what the numbers of a row are multiplied where lengths are in pixels; read-only."""
    units = np.ones(NUMBERS, np.float32)
    units[np.array(FORMS[form].lengths) + SHAPE] = size
    units.flags.writeable = False
    return units


def finish(
    rows: Float[np.ndarray, "N 20"],
    of: Bool[np.ndarray, " N"] | EllipsisType,
    way: Way,
    *,
    size: int,
) -> None:
    """Put tolerances behind the columns of the way's form, and the way's number at the end.

    Args:
        rows: strokes in pixels; changed in place.
        of: which rows are laid so.
        way: how.
        size: pixels to a unit of length.
    """
    rows[of, WAY] = code_of(way)
    if tolerances := KERNELS[way.form].tolerances:
        behind = SHAPE + len(FORMS[way.form].columns)
        rows[of, behind : behind + len(tolerances)] = np.float32(tolerances) * np.float32(size)


def code_of(way: Way) -> int:
    """A way as one number: see `tile.way`."""
    return 4 * number_of(way.form) + 2 * way.varies + way.graded


def _array(x: Tensor) -> np.ndarray:
    return x.detach().contiguous().numpy()
