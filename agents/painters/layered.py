"""Painterly rendering: curved strokes in layers, from coarse to fine, each kept for good.

Strokes follow the contours of ever less blurred pictures. Nothing is learned and no gradient
followed: a reference for the painters that do.

Departures from Hertzmann 1998:
1. A stroke is one quadratic Bezier curve through his control points, since that is what our brushes
   draw; he draws B-splines.
2. Layers share a budget, and the cells with the largest error come first; he lays every stroke
   above a threshold of error and has no budget. The largest radius is the one with which the first
   layer's strokes cover the canvas.
3. Radii are shares of the longer side, so that a painting does not depend on the size.
"""

import math
from dataclasses import dataclass, field

import cv2
import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from agents.painters.audience import Laid
from paint_gym.state import advance, begin
from renderers import BRUSHES, Brush, Renderer, make_renderer

LAYERS = 6
"""at most; each with half the radius of the one before, and twice as many strokes"""
COVERED = 2.0
"""squares of the radius that a stroke is counted on to cover"""
BLUR = 0.5
"""standard deviation of a layer's blur, in radii; Hertzmann's f_sigma"""
SHORTEST, LONGEST = 1, 4
"""points of a stroke after the first, least and most: the best of 5 pairs on training pictures"""


@dataclass
class Layered:
    """Painterly rendering with curved brush strokes of several sizes.

    Source: Hertzmann 1998, "Painterly rendering with curved brush strokes of multiple sizes".

    Attributes:
        renderer: of a brush of curves ("bezier" or "bezier_opaque").
        laid: is told of each layer.
    """

    renderer: Renderer = field(default_factory=lambda: make_renderer("auto", BRUSHES["bezier"]()))
    laid: Laid = id

    @property
    def brush(self) -> Brush:
        """The kind of stroke."""
        return self.renderer.brush

    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `Painter.paint`; spends the whole budget."""
        painted = [self._one(target, budget) for target in targets]
        return torch.stack(painted) if painted else targets.new_zeros(0, 0, self._numbers)

    @property
    def _numbers(self) -> int:
        return len(self.brush.params)

    def _one(self, target: Float[Tensor, "3 H W"], budget: int) -> Float[Tensor, "T P"]:
        counts, laid = shares(budget), []
        state = begin(target[None], max(1, len(counts)))
        for i, count in enumerate(counts):
            radius = (COVERED * counts[0]) ** -0.5 / 2**i
            strokes = self._layer(state.canvas[0], target, radius, count=count)
            laid.append(strokes)
            self.laid(strokes)
            state = advance(state, strokes[None], self.renderer)
        return torch.cat(laid) if laid else target.new_zeros(0, self._numbers)

    def _layer(
        self,
        canvas: Float[Tensor, "3 H W"],
        target: Float[Tensor, "3 H W"],
        radius: float,
        *,
        count: int,
    ) -> Float[Tensor, "count P"]:
        longer = max(target.shape[1:])
        step = max(1.0, radius * longer)  # px
        wanted = cv2.GaussianBlur(
            np.ascontiguousarray(target.permute(1, 2, 0).cpu().numpy()), (0, 0), BLUR * step
        )
        apart = np.square(canvas.permute(1, 2, 0).cpu().numpy() - wanted).sum(2)
        starts = worst_of_cells(apart, round(step), count)
        slope = slopes(wanted)
        paths = [trace(start, wanted, apart, slope=slope, step=step) for start in starts]
        rows = [
            curve(path, wanted[start[0], start[1]], radius, longer=longer, brush=self.brush)
            for path, start in zip(paths, starts, strict=True)
        ]
        laid = torch.tensor(rows, dtype=target.dtype, device=target.device)
        return laid.view(-1, self._numbers).clamp(0, 1)


def shares(budget: int) -> list[int]:
    """Strokes of each layer, one at least; they sum to the budget."""
    layers = min(LAYERS, math.floor(math.log2(budget + 1)))
    ends = np.round(budget * (2.0 ** np.arange(layers + 1) - 1) / max(1, 2**layers - 1))
    return np.diff(ends.astype(int)).tolist()


def worst_of_cells(apart: Float[np.ndarray, "H W"], cell: int, count: int) -> list[tuple[int, int]]:
    """The worst pixel (row, column) of each of the worst cells; cells again if there are few."""
    height, width = apart.shape
    found = []
    for top in range(0, height, cell):
        for left in range(0, width, cell):
            inside = apart[top : top + cell, left : left + cell]
            row, column = divmod(int(inside.argmax()), inside.shape[1])
            found.append((float(inside.sum()), (top + row, left + column)))
    order = sorted(found, key=lambda x: -x[0])
    return [order[i % len(order)][1] for i in range(count)]


def slopes(picture: Float[np.ndarray, "H W 3"]) -> Float[np.ndarray, "H W 2"]:
    """Gradient (x, y) of the luminance (Rec. 601)."""
    light = picture @ np.array([0.299, 0.587, 0.114], dtype=picture.dtype)
    return np.stack([cv2.Sobel(light, -1, 1, 0), cv2.Sobel(light, -1, 0, 1)], axis=-1)


def trace(
    start: tuple[int, int], wanted: np.ndarray, apart: np.ndarray, *, slope: np.ndarray, step: float
) -> Float[np.ndarray, "n 2"]:
    """Control points (x, y) along the contour, pixels; Hertzmann 1998, figure 5."""
    height, width = apart.shape
    ink = wanted[start]
    points = [np.array([start[1] + 0.5, start[0] + 0.5])]
    along = np.zeros(2)
    for i in range(1, LONGEST + 1):
        column, row = (int(v) for v in np.clip(points[-1], 0, (width - 1, height - 1)))
        far = float(np.square(wanted[row, column] - ink).sum())
        if i > SHORTEST and apart[row, column] < far:
            break
        down = slope[row, column]
        if float(np.hypot(*down)) < 1e-6:
            break
        ahead = np.array([-down[1], down[0]])
        ahead = -ahead if float(ahead @ along) < 0 else ahead
        along = ahead / float(np.hypot(*ahead))
        points.append(np.clip(points[-1] + step * along, 0, (width, height)))
    return np.array(points)


def curve(
    path: Float[np.ndarray, "n 2"], ink: np.ndarray, radius: float, *, longer: int, brush: Brush
) -> list[float]:
    """A stroke of the brush through the first, the middle and the last control point, opaque."""
    first, middle, last = (path[i] / longer for i in (0, len(path) // 2, -1))
    across = last - first
    bent = 2 * middle - (first + last) / 2 - first
    bend = np.divide(bent, across, out=np.full(2, 0.5), where=np.abs(across) > 1e-6)
    known = dict(zip(("x0", "y0", "x1", "y1", "x2", "y2"), (*first, *bend, *last), strict=True))
    known |= dict(zip(("red", "green", "blue"), ink, strict=True))
    lengths = [brush.params[i] for i in brush.columns("length")]
    known |= {length.name: 4 * radius - length.rest for length in lengths}
    return [float(known.get(p.name, 1.0)) for p in brush.params]
