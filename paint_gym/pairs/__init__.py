"""Every kind of pairs by name: what is given, and what is wanted of it. Adding one: as targets."""

from os import PathLike, fspath
from typing import Any, Protocol, runtime_checkable

import torch
from jaxtyping import Float, Int
from torch import Tensor

from paint_gym.pairs.blocks import Blocks
from paint_gym.pairs.edges import Edges
from paint_gym.pairs.folders import PairedFolders, UnpairedFolders
from paint_gym.pairs.grey import Grey
from paint_gym.pairs.hints import Hints
from paint_gym.pairs.side_by_side import SideBySide
from paint_gym.pairs.source import Drawn, Source
from paint_gym.pairs.strokes import Strokes
from paint_gym.pairs.unpaired import Unpaired
from paint_gym.pictures.windows import CROP
from renderers.registry import Registry


@runtime_checkable
class Pairs(Protocol):
    """A finite set of pairs of square pictures: given [C,H,W] and wanted RGB, both in [0, 1].

    Attributes:
        size: side of both, pixels.
        planes: C, of what is given.
        chroma: whether what is wanted has the light of what is given, its first plane: only a and
            b are to be made, see `paint_gym.pictures.lab.recolour`.
        guess: the planes of what is given that are a guess of what is to be made: from, and up to;
            None where there is none.
        paired: whether the two belong together; where not, both are merely of their kind.
        drawn: how a person can draw what is given.
        made: whether what is given is made of the picture that is wanted: see `Made.given`.
        terms: under what terms the pictures may be used.
        may_be_shown: whether they may be published.
    """

    size: int
    planes: int
    chroma: bool
    guess: tuple[int, int] | None
    paired: bool
    drawn: Drawn
    made: bool
    terms: str
    may_be_shown: bool

    def __len__(self) -> int: ...

    def batch(
        self, rows: Int[Tensor, " B"], generator: torch.Generator
    ) -> tuple[Float[Tensor, "B C H W"], Float[Tensor, "B 3 H W"]]:
        """Given and wanted of these rows, cut out and mirrored alike, what is given made anew."""
        ...

    def plain(
        self, rows: Int[Tensor, " B"]
    ) -> tuple[Float[Tensor, "B C H W"], Float[Tensor, "B 3 H W"]]:
        """The same about the middle and never mirrored: for a row always the same pair."""
        ...

    @staticmethod
    def given_of(picture: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B C H W"]:
        """What is given where a person brings this picture, of any height and width.

        It takes no data set: `PAIRS[name].given_of(picture)`.
        """
        ...


PAIRS = Registry(
    "pairs",
    edges=Edges,
    grey=Grey,
    hints=Hints,
    blocks=Blocks,
    strokes=Strokes,
    side_by_side=SideBySide,
    paired_folders=PairedFolders,
    unpaired_folders=UnpairedFolders,
    unpaired=Unpaired,
)


def make_pairs(
    name: str,
    *,
    dataset: str,
    size: int,
    split: str = "train",
    data_dir: str | PathLike[str] | None = None,
    crop: float = CROP,
    mirror: bool = True,
    **options: Any,
) -> Pairs:
    """The pairs of one kind, data set and split.

    Args:
        name: key of PAIRS.
        dataset: and the others: see `Source`.
        size: of both halves.
        split: "train" or "test".
        data_dir: where the data lie.
        crop: how much is cut away.
        mirror: whether half of them are mirrored.
        options: what else this kind takes.

    Raises:
        KeyError: an unknown kind or data set.
        FileNotFoundError: the data are not there; says what to put where.
        ValueError: an unknown split, a size or crop below 1, or no readable picture.
    """
    folder = None if data_dir is None else fspath(data_dir)
    source = Source(dataset, size, split, data_dir=folder, crop=crop, mirror=mirror)
    pairs: Pairs = PAIRS[name](source, **options)
    return pairs
