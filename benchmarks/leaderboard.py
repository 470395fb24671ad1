"""`python -m benchmarks.leaderboard`: who paints best, by strokes drawn again.

    run general --actor agents/weights/general.safetensors --suite photos-200
    submit FOLDER       judge strokes that someone else's painter laid (benchmarks/submission.py)
    page                write docs/leaderboard/ from the results
    digests             SHA-256 of the pictures on this machine, beside those that were frozen

Every painting is judged by drawing its strokes again with an engine that is exact. Results are
files (benchmarks/standings.py); `python -m benchmarks.figures tables` puts them into the README.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import torch
import tyro

from agents.run import keep_memory
from benchmarks import page
from benchmarks.contest import Run, Submit, run, submit
from benchmarks.places import DOCS
from benchmarks.standings import BOARD
from benchmarks.suites import SUITES, digest, open_unchecked, read_with, why_others


@dataclass(frozen=True)
class Page:
    """Write the page: index.html with its data, pictures and films."""

    out: tyro.conf.Positional[Path] = DOCS / "leaderboard"
    """folder of the page"""
    board: Path = BOARD
    """folder of the results"""
    threads: int | None = None
    """processor threads; all cores if not given"""


@dataclass(frozen=True)
class Digests:
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


COMMANDS: dict[type, Callable[[Any], Any]] = {
    Run: run, Submit: submit, Page: write_page, Digests: digests,
}  # fmt: skip


def main(argv: Sequence[str] | None = None) -> None:
    """Parse and do; what a person can mend is one line, exit code 2."""
    options: Any = tyro.cli(
        Annotated[Run, tyro.conf.subcommand("run")]
        | Annotated[Submit, tyro.conf.subcommand("submit")]
        | Annotated[Page, tyro.conf.subcommand("page")]
        | Annotated[Digests, tyro.conf.subcommand("digests")],
        args=argv, description=__doc__, prog="python -m benchmarks.leaderboard",
    )  # fmt: skip
    if getattr(options, "threads", None):
        torch.set_num_threads(options.threads)
    keep_memory()
    try:
        COMMANDS[type(options)](options)
    except (ValueError, OSError, ImportError) as error:
        sys.exit(_complain(str(error)))
    except KeyError as error:
        sys.exit(_complain(str(error.args[0])))


def _complain(message: str) -> int:
    print(f"benchmarks.leaderboard: {message}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    main()
