"""A picture in parts that a network sees one by one, nearly as if it saw the whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from jaxtyping import Float
from torch import Tensor

ALIGNED = 16
"""places at which tiles begin are multiples of it, as a layer's pixel may stand for so many"""
HALO = 64
"""pixels around a tile that are seen besides: what lies farther hardly matters"""


@dataclass(frozen=True)
class Tile:
    """A part of a picture: its rows and columns, and what is seen of them.

    Attributes:
        rows, columns: its own.
        seen: rows and columns that the network is shown.
    """

    rows: slice
    columns: slice
    seen: tuple[slice, slice]

    def shown(self, picture: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B 3 h w"]:
        """What the network is shown."""
        return picture[..., self.seen[0], self.seen[1]]

    def own(self, maps: Float[Tensor, "B C h w"]) -> Float[Tensor, "B C a b"]:
        """The part of a layer's map of `shown` that is the tile's own."""
        rows, columns = (
            _own(mine, seen, maps.shape[axis])
            for axis, mine, seen in ((2, self.rows, self.seen[0]), (3, self.columns, self.seen[1]))
        )
        return maps[..., rows, columns]


def tiles(height: int, width: int, side: int) -> list[Tile]:
    """The parts of a picture, none of whose own are larger than about `side`; one if it is not.

    Args:
        height: of the picture, pixels.
        width: likewise.
        side: of a tile; rounded down to a multiple of `ALIGNED`, and at least that.
    """
    side = max(ALIGNED, side - side % ALIGNED)
    return [
        Tile(row, column, (_widened(row, height), _widened(column, width)))
        for row in _parts(height, side)
        for column in _parts(width, side)
    ]


def _parts(length: int, side: int) -> Iterator[slice]:
    if length <= side + HALO:  # not worth a second one
        yield slice(0, length)
        return
    count = -(-length // side)
    step = -(-length // (count * ALIGNED)) * ALIGNED
    for begin in range(0, length, step):
        yield slice(begin, min(begin + step, length))


def _widened(part: slice, length: int) -> slice:
    return slice(max(0, part.start - HALO), min(length, part.stop + HALO))


def _own(mine: slice, seen: slice, length: int) -> slice:
    """Places in a map of so many pixels, which shows `seen`, of what is mine."""
    stride = 1
    while (seen.stop - seen.start) // (2 * stride) >= length:
        stride *= 2
    begin = (mine.start - seen.start) // stride
    last = mine.stop == seen.stop
    return slice(begin, length if last else (mine.stop - seen.start) // stride)
