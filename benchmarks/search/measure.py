"""How well and how fast painters that search paint.

Pictures are painted one by one, or some together where a case says so, for as many seconds a
picture as it gives; the strokes are then drawn again and compared. A case is a row of
benchmarks/results/search.json and replaces the row there; without names all are measured.
`--quick` is one picture each, seconds, written aside.
"""

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch
import tyro
from torch import Tensor
from tqdm import tqdm

from agents.painters.by_name import PAINTERS, Wishes
from agents.painters.painter import Painter
from agents.search import Search
from benchmarks.estimates import estimate
from benchmarks.places import RESULTS, aside
from benchmarks.search.figure import draw_curves
from paint_gym.judge import judge, make_judge, warm_up
from paint_gym.targets.held_out import PICTURES
from renderers.files import write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Seed

RESULT = RESULTS / "search.json"


@dataclass(frozen=True)
class Case:
    """What is measured.

    Attributes:
        painter: key of PAINTERS.
        pictures: key of PICTURES.
        side: longer side at which they are painted and compared, pixels.
        strokes: in a painting.
        seconds: for the search of a picture; 0 where the painter does not search.
        brush: kind of stroke.
        count: pictures of the set, evenly spread.
        together: painted at a time; their seconds are shared.
        wanted: what the project set out to reach: largest MSE, largest seconds; None if unsaid.
    """

    painter: str
    pictures: str
    side: int
    strokes: int
    seconds: float = 0.0
    brush: str = "bezier"
    count: int = 100
    together: int = 1
    wanted: tuple[float | None, float | None] = (None, None)


FAST, SLOW, MANY = (0.0016, 1.5), (0.0013, 6.0), (0.0007, 10.0)
GOALS = {
    "imagenet-200-fast": Case("search", "imagenet", 128, 200, 1.45, together=10, wanted=FAST),
    "imagenet-200": Case("search", "imagenet", 128, 200, 5.9, together=10, wanted=SLOW),
    "imagenet-1000": Case("search", "imagenet", 128, 1000, 9.8, together=10, wanted=MANY),
    "kodak-1000": Case("search", "kodak", 512, 1000, 14.8, count=24, wanted=(None, 15.0)),
    "kodak-500-oil": Case("search", "kodak", 512, 500, 29.7, "oil", 24, wanted=(None, 30.0)),
    "faces-200-fast": Case("refined", "celeba", 128, 200, 0.48, together=10, wanted=(0.0010, 0.5)),
    "faces-200": Case("refined", "celeba", 128, 200, 1.95, together=10, wanted=(0.0006, 2.0)),
    "imagenet-200-fast-alone": Case("search", "imagenet", 128, 200, 1.45, wanted=FAST),
    "faces-200-fast-alone": Case("refined", "celeba", 128, 200, 0.45, wanted=(0.0010, 0.5)),
    "faces-200-alone": Case("refined", "celeba", 128, 200, 1.95, wanted=(0.0006, 2.0)),
}
"""what was to be reached"""
FEW = 10
"""pictures of a point of a curve"""
BUDGETS = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
TIMES = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
BY_STROKES = {
    f"{painter}-{strokes}-strokes": Case(painter, "imagenet", 128, strokes, seconds, count=FEW)
    for painter, seconds in (
        ("search", 6.0),
        ("refined", 6.0),
        ("policy", 0.0),
        ("greedy", 0.0),
        ("layered", 0.0),
    )
    for strokes in BUDGETS
}
"""PSNR against strokes"""
BY_SECONDS = {
    f"{painter}-{seconds:g}-seconds": Case(painter, "imagenet", 128, 200, seconds, count=FEW)
    for painter in ("search", "refined")
    for seconds in TIMES
}
"""PSNR against seconds; painters that do not search are points of BY_STROKES"""
CASES = {**GOALS, **BY_STROKES, **BY_SECONDS}


@dataclass(frozen=True)
class Cases(OnThreads):
    """Measure painters that search."""

    cases: tyro.conf.Positional[tuple[str, ...]] = ()
    """names of cases; all, if none is named; "goals", those with something to reach"""
    quick: bool = False
    """one picture each, a fraction of a second"""
    missing: bool = False
    """only those that the result has not"""
    seed: Seed = 0
    """of the searches"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    out: Path = RESULT
    """where the result goes"""


def run(options: Cases) -> None:
    """Measure, print, write after each case."""
    out = aside(options.out) if options.quick else options.out
    rows: dict[str, Any] = json.loads(out.read_text())["rows"] if out.is_file() else {}
    names = [n for n in chosen(options.cases) if not (options.missing and n in rows)]
    for name in tqdm(names, unit="case"):
        case = shortened(CASES[name]) if options.quick else CASES[name]
        rows[name] = measured(case, options)
        tqdm.write(said(name, rows[name]))
        kept = {n: rows[n] for n in CASES if n in rows}
        write_text(out, json.dumps({"rows": kept}, indent=1) + "\n")
    print(f"written to {out} and {draw_curves(rows, out)}")


def chosen(names: Sequence[str]) -> list[str]:
    """The cases that are meant.

    Raises:
        ValueError: a name that is none of them.
    """
    found = []
    for name in names or tuple(CASES):
        if name != "goals" and name not in CASES:
            raise ValueError(f"no case {name!r}: goals, or one of {', '.join(CASES)}")
        found += list(GOALS) if name == "goals" else [name]
    return found


def shortened(case: Case) -> Case:
    """A case that takes no time."""
    return replace(
        case,
        count=1,
        side=min(case.side, 64),
        strokes=min(case.strokes, 20),
        seconds=min(case.seconds, 0.2),
    )


def measured(case: Case, options: Cases) -> dict[str, Any]:
    """A row: MSE, PSNR and SSIM with intervals over pictures, seconds of a picture."""
    painter = make(replace(case, seconds=min(case.seconds, 0.2)), options.seed)
    engine = make_judge(painter.brush)
    values: dict[str, list[Tensor]] = {"mse": [], "psnr": [], "ssim": [], "seconds": []}
    pictures = PICTURES[case.pictures](case.side, case.count, data_dir=options.data_dir)
    warm_up(engine, pictures[0])
    painter.paint(pictures[0][..., :16, :16].contiguous(), min(10, case.strokes))
    for first in tqdm(range(0, len(pictures), case.together), "pictures", leave=False):
        target = torch.cat(pictures[first : first + case.together])
        painter = make(case, options.seed, len(target))
        began = time.perf_counter()
        strokes = painter.paint(target, case.strokes)
        seconds = torch.full((len(target),), (time.perf_counter() - began) / len(target))
        row = judge(strokes, target, engine) | {"seconds": seconds}
        for name, found in values.items():
            found.append(row[name])
    means = {name: asdict(estimate(torch.cat(x)[None])) for name, x in values.items()}
    return {"case": asdict(case), "seed": options.seed, **means, "machine": machine()}


def make(case: Case, seed: int, pictures: int = 1) -> Painter:
    """Who paints so many pictures together."""
    search = Search(seed=seed, seconds=pictures * case.seconds or None)
    painter: Painter = PAINTERS[case.painter](Wishes(brush=case.brush, search=search))
    return painter


def said(name: str, row: dict[str, Any]) -> str:
    """A row, for people."""
    return (
        f"{name:<22} MSE {row['mse']['mean']:.5f}, PSNR {row['psnr']['mean']:.1f} dB, "
        f"{row['seconds']['mean']:.2f} s a picture"
    )
