"""Strokes that are good already, gone on with: more of them, and all moved for some time more."""

from dataclasses import dataclass, field

import torch
from jaxtyping import Float
from torch import Tensor

from agents.search.strokes.choosing import Choosing
from agents.search.strokes.follow import CALM, LARGER, sown
from agents.search.strokes.goal import Goal
from agents.search.strokes.loop import Run, Search
from agents.search.strokes.painter import SearchPainter


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
class Further(SearchPainter):
    """Strokes that are there, and more of them on top, then moved together.

    New ones are sown where the pictures miss them, large ones first. What comes of it is never
    worse than what was there.

    Attributes:
        first: strokes that are there.
    """

    first: Float[Tensor, "B T P"] = field(kw_only=True)

    @torch.enable_grad()
    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `Painter.paint`; the budget counts the strokes that are there.

        Raises:
            ValueError: they are more.
        """
        there = self.first.shape[1]
        if there > budget:
            raise ValueError(f"there are {there} strokes already, of a budget of {budget}")
        if not there:
            return super().paint(targets, budget)
        goal = self.goal(targets)
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
