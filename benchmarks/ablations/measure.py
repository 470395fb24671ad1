"""One ablation: its variants trained with several seeds, judged, written, drawn.

Leaves `ablation-NAME.json` and `.csv` among the results and `ablation-NAME.png` among the figures;
`ablation-NAME-PRESET` of smaller runs, which never replace those at the paper's sizes.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, ClassVar

import torch

from benchmarks.ablations.figure import draw
from benchmarks.ablations.trials import PainterTrial, read
from benchmarks.ablations.variants import ABLATIONS, Ablation, Preset, Variant, titled
from benchmarks.estimates import said, summary
from benchmarks.places import FIGURES, RESULTS
from benchmarks.trials import slug, train_all
from renderers.files import write_text
from renderers.workshop.command import OnDevice
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, within

COLUMNS = ("ablation", "variant", "seed", "strokes", "samples", "seconds", "processor_seconds",
           "pictures", "mse", "final")  # fmt: skip


@dataclass(frozen=True)
class Compare(OnDevice):
    """How an ablation is run."""

    RENAMED: ClassVar[Mapping[str, str]] = {"--seeds": "--num-seeds", "--quick": "--preset"}

    preset: Preset = "paper"
    """quick: shapes at 32 px (what the paper published) or photographs at 64 px (what goes beyond
    it), 40 strokes, small networks, 1 to 5 minutes of one thread for each run; medium: faces at
    64 px, 200 strokes, the paper's networks, minutes of a GPU; paper: faces at 128 px, for a GPU"""
    workers: Annotated[int, within(1, 1000)] = 1
    """runs trained side by side, each in a process of its own"""
    num_seeds: Annotated[int, within(1, 1000)] = 3
    """runs of each variant"""
    dataset: str | None = None
    """pictures to learn from, in place of shapes and photos (quick) or celeba"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    updates: Count | None = None
    """of each run, in place of what its size has; then there are 10 evaluations"""
    out: Path = Path("runs/figures")
    """folder of the runs; what is trained there is not trained again"""
    results: Path = RESULTS
    """folder of the JSON and CSV"""
    figures: Path = FIGURES
    """folder of the PNG"""


def run(name: str, options: Compare) -> dict[str, Any]:
    """Train what is not trained, judge, write, draw, print.

    Raises:
        KeyError: no such ablation.
        ValueError: no seed, no GPU where one is asked for, a size it is not to be had at, data
            sets that it compares itself, or a run's folder holds a run of another config.
    """
    ablation, title = ABLATIONS[name], titled(name, options.preset)
    check(name, ablation, options)
    trials = [trial for v in ablation.variants for trial in trials_of(v, title, options)]
    folders = iter(
        train_all(
            trials,
            options.out,
            device=options.device,
            threads=options.threads,
            workers=options.workers,
        )
    )
    variants = []
    for variant in ablation.variants:
        budgets = ablation.judged_at(variant, options.preset)
        runs = [
            read(next(folders), trial.config, budgets, device=options.device)
            for trial in trials_of(variant, title, options)
        ]
        variants.append(judged(variant, runs, budgets))
    found = {
        "ablation": name,
        "preset": options.preset,
        "asks": ablation.asks,
        "machine": machine(),
        "variants": variants,
    }
    write(found, f"ablation-{title}", options)
    return found


def check(name: str, ablation: Ablation, options: Compare) -> None:
    """Raises: ValueError: what is asked for is not what the ablation compares."""
    if options.preset not in ablation.presets:
        raise ValueError(
            f"{name} is not to be had at --preset {options.preset}: take "
            f"{' or '.join(ablation.presets)}"
        )
    if options.dataset and any("dataset" in variant.changes for variant in ablation.variants):
        raise ValueError(
            f"{name} compares data sets, got --dataset {options.dataset}: leave it out"
        )


def trials_of(variant: Variant, title: str, options: Compare) -> list[PainterTrial]:
    """One for each seed."""
    asked: dict[str, Any] = {"dataset": options.dataset, "data_dir": options.data_dir}
    config = variant.config(options.preset)
    if options.updates:
        config = config.lasting(options.updates)
        asked["evaluate_every"] = -(-options.updates // 10)
    config = replace(config, **{key: value for key, value in asked.items() if value is not None})
    folder = options.out / title
    return [
        PainterTrial(
            variant.learner, replace(config, seed=seed), folder / f"{slug(variant.name)}-{seed}"
        )
        for seed in range(options.num_seeds)
    ]


def judged(variant: Variant, runs: list[dict[str, Any]], budgets: Sequence[int]) -> dict[str, Any]:
    """A variant's runs, and the mean of their errors with its interval at each budget."""
    good = [torch.tensor(list(run["errors"].values())) for run in runs if "errors" in run]
    rows: list[dict[str, Any]] = [{"strokes": budget} for budget in budgets]
    if good:
        for row, errors in zip(rows, torch.stack(good, dim=1), strict=True):  # [S,N] each
            row |= summary(errors)
    for row, published in zip(rows, variant.paper, strict=bool(variant.paper)):
        row["paper"] = published
    return {"variant": variant.name, "judged": rows, "runs": [summed_up(run) for run in runs]}


def summed_up(run: dict[str, Any]) -> dict[str, Any]:
    """A run with its mean errors in place of those of each picture."""
    kept = {key: value for key, value in run.items() if key != "errors"}
    if "errors" not in run:
        return kept
    means = {budget: sum(found) / len(found) for budget, found in run["errors"].items()}
    return kept | {"mse": means}


def write(found: dict[str, Any], name: str, options: Compare) -> None:
    """JSON, CSV and PNG; and the table's rows for a person."""
    options.results.mkdir(parents=True, exist_ok=True)
    file = options.results / f"{name}.json"
    write_text(file, json.dumps(found, indent=1) + "\n")
    write_text(file.with_suffix(".csv"), as_csv(found))
    picture = draw(found, options.figures / f"{name}.png")
    print(found["asks"])
    for variant in found["variants"]:
        for row in variant["judged"]:
            print(line(variant, row))
    print(f"written to {file}, {file.with_suffix('.csv').name} and {picture}")


def as_csv(found: dict[str, Any]) -> str:
    """One line for each run and point: while it learned, then of its final weights."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    for variant in found["variants"]:
        for learned in variant["runs"]:
            named = {"ablation": found["ablation"], "variant": variant["variant"],
                     "seed": learned["seed"]}  # fmt: skip
            pictures = variant["judged"][0].get("pictures")
            table.writerows({**named, **row} for row in points(learned, pictures))
    return text.getvalue()


def points(learned: dict[str, Any], pictures: int | None) -> Iterator[dict[str, Any]]:
    """A run while it learned, then its final weights at each budget, on so many pictures."""
    for point in learned["curve"]:
        yield {**point, "strokes": learned["config"]["budget"], "final": 0}
    costs = {key: learned.get(key) for key in ("samples", "seconds", "processor_seconds")}
    for budget, mse in learned.get("mse", {}).items():
        yield {**costs, "strokes": budget, "pictures": pictures, "mse": mse, "final": 1}


def line(variant: dict[str, Any], row: dict[str, Any]) -> str:
    """One row for a person."""
    paper = f"; the paper, at its size: {row['paper']:g}" if row.get("paper") else ""
    return f"{variant['variant']:<28} {row['strokes']:>5} strokes  MSE {said(row)}{paper}"
