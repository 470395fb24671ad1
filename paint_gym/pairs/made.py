"""Pairs made on the fly: what is given is made of the picture that is wanted."""

import numpy as np
import torch
from jaxtyping import Float, Int
from torch import Tensor

from paint_gym.pairs.source import Colored, Source
from paint_gym.targets.joined import join_targets


class Made(Colored):
    """Pairs of any data set; a kind of them is its `given`."""

    made = True

    def __init__(self, source: Source):
        self.source, self.size = source, source.size
        self.targets = join_targets(
            source.dataset, size=source.side, split=source.split, data_dir=source.data_dir
        )
        self.terms, self.may_be_shown = self.targets.terms, self.targets.may_be_shown

    def __len__(self) -> int:
        return len(self.targets)

    def batch(
        self, rows: Int[Tensor, " B"], generator: torch.Generator
    ) -> tuple[Float[Tensor, "B C H W"], Float[Tensor, "B 3 H W"]]:
        """See `Pairs.batch`."""
        wanted = self.source.anywhere(self.targets[rows], generator)
        return torch.stack([self.given(picture, generator) for picture in wanted]), wanted

    def plain(
        self, rows: Int[Tensor, " B"]
    ) -> tuple[Float[Tensor, "B C H W"], Float[Tensor, "B 3 H W"]]:
        """See `Pairs.plain`."""
        wanted = self.source.middle(self.targets[rows])
        own = [torch.Generator().manual_seed(row) for row in rows.tolist()]
        given = [self.given(picture, chance) for picture, chance in zip(wanted, own, strict=True)]
        return torch.stack(given), wanted

    def given(
        self, picture: Float[Tensor, "3 H W"], generator: torch.Generator
    ) -> Float[Tensor, "C H W"]:
        """What is given where this picture is wanted; the generator decides what is left open."""
        raise NotImplementedError


def drawn_from(generator: torch.Generator) -> np.random.Generator:
    """A generator of NumPy's, begun by the next number of this one."""
    return np.random.default_rng(int(torch.randint(2**63 - 1, (), generator=generator)))
