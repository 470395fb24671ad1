"""How well painters that learned from one kind of picture paint the others."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tqdm import tqdm

from agents.painters.evaluate import evaluate
from agents.painters.painter import Painter
from benchmarks.ablations.actors import painters
from benchmarks.estimates import said, summary
from benchmarks.places import FIGURES, RESULTS
from paint_gym.paintings.painting import Side, Strokes
from paint_gym.targets import Targets, make_targets
from renderers.files import to_json, write_figure, write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count


@dataclass(frozen=True)
class Generalisation(OnThreads):
    """Who paints what."""

    actors: tuple[str, ...]
    """NAME=FILE, weights called by what they learned from; several of one name are its seeds"""
    tests: tuple[str, ...] = (
        "faces=celeba",
        "photographs=imagenet",
        "Monet=monet",
        "digits=mnist",
        "photos",
        "shapes",
    )
    """NAME=DATASET or DATASET, whose test splits are painted; NAME=folder:PLACE is a folder or a
    zip file of your own pictures (line art, say)"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    budget: Strokes = 200
    """strokes in a painting"""
    limit: Count = 100
    """pictures of a set at most, spread evenly over it"""
    size: Side = 128
    """side of the canvas, pixels"""
    name: str = "generalisation"
    """of the results and of the figure"""
    results: Path = RESULTS
    """folder of the JSON and CSV"""
    figures: Path = FIGURES
    """folder of the PNG"""


def run(options: Generalisation) -> dict[str, Any]:
    """Paint, measure, write, draw.

    Raises:
        FileNotFoundError: a set or an actor is not there; says what to put where.
        ValueError: no actor, no test, or two tests of one name.
    """
    known, sets = painters(options.actors), tests(options)
    rows = []
    with tqdm(total=len(known) * len(sets), unit="cell") as bar:
        for painter, seeds in known.items():
            for test, targets in sets.items():
                bar.set_postfix(painter=painter, test=test)
                rows.append({"painter": painter, "test": test, **judged(seeds, targets, options)})
                bar.update()
    config = {k: v for k, v in to_json(options).items() if k not in ("results", "figures")}
    found = {"machine": machine(), "config": config, "rows": rows}
    options.results.mkdir(parents=True, exist_ok=True)
    file = options.results / f"{options.name}.json"
    write_text(file, json.dumps(found, indent=1) + "\n")
    write_text(file.with_suffix(".csv"), as_csv(rows))
    picture = draw(found, options.figures / f"{options.name}.png")
    for row in rows:
        print(f"{row['painter']:<16} {row['test']:<16} {said(row)}")
    print(f"written to {file}, {file.with_suffix('.csv').name} and {picture}")
    return found


def tests(options: Generalisation) -> dict[str, Targets]:
    """The test splits by the names that are given to them.

    Raises:
        FileNotFoundError: one is not there; says what to put where.
        ValueError: there is none, or two have one name.
    """
    given = [text.partition("=") for text in options.tests]
    names = [name for name, _, _ in given]
    if not names or len(set(names)) < len(names):
        raise ValueError(f"wanted test sets, each of another name, got {', '.join(names)}")
    return {name: opened(dataset or name, options) for name, _, dataset in given}


def opened(dataset: str, options: Generalisation) -> Targets:
    """The test split of DATASET, or of DATASET:PLACE."""
    kind, _, place = dataset.partition(":")
    return make_targets(kind, size=options.size, split="test", data_dir=place or options.data_dir)


def judged(seeds: Sequence[Painter], targets: Targets, options: Generalisation) -> dict[str, Any]:
    """Mean squared error of a painter on a set, with its interval."""
    found = [evaluate(seed, [targets], options.budget, limit=options.limit) for seed in seeds]
    return {**summary(torch.stack([each.errors for each in found])), "blank": found[0].blank}


def as_csv(rows: Sequence[dict[str, Any]]) -> str:
    """One line for each painter and test set."""
    text = io.StringIO()
    columns = ("painter", "test", "mean", "low", "high", "over", "pictures", "blank")
    table = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue()


def draw(found: dict[str, Any], file: Path) -> Path:
    """The matrix: each column's colours go from its best painter to its worst, in log error."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    rows = found["rows"]
    names, sets = (list(dict.fromkeys(row[key] for row in rows)) for key in ("painter", "test"))
    means = torch.tensor([row["mean"] for row in rows]).view(len(names), len(sets))
    shade = means.log() - means.log().amin(0)
    most = max(1.0, float(shade.max()))
    figure, panel = plt.subplots(
        figsize=(2.4 + 1.5 * len(sets), 1.4 + 0.7 * len(names)), dpi=110, layout="constrained"
    )
    panel.imshow(shade.numpy(), cmap="YlOrRd", aspect="auto", vmin=0, vmax=most)
    for i, row in enumerate(rows):
        y, x = divmod(i, len(sets))
        panel.text(
            x,
            y,
            f"{row['mean']:.5f}\n{row['low']:.5f} to {row['high']:.5f}",
            ha="center",
            va="center",
            fontsize=8,
            color="white" if shade[y, x] > 0.75 * most else "black",
        )
    panel.set_xticks(range(len(sets)), sets)
    panel.set_yticks(range(len(names)), names)
    panel.set(
        xlabel="painted",
        ylabel="learned from",
        title=f"test MSE (95 %), {found['config']['budget']} strokes",
    )
    write_figure(file, figure)
    plt.close(figure)
    return file
