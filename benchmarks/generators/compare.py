"""One comparison: its variants trained with several seeds, each judged, written, drawn.

Leaves `generators-NAME.json` and `.csv` among the results and `generators-NAME.png` among the
figures. What is trained is not trained again, and not judged again.

runs/generators/losses/
    hinge-0/            the run of a variant with seed 0 (`benchmarks.trials`)
        judged.json     distances of its samples, and of what they were measured
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

from tqdm import tqdm

from agents.gan.dcgan import SIDES, Config
from agents.gan.networks import load
from agents.learning.run import CHECKPOINT, read_metrics
from benchmarks.estimates import said_of_seeds
from benchmarks.generators.figure import draw_comparison
from benchmarks.generators.measure import Samples, Seeds, samples_of, untrained
from benchmarks.generators.reference import Reference, distances, floor, over_seeds, refer
from benchmarks.generators.variants import BASE, COMPARISONS
from benchmarks.places import FIGURES, RESULTS
from benchmarks.trials import DIVERGED, RESULT, Trial, slug, train_all
from renderers.files import to_json, write_text
from renderers.workshop.checkpoint import read_state
from renderers.workshop.command import OnDevice
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, within
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
    "kid",
    "precision",
    "recall",
    "nearest",
    "final",
    "diverged",
)


@dataclass(frozen=True)
class Compare(OnDevice):
    """How variants are compared."""

    dataset: str = "monet"
    """pictures to be like: a data set's name"""
    data_dir: str | None = None
    """where it lies; else the folder named by PAINT_GYM_DATA"""
    size: Annotated[int, within(SIDES[0], SIDES[-1])] = BASE.size
    """side of the pictures, pixels: 16, 32, 64, 128 or 256"""
    updates: Count = 1000
    """of each run: at 32 px about a minute of one thread"""
    num_seeds: Seeds = 3
    """runs of each variant"""
    count: Samples = 1000
    """samples of each run that are judged"""
    out: Path = Path("runs/generators")
    """folder of the runs; what is trained there is not trained again"""
    results: Path = RESULTS
    """folder of the JSON and CSV"""
    figures: Path = FIGURES
    """folder of the PNG"""


def run(name: str, options: Compare) -> dict[str, Any]:
    """Train what is not trained, judge, write, draw, print."""
    comparison, base = COMPARISONS[name], base_of(options)
    variants = {
        variant: [
            Trial("dcgan", replace(base, **changes, seed=seed), options.out / name / folder)
            for seed in range(options.num_seeds)
            for folder in [f"{slug(variant)}-{seed}"]
        ]
        for variant, changes in comparison.variants.items()
    }
    real = refer(options.dataset, options.size, options.data_dir)  # refuses before hours are gone
    trials = [trial for each in variants.values() for trial in each]
    folders = train_all(trials, options.out, device=options.device, threads=options.threads)
    bar = tqdm(list(zip(trials, folders, strict=True)), "judging", unit="run")
    runs = iter([read(folder, trial.config, real, count=options.count) for trial, folder in bar])
    found = {
        "comparison": name,
        "asks": comparison.asks,
        "machine": machine(),
        "config": to_json(base),
        "reference": real.about(),
        "count": options.count,
        **ends(base, real, options),
        "variants": [
            summed_up(variant, [next(runs) for _ in each]) for variant, each in variants.items()
        ],
    }
    write(found, options)
    return found


def base_of(options: Compare) -> Config:
    """What every variant changes."""
    every = -(-options.updates // POINTS)
    return replace(
        BASE,
        dataset=options.dataset,
        data_dir=options.data_dir,
        size=options.size,
        updates=options.updates,
        evaluate_every=every,
        report_every=min(BASE.report_every, every),
    )


def ends(base: Config, real: Reference, options: Compare) -> dict[str, Any]:
    """Between what the distances lie: real pictures, and a network that has not learned."""
    seeds, count = range(options.num_seeds), options.count
    return {
        "half": min(len(real.rows) // 2, count),
        "floor": over_seeds(floor(real, count, seed) for seed in seeds),
        "ceiling": over_seeds(
            distances(samples_of(untrained(base.spec(), seed), count, 0), real, 0) for seed in seeds
        ),
    }


def read(folder: Path, config: Config, real: Reference, *, count: int) -> dict[str, Any]:
    """A finished run: its curve, cost and distances; of one that diverged, how."""
    found = {"seed": config.seed, "curve": curve(folder), "rewound": rewound(folder)}
    if (folder / DIVERGED).exists():
        return {**found, "diverged": (folder / DIVERGED).read_text().strip()}
    result = read_json(folder / RESULT, "holds no result of a run")
    costs = {key: result[key] for key in ("samples", "seconds", "processor_seconds", "machine")}
    return {**found, **costs, "distances": of_run(folder, real, count)}


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


def of_run(folder: Path, real: Reference, count: int) -> dict[str, float]:
    """Distances of the samples of its final weights; kept there."""
    file, of = folder / "judged.json", {**real.about(), "count": count}
    kept = read_json(file, "holds no distances") if file.exists() else {}
    if kept.get("of") != of:
        net, _ = load(folder / "final.safetensors")
        kept = {"of": of, "distances": distances(samples_of(net, count, 0), real, 0)}
        write_text(file, json.dumps(kept))
    found: dict[str, float] = kept["distances"]
    return found


def summed_up(variant: str, runs: list[dict[str, Any]]) -> dict[str, Any]:
    """A variant's runs, and their distances over the seeds that came to an end."""
    ended = [one["distances"] for one in runs if "distances" in one]
    return {"variant": variant, "judged": over_seeds(ended) if ended else {}, "runs": runs}


def write(found: dict[str, Any], options: Compare) -> None:
    """JSON, CSV and PNG; and the rows for a person."""
    name = f"generators-{found['comparison']}"
    options.results.mkdir(parents=True, exist_ok=True)
    file = options.results / f"{name}.json"
    write_text(file, json.dumps(found, indent=1) + "\n")
    write_text(file.with_suffix(".csv"), as_csv(found))
    picture = draw_comparison(found, options.figures / f"{name}.png")
    print(f"{found['asks']} FD-{found['reference']['features']}:")
    for variant in found["variants"]:
        print(f"  {variant['variant']:<24} {said(variant)}")
    print(f"written to {file}, {file.with_suffix('.csv').name} and {picture}")


def said(variant: dict[str, Any]) -> str:
    """A variant's distance for a person; how many of its runs did not come to an end."""
    lost = sum("diverged" in one for one in variant["runs"])
    words = [said_of_seeds(variant["judged"]["fd"])] if variant["judged"] else []
    back = sum(one["rewound"] for one in variant["runs"])
    words += [f"went back {back} times"] if back else []
    words += [f"{lost} of {len(variant['runs'])} diverged"] if lost else []
    return "; ".join(words)


def as_csv(found: dict[str, Any]) -> str:
    """One line for each run and point: while it learned, then of its final weights."""
    text = io.StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n", extrasaction="ignore")
    table.writeheader()
    for variant in found["variants"]:
        for one in variant["runs"]:
            named = {"comparison": found["comparison"], "variant": variant["variant"]}
            rows = lines(one, found["config"]["updates"], found["count"])
            table.writerows({**named, "seed": one["seed"], **row} for row in rows)
    return text.getvalue()


def lines(one: dict[str, Any], updates: int, count: int) -> Iterator[dict[str, Any]]:
    """A run while it learned, then its final weights, or how it ended."""
    yield from ({**point, "final": 0} for point in one["curve"])
    if "diverged" in one:
        yield {"diverged": one["diverged"], "final": 1}
    else:
        costs = {key: one[key] for key in ("seconds", "processor_seconds")}
        yield {"update": updates, "pictures": count, **costs, **one["distances"], "final": 1}
