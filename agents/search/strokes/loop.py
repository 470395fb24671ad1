"""When to sow, move, sow again and polish."""

import math
from dataclasses import dataclass, replace
from typing import Any, Literal

import torch
from jaxtyping import Float
from torch import Tensor

from agents.search.descent import Descent, Until
from agents.search.movers import Adam, unmoved
from agents.search.strokes.choosing import CHOSEN, Choosing, Wanted
from agents.search.strokes.colors import best_colors
from agents.search.strokes.goal import Goal
from agents.search.strokes.sow import sow
from agents.search.strokes.strokes import check_strokes
from agents.search.strokes.worth import most, worth
from paint_gym.metrics import psnr

REMEMBERED = 0.03
"""share of the search's steps over which the gradient's mean is taken"""
MOMENTA = (0.9, 0.95)
"""least and largest share of it that is kept in a step"""
LARGE = 0.2
"""side of the first patches that are sown, in units of the longer side; of few strokes, larger"""
SMALL = 0.57
"""side of the last ones, times the root of the number of strokes"""
LARGEST = 0.35
"""side of any, at most"""
SOWN = 0.3
"""share of the search after which all strokes are sown"""
SETTLED = 0.7
"""share of the search after which none is sown again, and the inks are solved for once"""
AGAIN = 0.06
"""share of the strokes that is sown again at a time"""
YOUNG = 10
"""steps for which a new stroke is let alone"""
FINER, FULL = 0.3, 0.6
"""shares of the search after which pictures are looked at in half, and in full size"""
PIXELS = 7.0
"""side of the smallest pictures, until then: this many pixels for each root of a stroke"""
NARROW = 16
"""their shorter side at least"""
HALF = 1.5
"""how much larger than those half a picture is at least to be looked at; else it is the full one"""
LEAST = 0.5
"""share of its seconds that a search keeps, however long a painter before it took"""


@dataclass(frozen=True)
class Search(Until):
    """How long to search, and how."""

    groups: int = 20
    """times that new strokes are sown, coarse to fine"""
    again_every: int = 10
    """steps between sowing again what hardly shows"""
    moving: Literal["all", "color"] = "all"
    """what of a stroke may change once it is sown: everything, or its inks alone"""
    seed: int = 0
    paints: Wanted = ()
    """the only inks there are: so many, to be found, or these; any ink, if there are none"""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.groups < 1 or self.again_every < 1:
            raise ValueError(
                f"groups and again_every must be 1 or more, got {self.groups}, {self.again_every}"
            )

    def less(self, spent: float) -> "Search":
        """The same, with so many seconds fewer; half is always left."""
        if self.seconds is None:
            return self
        return replace(self, seconds=max(self.seconds - spent, LEAST * self.seconds))


class Run(Descent):
    """One search for the strokes of a batch of pictures.

    The best strokes are those in full size, once all are sown.

    Args:
        search: how.
        goal: what is wanted.
        budget: strokes on each canvas.
        first: strokes that it begins with, as many; else it sows them.
    """

    goal: Goal
    mover: Adam | None

    def __init__(
        self,
        search: Search,
        goal: Goal,
        budget: int,
        *,
        first: Float[Tensor, "B T P"] | None = None,
    ):
        self.search, self.budget, self.goal = search, budget, goal
        drawing = goal.strokes(search.moving)
        mover = None if first is None else unmoved(drawing, first)
        super().__init__(drawing, goal, mover, until=search)
        self.chance = torch.Generator().manual_seed(search.seed)
        self.sown = 0 if mover is None else search.groups
        self.inked = False
        self.choosing = Choosing(search.paints, search.seed)
        self.finest = min(LARGEST, SMALL / math.sqrt(budget))
        self.coarsest = max(LARGE, self.finest)
        self.small = goal.shrunk(math.ceil(PIXELS * math.sqrt(budget)), NARROW)
        self.half = goal.shrunk(max(1, goal.longer // 2))
        if self.half.longer < HALF * self.small.longer:
            self.half = goal
        if mover is not None and first is not None:
            self.choosing.begin(goal, first)
            if self.choosing.chosen:
                mover.drawing = goal.strokes("shape")
            self.look()

    @property
    def seen(self) -> Goal:
        """The goal, in the size in which it is looked at now."""
        if self.share >= FULL or self.search.moving != "all":
            return self.goal
        return self.half if self.share >= FINER else self.small

    @property
    def rate(self) -> float:
        """Of how far strokes usually move; it falls once all are sown."""
        return min(1.0, (1 - self.share) / (1 - SOWN))

    @property
    def momentum(self) -> float:
        """How much of the gradient's mean is kept in a step: more, of more steps."""
        steps = self.step / self.share if self.share else self.until.steps
        least, most = MOMENTA
        return min(most, max(least, 1 - 1 / (1 + REMEMBERED * steps)))

    @property
    def _settled(self) -> float:
        """Share of the search after which inks are solved for."""
        return CHOSEN[0] if self.search.paints else SETTLED

    @property
    def counts(self) -> bool:
        """Whether all are sown, and looked at in full size."""
        return self.seen is self.goal and self.sown == self.search.groups

    def loss(self, numbers: Float[Tensor, "B T P"]) -> Float[Tensor, " B"]:
        """See `Descent.loss`: where squared error is wanted, an engine's own is asked."""
        return self.seen.loss(numbers)

    def prepare(self) -> None:
        """Sow what is due, sow again what hardly shows, solve for the inks."""
        share, goal = self.share, self.seen
        while self.sown < self.search.groups and share >= SOWN * self.sown / self.search.groups:
            self._sow(goal)
        if SOWN <= share < SETTLED and self.step % self.search.again_every == 0:
            self._sow_again(goal)
        assert self.mover is not None
        self.mover.momentum = self.momentum
        if share >= self._settled and not self.inked:
            self._ink(goal)
        if self.choosing.due(share):
            self._choose(goal)

    def finish(self) -> Float[Tensor, "B T P"]:
        """The best strokes there were, in painting order; at any time."""
        while self.sown < self.search.groups:
            self._sow(self.goal)
        if self.search.paints and not self.choosing.chosen:
            self._choose(self.goal)
        return super().finish()

    @torch.no_grad()
    def look(self) -> None:
        """See `Descent.look`; in full size."""
        assert self.mover is not None
        self.remember(self.goal.loss(self.mover.numbers))

    @torch.no_grad()
    def said(self, loss: Float[Tensor, " B"]) -> str:
        """See `Descent.said`; in full size."""
        if self.seen is not self.goal and self.mover is not None:
            loss = self.goal.loss(self.mover.numbers)
        if self.goal.score is None:
            return f"PSNR {float(psnr(loss.mean())):.1f} dB"
        return f"score {-float(loss.mean()):.4f}"

    def _ink(self, goal: Goal) -> None:
        """Solve for the inks, where squared error is wanted."""
        assert self.mover is not None
        self.inked = True
        if goal.score is None:
            self.mover.numbers = best_colors(goal, self.mover.numbers)

    def _choose(self, goal: Goal) -> None:
        """Bring the inks to paints; from then on the shapes alone move."""
        assert self.mover is not None
        self.mover.numbers = self.choosing.choose(goal, self.mover.numbers)
        self.mover.drawing = goal.strokes("shape")
        self.best = self.least = None  # they were of other inks

    def _sow(self, goal: Goal) -> None:
        groups, count = self.search.groups, self._in_group(self.sown)
        side = self.coarsest * (self.finest / self.coarsest) ** (self.sown / max(1, groups - 1))
        self.sown += 1
        if count:
            self._add(goal, count, side)

    def _in_group(self, group: int) -> int:
        before, after = (-(-self.budget * g // self.search.groups) for g in (group, group + 1))
        return after - before

    def _add(self, goal: Goal, count: int, side: float) -> None:
        canvas = goal.painted(None if self.mover is None else self.mover.numbers)
        new = sow(goal, canvas, count, side=side, chance=self.chance)
        self._lay(self.choosing.keep(goal, new))

    def _lay(self, new: Float[Tensor, "B n P"]) -> None:
        mover = self.mover
        self.mover = unmoved(self.drawing, new) if mover is None else mover.with_more(new)

    def worth(self, goal: Goal) -> Float[Tensor, "B T"]:
        """What the picture would lose without each stroke."""
        assert self.mover is not None
        return worth(goal, self.mover.numbers, self.chance)

    def _sow_again(self, goal: Goal) -> None:
        """What the picture would hardly miss moves to where it is missed, on top of the others."""
        assert self.mover is not None
        if self.search.moving == "color":
            return
        count = self.mover.numbers.shape[1]
        few = round(AGAIN * count)
        if not few:
            return
        value = self.worth(goal)
        value = value.masked_fill(self.mover.steps[..., 0] < YOUNG, math.inf)
        self.mover = self.mover.keep(most(value, count - few))
        self._add(goal, few, self.finest * float(1 + torch.rand((), generator=self.chance)))

    def state_dict(self) -> dict[str, Any]:
        """See `Descent.state_dict`."""
        more = {"sown": self.sown, "inked": self.inked, "chance": self.chance.get_state()}
        more["choosing"] = self.choosing.state_dict()
        return {**super().state_dict(), **more}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """See `Descent.load_state_dict`."""
        for name, kind in (("sown", int), ("inked", bool)):
            if type(state[name]) is not kind or not state[name] >= 0:
                raise ValueError(f"{name!r} cannot be {state[name]!r:.40}")
        if state["sown"] > self.search.groups:
            raise ValueError(f"{state['sown']} groups of strokes were sown of {self.search.groups}")
        self.sown = state["sown"]
        super().load_state_dict(state)
        self.inked = state["inked"] and self.share >= self._settled  # with more time, not yet
        self.choosing.load_state_dict(state["choosing"], self.share, self.goal.target.device)
        if self.choosing.chosen and self.mover is not None:
            self.mover.drawing = self.goal.strokes("shape")
        self.chance.set_state(state["chance"])

    def load_mover(self, state: dict[str, Any] | None) -> None:
        """See `Descent.load_mover`."""
        laid = sum(self._in_group(group) for group in range(self.sown))
        if (state is None) != (laid == 0):
            raise ValueError(f"{laid} strokes were sown, and they are not there, or others are")
        self.mover = None
        if state is not None:
            blank = self.goal.target.new_zeros(self._shape(laid))
            self.mover = unmoved(self.drawing, blank)
            self.mover.load_state_dict(state)
            check_strokes(self.mover.numbers, self._shape(laid))

    def load_best(self, best: Float[Tensor, "B T P"], least: Float[Tensor, " B"]) -> None:
        """See `Descent.load_best`."""
        check_strokes(best, self._shape(self.budget))
        super().load_best(best, least)

    def _shape(self, count: int) -> tuple[int, int, int]:
        return len(self.goal.target), count, len(self.goal.renderer.brush.params)
