"""One painting of a submission, as a file that the studio and `agents.paint` open."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import tyro
from jaxtyping import Float
from torch import Tensor

from benchmarks.leaderboard.submission import Submission, read_submission
from benchmarks.leaderboard.suites import Suite
from paint_gym.paintings.painting import Painting
from renderers.workshop.command import OnThreads
from renderers.workshop.ranges import Seed, Whole


@dataclass(frozen=True)
class Single(OnThreads):
    """Take one painting out of a submission, or out of what --save-strokes wrote."""

    folder: tyro.conf.Positional[Path]
    """card.json beside strokes.npz or strokes.safetensors"""
    place: Whole = 0
    """of its picture in the suite; the first is 0"""
    seed: Seed | None = None
    """of the painter, where it has several; else its first one"""
    output: Annotated[Path, tyro.conf.arg(aliases=["-o"])] = Path("painting.json")
    """file for it, .json or .npz"""


def write_single(options: Single) -> Path:
    """Write the painting; where it is.

    Raises:
        ValueError: no submission, no such picture or seed in it, or another ending.
    """
    submission = read_submission(options.folder)
    strokes = strokes_of(submission, options.seed)
    if options.place >= len(strokes):
        raise ValueError(
            f"{submission.suite.name} has the pictures 0 ... {len(strokes) - 1}, got --place "
            f"{options.place}"
        )
    painting = painting_of(strokes[options.place], submission.brush.name, submission.suite)
    painting.save(options.output)
    print(
        f"{options.output}: picture {options.place} of {submission.suite.name} in "
        f"{len(painting.strokes)} strokes by {submission.card.painter}"
    )
    return options.output


def strokes_of(submission: Submission, seed: int | None) -> Float[Tensor, "N T P"]:
    """Those of one seed; of the first where none is named.

    Raises:
        ValueError: it has no such seed.
    """
    seeds = submission.card.seeds
    if seed is not None and seed not in seeds:
        raise ValueError(
            f"the submission has seeds {', '.join(map(str, seeds))}, got --seed {seed}"
        )
    return submission.strokes[seeds[0] if seed is None else seed]


def painting_of(strokes: Float[Tensor, "T P"], brush: str, suite: Suite) -> Painting:
    """Strokes for a picture of a suite as a painting: on black, of the suite's size."""
    return Painting(brush, strokes, suite.height or suite.size, suite.size)
