"""Strokes that are good already, gone on with: more of them, and all moved for some time more."""

from collections.abc import Callable
from dataclasses import dataclass, field

import torch
from jaxtyping import Float
from torch import Tensor

from agents.search.descent import quietly
from agents.search.strokes.choosing import Choosing
from agents.search.strokes.follow import CALM, LARGER, sown
from agents.search.strokes.goal import Goal
from agents.search.strokes.limits import Limits
from agents.search.strokes.loop import Run, Search
from agents.search.strokes.painter import warm_up
from paint_gym.scores import Score
from renderers import Brush, Renderer


class GoingOn(Run):
    """A search from strokes that are good already: in full size, and calmly.

    As far as a search from nothing moves them they would first get worse than they were, and are
    then no better in the end.
    """

    @property
    def seen(self) -> Goal:
        """See `Run.seen`."""
        return self.goal

    @property
    def rate(self) -> float:
        """See `Run.rate`."""
        return CALM * super().rate


@dataclass
class Further:
    """Strokes that are there, and more of them on top, then moved together.

    New ones are sown where the pictures miss them, large ones first. What comes of it is never
    worse than what was there.

    Attributes:
        first: strokes that are there.
        renderer: what lays the strokes.
        search: how, and how long.
        score: whose gain is sought; squared error if there is none.
        focus: how much each place of the pictures matters, mean 1.
        drive: what takes a search to its end.
        canvas: where painting begins; black if not given.
        limits: what strokes keep to.
    """

    first: Float[Tensor, "B T P"]
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
        """See `Painter.paint`; the budget counts the strokes that are there.

        Raises:
            ValueError: they are more.
        """
        there = self.first.shape[1]
        if there > budget:
            raise ValueError(f"there are {there} strokes already, of a budget of {budget}")
        canvas = None if self.canvas is None else self.canvas.expand_as(targets)
        goal = Goal(self.renderer, targets, self.score, self.focus, canvas, self.limits)
        warm_up(goal)
        if not there:
            return self.drive(Run(self.search, goal, budget))
        begun = more(goal, self.first, budget - there, search=self.search)
        found = self.drive(GoingOn(self.search, goal, budget, first=begun))
        return self.first if worse(goal, found, self.first) else found


def more(
    goal: Goal, strokes: Float[Tensor, "B T P"], count: int, *, search: Search
) -> Float[Tensor, "B n P"]:
    """The strokes, and so many new ones on top where they are missed, from large ones to small.

    Args:
        goal: what is wanted.
        strokes: that are there.
        count: of new ones.
        search: says the paints, how often strokes are sown, and the seed.
    """
    chance = torch.Generator().manual_seed(search.seed)
    choosing = Choosing(search.paints, search.seed)
    choosing.begin(goal, strokes)
    groups = min(search.groups, count)
    for group in range(groups):
        few = count * (group + 1) // groups - count * group // groups
        size = LARGER ** (1 - group / max(1, groups - 1))
        new = sown(goal, strokes, few, size=size, chance=chance)
        strokes = torch.cat([strokes, choosing.keep(goal, new)], dim=1)
    return strokes


@torch.no_grad()
def worse(goal: Goal, found: Float[Tensor, "B T P"], before: Float[Tensor, "B n P"]) -> bool:
    """Whether strokes are further from what is wanted than those before."""
    return bool((goal.loss(found) > goal.loss(before)).any())
