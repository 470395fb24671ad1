"""Pictures that hold a pair: one half left, one right, as pix2pix's data sets do."""

from functools import partial

import numpy as np
from jaxtyping import UInt8

from paint_gym.pairs.read import Read, files_of
from paint_gym.pairs.source import Source
from paint_gym.pictures.reading import UnreadablePicture
from paint_gym.targets.album import Entry, Tell, decode, whole
from paint_gym.targets.split import split_tenth

HALVES = ("left", "right")


class SideBySide(Read):
    """Each picture is cut in the middle; one half is given, the other wanted.

    Args:
        source: the files; the last tenth by name is the test split.
        given: which half: "left" or "right".
    """

    def __init__(self, source: Source, *, given: str = "right"):
        if given not in HALVES:
            raise ValueError(f'given must be "left" or "right", got {given!r}')
        entries, place = files_of(source)
        chosen = split_tenth(entries, source.split)
        what = f"{place} ({source.split})"
        look = partial(halves, given=given)
        super().__init__(decode(chosen, source.side, what, parts=2, look=look), source)


def halves(entry: Entry, tell: Tell, *, given: str) -> list[UInt8[np.ndarray, "H w 3"]]:
    """What is given, what is wanted; of an odd width, the column in the middle is left out.

    Raises:
        UnreadablePicture: a picture that is not wider than high holds no two.
    """
    (both,) = whole(entry, tell)
    height, width = both.shape[:2]
    if width <= height:
        raise UnreadablePicture(
            f"{entry.name} is {width} x {height} px: two pictures side by side are wider than high"
        )
    parts = [both[:, : width // 2], both[:, -(width // 2) :]]
    return parts if given == "left" else parts[::-1]
