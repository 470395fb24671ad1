"""Painters that search: from nothing, and from another painter's strokes."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import torch
from jaxtyping import Float
from torch import Tensor

from agents.painters.painter import Painter
from agents.search.descent import quietly
from agents.search.strokes.goal import Goal
from agents.search.strokes.limits import Limits
from agents.search.strokes.loop import Run, Search
from agents.search.strokes.worth import pruned
from paint_gym.scores import Score
from renderers import Brush, Renderer

WARM = 8
"""longer side of the picture that an engine is warmed up with, pixels"""


def warm_up(goal: Goal) -> None:
    """Search for one stroke of a tiny picture.

    Loading what the engine has compiled takes up to a second, compiling it the first time a minute:
    that is on no search's clock.
    """
    quietly(Run(Search(steps=4, groups=1), replace(goal.shrunk(WARM), score=None), 1))


@dataclass
class SearchPainter:
    """Searches for the strokes of all pictures together.

    Attributes:
        renderer: what lays the strokes.
        search: how, and how long.
        score: whose gain is sought; squared error if there is none.
        focus: how much each place of the pictures matters, mean 1.
        drive: what takes a search to its end.
        canvas: where painting begins; black if not given.
        limits: what strokes keep to.
    """

    renderer: Renderer
    search: Search = field(default_factory=Search)
    score: Score | None = None
    focus: Float[Tensor, "B 1 H W"] | None = None
    drive: Callable[[Run], Float[Tensor, "B T P"]] = quietly
    canvas: Float[Tensor, "1 3 H W"] | None = None
    limits: Limits = field(default_factory=Limits)

    @property
    def brush(self) -> Brush:
        """The kind of stroke."""
        return self.renderer.brush

    @torch.enable_grad()
    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `Painter.paint`. Any size and aspect ratio; a budget of 0 is no strokes."""
        if budget < 1 or not len(targets):
            return targets.new_zeros(len(targets), 0, len(self.brush.params))
        return self.drive(Run(self.search, self.goal(targets), budget))

    def goal(self, targets: Float[Tensor, "B 3 H W"]) -> Goal:
        """What is wanted of these pictures; the engine is warm then."""
        canvas = None if self.canvas is None else self.canvas.expand_as(targets)
        goal = Goal(self.renderer, targets, self.score, self.focus, canvas, self.limits)
        warm_up(goal)
        return goal


@dataclass
class Refined:
    """Another painter's strokes, then moved together.

    A painter of bundles may lay up to one bundle too many; what is missed least is then left out.
    Of a search in seconds the painter's own are taken off.

    Attributes:
        painter: who paints first.
        renderer: what lays the strokes.
        bundle: the strokes that the painter lays at once; its budget must be a multiple of it.
        search: how long, and how.
        score: whose gain is sought; squared error if there is none.
        focus: how much each place of the pictures matters, mean 1.
        drive: what takes a search to its end.
        limits: what strokes keep to.
    """

    painter: Painter
    renderer: Renderer
    bundle: int = 1
    search: Search = field(default_factory=Search)
    score: Score | None = None
    focus: Float[Tensor, "B 1 H W"] | None = None
    drive: Callable[[Run], Float[Tensor, "B T P"]] = quietly
    limits: Limits = field(default_factory=Limits)

    @property
    def brush(self) -> Brush:
        """The kind of stroke."""
        return self.painter.brush

    @torch.enable_grad()
    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `Painter.paint`; any budget."""
        if budget < 1 or not len(targets):
            return targets.new_zeros(len(targets), 0, len(self.brush.params))
        goal = Goal(self.renderer, targets, self.score, self.focus, limits=self.limits)
        warm_up(goal)
        began = time.perf_counter()
        first = self.painter.paint(targets, self.bundle * math.ceil(budget / self.bundle))
        chance = torch.Generator().manual_seed(self.search.seed)
        if not first.shape[1]:
            return first
        first = first.clamp(0, 1)
        self.limits.keep(first, self.brush)
        first = pruned(goal, first, budget, chance=chance)
        search = self.search.less(time.perf_counter() - began)
        return self.drive(Run(search, goal, first.shape[1], first=first))
