"""When to sow, move, sow again and polish."""

import math
import time
from dataclasses import dataclass, replace
from typing import Any, Literal

import torch
from jaxtyping import Float
from torch import Tensor

from agents.search.colors import best_colors
from agents.search.fit import Fit, begin, check_strokes
from agents.search.goal import Goal
from agents.search.sow import sow
from agents.search.worth import most, worth

LARGE = 0.35
"""side of the first patches that are sown, in units of the longer side"""
SMALL = 0.57
"""side of the last ones, times the root of the number of strokes"""
SOWN = 0.3
"""share of the search after which all strokes are sown"""
SETTLED = 0.7
"""share of the search after which none is sown again, and the inks are solved for once"""
AGAIN = 0.06
"""share of the strokes that is sown again at a time"""
YOUNG = 10
"""steps for which a new stroke is let alone"""
FULL = 0.3
"""share of the search after which pictures are looked at in full size"""
PIXELS = 7.0
"""side of the smaller pictures until then: this many pixels for each root of a stroke"""
NARROW = 16
"""their shorter side at least"""
LEAST = 0.5
"""share of its seconds that a search keeps, however long a painter before it took"""


@dataclass(frozen=True)
class Search:
    """How long to search, and how."""

    steps: int = 300
    """gradient steps in all"""
    seconds: float | None = None
    """time for it, whatever the steps; the same seed then need not give the same strokes"""
    groups: int = 20
    """times that new strokes are sown, coarse to fine"""
    again_every: int = 10
    """steps between sowing again what hardly shows"""
    moving: Literal["all", "color"] = "all"
    """what of a stroke may change once it is sown: everything, or its inks alone"""
    seed: int = 0

    def __post_init__(self) -> None:
        if self.steps < 1 or self.groups < 1 or self.again_every < 1:
            raise ValueError(
                f"steps, groups and again_every must be 1 or more, got {self.steps}, "
                f"{self.groups}, {self.again_every}"
            )
        if self.seconds is not None and self.seconds <= 0:
            raise ValueError(f"seconds must be above 0, got {self.seconds}")

    def less(self, spent: float) -> "Search":
        """The same, with so many seconds fewer; half is always left."""
        if self.seconds is None:
            return self
        return replace(self, seconds=max(self.seconds - spent, LEAST * self.seconds))


@dataclass
class Run:
    """One search for the strokes of a batch of pictures; it can be stopped and gone on with.

    Attributes:
        search: how.
        goal: what is wanted.
        budget: strokes on each canvas.
        fit: the strokes so far, from where the search begins.
        step: gradient steps made.
        spent: seconds.
        best: the strokes with the least loss so far in full size, of those that were all sown.
        least: their loss.
    """

    search: Search
    goal: Goal
    budget: int
    fit: Fit | None = None
    step: int = 0
    spent: float = 0.0
    best: Float[Tensor, "B T P"] | None = None
    least: Float[Tensor, " B"] | None = None

    def __post_init__(self) -> None:
        self.chance = torch.Generator().manual_seed(self.search.seed)
        self.sown = 0 if self.fit is None else self.search.groups
        self.inked = False
        self.finest = min(LARGE, SMALL / math.sqrt(self.budget))
        self.small = self.goal.shrunk(math.ceil(PIXELS * math.sqrt(self.budget)), NARROW)
        if self.fit is not None:
            self._look()

    @property
    def share(self) -> float:
        """Of the search that is done."""
        if self.search.seconds is not None:
            return min(1.0, self.spent / self.search.seconds)
        return self.step / self.search.steps

    @property
    def seen(self) -> Goal:
        """The goal, in the size in which it is looked at now."""
        return self.small if self.share < FULL and self.search.moving == "all" else self.goal

    def advance(self) -> Float[Tensor, " B"]:
        """One step.

        Returns:
            Minus the score of each canvas before the step.

        Raises:
            FloatingPointError: the score is not a number.
        """
        began = time.perf_counter()
        share, goal = self.share, self.seen
        while self.sown < self.search.groups and share >= SOWN * self.sown / self.search.groups:
            self._sow(goal)
        if SOWN <= share < SETTLED and self.step % self.search.again_every == 0:
            self._sow_again(goal)
        assert self.fit is not None
        if share >= SETTLED and not self.inked and goal.score is None:
            self.fit.strokes, self.inked = best_colors(goal, self.fit.strokes), True
        loss, slope = goal.slope(self.fit.strokes)
        if not bool(loss.isfinite().all()):
            raise FloatingPointError(
                f"the score of a canvas became {float(-loss.mean())} at step {self.step}: look at "
                "the score, or at pictures that are all of one colour"
            )
        if goal is self.goal and self.sown == self.search.groups:
            self._remember(loss)
        self.fit.descend(slope, min(1.0, (1 - share) / (1 - SOWN)), self.search.moving)
        self.step += 1
        self.spent += time.perf_counter() - began
        return loss

    def finish(self) -> Float[Tensor, "B T P"]:
        """The best strokes there were, in painting order; at any time."""
        while self.sown < self.search.groups:
            self._sow(self.goal)
        self._look()
        assert self.best is not None
        return self.best

    def _sow(self, goal: Goal) -> None:
        groups, count = self.search.groups, self._in_group(self.sown)
        side = LARGE * (self.finest / LARGE) ** (self.sown / max(1, groups - 1))
        self.sown += 1
        if count:
            self._add(goal, count, side)

    def _in_group(self, group: int) -> int:
        before, after = (-(-self.budget * g // self.search.groups) for g in (group, group + 1))
        return after - before

    def _add(self, goal: Goal, count: int, side: float) -> None:
        canvas = goal.painted(None if self.fit is None else self.fit.strokes)
        new = sow(goal, canvas, count, side=side, chance=self.chance)
        brush = goal.renderer.brush
        self.fit = begin(brush, new) if self.fit is None else self.fit.with_more(new)

    def _sow_again(self, goal: Goal) -> None:
        """What the picture would hardly miss moves to where it is missed, on top of the others."""
        assert self.fit is not None
        if self.search.moving == "color":
            return
        count = self.fit.strokes.shape[1]
        few = round(AGAIN * count)
        if not few:
            return
        value = worth(goal, self.fit.strokes, self.chance)
        value = value.masked_fill(self.fit.steps[..., 0] < YOUNG, math.inf)
        self.fit = self.fit.keep(most(value, count - few))
        self._add(goal, few, self.finest * float(1 + torch.rand((), generator=self.chance)))

    def _look(self) -> None:
        """Remember the strokes as they are, if they are better."""
        assert self.fit is not None
        with torch.no_grad():
            self._remember(self.goal.loss(self.fit.strokes))

    def _remember(self, loss: Float[Tensor, " B"]) -> None:
        """Keep the strokes of the canvases that are better than ever; all must be sown."""
        assert self.fit is not None
        if self.best is None:
            self.best, self.least = self.fit.strokes.clone(), loss
            return
        assert self.least is not None
        better = loss < self.least
        self.best = torch.where(better[:, None, None], self.fit.strokes, self.best)
        self.least = torch.where(better, loss, self.least)

    def state_dict(self) -> dict[str, Any]:
        """What `load_state_dict` goes on from, exactly."""
        return {
            "fit": None if self.fit is None else self.fit.state_dict(),
            "step": self.step,
            "spent": self.spent,
            "sown": self.sown,
            "best": self.best,
            "least": self.least,
            "inked": self.inked,
            "chance": self.chance.get_state(),
        }

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from there; the search, the goal and the budget must be the same.

        Raises:
            ValueError: it is the state of no such search.
        """
        brush, device = self.goal.renderer.brush, self.goal.target.device
        for name, kind in (("step", int), ("sown", int), ("spent", float), ("inked", bool)):
            if type(state[name]) is not kind or not 0 <= state[name] < math.inf:
                raise ValueError(f"{name!r} cannot be {state[name]!r:.40}")
        if state["sown"] > self.search.groups:
            raise ValueError(f"{state['sown']} groups of strokes were sown of {self.search.groups}")
        laid = sum(self._in_group(group) for group in range(state["sown"]))
        if (state["fit"] is None) != (laid == 0):
            raise ValueError(f"{laid} strokes were sown, and they are not there, or others are")
        self.fit, self.best, self.least = None, None, None
        if state["fit"] is not None:
            self.fit = Fit(brush, **{name: x.to(device) for name, x in state["fit"].items()})
            self.fit.check(len(self.goal.target), laid)
        if state["best"] is not None:
            self.best, self.least = state["best"].to(device), state["least"].to(device)
            check_strokes(self.best, (len(self.goal.target), self.budget, len(brush.params)))
            if self.least.shape != self.best.shape[:1]:
                raise ValueError(f"losses of shape {list(self.least.shape)}")
        for name in ("step", "spent", "sown", "inked"):
            setattr(self, name, state[name])
        self.inked = self.inked and self.share >= SETTLED  # with more time, it is not settled yet
        self.chance.set_state(state["chance"])
