"""A suite's pictures as files, for painters that read those: 00.png, 01.png, ..., by their place.

What is painted of them is gathered into a submission by the same numbers (gather.py).
"""

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import tyro

from benchmarks.leaderboard.suites import SUITES, Suite, open_suite
from paint_gym.paintings.painting import to_bytes
from renderers.files import together, write_picture
from renderers.workshop.command import OnThreads

OneSuite = tuple[Annotated[str, SUITES]]
"""its name, where other commands take several"""


@dataclass(frozen=True)
class Pictures(OnThreads):
    """Write a suite's pictures as PNG files, to be painted."""

    suite: tyro.conf.Positional[OneSuite]
    """whose pictures, such as photos-10"""
    out: Annotated[Path, tyro.conf.arg(aliases=["-o"])] = Path("pictures")
    """folder for them"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""


def write_pictures(options: Pictures) -> list[Path]:
    """Write them all; where they are.

    Raises:
        FileNotFoundError: the suite's data are not there.
        ValueError: they are not the pictures that were frozen.
    """
    suite: Suite = SUITES[options.suite[0]]
    found = open_suite(suite, options.data_dir)
    names = [file_name(place, suite) for place in range(suite.pictures)]
    with together(options.out) as unfinished:
        for name, target in zip(names, found.targets, strict=True):
            write_picture(unfinished / name, to_bytes(target))
    print(
        f"{suite.pictures} pictures of {suite.name} in {options.out}, {suite.budget} strokes each"
    )
    print(f"their terms: {found.terms}")
    if not found.may_be_shown:
        warnings.warn(
            f"pictures of {suite.dataset} may not be published, nor paintings of them: keep both "
            "to yourself; the board judges strokes of them and shows none",
            stacklevel=2,
        )
    return [options.out / name for name in names]


def file_name(place: int, suite: Suite) -> str:
    """Of the picture at this place of a suite: all names of one suite are of one length."""
    return f"{place:0{len(str(suite.pictures - 1))}}.png"
