"""Two folders, A and B: pictures of equal names belong together, or none do.

    A/1.jpg      B/1.png          train/A/1.jpg  train/B/1.jpg      trainA/1.jpg  trainB/1.jpg
    A/deep/2.jpg B/deep/2.jpg     test/A/2.jpg   test/B/2.jpg       testA/2.jpg   testB/2.jpg

all in one folder or zip file, which may hold other things. Where there are folders of "train", they
are the split, else the last tenth by name is the test split.
"""

import re
import warnings
from pathlib import PurePath
from typing import NamedTuple

import numpy as np
from jaxtyping import UInt8

from paint_gym.pairs.read import Read, files_of, terms_of, within
from paint_gym.pairs.source import Source
from paint_gym.pairs.unpaired import Apart
from paint_gym.targets.album import Album, Entry, Tell, decode, whole
from paint_gym.targets.split import split_by_folder


class Pair(NamedTuple):
    """Two pictures that have not been read yet, and the name of both."""

    name: str
    given: Entry
    wanted: Entry


class PairedFolders(Read):
    """Pictures of equal names in two folders belong together; endings may differ.

    Those without a partner are left out: one warning counts them and names the first few.

    Args:
        source: the folder, or zip file, of both.
        given: name of the folder of what is given.
        wanted: name of the folder of what is wanted.
    """

    def __init__(self, source: Source, *, given: str = "A", wanted: str = "B"):
        first, second = (side(source, name) for name in (given, wanted))
        tell_of_single(first.keys() ^ second.keys())
        names = sorted(first.keys() & second.keys())
        if not names:
            raise ValueError(f"no picture of folder {given} has a partner of its name in {wanted}")
        chosen = [Pair(str(x), first[x], second[x]) for x in split_by_folder(names, source.split)]
        what = f"{given} and {wanted} ({source.split})"
        super().__init__(decode(chosen, source.side, what, parts=2, look=together), source)


class UnpairedFolders(Apart):
    """Pictures of two folders, which do not belong together; as `PairedFolders` otherwise."""

    def __init__(self, source: Source, *, given: str = "A", wanted: str = "B"):
        self.terms, self.may_be_shown = terms_of(source)
        first, second = (album(source, name) for name in (given, wanted))
        super().__init__(first, second, source)


def album(source: Source, name: str) -> Album:
    """The pictures of the folders of this name, of one split."""
    found = side(source, name)
    chosen = [found[path] for path in split_by_folder(sorted(found), source.split)]
    return Album(decode(chosen, source.side, f"{name} ({source.split})"))


def side(source: Source, name: str) -> dict[PurePath, Entry]:
    """The pictures of the folders of this name, by their path without it and without ending.

    Raises:
        FileNotFoundError: there are none; says where they were looked for.
    """
    entries, place = files_of(source)
    folder = re.compile(rf"(train|test|val)?[ _-]?{re.escape(name)}")
    found: dict[PurePath, Entry] = {}
    for entry in entries:
        path = within(entry, place).with_suffix("")
        for i, part in enumerate(path.parts[:-1]):
            if match := folder.fullmatch(part):
                parts = (*path.parts[:i], match[1] or "", *path.parts[i + 1 :])
                found.setdefault(PurePath(*parts), entry)
    if not found:
        raise FileNotFoundError(f"no pictures in a folder {name} of {place}: put them there")
    return found


def tell_of_single(names: set[PurePath]) -> None:
    """Warn of pictures that have no partner, if there are any."""
    if names:
        first = ", ".join(map(str, sorted(names)[:3])) + " ..." * (len(names) > 3)
        warnings.warn(
            f"{len(names)} pictures without a partner are left out: {first}", stacklevel=4
        )


def together(pair: Pair, tell: Tell) -> list[UInt8[np.ndarray, "H W 3"]]:
    """What is given, what is wanted."""
    return whole(pair.given, tell) + whole(pair.wanted, tell)
