"""Interactive colourisation: how near colours come with the number of hints.

Hints are drawn from the true picture, those of a smaller number among those of a larger one. Beside
the network stands what it is given: the hints' colours as they spread before it sees them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import torch
import tyro
from jaxtyping import Float
from torch import Tensor
from tqdm import tqdm

from agents.gan.translators import load_translator
from benchmarks.estimates import said_of_seeds, summary
from benchmarks.judged import KEPT, called, put
from benchmarks.places import FIGURES, RESULTS
from benchmarks.translators.figure import draw_hints
from benchmarks.translators.measure import learned_from
from benchmarks.translators.task import whole
from paint_gym.metrics import psnr, squared_error
from paint_gym.pairs.hints import drawn_hints, with_hints
from paint_gym.pictures.lab import light_of, recolour
from paint_gym.targets.held_out import spread
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import within
from renderers.workshop.reading import read_json

RESULT = "translators-hints.json"
COUNTS = (0, 1, 2, 5, 10, 20, 50)
"""of hints"""


@dataclass(frozen=True)
class Hints(OnThreads):
    """How near colours come with the number of hints."""

    translator: tyro.conf.Positional[Path]
    """weights that colour by hints, or the folder of their run"""
    name: str | None = None
    """how the result calls it; by its file or folder if not given"""
    dataset: str | None = None
    """pictures: a data set's name, of which the test split is taken; what it learned from if not
    given"""
    data_dir: str | None = None
    """where they lie; else the folder named by PAINT_GYM_DATA"""
    count: Annotated[int, tyro.conf.arg(aliases=["-n"]), within(1, 10_000)] = 100
    """pictures at most, evenly spread over the test split"""
    results: Path = RESULTS
    """folder of translators-hints.json"""
    figures: Path = FIGURES
    """folder of translators-hints.png"""


def run(options: Hints) -> dict[str, Any]:
    """Measure, write, draw, print.

    Raises:
        ValueError: weights that do not colour by hints.
        FileNotFoundError: the weights or the pictures are not there.
    """
    translation, about = load_translator(options.translator)
    if about.spec["pairs"]["name"] != "hints":
        raise ValueError(f"wanted what colours by hints, got {about.spec['pairs']['name']}")
    asked, data_dir = learned_from(about, options.dataset, options.data_dir)
    pairs = whole(asked, "test", data_dir)
    _, pictures = pairs.plain(spread(len(pairs), options.count))
    grey = recolour(light_of(pictures), torch.zeros_like(pictures[:, :2]))
    plain = near(grey, pictures)
    row: dict[str, Any] = {
        "machine": machine(),
        "spec": about.spec,
        "learned": {key: about.card.get(key) for key in KEPT},
        "pairs": asked,
        "count": len(pictures),
        "grey": summary(plain[None]),
        "counts": [
            {
                "hints": count,
                "psnr": summary(x[None]),
                "above_grey": summary((x - plain)[None]),
                "spread": summary(near(spread_alone(pictures, count), pictures)[None]),
            }
            for count in tqdm(COUNTS, "hints", leave=False)
            for x in [near(coloured(translation, pictures, count), pictures)]
        ],
    }
    name = options.name or called(options.translator)
    file = put(options.results / RESULT, name, row)
    picture = draw_hints(
        read_json(file, "holds no result"), options.figures / "translators-hints.png"
    )
    print(f"{name}: {row['count']} pictures; grey {said_of_seeds(row['grey'])} dB")
    for one in row["counts"]:
        print(
            f"  {one['hints']:>2} hints: {said_of_seeds(one['psnr'])} dB, spread alone "
            f"{said_of_seeds(one['spread'])}"
        )
    print(f"written to {file} and {picture}")
    return row


def near(made: Float[Tensor, "N 3 H W"], pictures: Float[Tensor, "N 3 H W"]) -> Float[Tensor, " N"]:
    """PSNR of each."""
    return psnr(squared_error(made, pictures))


def coloured(
    translation: Callable[[Tensor], Tensor], pictures: Float[Tensor, "N 3 H W"], count: int
) -> Float[Tensor, "N 3 H W"]:
    """Of their light, and so many hints of their colours."""
    return torch.cat([translation(x[None]) for x in given_of(pictures, count)])


def spread_alone(pictures: Float[Tensor, "N 3 H W"], count: int) -> Float[Tensor, "N 3 H W"]:
    """Of their light and so many hints, without a network."""
    given = given_of(pictures, count)
    return recolour(given[:, :1], 2 * given[:, 1:3] - 1)


def given_of(pictures: Float[Tensor, "N 3 H W"], count: int) -> Float[Tensor, "N 4 H W"]:
    """What a network is given of them with so many hints."""
    found = []
    for number, picture in enumerate(pictures):
        chance = torch.Generator().manual_seed(number)
        hints = drawn_hints(picture, max(COUNTS), chance)[:count]
        found.append(with_hints(light_of(picture[None])[0], hints))
    return torch.stack(found)
