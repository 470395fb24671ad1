"""Ways to search that others paid for, each a change to ours.

doubling: 16 strokes, then as many again each time, half as large (Lee et al. 2026, Vector
Scaffolding, arXiv 2605.11913).
tempered: the picture at a quarter of its size, then at half, then whole.
climbed: new strokes are changed by chance and the best kept, before they are laid.
proposed: new strokes are what the shipped actor lays there.
split: of what is sown again, half are halves of the strokes over the most error.
merged: of strokes alike in ink and place all but one go, before what hardly shows.
second_order: the last fifth by L-BFGS, all numbers together.
"""

import math
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor

from agents.painters.weights import load_painter
from agents.painters.window import WindowPainter
from agents.search.movers import LBFGS
from agents.search.strokes import loop
from agents.search.strokes.goal import Goal
from agents.search.strokes.sow import best, places, sow
from agents.search.strokes.strokes import extents
from agents.search.strokes.worth import most
from agents.windows.look import Windows
from renderers.registry import Registry

FIRST = 16
"""strokes of the first generation"""
STAGES = ((0.15, 4), (0.35, 2))
"""until which share of a search pictures are looked at by which part of their size"""
ROUNDS, CHANGES, REACH = 6, 8, 0.15
"""of changes by chance; changes tried in each; how far, in patches"""
LAST = 0.8
"""share of a search after which numbers move together"""
ALIKE = 0.05
"""how far inks of strokes that are merged are apart at most"""


class Doubling(loop.Run):
    """Generations, each as large as all before it."""

    def __init__(self, search: loop.Search, goal: Goal, budget: int, **more: Any):
        generations = 1 + max(0, math.ceil(math.log2(budget / FIRST)))
        super().__init__(loop.replace(search, groups=generations), goal, budget, **more)

    def _in_group(self, group: int) -> int:
        before = min(self.budget, FIRST * 2 ** (group - 1)) if group else 0
        return min(self.budget, FIRST * 2**group) - before


class Tempered(loop.Run):
    """Looks at ever larger pictures."""

    @property
    def seen(self) -> Goal:
        """See `Run.seen`."""
        longer = max(self.goal.target.shape[2:])
        for until, part in STAGES:
            if self.share < until:
                return self.goal.shrunk(longer // part, loop.NARROW)
        return self.goal


class Climbed(loop.Run):
    """New strokes climb before they are laid."""

    def _add(self, goal: Goal, count: int, side: float) -> None:
        canvas = goal.painted(None if self.mover is None else self.mover.numbers)
        new = sow(goal, canvas, count, side=side, chance=self.chance)
        shapes = torch.ones(new.shape[2], dtype=torch.bool)
        shapes[goal.renderer.brush.columns("color", "alpha")] = False
        for _ in range(ROUNDS):
            tried = new.repeat_interleave(CHANGES, dim=1)
            change = torch.randn(tried.shape, generator=self.chance).to(new) * REACH
            change *= extents(tried, goal.renderer.brush)[..., None] * shapes
            change.view(len(new), count, CHANGES, -1)[:, :, 0] = 0
            new = best(goal, canvas, (tried + change).clamp(0, 1), tries=CHANGES)
        self._lay(new)


class Proposed(loop.Run):
    """New strokes are an actor's."""

    actor: WindowPainter

    def _add(self, goal: Goal, count: int, side: float) -> None:
        canvas = goal.painted(None if self.mover is None else self.mover.numbers)
        bundle = self.actor.bundle
        looks = math.ceil(count / bundle)
        middle, _ = places(goal, canvas, looks, side=side, chance=self.chance)
        corner = (middle - side / 2).clamp(0, 1 - side)
        windows = Windows(corner.flatten(0, 1), corner.new_full((corner[..., 0].numel(), 1), side))
        with torch.no_grad():
            seen, wanted = (x.repeat_interleave(looks, dim=0) for x in (canvas, goal.target))
            laid = self.actor.strokes(seen, wanted, windows)
        self._lay(laid.view(len(canvas), looks * bundle, -1)[:, :count].clamp(0, 1))


class Split(loop.Run):
    """Half of what is sown again are halves of the strokes over the most error."""

    def _add(self, goal: Goal, count: int, side: float) -> None:
        if self.sown < self.search.groups or count < 2:
            super()._add(goal, count, side)
            return
        assert self.mover is not None
        super()._add(goal, count - count // 2, side)
        laid = self.mover.numbers.detach().requires_grad_()
        with torch.enable_grad():
            canvas = goal.renderer.paint(goal.blank, laid)
        shown = goal.error(canvas.detach()).expand_as(canvas).contiguous()
        (found,) = torch.autograd.grad(canvas, laid, shown)
        inks = goal.renderer.brush.columns("color")
        rows = most(found[..., inks].sum(-1), count // 2)
        picked = laid.detach().gather(1, rows[..., None].expand(-1, -1, laid.shape[2])).clone()
        lengths = goal.renderer.brush.columns("length")
        picked[..., lengths] *= 0.5
        away = extents(picked, goal.renderer.brush)
        for kind in ("x", "y"):
            signs = torch.rand(away.shape, generator=self.chance).to(away) * 2 - 1
            picked[..., goal.renderer.brush.columns(kind)] += (signs * away)[..., None]
        self._lay(picked.clamp(0, 1))


class Merged(loop.Run):
    """Strokes that another one could stand for go first."""

    def worth(self, goal: Goal) -> Float[Tensor, "B T"]:
        """See `Run.worth`; nothing, of what lies by another of the same ink."""
        assert self.mover is not None
        numbers, brush = self.mover.numbers, goal.renderer.brush
        value = super().worth(goal)
        inks, shapes = (
            numbers[..., brush.columns(*kinds)] for kinds in (("color",), ("x", "y", "length"))
        )
        near = torch.cdist(shapes, shapes) < extents(numbers, brush)[..., None]
        alike = (torch.cdist(inks, inks) < ALIKE) & near
        alike = alike.tril(-1).any(-1)
        return value.masked_fill(alike, -1.0)


class SecondOrder(loop.Run):
    """The last part by all numbers together."""

    mover: Any

    def prepare(self) -> None:
        """See `Run.prepare`."""
        super().prepare()
        if self.share >= LAST and not isinstance(self.mover, LBFGS):
            self.mover = LBFGS(self.drawing, self.mover.numbers)


def proposed(search: loop.Search, goal: Goal, budget: int) -> loop.Run:
    """By the shipped actor.

    Raises:
        ValueError: it does not paint with this brush.
    """
    run = Proposed(search, goal, budget)
    actor = load_painter()
    if not isinstance(actor, WindowPainter) or actor.brush.name != goal.renderer.brush.name:
        raise ValueError(f"the shipped actor paints with {actor.brush.name}")
    run.actor = actor
    return run


IDEAS: Registry = Registry(
    "idea",
    ours=loop.Run,
    doubling=Doubling,
    tempered=Tempered,
    climbed=Climbed,
    proposed=proposed,
    split=Split,
    merged=Merged,
    second_order=SecondOrder,
)
"""from a search, what it is for and how many strokes it has, to a run of it"""
