"""Paintings of a suite's pictures, gathered into a submission.

    FOLDER/
        00.json  01.npz ...    as the studio gives them, named by their picture's place, or
        00/painting.npz ...    as `agents.paint` writes them of a folder of pictures

The last number in a name says which picture was painted; `benchmarks.leaderboard pictures` names
those by the same numbers.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import torch
import tyro
from jaxtyping import Float
from torch import Tensor
from torch.nn.functional import pad

from agents.commission.folder import ASKED
from agents.commission.options import KEPT
from benchmarks.leaderboard.checks import check_brush, check_strokes
from benchmarks.leaderboard.pictures import OneSuite, file_name
from benchmarks.leaderboard.submission import Card, check_card, write_submission
from benchmarks.leaderboard.suites import SUITES, Suite
from paint_gym.paintings.ground import Ground
from paint_gym.paintings.painting import Painting, load_painting
from renderers import BRUSHES, Brush
from renderers.workshop.command import OnThreads
from renderers.workshop.ranges import Positive, Seed

FEW = 5
"""missing pictures that a refusal names"""


@dataclass(frozen=True)
class Gather(OnThreads):
    """Gather paintings, one for each picture of a suite, into a submission."""

    folder: tyro.conf.Positional[Path]
    """paintings (.json, .npz) named by their picture's place, or in a folder of that name each"""
    suite: OneSuite
    """what was painted, such as photos-10"""
    painter: str
    """what the board shall call it: a-z, 0-9, '_', '.' and '-'"""
    authors: str
    """who made it"""
    licence: str
    """of the strokes, e.g. CC0-1.0"""
    out: Annotated[Path, tyro.conf.arg(aliases=["-o"])] = Path("submission")
    """folder for strokes.npz and card.json"""
    hardware: str = ""
    """on what it was painted"""
    seconds_per_picture: Positive | None = None
    """that painting took; shown as claimed"""
    link: str = ""
    """page about the painter, https://..."""
    seed: Seed = 0
    """it was painted with"""


def gather(options: Gather) -> Path:
    """Write the submission; its folder.

    Raises:
        FileNotFoundError: no such folder.
        ValueError: a painting that the suite does not allow, a picture with none or with two, or
            a card that would be refused; in one line that names the file.
    """
    suite: Suite = SUITES[options.suite[0]]
    files = by_place(options.folder, suite)
    paintings = [read_fitting(files[place], suite) for place in range(suite.pictures)]
    brush = _brush(paintings)
    strokes = stacked([painting.strokes for painting in paintings], brush)
    check_strokes(strokes, suite, brush)
    card = _card(options, suite, brush)
    write_submission(options.out, card, {options.seed: strokes})
    print(
        f"{options.out}: {suite.pictures} paintings by {card.painter}, {strokes.shape[1]} strokes "
        f"each; to be judged: python -m benchmarks.leaderboard submit {options.out}"
    )
    return options.out


def by_place(folder: Path, suite: Suite) -> dict[int, Path]:
    """The painting of each of a suite's pictures, by the picture's place.

    Raises:
        FileNotFoundError: no such folder.
        ValueError: a name without a number or with one that no picture has, a picture with two
            paintings, or pictures with none.
    """
    folder.stat()
    files = [x for x in sorted([*folder.glob("*"), *folder.glob("*/*")]) if x.suffix in KEPT]
    both = {x.with_suffix(KEPT[0]) for x in files if x.suffix == KEPT[1]}  # one painting, twice
    found: dict[int, Path] = {}
    for file in files:
        if file.name == ASKED or file in both:
            continue
        place = _place(file.relative_to(folder), suite)
        if place in found:
            raise ValueError(f"{found[place]} and {file} are both of picture {place}: keep one")
        found[place] = file
    if missing := sorted(set(range(suite.pictures)) - set(found)):
        few = ", ".join(map(str, missing[:FEW])) + (", ..." if missing[FEW:] else "")
        raise ValueError(
            f"{folder} has paintings of {len(found)} of the {suite.pictures} pictures of "
            f"{suite.name}: there is none of {few}"
        )
    return found


def _place(file: Path, suite: Suite) -> int:
    numbers = re.findall("[0-9]+", str(file.with_suffix("")))
    if not numbers or int(numbers[-1]) >= suite.pictures:
        example = Path(file_name(suite.pictures - 1, suite)).with_suffix(KEPT[0])
        raise ValueError(
            f"the name {file} does not say which picture of {suite.name} is painted: its last "
            f"number must be the picture's place, 0 ... {suite.pictures - 1}, as in {example}"
        )
    return int(numbers[-1])


def read_fitting(file: Path, suite: Suite) -> Painting:
    """A painting that the suite allows.

    Raises:
        ValueError: no painting, too many strokes, another brush, shape or ground; names the file.
    """
    painting, height = load_painting(file), suite.height or suite.size
    try:
        check_brush(painting.brush, suite)
    except ValueError as error:
        raise ValueError(f"{file}: {error}") from error
    if len(painting.strokes) > suite.budget:
        raise ValueError(
            f"{file}: over budget: {suite.name} allows {suite.budget} strokes, got "
            f"{len(painting.strokes)}"
        )
    if painting.height * suite.size != painting.width * height:
        raise ValueError(
            f"{file}: the pictures of {suite.name} are {suite.size} x {height}, this is a painting "
            f"of one of {painting.width} x {painting.height}"
        )
    if painting.ground != Ground():
        raise ValueError(f"{file}: it does not begin on black: paint with --background black")
    return painting


def stacked(strokes: list[Float[Tensor, "_ P"]], brush: Brush) -> Float[Tensor, "N T P"]:
    """Strokes of paintings as one array; the shorter ones end in strokes of opacity 0.

    Raises:
        ValueError: they are not of one length, and the brush has no opacity.
    """
    lengths = sorted({len(each) for each in strokes})
    if len(lengths) > 1 and not brush.columns("alpha"):
        raise ValueError(
            f"paintings of {lengths[0]} to {lengths[-1]} strokes: with {brush.name}, which knows "
            "no opacity, all must have as many"
        )
    return torch.stack([pad(each, (0, 0, 0, lengths[-1] - len(each))) for each in strokes])


def _brush(paintings: list[Painting]) -> Brush:
    """The one they are all painted with."""
    names = sorted({painting.brush for painting in paintings})
    if len(names) > 1:
        raise ValueError(f"a submission is painted with one brush, these are with {names}")
    if names[0] not in BRUSHES:
        raise ValueError(f"a submission's brush is one of {', '.join(BRUSHES)}, not {names[0]:.40}")
    return BRUSHES[names[0]]()


def _card(options: Gather, suite: Suite, brush: Brush) -> Card:
    """What is said of the submission, checked as if it had come in."""
    return check_card(
        {
            "suite": suite.name,
            "digest": suite.digest,
            "painter": options.painter,
            "authors": options.authors,
            "brush": brush.name,
            "budget": suite.budget,
            "seeds": [options.seed],
            "hardware": options.hardware,
            "seconds_per_picture": options.seconds_per_picture,
            "licence": options.licence,
            "link": options.link,
        }
    )
