"""Batches of real pictures: each once in an epoch, cropped, mirrored and turned anew every time."""

from typing import Any

import torch
from jaxtyping import Float, Int
from torch import Tensor

from paint_gym.pictures.windows import anywhere, middle
from paint_gym.targets import Targets, make_targets

FEWEST = 2
"""pictures that a generator may learn from: of one, nothing is to be learned but itself"""


class Pictures:
    """The training pictures of a data set, for ever.

    Args:
        config: with dataset, data_dir, size, crop, mirror, flip and rotate.
        generator: decides on order, place and sides.

    Raises:
        ValueError: fewer than `FEWEST` pictures.
    """

    def __init__(self, config: Any, generator: torch.Generator):
        side = round(config.crop * config.size)
        self.config, self.generator = config, generator
        self.targets: Targets = make_targets(config.dataset, size=side, data_dir=config.data_dir)
        if len(self.targets) < FEWEST:
            raise ValueError(
                f"a generator learns from {FEWEST} pictures or more, got {len(self.targets)} of "
                f"{config.dataset}"
            )
        self.epochs = Epochs(len(self.targets), generator)

    def __len__(self) -> int:
        return len(self.targets)

    def batch(self, count: int) -> Float[Tensor, "count 3 H W"]:
        """The next so many."""
        return self.varied(self.targets[self.epochs.take(count)])

    def varied(self, pictures: Float[Tensor, "B 3 h w"]) -> Float[Tensor, "B 3 H W"]:
        """Each as it is seen this time."""
        config, generator = self.config, self.generator
        found = anywhere(pictures, config.size, mirror=config.mirror, generator=generator)
        if config.flip:
            found = torch.where(self._some(len(found)), found.flip(-2), found)
        for turns in (1, 2) if config.rotate else ():  # any of four quarters
            found = torch.where(self._some(len(found)), found.rot90(turns, (2, 3)), found)
        return found

    def _some(self, count: int) -> Tensor:
        return (torch.rand(count, generator=self.generator) < 0.5)[:, None, None, None]

    def plain(self, count: int) -> Float[Tensor, "n 3 H W"]:
        """Evenly spread ones as they are, for measuring; all where there are no more."""
        rows = torch.linspace(0, len(self) - 1, min(count, len(self))).long()
        return middle(self.targets[rows], self.config.size)

    def state_dict(self) -> dict[str, Any]:
        """See `Epochs`."""
        return self.epochs.state_dict()

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from there."""
        self.epochs.load_state_dict(state)


class Epochs:
    """Numbers from 0, each once in an epoch, in a new order every time, for ever.

    Args:
        length: of an epoch.
        generator: decides on the order.
    """

    def __init__(self, length: int, generator: torch.Generator):
        self.length, self.generator = length, generator
        self.order, self.next = torch.empty(0, dtype=torch.int64), 0

    def take(self, count: int) -> Int[Tensor, " count"]:
        """The next so many."""
        rows = []
        while count:
            if self.next == len(self.order):
                self.order = torch.randperm(self.length, generator=self.generator)
                self.next = 0
            taken = self.order[self.next : self.next + count]
            self.next += len(taken)
            count -= len(taken)
            rows.append(taken)
        return torch.cat(rows)

    def state_dict(self) -> dict[str, Any]:
        """The order of this epoch, and how far it has come."""
        return {"order": self.order, "next": self.next}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from there."""
        self.order, self.next = state["order"], state["next"]
