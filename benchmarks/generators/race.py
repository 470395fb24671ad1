"""Runs side by side: distance to real pictures against seconds of training.

While it learns, a run is measured on few samples, against pictures cropped as it crops them: that
is its curve. Final weights are all judged alike, against the whole pictures.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import tyro

from agents.gan.networks import load
from benchmarks.comparison import Seeds, curve
from benchmarks.estimates import said_of_seeds
from benchmarks.generators.figure import draw_race
from benchmarks.generators.measure import Samples, judged
from benchmarks.generators.reference import Reference, refer
from benchmarks.judged import KEPT, still_at
from benchmarks.places import FIGURES, RESULTS
from benchmarks.trials import RESULT
from renderers.files import write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import within
from renderers.workshop.reading import read_json


@dataclass(frozen=True)
class Race(OnThreads):
    """Distance against seconds of training, runs side by side."""

    runs: tyro.conf.Positional[Annotated[tuple[Path, ...], within(2)]]
    """folders of finished runs; the first is compared with each of the others"""
    data_dir: str | None = None
    """where the data set lies; where it lay when the first learned, if not given"""
    count: Samples = 1000
    """samples for each seed"""
    num_seeds: Seeds = 3
    """of codes"""
    results: Path = RESULTS
    """folder of generators-race.json"""
    figures: Path = FIGURES
    """folder of generators-race.png"""


def run(options: Race) -> dict[str, Any]:
    """Judge the final weights, write, draw, print.

    Raises:
        FileNotFoundError: a run that is not finished.
        ValueError: runs of different data sets or sizes.
    """
    ended = {folder: result_of(folder) for folder in options.runs}
    dataset, size = one_kind(list(ended.values()))
    first = ended[options.runs[0]]["config"]
    real = refer(dataset, size, options.data_dir or still_at(first))
    rows = [row_of(folder, result, real, options=options) for folder, result in ended.items()]
    for row in rows[1:]:
        row["first_to_this"] = rows[0]["made"]["fd"]["mean"] / row["made"]["fd"]["mean"]
    found = {
        "machine": machine(),
        "reference": real.about(),
        "count": options.count,
        "rows": rows,
    }
    options.results.mkdir(parents=True, exist_ok=True)
    file = options.results / "generators-race.json"
    write_text(file, json.dumps(found, indent=1) + "\n")
    for row in rows:
        print(f"{row['name']:<20} {row['seconds']:.0f} s  FD {said_of_seeds(row['made']['fd'])}")
    print(f"written to {file} and {draw_race(found, options.figures / 'generators-race.png')}")
    return found


def result_of(folder: Path) -> dict[str, Any]:
    """Of a finished run.

    Raises:
        FileNotFoundError: it is not finished.
    """
    file = folder / RESULT
    if not file.is_file():
        raise FileNotFoundError(f"no {file}: finish the run with --resume, or leave it out")
    return read_json(file, "holds no result of a run")


def one_kind(results: list[dict[str, Any]]) -> tuple[str, int]:
    """The data set and size of all.

    Raises:
        ValueError: they differ, or are not of a generator.
    """
    kinds = {(one["config"].get("dataset"), one["config"].get("size")) for one in results}
    if len(kinds) > 1:
        said = ", ".join(sorted(f"{dataset} at {size} px" for dataset, size in kinds))
        raise ValueError(f"runs of one data set and size are compared, got {said}")
    dataset, size = kinds.pop()
    return str(dataset), int(size)


def row_of(
    folder: Path, result: dict[str, Any], real: Reference, *, options: Race
) -> dict[str, Any]:
    """A run: its cost, its curve, and its final weights judged."""
    net, _ = load(folder / "final.safetensors")
    return {
        "name": folder.resolve().name,
        **{key: result[key] for key in (*KEPT, "machine", "config")},
        "made": judged(net, real, options.count, seeds=range(options.num_seeds)),
        "curve": curve(folder),
    }
