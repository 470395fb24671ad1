"""Pairs that lie in files, read once and kept as bytes."""

from pathlib import Path

import torch
from jaxtyping import Float, Int, UInt8
from torch import Tensor

from paint_gym.pairs.source import Colored, Source
from paint_gym.targets.album import Entry
from paint_gym.targets.folder import named
from paint_gym.targets.source import find

OWN = "folder"
"""data set of a person's own files, as of targets"""
RESEARCH = {"facades": "research (CMP Facade Database)", "edges2": "non-commercial academic"}
"""terms of known sets, by how their names begin; none of them may be shown"""


class Read(Colored):
    """Pairs of RGB pictures; what is given is three planes.

    Args:
        both: what is given behind what is wanted.
        source: what they were read from.
    """

    def __init__(self, both: UInt8[Tensor, "n 6 h w"], source: Source):
        self.both, self.source, self.size = both, source, source.size
        self.terms, self.may_be_shown = terms_of(source)

    def __len__(self) -> int:
        return len(self.both)

    def batch(
        self, rows: Int[Tensor, " B"], generator: torch.Generator
    ) -> tuple[Float[Tensor, "B 3 H W"], Float[Tensor, "B 3 H W"]]:
        """See `Pairs.batch`."""
        return _halves(self.source.anywhere(self._read(rows), generator))

    def plain(
        self, rows: Int[Tensor, " B"]
    ) -> tuple[Float[Tensor, "B 3 H W"], Float[Tensor, "B 3 H W"]]:
        """See `Pairs.plain`."""
        return _halves(self.source.middle(self._read(rows)))

    def _read(self, rows: Tensor) -> Tensor:
        return self.both[rows].float() / 255


def _halves(both: Tensor) -> tuple[Tensor, Tensor]:
    given, wanted = both.split(3, 1)
    return given, wanted


def files_of(source: Source) -> tuple[list[Entry], Path]:
    """The pictures of a set, unread, and the zip file or folder they lie in.

    Raises:
        FileNotFoundError: it is not there, or empty; says what to put where.
        ValueError: "folder", and none is given.
    """
    name, place = source.dataset, source.data_dir
    if name == OWN:
        entries, found = find(named(place), "pairs", zips=(), folders=(".",))
    else:
        entries, found = find(place, name, zips=(f"{name}*.zip",), folders=(name,))
    return entries, Path(found.place)


def terms_of(source: Source) -> tuple[str, bool]:
    """Under what terms a set may be used, and whether it may be shown: those that are known."""
    for name, terms in RESEARCH.items():
        if source.dataset.startswith(name):
            return terms, False
    return "those of your pictures", True


def within(entry: Entry, place: Path) -> Path:
    """The picture's path in its zip file or folder."""
    path = Path(entry.name)
    return path.relative_to(place) if place.is_dir() else path
