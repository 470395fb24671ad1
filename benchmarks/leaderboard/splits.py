"""One painter's error on the test split of every data set.

Writes a JSON result, and a contact sheet of pictures whose terms allow showing them.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import tyro
from tqdm import tqdm

from agents.painters.evaluate import evaluate, progress_sheet
from agents.painters.weights import load_painter
from benchmarks.leaderboard.suites import SUITES
from benchmarks.places import RESULTS
from paint_gym.paintings.painting import Side, Strokes
from paint_gym.targets import TARGETS, Targets
from paint_gym.targets.held_out import held_out
from renderers.files import contact_sheet, write_picture, write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, within


@dataclass(frozen=True)
class Splits(OnThreads):
    """Measure one painter on the test split of every data set."""

    actor: tyro.conf.Positional[Path]
    """weights, a .safetensors file"""
    name: str | None = None
    """name of the result; that of the file if not given"""
    datasets: Annotated[tuple[Annotated[str, TARGETS], ...], within(1)] = (
        "photos",
        "shapes",
        "strokes",
        "monet",
        "mnist",
        "svhn",
        "celeba",
        "imagenet",
    )
    """sets to paint"""
    data_dir: str | None = None
    """where they lie; else the folder named by PAINT_GYM_DATA"""
    budget: Strokes = 200
    """strokes in a painting"""
    paper_budgets: bool = True
    """paint also with the paper's number of strokes where it is another"""
    size: Side = 128
    """side of the canvas, pixels"""
    limit: Count = 1000
    """pictures of a set at most, evenly spread"""
    show: tuple[Annotated[str, TARGETS], ...] = field(default=("photos", "monet"))
    """sets on the contact sheet; only those that may be shown are"""


def run(options: Splits) -> None:
    """Paint, measure, print, write."""
    name = options.name or options.actor.stem
    found = {"actor": str(options.actor), "machine": machine(), "rows": rows(options)}
    RESULTS.mkdir(exist_ok=True)
    write_text(RESULTS / f"{name}.json", json.dumps(found, indent=1) + "\n")
    sheet = RESULTS / f"{name}.png"
    write_picture(sheet, shown(options))
    print(f"written to {RESULTS / name}.json and {sheet}")


def rows(options: Splits) -> list[dict[str, Any]]:
    """One row for each data set and budget."""
    painter, found = load_painter(options.actor), []
    sets = {name: _open(name, options) for name in options.datasets}
    for name, targets in tqdm(sets.items(), unit="set"):
        budgets = {options.budget}
        if options.paper_budgets:
            budgets |= {s.budget for s in SUITES.values() if s.paper and s.dataset == name}
        for budget in sorted(budgets):
            result = evaluate(painter, [targets], budget, limit=options.limit)
            found.append({"dataset": name, "budget": budget, **result.row("test")})
            tqdm.write(f"{name:<9} {budget:>4} strokes: {result}")
    return found


def shown(options: Splits) -> np.ndarray:
    """Target | canvas at 1/8, 1/4, 1/2 and all strokes, of pictures that may be shown."""
    sets = [_open(name, options) for name in options.show]
    free = [targets for targets in sets if targets.may_be_shown]
    return contact_sheet(progress_sheet(load_painter(options.actor), free, options.budget))


def _open(name: str, options: Splits) -> Targets:
    (targets,) = held_out(name, options.size, options.data_dir)
    return targets
