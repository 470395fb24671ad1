"""The one gradient search: numbers of drawings, moved until their pictures are what is wanted."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor

from agents.search.drawing import Drawing
from agents.search.movers import MOVERS, Mover, sloped

Loss = Callable[[Float[Tensor, "B 3 H W"]], Float[Tensor, " B"]]
"""what is wanted of pictures: the less, the better; differentiable"""


@dataclass(frozen=True)
class Until:
    """When a search is over: at the first of these.

    Raises:
        ValueError: one of them cannot be.
    """

    steps: int = 300
    """gradient steps in all"""
    seconds: float | None = None
    """time for it, whatever the steps; the same seed then need not give the same numbers"""
    change: float = 0.0
    """a step that changes the numbers by no more than this share of them; 0 for none"""

    def __post_init__(self) -> None:
        if self.steps < 1:
            raise ValueError(f"steps must be 1 or more, got {self.steps}")
        if self.seconds is not None and self.seconds <= 0:
            raise ValueError(f"seconds must be above 0, got {self.seconds}")
        if self.change < 0:
            raise ValueError(f"change must be 0 or more, got {self.change}")


class Descent:
    """One search; it can be stopped at any time, and gone on with.

    Args:
        drawing: what the numbers make.
        goal: what is wanted of that.
        mover: the numbers, and how they move.
        until: when it is over.

    Attributes:
        step: gradient steps made.
        spent: seconds.
        best: the numbers of each drawing with the least loss so far.
        least: their loss.
        settled: whether the last step changed as little as is asked for.
        clock: what its seconds are read from.
    """

    def __init__(self, drawing: Drawing, goal: Loss, mover: Mover | None, *, until: Until):
        self.drawing, self.goal, self.mover, self.until = drawing, goal, mover, until
        self.step, self.spent, self.settled = 0, 0.0, False
        self.clock: Callable[[], float] = time.perf_counter
        self.best: Tensor | None = None
        self.least: Float[Tensor, " B"] | None = None

    @property
    def share(self) -> float:
        """Of the search that is done."""
        if self.settled:
            return 1.0
        if self.until.seconds is not None:
            return min(1.0, self.spent / self.until.seconds)
        return self.step / self.until.steps

    @property
    def rate(self) -> float:
        """How far numbers move now, of how far they usually do: it falls to 0 as a cosine."""
        return (1 + math.cos(math.pi * self.share)) / 2

    @property
    def counts(self) -> bool:
        """Whether the numbers as they are may be the best there were."""
        return True

    def prepare(self) -> None:
        """What is done before a step is made."""

    def loss(self, numbers: Tensor) -> Float[Tensor, " B"]:
        """What is descended; differentiable."""
        return self.goal(self.drawing.picture(numbers)) + self.drawing.strange(numbers)

    def evaluate(self, numbers: Tensor) -> tuple[Float[Tensor, " B"], Tensor]:
        """The loss and its slope."""
        return sloped(self.loss, numbers)

    def advance(self) -> Float[Tensor, " B"]:
        """One step.

        Returns:
            The loss of each drawing before the step.

        Raises:
            FloatingPointError: it is not a number.
        """
        began = self.clock()
        self.prepare()
        assert self.mover is not None
        rate = self.rate
        loss, slope = self.mover.look(self.evaluate)
        if not bool(loss.isfinite().all()):
            raise FloatingPointError(
                f"the score of a canvas became {float(-loss.mean())} at step {self.step}: look at "
                "the score, or at pictures that are all of one colour"
            )
        if self.counts:
            self.remember(loss)
        before = self.mover.numbers.clone() if self.until.change else None
        self.mover.move(slope, rate, self.evaluate)
        if before is not None:
            self.settled = change(before, self.mover.numbers) <= self.until.change
        self.step += 1
        self.spent += self.clock() - began
        return loss

    def finish(self) -> Tensor:
        """The best numbers there were; at any time."""
        self.look()
        assert self.best is not None
        found = self.best.clone()
        self.drawing.into_range(found)
        return found

    @torch.no_grad()
    def look(self) -> None:
        """Remember the numbers as they are, if they are better."""
        assert self.mover is not None
        self.remember(self.loss(self.mover.numbers))

    def remember(self, loss: Float[Tensor, " B"]) -> None:
        """Keep the numbers of the drawings that are better than ever."""
        assert self.mover is not None
        numbers = self.mover.numbers
        if self.best is None or self.least is None:
            self.best, self.least = numbers.clone(), loss
            return
        better = loss < self.least
        self.best = torch.where(better.view(-1, *[1] * (numbers.dim() - 1)), numbers, self.best)
        self.least = torch.where(better, loss, self.least)

    def said(self, loss: Float[Tensor, " B"]) -> str:
        """How good pictures of this loss are, for people."""
        return f"loss {float(loss.mean()):.4g}"

    def state_dict(self) -> dict[str, Any]:
        """What `load_state_dict` goes on from, exactly."""
        return {
            "mover": None if self.mover is None else self.mover.state_dict(),
            "step": self.step,
            "spent": self.spent,
            "settled": self.settled,
            "best": self.best,
            "least": self.least,
        }

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from there; all that the search was made of must be the same.

        Raises:
            ValueError: it is the state of no such search.
        """
        for name, kind in (("step", int), ("spent", float), ("settled", bool)):
            if type(state[name]) is not kind or not 0 <= state[name] < math.inf:
                raise ValueError(f"{name!r} cannot be {state[name]!r:.40}")
        self.load_mover(state["mover"])
        self.best, self.least = None, None
        if state["best"] is not None:
            self.load_best(state["best"], state["least"])
        self.step, self.spent, self.settled = (state[x] for x in ("step", "spent", "settled"))

    def load_mover(self, state: dict[str, Any]) -> None:
        """The numbers as they were, and how they moved."""
        assert self.mover is not None
        self.mover.load_state_dict(state)

    def load_best(self, best: Tensor, least: Float[Tensor, " B"]) -> None:
        """The best there were."""
        assert self.mover is not None
        numbers = self.mover.numbers
        self.best, self.least = best.to(numbers), least.to(numbers)
        if self.best.shape != numbers.shape or self.least.shape != numbers.shape[:1]:
            raise ValueError(
                f"best numbers of shape {list(best.shape)}, losses of {list(least.shape)}"
            )


def quietly(search: Descent) -> Tensor:
    """Search to the end."""
    while search.share < 1:
        search.advance()
    return search.finish()


def descend(
    drawing: Drawing,
    goal: Loss,
    numbers: Float[Tensor, "B ..."],
    *,
    until: Until = Until(),
    optimizer: str = "adam",
    drive: Callable[[Descent], Tensor] = quietly,
) -> tuple[Float[Tensor, "B ..."], Float[Tensor, " B"]]:
    """Move numbers down the loss of their pictures.

    Args:
        drawing: what they make.
        goal: the loss.
        numbers: where they begin; left as they are.
        until: when it is over.
        optimizer: "adam", each number at its own pace; or "lbfgs", all together.
        drive: takes the search to its end.

    Returns:
        The best numbers of each drawing on the way, and their loss.

    Raises:
        KeyError: no such optimizer, with the nearest known one.
        FloatingPointError: the loss is not a number.
    """
    search = Descent(drawing, goal, MOVERS[optimizer](drawing, numbers.detach()), until=until)
    best = drive(search)
    assert search.least is not None
    return best, search.least


def change(before: Tensor, after: Tensor) -> float:
    """By which share of themselves numbers have changed."""
    return float((after - before).norm() / (before.norm() + 1e-12))
