"""Pictures of two kinds that do not belong together, as CycleGAN and CUT learn from."""

import torch
from jaxtyping import Float, Int
from torch import Tensor

from paint_gym.pairs.source import Colored, Source
from paint_gym.targets import Targets
from paint_gym.targets.album import Album
from paint_gym.targets.joined import join_targets


class Apart(Colored):
    """As many pairs as there are pictures to be given; what is wanted beside one is any.

    Args:
        first: what is given.
        second: what is wanted.
        source: how they are cut out.
    """

    paired = False
    guess = (0, 3)
    terms: str
    may_be_shown: bool

    def __init__(self, first: Targets | Album, second: Targets | Album, source: Source):
        self.first, self.second, self.source, self.size = first, second, source, source.size

    def __len__(self) -> int:
        return len(self.first)

    def batch(
        self, rows: Int[Tensor, " B"], generator: torch.Generator
    ) -> tuple[Float[Tensor, "B 3 H W"], Float[Tensor, "B 3 H W"]]:
        """See `Pairs.batch`; each half is cut out and mirrored by itself."""
        others = torch.randint(len(self.second), (len(rows),), generator=generator)
        given = self.source.anywhere(self.first[rows], generator)
        return given, self.source.anywhere(self.second[others], generator)

    def plain(
        self, rows: Int[Tensor, " B"]
    ) -> tuple[Float[Tensor, "B 3 H W"], Float[Tensor, "B 3 H W"]]:
        """See `Pairs.plain`; the wanted ones in their order, again and again."""
        others = self.second[rows % len(self.second)]
        return self.source.middle(self.first[rows]), self.source.middle(others)


class Unpaired(Apart):
    """Pictures of two data sets, as photographs and Monet.

    Args:
        source: what is given, of sets of targets.
        wanted: other sets of targets.
        wanted_dir: where that lies; without it, where the first does.
    """

    def __init__(self, source: Source, *, wanted: str = "monet", wanted_dir: str | None = None):
        places = ((source.dataset, source.data_dir), (wanted, wanted_dir or source.data_dir))
        first, second = (
            join_targets(name, size=source.side, split=source.split, data_dir=place)
            for name, place in places
        )
        self.terms = "; ".join(dict.fromkeys((first.terms, second.terms)))
        self.may_be_shown = first.may_be_shown and second.may_be_shown
        super().__init__(first, second, source)
