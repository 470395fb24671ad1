"""A translator at work on tiles: what is given may be of any size, memory stays bounded.

Norms see the whole of what a network is given. Were each tile normed by itself, neighbours would
differ, so all are normed as the whole picture is, made as small as a tile. Tiles overlap, and where
they do, one fades into the next.

Source: Chen et al. 2022, arXiv 2103.11784 (thumbnail instance normalization).
"""

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn

from agents.gan.translators import Translation, Translator, mirrored

OVERLAP = 4
"""a tile shares its last part in so many with the next"""

Each = Callable[[range], Iterable[int]]
"""goes through numbers, and may show how far it is"""


@dataclass(frozen=True)
class Given:
    """What a network is given, part by part.

    Attributes:
        height: pixels.
        width: pixels.
        at: these rows and columns of it, [1,C,rows,columns].
    """

    height: int
    width: int
    at: Callable[[Tensor, Tensor], Tensor]


@dataclass(frozen=True)
class Axis:
    """Tiles along one side of a picture, which is mirrored beyond its end.

    Attributes:
        length: of the picture, pixels.
        tile: of a tile, pixels.
    """

    length: int
    tile: int

    @property
    def step(self) -> int:
        """From one tile to the next, pixels."""
        return self.tile - self.tile // OVERLAP

    @property
    def starts(self) -> range:
        """Where tiles begin."""
        return range(0, max(1, self.length - self.tile // OVERLAP), self.step)

    @property
    def end(self) -> int:
        """Where the last one ends."""
        return self.starts[-1] + self.tile

    def places(self, start: int) -> Int[Tensor, " tile"]:
        """Pixels of the picture that a tile shows."""
        return mirrored(self.length, self.end)[start : start + self.tile]

    def shares(self, start: int) -> Float[Tensor, " tile"]:
        """Of a tile in each of its pixels; over all tiles they sum to one."""
        shared = self.tile // OVERLAP
        fading = (torch.arange(shared) + 0.5) / shared
        shares = torch.ones(self.tile)
        if start:
            shares[:shared] = fading
        if start != self.starts[-1]:
            shares[self.tile - shared :] = fading.flip(0)
        return shares


@torch.no_grad()
def planes_by_rows(
    translation: Translation,
    given: Given,
    *,
    tile: int,
    seed: int = 0,
    each: Each = iter,
) -> Iterator[Float[Tensor, "O rows W"]]:
    """What the net makes, from top to bottom.

    Args:
        translation: the translator.
        given: what it is given.
        tile: longest side that is translated at once, pixels; the next that the network takes.
        seed: of the noise.
        each: goes through rows of tiles.
    """
    most, chance = translation.fitting(tile), torch.Generator().manual_seed(seed)
    rows, columns = (
        Axis(x, min(most, translation.fitting(x))) for x in (given.height, given.width)
    )
    net = translation.translator
    if len(rows.starts) > 1 or len(columns.starts) > 1:
        whole = given.at(shrunk(rows), shrunk(columns))
        net = normed_as(net, whole, torch.Generator().manual_seed(seed))
    below: Tensor | None = None
    for top in each(rows.starts):
        strip: Tensor | None = None
        for left in columns.starts:
            made = net.planes(given.at(rows.places(top), columns.places(left)), chance)[0]
            if strip is None:
                strip = made.new_zeros(len(made), rows.tile, columns.end)
            strip[..., left : left + columns.tile] += columns.shares(left) * made
        assert strip is not None
        strip *= rows.shares(top)[:, None]
        if below is not None:
            strip[:, : below.shape[1]] += below
        done = rows.step if top != rows.starts[-1] else given.height - top
        below = strip[:, done:].clone()
        yield strip[:, :done, : given.width]


def shrunk(axis: Axis) -> Int[Tensor, " tile"]:
    """Pixels, evenly spread, that stand for a side as long as a tile; all where it is no longer."""
    if axis.length <= axis.tile:
        return axis.places(0)
    return ((torch.arange(axis.tile) + 0.5) * axis.length / axis.tile).long()


def normed_as(
    translator: Translator, given: Float[Tensor, "1 C H W"], chance: torch.Generator
) -> Translator:
    """A copy whose norms do to whatever they see what they do here."""
    steady = deepcopy(translator)
    norms = [part for part in steady.modules() if isinstance(part, nn.InstanceNorm2d)]
    hooks = [norm.register_forward_pre_hook(_keep) for norm in norms]
    steady.planes(given, chance)
    for hook in hooks:
        hook.remove()
    return steady


def _keep(norm: nn.InstanceNorm2d, inputs: tuple[Tensor]) -> None:
    """Statistics of what it sees, from now on in place of those of what it will see."""
    (x,) = inputs
    norm.running_mean, norm.running_var = x.mean((0, 2, 3)), x.var((0, 2, 3), correction=0)
    norm.track_running_stats = True
