"""`python -m benchmarks.leaderboard`: who paints best, by strokes drawn again.

    run general --actor agents/weights/general.safetensors --suite photos-200
    pictures SUITE      its pictures as files, to be painted
    gather FOLDER       paintings of those made into a submission
    submit FOLDER       judge strokes that someone else's painter laid (submission.py)
    painting FOLDER     one painting of a submission, for the studio and agents.paint
    page                write docs/leaderboard/ from the results
    splits ACTOR        one painter's error on the test split of every data set
    digests             SHA-256 of the pictures on this machine, beside those that were frozen

Every painting is judged by drawing its strokes again with an engine that is exact. Results are
files (standings.py); `python -m benchmarks.pages` puts them into docs and README.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import tyro

from benchmarks.leaderboard import page, splits
from benchmarks.leaderboard.gather import Gather, gather
from benchmarks.leaderboard.measure import Run, Submit, run, submit
from benchmarks.leaderboard.pictures import Pictures, write_pictures
from benchmarks.leaderboard.single import Single, write_single
from benchmarks.leaderboard.standings import BOARD
from benchmarks.leaderboard.suites import SUITES, digest, open_unchecked, read_with, why_others
from benchmarks.places import DOCS
from renderers.registry import Registry
from renderers.workshop.command import Command, OnThreads, run_one_of


@dataclass(frozen=True)
class Page(OnThreads):
    """Write the page: index.html with its data, pictures and films."""

    out: tyro.conf.Positional[Path] = DOCS / "leaderboard"
    """folder of the page"""
    board: Path = BOARD
    """folder of the results"""


@dataclass(frozen=True)
class Digests(OnThreads):
    """SHA-256 of the pictures on this machine, beside those that were frozen."""

    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""


def digests(options: Digests) -> dict[str, str]:
    """Print each suite's digest, and whether the pictures here have it; why, where they do not."""
    found = {}
    for name, suite in SUITES.items():
        try:
            found[name] = digest(open_unchecked(suite, options.data_dir).targets)
        except (FileNotFoundError, ValueError) as error:
            print(f"{name:<13} {error}")
            continue
        print(f"{name:<13} {found[name]} {'' if found[name] == suite.digest else 'not frozen so'}")
    if any(got != SUITES[name].digest for name, got in found.items()):
        print(f"not frozen so: {why_others(read_with())}")
    return found


def write_page(options: Page) -> Path:
    """Write the page; its index.html."""
    file = page.write(options.out, options.board)
    print(f"written to {file}")
    return file


COMMANDS: Registry = Registry(
    "command",
    run=Command(Run, run),
    pictures=Command(Pictures, write_pictures),
    gather=Command(Gather, gather),
    submit=Command(Submit, submit),
    painting=Command(Single, write_single),
    page=Command(Page, write_page),
    splits=Command(splits.Splits, splits.run),
    digests=Command(Digests, digests),
)

main = partial(run_one_of, COMMANDS, prog="python -m benchmarks.leaderboard", about=__doc__)
"""does what the command line says; takes what is typed, if not there"""

if __name__ == "__main__":
    main()
