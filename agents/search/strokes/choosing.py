"""When a search brings its inks to few paints, and to which."""

from dataclasses import dataclass, field
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor

from agents.search.strokes.goal import Goal
from agents.search.strokes.paints import found, in_paints, mixed, nearest
from renderers import Brush

CHOSEN = (0.5, 0.7, 0.9)
"""shares of a search after which its strokes choose among the paints"""
SAME = 1e-6
"""difference of inks, in [0, 1], below which they are the same"""
Wanted = int | tuple[tuple[float, float, float], ...]
"""so many paints, to be found; or these, RGB in [0, 1]; any ink, if there are none"""


@dataclass
class Choosing:
    """The paints of one search. From its first choice on every stroke is in one of them.

    Attributes:
        wanted: paints.
        seed: of what is drawn by chance.
        paints: of each canvas, once strokes have chosen.
        chosen: times that they have.
    """

    wanted: Wanted
    seed: int
    paints: Float[Tensor, "B K 3"] | None = field(default=None, init=False)
    chosen: int = field(default=0, init=False)

    def due(self, share: float) -> bool:
        """Whether strokes are to choose, after this share of the search."""
        return bool(self.wanted) and self.chosen < passed(share)

    def choose(self, goal: Goal, strokes: Float[Tensor, "B T P"]) -> Float[Tensor, "B T P"]:
        """The strokes in paints; paints that are to be found are first mixed for them."""
        if isinstance(self.wanted, int):
            first = self.paints
            if first is None:
                first = found(goal, strokes, self.wanted, seed=self.seed)
            self.paints = mixed(goal, strokes, first)
        else:
            self.paints = torch.tensor(self.wanted).to(strokes).expand(len(strokes), -1, -1)
        self.chosen += 1
        return in_paints(goal, strokes, self.paints)

    def begin(self, goal: Goal, strokes: Float[Tensor, "B T P"]) -> None:
        """Begin with strokes: those that are in the paints already have chosen for good."""
        wanted = self.wanted
        if not wanted or isinstance(wanted, int):
            return
        if are_in(strokes, goal.renderer.brush, wanted):
            self.paints = torch.tensor(wanted).to(strokes).expand(len(strokes), -1, -1)
            self.chosen = len(CHOSEN)

    def keep(self, goal: Goal, strokes: Float[Tensor, "B n P"]) -> Float[Tensor, "B n P"]:
        """New strokes, in paints if the others are."""
        return strokes if self.paints is None else nearest(goal, strokes, self.paints)

    def state_dict(self) -> dict[str, Any]:
        """What `load_state_dict` goes on from."""
        return {"paints": self.paints, "chosen": self.chosen}

    def load_state_dict(
        self, state: dict[str, Any], share: float, device: torch.device | str = "cpu"
    ) -> None:
        """Go on from there; where less of the search is done now than was, choose again.

        Raises:
            ValueError: it is the state of something else.
        """
        chosen, paints = state["chosen"], state["paints"]
        if type(chosen) is not int or chosen < 0:
            raise ValueError(f"'chosen' cannot be {chosen!r:.40}")
        if (chosen > 0) != (paints is not None) or (chosen and not self.wanted):
            raise ValueError(f"strokes chose {chosen} times, and the paints are not as they were")
        if paints is not None and not bool(((paints >= 0) & (paints <= 1)).all()):
            raise ValueError("paints that are not all in [0, 1]")
        self.chosen = min(chosen, passed(share))
        self.paints = paints.to(device) if paints is not None and self.chosen else None


def are_in(strokes: Float[Tensor, "B T P"], brush: Brush, paints: Wanted) -> bool:
    """Whether every stroke is in one of the paints; of so many that are to be found, in so few."""
    inks = strokes[..., brush.columns("color")].unflatten(-1, (-1, 3))
    if not bool((inks == inks[..., :1, :]).all()):
        return False
    kinds = inks.flatten(0, 2).unique(dim=0)
    if isinstance(paints, int):
        return len(kinds) <= paints
    away = (kinds[:, None] - torch.tensor(paints).to(kinds)).abs().amax(-1)
    return bool((away.amin(-1) < SAME).all())


def passed(share: float) -> int:
    """How often strokes have chosen after this share of a search."""
    return sum(x <= share for x in CHOSEN)
