"""When to sow, move, sow again and polish."""

import math
import time
from dataclasses import dataclass, field

import torch
from jaxtyping import Float
from torch import Tensor

from agents.search.fit import Fit, begin
from agents.search.sow import sow
from agents.search.worth import worth
from agents.squared import painted_error
from paint_gym.scores import Score
from renderers import Renderer

LARGE, SMALL = 0.35, 0.04
"""sides of the first and of the last patches that are sown, in units of the longer side"""
SOWN = 0.3
"""share of the search after which all strokes are sown"""
SETTLED = 0.7
"""share of the search after which none is sown again"""
AGAIN = 0.08
"""share of the strokes that is sown again at a time"""
YOUNG = 10
"""steps for which a new stroke is let alone"""


@dataclass(frozen=True)
class Search:
    """How long to search, and how."""

    steps: int = 300
    """gradient steps in all"""
    seconds: float | None = None
    """time for it, whatever the steps; the same seed then need not give the same strokes"""
    groups: int = 10
    """times that new strokes are sown, coarse to fine"""
    again_every: int = 20
    """steps between sowing again what hardly shows"""
    seed: int = 0

    def __post_init__(self) -> None:
        if self.steps < 1 or self.groups < 1 or self.again_every < 1:
            raise ValueError(
                f"steps, groups and again_every must be 1 or more, got {self.steps}, "
                f"{self.groups}, {self.again_every}"
            )
        if self.seconds is not None and self.seconds <= 0:
            raise ValueError(f"seconds must be above 0, got {self.seconds}")


@dataclass
class Run:
    """One search for the strokes of a batch of pictures; it can be stopped and gone on with.

    Attributes:
        search: how.
        renderer: what lays the strokes.
        target: what is wanted.
        budget: strokes on each canvas, at most.
        score: whose gain is sought; squared error if there is none.
        fit: the strokes so far, from where the search begins.
    """

    search: Search
    renderer: Renderer
    target: Float[Tensor, "B 3 H W"]
    budget: int
    score: Score | None = None
    fit: Fit | None = None
    step: int = 0
    spent: float = 0.0
    chance: torch.Generator = field(init=False)
    best: Float[Tensor, "B T P"] | None = None
    least: Float[Tensor, " B"] | None = None

    def __post_init__(self) -> None:
        self.chance = torch.Generator().manual_seed(self.search.seed)
        self.blank = torch.zeros_like(self.target)
        self.sown = 0 if self.fit is None else self.search.groups

    @property
    def share(self) -> float:
        """Of the search that is done."""
        if self.search.seconds is not None:
            return min(1.0, self.spent / self.search.seconds)
        return self.step / self.search.steps

    def advance(self) -> Float[Tensor, " B"]:
        """One step; minus the score of each canvas before it."""
        began = time.perf_counter()
        share = self.share
        while self.sown < self.search.groups and share >= SOWN * self.sown / self.search.groups:
            self._sow()
        settling = SOWN <= share < SETTLED
        if settling and self.step % self.search.again_every == 0:
            self._sow_again()
        assert self.fit is not None
        loss, slope = self._slope(self.fit.strokes)
        self.fit.descend(slope, min(1.0, (1 - share) / (1 - SOWN)))
        self.step += 1
        self.spent += time.perf_counter() - began
        return loss

    def finish(self) -> Float[Tensor, "B T P"]:
        """The best strokes there were, in painting order."""
        self._remember()
        assert self.best is not None
        return self.best

    def _sow(self) -> None:
        groups, count = self.search.groups, self._in_group(self.sown)
        side = LARGE * (SMALL / LARGE) ** (self.sown / max(1, groups - 1))
        self.sown += 1
        if count:
            self._add(count, side)

    def _in_group(self, group: int) -> int:
        before, after = (-(-self.budget * g // self.search.groups) for g in (group, group + 1))
        return after - before

    def _add(self, count: int, side: float) -> None:
        canvas = self._painted()
        new = sow(canvas, self.target, self.renderer.brush, count, side=side, chance=self.chance)
        self.fit = begin(self.renderer.brush, new) if self.fit is None else self.fit.with_more(new)

    def _sow_again(self) -> None:
        """What the picture would hardly miss moves to where it is missed, on top of the others."""
        assert self.fit is not None
        self._remember()
        count = self.fit.strokes.shape[1]
        few = math.ceil(AGAIN * count)
        value = worth(self.renderer, self.blank, self.fit.strokes, self.target, self.chance)
        value = value.masked_fill(self.fit.steps[..., 0] < YOUNG, math.inf)
        kept = value.argsort(dim=1, descending=True, stable=True)[:, : count - few]
        self.fit = self.fit.keep(kept.sort(dim=1).values)
        self._add(few, SMALL * float(1 + torch.rand((), generator=self.chance)))

    def _painted(self) -> Float[Tensor, "B 3 H W"]:
        if self.fit is None:
            return self.blank
        with torch.no_grad():
            return self.renderer.paint(self.blank, self.fit.strokes)

    def _slope(self, strokes: Tensor) -> tuple[Float[Tensor, " B"], Float[Tensor, "B T P"]]:
        moved = strokes.detach().requires_grad_()
        loss = self._loss(moved)
        (slope,) = torch.autograd.grad(loss.sum(), moved)
        return loss.detach(), slope

    def _loss(self, strokes: Float[Tensor, "B T P"]) -> Float[Tensor, " B"]:
        if self.score is None:
            return painted_error(self.renderer, self.blank, strokes, self.target)
        return -self.score(self.renderer.paint(self.blank, strokes), self.target)

    def _remember(self) -> None:
        """Keep the strokes of the canvases that are better than ever, where all are sown."""
        if self.fit is None:
            return
        with torch.no_grad():
            loss = self._loss(self.fit.strokes)
        if self.best is None or self.best.shape != self.fit.strokes.shape:
            self.best, self.least = self.fit.strokes.clone(), loss
            return
        assert self.least is not None
        better = loss < self.least
        self.best = torch.where(better[:, None, None], self.fit.strokes, self.best)
        self.least = torch.where(better, loss, self.least)
