"""Painters that neither learn nor follow a gradient: one stroke after another, each kept for good.

`Layered` lays curved strokes along the contours of ever less blurred pictures; `Climbing` tries
shapes at random and improves the best by small changes. Both are references for the others.

Departures from Hertzmann 1998:
1. A stroke is one quadratic Bezier curve through his control points, since that is what our brushes
   draw; he draws B-splines.
2. Layers share a budget, and the cells with the largest error come first; he lays every stroke
   above a threshold of error and has no budget. The largest radius is the one with which the first
   layer's strokes cover the canvas.
3. Radii are shares of the longer side, so that a painting does not depend on the size.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import cv2
import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d

from paint_gym.pictures.reading import fitted
from renderers import BRUSHES, Brush, Renderer, make_renderer, place, uniform

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
    """

    renderer: Renderer = field(default_factory=lambda: make_renderer("auto", BRUSHES["bezier"]()))

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
        canvas, laid = torch.zeros_like(target)[None], []
        counts = shares(budget)
        for i, count in enumerate(counts):
            radius = (COVERED * counts[0]) ** -0.5 / 2**i
            strokes = self._layer(canvas[0], target, radius, count)
            laid.append(strokes)
            canvas = self.renderer.paint(canvas, strokes[None])
        return torch.cat(laid) if laid else target.new_zeros(0, self._numbers)

    def _layer(
        self, canvas: Float[Tensor, "3 H W"], target: Float[Tensor, "3 H W"], radius: float,
        count: int,
    ) -> Float[Tensor, "count P"]:  # fmt: skip
        longer = max(target.shape[1:])
        step = max(1.0, radius * longer)  # px
        wanted = cv2.GaussianBlur(
            np.ascontiguousarray(target.permute(1, 2, 0).cpu().numpy()), (0, 0), BLUR * step
        )
        apart = np.square(canvas.permute(1, 2, 0).cpu().numpy() - wanted).sum(2)
        starts = worst_of_cells(apart, round(step), count)
        slope = slopes(wanted)
        paths = [trace(start, wanted, apart, slope, step) for start in starts]
        rows = [
            curve(path, wanted[start[0], start[1]], radius, longer, self.brush)
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
    start: tuple[int, int], wanted: np.ndarray, apart: np.ndarray, slope: np.ndarray, step: float
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
    path: Float[np.ndarray, "n 2"], ink: np.ndarray, radius: float, longer: int, brush: Brush
) -> list[float]:
    """A stroke of the brush through the first, the middle and the last control point, opaque."""
    first, middle, last = (path[i] / longer for i in (0, len(path) // 2, -1))
    across = last - first
    bent = 2 * middle - (first + last) / 2 - first
    bend = np.divide(bent, across, out=np.full(2, 0.5), where=np.abs(across) > 1e-6)
    known = dict(zip(("x0", "y0", "x1", "y1", "x2", "y2"), (*first, *bend, *last), strict=True))
    known |= dict(zip(("red", "green", "blue"), ink, strict=True))
    rest = {p.name: p.rest for p in brush.params if p.kind == "length"}
    known |= {name: 4 * radius - least for name, least in rest.items()}
    return [float(known.get(p.name, 1.0)) for p in brush.params]


TRIED = 96
"""shapes tried at random for each stroke"""
ROUNDS, CHANGES = 12, 16
"""rounds of small changes to the best of them, and changes tried in each"""
LOOK = 64
"""longer side at which shapes are compared, pixels"""
ALPHAS = (0.4, 1.0)
"""range of opacities tried"""


@dataclass
class Climbing:
    """Shapes tried at random, the best of them improved by small changes, in the best ink.

    The method of Fogleman's "primitive" (2016), with opacity free and the ink solved for.

    Attributes:
        renderer: of any brush with one ink.
        seed: a painter made anew with the same seed paints the same.
        each: walks through the strokes of a picture; it may show how far, and end early.
    """

    renderer: Renderer
    seed: int = 0
    each: Callable[[range], Iterable[int]] = iter

    def __post_init__(self) -> None:
        colors = sum(p.kind == "color" for p in self.brush.params)
        if colors != 3:
            raise ValueError(
                f"a climbing painter solves for one ink, and a stroke of {self.brush.name} has "
                f"{colors} numbers of colour: use bezier, circle, triangle or rectangle"
            )

    @property
    def brush(self) -> Brush:
        """The kind of stroke."""
        return self.renderer.brush

    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `Painter.paint`; spends the whole budget, what would do harm without opacity."""
        painted = [self._one(target[None], budget) for target in targets]
        empty = targets.new_zeros(0, 0, len(self.brush.params))
        return torch.stack(painted) if painted else empty

    def _one(self, target: Float[Tensor, "1 3 H W"], budget: int) -> Float[Tensor, "T P"]:
        chance = torch.Generator().manual_seed(self.seed)
        small = shrunk(target, LOOK)
        canvas, laid = torch.zeros_like(small), []
        for _ in self.each(range(budget)):
            stroke = self._next(canvas, small, chance)
            canvas = self.renderer.paint(canvas, stroke[None, None])
            laid.append(stroke)
        return torch.stack(laid) if laid else target.new_zeros(0, len(self.brush.params))

    def _next(self, canvas: Tensor, target: Tensor, chance: torch.Generator) -> Float[Tensor, " P"]:
        side = 0.05 + 0.95 * torch.rand(TRIED, 1, generator=chance).square()
        corner = torch.rand(TRIED, 2, generator=chance) * (1 + side) - side
        shapes = place(uniform(TRIED, self.brush, chance), self.brush, corner, side)
        best, gain = self._best(canvas, target, shapes)
        for i in range(ROUNDS):
            size = 0.15 * 0.8**i
            moved = best + size * torch.randn(CHANGES, len(best), generator=chance).to(best)
            changed, better = self._best(canvas, target, moved)
            if better > gain:
                best, gain = changed, better
        if gain <= 0:
            best[[p.kind == "alpha" for p in self.brush.params]] = 0
        return best

    def _best(
        self, canvas: Float[Tensor, "1 3 h w"], target: Float[Tensor, "1 3 h w"],
        shapes: Float[Tensor, "n P"],
    ) -> tuple[Float[Tensor, " P"], float]:  # fmt: skip
        """The shape that lowers the error most, in its best ink, and by how much."""
        shapes = self._drawable(shapes.to(canvas))
        inks = [p.kind == "color" for p in self.brush.params]
        white = shapes.clone()
        white[:, inks] = 1
        nothing = torch.zeros_like(canvas).expand(len(shapes), -1, -1, -1).contiguous()
        cover = self.renderer.paint(nothing, white[:, None])[:, :1]  # [n,1,h,w]
        found, gains = best_inks(cover, canvas, target)
        most = int(gains.argmax())
        best = shapes[most]
        best[inks] = found[most]
        return best, float(gains[most])

    def _drawable(self, shapes: Float[Tensor, "n P"]) -> Float[Tensor, "n P"]:
        shapes = shapes.clamp(0, 1)
        alphas = [p.kind == "alpha" for p in self.brush.params]
        low, high = ALPHAS
        shapes[:, alphas] = shapes[:, alphas].clamp(low, high)
        return shapes


def best_inks(
    cover: Float[Tensor, "n 1 h w"], canvas: Float[Tensor, "1 3 h w"],
    target: Float[Tensor, "1 3 h w"],
) -> tuple[Float[Tensor, "n 3"], Float[Tensor, " n"]]:  # fmt: skip
    """The ink with which each shape lowers the sum of squares most, and by how much.

    Least squares in [0, 1], a channel at a time, so clamping is the bounded solution. All is made
    of sums of the covers, and of their squares, times pictures that the shapes share.
    """
    weight, below = cover.flatten(1), canvas[0].flatten(1)
    wrong = target[0].flatten(1) - below
    by_wrong, by_both = (weight @ torch.cat([wrong, below * wrong]).T).split(3, dim=1)
    seen = torch.cat([torch.ones_like(below[:1]), below, below.square()])
    area, by_below, by_square = (weight.square() @ seen.T).split([1, 3, 3], dim=1)
    pull = by_wrong + by_below
    ink = (pull / (area + 1e-9)).clamp(0, 1)
    return ink, (2 * ink * pull - ink.square() * area - 2 * by_both - by_square).sum(1)


def shrunk(target: Float[Tensor, "1 3 H W"], longer: int) -> Float[Tensor, "1 3 h w"]:
    """At this longer side, area-averaged, if it is larger."""
    height, width = target.shape[2:]
    if max(height, width) <= longer:
        return target
    return adaptive_avg_pool2d(target, fitted(height, width, longer))
