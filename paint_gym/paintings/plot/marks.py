"""Marks: strokes as the lines that a pen follows on the sheet."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from jaxtyping import Float
from tqdm import tqdm

from paint_gym.paintings.painting import Painting
from paint_gym.paintings.paper import Layout
from paint_gym.paintings.plot.hatch import hatched
from renderers import BRUSHES
from renderers.forms.trace import Trace

Line = Float[np.ndarray, "_ 2"]
"""points in mm from the top left corner of the sheet, two at least"""


@dataclass(frozen=True)
class Mark:
    """What is drawn of one stroke.

    Attributes:
        stroke: which one of the painting.
        lines: within the picture, in the order in which they are drawn.
        width: mm.
        reach: how far from the lines the stroke's ink may lie in the painting, mm.
    """

    stroke: int
    lines: tuple[Line, ...]
    width: float
    reach: float

    @property
    def length(self) -> float:
        """Of all lines, mm."""
        return sum(map(length, self.lines))


def length(line: Line) -> float:
    """Mm."""
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def marks_of(painting: Painting, layout: Layout, *, pen: float) -> list[Mark]:
    """Of every stroke: none has lines where its middle lies beside the picture.

    Args:
        painting: what is drawn.
        layout: where on the sheet.
        pen: width of the pen that hatches areas, mm.
    """
    brush, corner = BRUSHES[painting.brush](), np.array([layout.left, layout.top])
    far = corner + np.array([layout.width, layout.height])
    marks = []
    strokes = tqdm(painting.strokes, "plot", unit="stroke", leave=False)
    for i, stroke in enumerate(strokes):
        mark = _mark(i, brush.trace(stroke), layout, pen=pen)
        inside = [x for whole in mark.lines for x in clipped(whole, corner, far)]
        marks.append(replace(mark, lines=tuple(inside)))
    return marks


def _mark(stroke: int, trace: Trace, layout: Layout, *, pen: float) -> Mark:
    points = trace.points * layout.unit + (layout.left, layout.top)
    if trace.width is not None:
        return Mark(stroke, (points,), trace.width * layout.unit, trace.reach * layout.unit)
    outline = np.concatenate([points, points[:1]])
    hatch = hatched(points, trace.angle, pen=pen)
    return Mark(stroke, (outline, hatch) if len(hatch) else (outline,), pen, pen / 2)


def clipped(line: Line, corner: Float[np.ndarray, "2"], far: Float[np.ndarray, "2"]) -> list[Line]:
    """The parts of a line that lie within a box.

    Source: Liang & Barsky 1984, "A new concept and method for line clipping".
    """
    if ((line >= corner) & (line <= far)).all():
        return [line]
    start, step = line[:-1], np.diff(line, axis=0)
    still = step == 0
    shares = (np.stack([corner - start, far - start])) / np.where(still, 1, step)
    beside = still & ((start < corner) | (start > far))
    enters = np.where(still, np.where(beside, np.inf, -np.inf), shares.min(0)).max(1).clip(min=0)
    leaves = np.where(still, np.inf, shares.max(0)).min(1).clip(max=1)
    return list(_joined(line, enters, leaves))


def _joined(
    line: Line, enters: Float[np.ndarray, " S"], leaves: Float[np.ndarray, " S"]
) -> Iterable[Line]:
    """Runs of the segments' parts that hang together."""
    run: list[np.ndarray] = []
    for i in range(len(enters)):
        start, step = line[i], line[i + 1] - line[i]
        if run and enters[i] > 0:
            yield np.stack(run)
            run = []
        if enters[i] < leaves[i]:
            run = run or [start + enters[i] * step]
            run.append(start + leaves[i] * step)
        if run and leaves[i] < 1:
            yield np.stack(run)
            run = []
    if run:
        yield np.stack(run)
