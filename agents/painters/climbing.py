"""Climbing: shapes tried at random, the best of them improved by small changes, each kept for good.

Nothing is learned and no gradient followed: a reference for the painters that do.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d

from agents.painters.audience import Laid
from paint_gym.pictures.reading import fitted
from paint_gym.state import advance, begin
from renderers import Brush, Renderer, place, uniform

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
        laid: is told of each stroke.
    """

    renderer: Renderer
    seed: int = 0
    each: Callable[[range], Iterable[int]] = iter
    laid: Laid = id

    def __post_init__(self) -> None:
        colors = len(self.brush.columns("color"))
        if colors != 3:
            raise ValueError(
                f"a climbing painter solves for one ink, and a stroke of {self.brush.title} has "
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
        state, laid = begin(shrunk(target, LOOK), max(1, budget)), []
        for _ in self.each(range(budget)):
            stroke = self._next(state.canvas, state.target, chance)
            state = advance(state, stroke[None, None], self.renderer)
            laid.append(stroke)
            self.laid(stroke[None])
        return torch.stack(laid) if laid else target.new_zeros(0, len(self.brush.params))

    def _next(self, canvas: Tensor, target: Tensor, chance: torch.Generator) -> Float[Tensor, " P"]:
        side = 0.05 + 0.95 * torch.rand(TRIED, 1, generator=chance).square()
        corner = torch.rand(TRIED, 2, generator=chance) * (1 + side) - side
        shapes = place(uniform(TRIED, self.brush, chance), self.brush, corner, scale=side)
        best, gain = self._best(canvas, target, shapes)
        for i in range(ROUNDS):
            size = 0.15 * 0.8**i
            moved = best + size * torch.randn(CHANGES, len(best), generator=chance).to(best)
            changed, better = self._best(canvas, target, moved)
            if better > gain:
                best, gain = changed, better
        if gain <= 0:
            best[self.brush.columns("alpha")] = 0
        return best

    def _best(
        self,
        canvas: Float[Tensor, "1 3 h w"],
        target: Float[Tensor, "1 3 h w"],
        shapes: Float[Tensor, "n P"],
    ) -> tuple[Float[Tensor, " P"], float]:
        """The shape that lowers the error most, in its best ink, and by how much."""
        shapes = self._drawable(shapes.to(canvas))
        inks = self.brush.columns("color")
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
        alphas = self.brush.columns("alpha")
        low, high = ALPHAS
        shapes[:, alphas] = shapes[:, alphas].clamp(low, high)
        return shapes


def best_inks(
    cover: Float[Tensor, "n 1 h w"],
    canvas: Float[Tensor, "1 3 h w"],
    target: Float[Tensor, "1 3 h w"],
) -> tuple[Float[Tensor, "n 3"], Float[Tensor, " n"]]:
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
