"""Ways to paint, on the same photographs: PSNR and SSIM with intervals, and the process's seconds.

Each comparison is written to `papers-NAME.json`, and some of its paintings are drawn side by side.
"""

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import torch
import tyro
from jaxtyping import Float
from torch import Tensor
from tqdm import tqdm

from agents.search.strokes.goal import Goal
from agents.search.strokes.painter import warm_up
from benchmarks.estimates import estimate
from benchmarks.papers.comparisons import COMPARISONS, Comparison, Way
from benchmarks.papers.figure import draw
from benchmarks.places import FIGURES, RESULTS, aside
from paint_gym.judge import judge, make_judge, redraw
from paint_gym.targets.held_out import PICTURES, Pictures
from renderers import BRUSHES
from renderers.files import write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count

FIGURES_OF = ("psnr", "ssim", "mse", "seconds")


@dataclass(frozen=True)
class Compare(OnThreads):
    """Paint the same photographs in several ways."""

    comparisons: tyro.conf.Positional[tuple[Annotated[str, COMPARISONS], ...]] = ()
    """which; all if none is named"""
    count: Count = 8
    """photographs of Kodak, evenly spread"""
    quick: bool = False
    """two photographs, written aside"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    results: Path = RESULTS
    """folder of the JSON"""
    figures: Path = FIGURES
    """folder of the pictures"""


@dataclass
class Painted:
    """What a way made of each picture.

    Attributes:
        rows: values of each figure, picture by picture.
        canvases: the paintings.
    """

    rows: dict[str, Float[Tensor, " N"]]
    canvases: list[Float[Tensor, "1 3 H W"]]


def run(options: Compare) -> dict[str, Any]:
    """Paint, print, write after each comparison."""
    results, figures = options.results, options.figures
    count = options.count
    if options.quick:
        results, figures, count = aside(results), aside(figures), 2
    found = {}
    for name in options.comparisons or tuple(COMPARISONS):
        comparison: Comparison = COMPARISONS[name]
        pictures = photographs(comparison.side, count, data_dir=options.data_dir)
        painted = {
            way: painted_by(does, comparison.brush_of(way), pictures, what=way)
            for way, does in tqdm(comparison.ways().items(), name, leave=False)
        }
        found[name] = {
            "says": comparison.says,
            "side": comparison.side,
            "brushes": list(dict.fromkeys(comparison.brush_of(way) for way in painted)),
            "pictures": len(pictures),
            "seed": 0,
            "abreast": comparison.abreast or len(painted),
            "ways": compared({way: made.rows for way, made in painted.items()}, comparison.abreast),
            "machine": machine(),
        }
        file = results / f"papers-{name}.json"
        results.mkdir(parents=True, exist_ok=True)
        write_text(file, json.dumps(found[name], indent=1) + "\n")
        canvases = {way: made.canvases for way, made in painted.items()}
        picture = draw(comparison, pictures, canvases, file=figures / f"papers-{name}.jpg")
        print(f"written to {file} and {picture}")
    return found


def photographs(side: int, count: int, *, data_dir: str | None) -> Pictures:
    """Kodak's, evenly spread."""
    found: Pictures = PICTURES["kodak"](side, count, data_dir=data_dir)
    return found


def painted_by(
    way: Way, brush: str, pictures: list[Float[Tensor, "1 3 H W"]], *, what: str
) -> Painted:
    """Every picture, and how long the process took for it."""
    engine = make_judge(BRUSHES[brush]())
    warm_up(Goal(engine, pictures[0]))
    made = Painted({}, [])
    values: dict[str, list[Tensor]] = {name: [] for name in FIGURES_OF}
    for picture in tqdm(pictures, what, leave=False):
        began = time.process_time()
        strokes = way(picture).detach()
        seconds = torch.tensor([time.process_time() - began])
        row = judge(strokes, picture, engine) | {"seconds": seconds}
        for name in FIGURES_OF:
            values[name].append(row[name])
        made.canvases.append(redraw(strokes, picture, engine))
    made.rows = {name: torch.cat(found) for name, found in values.items()}
    psnr, spent = (float(made.rows[name].mean()) for name in ("psnr", "seconds"))
    tqdm.write(f"{what:<40} {psnr:.2f} dB, {spent:.2f} s")
    return made


def compared(ways: dict[str, dict[str, Float[Tensor, " N"]]], abreast: int) -> dict[str, Any]:
    """Means and 95 % intervals over pictures; PSNR above the first way abreast, by picture."""
    found: dict[str, Any] = {}
    for i, (way, rows) in enumerate(ways.items()):
        if i % (abreast or len(ways)) == 0:
            first = rows["psnr"]
        found[way] = {name: asdict(estimate(values[None])) for name, values in rows.items()}
        found[way]["above"] = asdict(estimate((rows["psnr"] - first)[None]))
    return found
