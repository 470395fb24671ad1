"""What few paints cost: the same search in any inks and in so many, found for each photograph.

palettes.json   PSNR of each; and of paints that are put on the strokes of a finished search
palettes.jpg    two bundled photographs in each, their paints below
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor
from tqdm import tqdm

from agents.search import Search, SearchPainter
from agents.search.strokes.choosing import Choosing
from agents.search.strokes.goal import Goal
from agents.search.strokes.paints import inks_of
from benchmarks.estimates import estimate
from benchmarks.places import FIGURES, RESULTS, aside
from benchmarks.search.measure import PICTURES
from paint_gym.metrics import psnr, squared_error
from paint_gym.paintings.ground import to_bytes
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import read_picture
from paint_gym.pictures.seen import seen
from renderers import BRUSHES, make_renderer
from renderers.files import write_figure, write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Seed

TASKS = {"bezier": 200, "oil": 200, "triangle": 200}
"""brush: strokes of a painting"""
PAINTS = (2, 4, 8, 16, 32)
SIDE = 256
SHOWN = "bundled:astronaut.png", "bundled:coffee.png"
DRAWN = {"bezier": 400, "oil": 400}
"""the same of the figure, a brush for each photograph"""
TALL = 18
"""of a strip of paints, pixels"""


@dataclass(frozen=True)
class Palettes(OnThreads):
    """What few paints cost."""

    count: Count = 8
    """photographs of Kodak, evenly spread"""
    steps: Count = 300
    """gradient steps of a search"""
    quick: bool = False
    """one photograph, one brush and few steps, written aside"""
    seed: Seed = 0
    """of the searches"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    results: Path = RESULTS
    """folder of the JSON"""
    figures: Path = FIGURES
    """folder of the JPEG"""


def run(options: Palettes) -> dict[str, Any]:
    """Measure, write, draw."""
    results, figures, count, tasks = options.results, options.figures, options.count, TASKS
    if options.quick:
        results, figures, count, tasks = aside(results), aside(figures), 1, {"bezier": 20}
        options = replace(options, steps=20)
    here = machine()
    pictures = PICTURES["kodak"](SIDE, count, data_dir=options.data_dir)
    found: dict[str, Any] = {
        "machine": here,
        "seed": options.seed,
        "steps": options.steps,
        "side": SIDE,
        "pictures": len(pictures),
        "rows": {f"{b}-{n}": measured(b, n, pictures, options=options) for b, n in tasks.items()},
    }
    results.mkdir(parents=True, exist_ok=True)
    write_text(results / "palettes.json", json.dumps(found, indent=1) + "\n")
    picture = draw(options, figures / "palettes.jpg")
    print(f"written to {results / 'palettes.json'} and {picture}")
    return found


def measured(
    brush: str, strokes: int, pictures: list[Float[Tensor, "1 3 H W"]], *, options: Palettes
) -> dict[str, Any]:
    """PSNR in any inks, in few from the middle of the search on, and in few put on afterwards."""
    errors: dict[str, list[Tensor]] = {}

    def note(name: str, goal: Goal, painted: Float[Tensor, "1 T P"]) -> None:
        error = squared_error(goal.painted(painted), goal.target)
        errors.setdefault(name, []).append(psnr(error))

    for picture in tqdm(pictures, brush, leave=False):
        goal = Goal(make_renderer("auto", BRUSHES[brush]()), picture)
        free = painted_in(goal, strokes, 0, options=options)
        note("free", goal, free)
        for paints in PAINTS:
            note(f"in {paints}", goal, painted_in(goal, strokes, paints, options=options))
            note(f"then {paints}", goal, Choosing(paints, options.seed).choose(goal, free))
    rows = {name: torch.cat(found) for name, found in errors.items()}
    for name, row in rows.items():
        tqdm.write(f"{strokes} {brush:<10} {name:<10} {float(row.mean()):.2f} dB")
    return {
        name: {
            "psnr": vars(estimate(row[None])),
            "above free": vars(estimate((row - rows["free"])[None])),
        }
        for name, row in rows.items()
    }


def painted_in(
    goal: Goal, strokes: int, paints: int, *, options: Palettes
) -> Float[Tensor, "1 T P"]:
    """A search's strokes, in so many paints or in any inks."""
    search = Search(options.steps, seed=options.seed, paints=paints or ())
    return SearchPainter(goal.renderer, search).paint(goal.target, strokes)


def draw(options: Palettes, file: Path) -> Path:
    """A line for each photograph: in each number of paints, and in any."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(
        len(SHOWN), len(PAINTS) + 1, figsize=(16, 5.2), dpi=90, layout="constrained"
    )
    for line, name, brush in zip(axes, SHOWN, DRAWN, strict=True):
        target = seen(read_picture(find_picture(name)), SIDE)
        goal = Goal(make_renderer("auto", BRUSHES[brush]()), target)
        for at, paints in zip(line, (*PAINTS, 0), strict=True):
            strokes = 20 if options.quick else DRAWN[brush]
            painted = painted_in(goal, strokes, paints, options=options)
            error = psnr(squared_error(goal.painted(painted), target))
            at.imshow(with_paints(goal, painted, paints))
            at.axis("off")
            what = f"{paints} paints" if paints else "any inks"
            at.set_title(f"{strokes} {brush}, {what}: {float(error):.1f} dB", fontsize=8)
    write_figure(file, figure, pil_kwargs={"quality": 88})
    plt.close(figure)
    return file


def with_paints(
    goal: Goal, painted: Float[Tensor, "1 T P"], paints: int
) -> UInt8[np.ndarray, "h W 3"]:
    """The picture, and below it a strip of its paints, from dark to light."""
    picture = to_bytes(goal.painted(painted)[0])
    strip = np.full((TALL, picture.shape[1], 3), 255, np.uint8)
    if paints:
        inks = (inks_of(goal, painted)[0] * 255).round().byte().unique(dim=0).numpy()
        inks = inks[inks.sum(1).argsort()]
        strip[2:] = inks[np.arange(picture.shape[1]) * len(inks) // picture.shape[1]]
    return np.concatenate([picture, strip])
