"""Variants compared: each trained with several seeds, each run judged once, all summed up.

runs/ROOM/COMPARISON/
    hinge-0/            the run of a variant with seed 0 (`benchmarks.trials`)
        judged.json     figures of its final weights, and of what they were measured
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

from tqdm import tqdm

from agents.learning.run import CHECKPOINT, read_metrics
from benchmarks.estimates import over_seeds, said_of_seeds
from benchmarks.places import FIGURES, RESULTS
from benchmarks.trials import DIVERGED, RESULT, Trial, slug, train_all
from renderers.files import write_text
from renderers.workshop.checkpoint import read_state
from renderers.workshop.command import OnDevice
from renderers.workshop.ranges import within
from renderers.workshop.reading import read_json, reading

POINTS = 5
"""evaluations while a run learns"""
COLUMNS = (
    "comparison",
    "variant",
    "seed",
    "update",
    "seconds",
    "processor_seconds",
    "pictures",
    "fd",
)
Seeds = Annotated[int, within(1, 1000)]
Draw = Callable[[dict[str, Any], Path], Path]
"""what was compared to a picture, which it writes there"""


@dataclass(frozen=True)
class Compare(OnDevice):
    """How variants are compared."""

    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    num_seeds: Seeds = 3
    """runs of each variant"""
    results: Path = RESULTS
    """folder of the JSON and CSV"""
    figures: Path = FIGURES
    """folder of the PNG"""


@dataclass(frozen=True)
class Judge:
    """What final weights are measured by.

    Attributes:
        of: all that the figures depend on but the weights: where it changes, they are measured
            again.
        measure: a run's folder to its figures.
    """

    of: dict[str, Any]
    measure: Callable[[Path], dict[str, float]]


def trials_of(variant: str, learner: str, config: Any, *, folder: Path, seeds: int) -> list[Trial]:
    """A variant's runs, one for each seed, in the folder of its comparison."""
    return [
        Trial(learner, replace(config, seed=seed), folder / f"{slug(variant)}-{seed}")
        for seed in range(seeds)
    ]


def with_points(config: Any) -> dict[str, Any]:
    """How often a run reports and is evaluated, for a curve of `POINTS`."""
    every = -(-config.updates // POINTS)
    return {"evaluate_every": every, "report_every": min(config.report_every, every)}


def compared(
    variants: Mapping[str, Sequence[Trial]], judge: Judge, *, out: Path, options: Compare
) -> list[dict[str, Any]]:
    """Variants with their runs and figures; what is trained or judged is neither again.

    Args:
        variants: the runs of each.
        judge: of final weights.
        out: folder of the comparisons' folders.
        options: of the command.
    """
    trials = [trial for each in variants.values() for trial in each]
    folders = train_all(trials, out, device=options.device, threads=options.threads)
    bar = tqdm(list(zip(trials, folders, strict=True)), "judging", unit="run")
    runs = iter([read(folder, trial.config.seed, judge) for trial, folder in bar])
    return [summed_up(variant, [next(runs) for _ in each]) for variant, each in variants.items()]


def read(folder: Path, seed: int, judge: Judge) -> dict[str, Any]:
    """A finished run: its curve, cost and figures; of one that diverged, how."""
    found = {"seed": seed, "curve": curve(folder), "rewound": rewound(folder)}
    if (folder / DIVERGED).exists():
        return {**found, "diverged": (folder / DIVERGED).read_text().strip()}
    result = read_json(folder / RESULT, "holds no result of a run")
    costs = {key: result[key] for key in ("samples", "seconds", "processor_seconds", "machine")}
    updates = result["config"]["updates"]
    return {**found, "updates": updates, **costs, "figures": figures(folder, judge)}


def curve(folder: Path) -> list[dict[str, float]]:
    """Distance while a run learned: to pictures cropped as it saw them, of fewer samples."""
    return [
        {
            "update": x["update"],
            "seconds": x["seconds"],
            "processor_seconds": x["processor_seconds"],
            "pictures": x["test/pictures"],
            "fd": x["test/fd"],
        }
        for x in read_metrics(folder)
        if "test/fd" in x
    ]


def rewound(folder: Path) -> int:
    """How often a run went back, since it had collapsed or was no number any more."""
    file = folder / CHECKPOINT
    with reading(file, "is no checkpoint"):
        return int(read_state(file)["rewound"]) if file.exists() else 0


def figures(folder: Path, judge: Judge) -> dict[str, float]:
    """Of a run's final weights; kept there."""
    file = folder / "judged.json"
    kept = read_json(file, "holds no figures") if file.exists() else {}
    if kept.get("of") != judge.of:
        kept = {"of": judge.of, "figures": judge.measure(folder)}
        write_text(file, json.dumps(kept))
    found: dict[str, float] = kept["figures"]
    return found


def summed_up(variant: str, runs: list[dict[str, Any]]) -> dict[str, Any]:
    """A variant's runs, and their figures over the seeds that came to an end."""
    ended = [one["figures"] for one in runs if "figures" in one]
    return {"variant": variant, "judged": over_seeds(ended) if ended else {}, "runs": runs}


def write(found: dict[str, Any], room: str, *, features: str, draw: Draw, options: Compare) -> None:
    """ROOM-COMPARISON.json, .csv and .png; and for a person how far each variant is.

    Args:
        found: what was compared, and `refused`, where some variants could not be, why.
        room: of the benchmarks.
        features: that distances are measured by.
        draw: makes the picture.
        options: of the command.
    """
    name = f"{room}-{found['comparison']}"
    file = options.results / f"{name}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    write_text(file, json.dumps(found, indent=1) + "\n")
    write_text(file.with_suffix(".csv"), as_csv(found))
    picture = draw(found, options.figures / f"{name}.png")
    print(f"{found['asks']} FD-{features}:")
    for variant in found["variants"]:
        print(f"  {variant['variant']:<24} {said(variant, 'fd')}")
    for variant, why in found.get("refused", {}).items():
        print(f"  {variant:<24} {why}")
    print(f"written to {file}, {file.with_suffix('.csv').name} and {picture}")


def said(variant: dict[str, Any], figure: str) -> str:
    """A variant's figure for a person; how many of its runs did not come to an end."""
    lost = sum("diverged" in one for one in variant["runs"])
    words = [said_of_seeds(variant["judged"][figure])] if variant["judged"] else []
    back = sum(one["rewound"] for one in variant["runs"])
    words += [f"went back {back} times"] if back else []
    words += [f"{lost} of {len(variant['runs'])} diverged"] if lost else []
    return "; ".join(words)


def as_csv(found: dict[str, Any]) -> str:
    """One line for each run and point: while it learned, then of its final weights."""
    names = [name for variant in found["variants"] for name in variant["judged"]]
    columns = dict.fromkeys([*COLUMNS, *names, "final", "diverged"])
    text = io.StringIO()
    table = csv.DictWriter(text, list(columns), lineterminator="\n", extrasaction="ignore")
    table.writeheader()
    for variant in found["variants"]:
        for one in variant["runs"]:
            named = {"comparison": found["comparison"], "variant": variant["variant"]}
            rows = lines(one, found["count"])
            table.writerows({**named, "seed": one["seed"], **row} for row in rows)
    return text.getvalue()


def lines(one: dict[str, Any], count: int) -> Iterator[dict[str, Any]]:
    """A run while it learned, then its final weights, or how it ended."""
    yield from ({**point, "final": 0} for point in one["curve"])
    if "diverged" in one:
        yield {"diverged": one["diverged"], "final": 1}
    else:
        costs = {key: one[key] for key in ("seconds", "processor_seconds")}
        yield {"update": one["updates"], "pictures": count, **costs, **one["figures"], "final": 1}
