"""The search for a picture, through its sizes."""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from jaxtyping import Float
from skimage.restoration import denoise_tv_chambolle
from torch import Tensor
from torch.nn.functional import interpolate

from agents.search.descent import Descent, Until
from agents.search.drawing import Pixels
from agents.search.movers import MOVERS, sloped
from agents.style.plan import Plan
from agents.style.wanted import Wanted

KEPT = 0.9
"""share of the running average of pictures that is kept at each step"""


class Stylizing(Descent):
    """One search, from the coarsest size to the last; it can be stopped, and gone on with.

    At any time its picture is the best of this size so far, or the running average of the last
    ones, whichever is better.

    Args:
        wanted: what is wanted of a picture of this longer side.
        plan: the sides.
        first: where it begins, as large as the first side asks.
        pace: how far a pixel moves in a step.
        noise: how much of it is taken away before a picture is enlarged; see `smoothed`.
        change: a step that changes the picture by no more than this share ends a size; 0 for none.
        optimizer: "adam" or "lbfgs".
        watch: is shown the search after every step.

    Attributes:
        stage: which size it is at.
        at: steps made there.
    """

    goal: Wanted

    def __init__(
        self,
        wanted: Callable[[int], Wanted],
        plan: Plan,
        first: Float[Tensor, "1 3 H W"],
        *,
        pace: float,
        noise: float = 0.2,
        change: float = 0.0,
        optimizer: str = "adam",
        watch: Callable[["Stylizing"], Any] = id,
    ):
        self.wanted, self.plan, self.optimizer = wanted, plan, optimizer
        self.noise, self.watch = noise, watch
        until = Until(sum(plan.steps), change=change)
        super().__init__(Pixels(pace), wanted(plan.sides[0]), None, until=until)
        self.stage = 0
        self._begin(first)

    @property
    def share(self) -> float:
        """Of the pixels that are to be looked at."""
        costs = self.plan.costs
        own = costs[self.stage] * (1.0 if self.settled else self.at / self.plan.steps[self.stage])
        return (sum(costs[: self.stage]) + own) / sum(costs)

    @property
    def reach(self) -> float:
        """Share of the search at which this size ends."""
        costs = self.plan.costs
        return sum(costs[: self.stage + 1]) / sum(costs)

    @property
    def rate(self) -> float:
        """How far pixels move now: at each size it falls to a tenth, as a line."""
        return 1 - 0.9 * self.at / self.plan.steps[self.stage]

    @property
    def picture(self) -> Float[Tensor, "1 3 H W"]:
        """As it is now, in [0, 1]."""
        assert self.mover is not None
        return self.mover.numbers.clamp(0, 1)

    def prepare(self) -> None:
        """Go on to the next size when it is time."""
        if (self.settled or self.at == self.plan.steps[self.stage]) and not self.last:
            side = self.plan.sides[self.stage + 1]
            found = self.finish()
            self.stage += 1
            self.goal = self.wanted(side)
            self._begin(enlarged(smoothed(found, self.noise), self.goal.shape))

    @property
    def last(self) -> bool:
        """Whether it is at the last size."""
        return self.stage == len(self.plan.sides) - 1

    def evaluate(self, numbers: Tensor) -> tuple[Float[Tensor, " B"], Tensor]:
        """See `Descent.evaluate`; of large pictures part by part."""
        strange, back = sloped(self.drawing.strange, numbers)
        loss, slope = self.goal.slope(numbers)
        return loss + strange, slope + back

    def advance(self) -> Float[Tensor, " B"]:
        """See `Descent.advance`."""
        loss = super().advance()
        self.at += 1
        self.mean.lerp_(self.picture, 1 - KEPT)
        self.watch(self)
        return loss

    @torch.no_grad()
    def look(self) -> None:
        """See `Descent.look`; at the running average as well."""
        super().look()
        average = self.loss(self.mean)
        assert self.least is not None
        if bool(average < self.least):
            self.best, self.least = self.mean.clone(), average

    def said(self, loss: Float[Tensor, " B"]) -> str:
        """See `Descent.said`."""
        return f"{self.plan.sides[self.stage]} px, {super().said(loss)}"

    @torch.no_grad()
    def measured(self) -> tuple[float, float]:
        """Style and content of the best: as shares of what the photograph, and nothing, miss."""
        assert self.best is not None
        style, content = self.goal.both(self.best)
        begun, _ = self.goal.both(self.goal.photograph)
        return float(style / begun), float(content)

    def _begin(self, picture: Float[Tensor, "1 3 H W"]) -> None:
        self.mover = MOVERS[self.optimizer](self.drawing, picture)
        self.mean = picture.clone()
        self.at, self.settled, self.best, self.least = 0, False, None, None

    def state_dict(self) -> dict[str, Any]:
        """See `Descent.state_dict`."""
        more = {"stage": self.stage, "at": self.at, "mean": self.mean}
        return {**super().state_dict(), **more}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """See `Descent.load_state_dict`."""
        stage, at = state["stage"], state["at"]
        if stage not in range(len(self.plan.sides)):
            raise ValueError(f"{stage!r:.40} is no size of {len(self.plan.sides)}")
        if at not in range(self.plan.steps[stage] + 1):
            raise ValueError(f"{at!r:.40} steps of {self.plan.steps[stage]} at this size")
        self.stage, self.goal = stage, self.wanted(self.plan.sides[stage])
        self._begin(torch.zeros(self.goal.shape, device=self.mean.device))
        super().load_state_dict(state)
        if state["mean"].shape != self.goal.shape:
            raise ValueError(f"an average of shape {list(state['mean'].shape)}")
        self.at, self.mean = at, state["mean"].to(self.mean).clone()


def enlarged(picture: Float[Tensor, "1 3 H W"], shape: tuple[int, ...]) -> Float[Tensor, "1 3 h w"]:
    """The picture at another size, in [0, 1]."""
    return interpolate(picture, shape[2:], mode="bicubic", align_corners=False).clamp(0, 1)


def smoothed(picture: Float[Tensor, "1 3 H W"], weight: float) -> Float[Tensor, "1 3 H W"]:
    """The picture with less total variation.

    Args:
        picture: in [0, 1].
        weight: 0 leaves it as it is; 0.2 leaves no speck and no grain.

    Source: Chambolle 2004, "An algorithm for total variation minimization", as in scikit-image.
    """
    if not weight:
        return picture
    plain = denoise_tv_chambolle(picture[0].cpu().numpy(), weight=weight, channel_axis=0)
    return torch.from_numpy(np.ascontiguousarray(plain, np.float32))[None].to(picture)
