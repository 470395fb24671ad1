"""One comparison of translators: its variants trained and judged, written, drawn.

Leaves `translators-NAME.json` and `.csv` among the results and `translators-NAME.png` among the
figures.

runs/translators/unpaired/
    lengths.json        updates of each variant, which take as long, and of what that was found
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import torch
from tqdm import tqdm

from agents.gan.beginning import weigh
from agents.gan.translators import Translation, load_translator, make_translator
from agents.learning.generator import as_default
from benchmarks import comparison
from benchmarks.comparison import Judge, compared, trials_of, with_points, write
from benchmarks.estimates import over_seeds
from benchmarks.translators.figure import draw_comparison
from benchmarks.translators.lengths import lengths
from benchmarks.translators.segmenter import segmenter
from benchmarks.translators.task import (
    Labels,
    Task,
    asked_of,
    ends_of,
    labels_of,
    shows_labels,
    task_of,
    translated,
)
from benchmarks.translators.variants import COMPARISONS, Variant
from benchmarks.trials import Trial
from renderers.files import to_json
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Positive, within


@dataclass(frozen=True)
class Compare(comparison.Compare):
    """How variants are compared."""

    dataset: str | None = None
    """pictures to learn from, in place of those that the comparison is of: the name that
    `agents.train` takes"""
    size: Annotated[int, within(16, 1024)] = 64
    """side of the pictures, pixels"""
    segmenter: Path | None = None
    """weights of what tells facades' parts; taught and kept there where there are none: minutes;
    runs/facades-segmenterSIZE.safetensors if not given"""
    out: Path = Path("runs/translators")
    """folder of the runs; what is trained there is not trained again"""


@dataclass(frozen=True)
class ForUpdates(Compare):
    """How variants are compared that learn for as many updates."""

    updates: Count = 4000
    """of each run: at 64 px minutes of one thread"""


@dataclass(frozen=True)
class ForSeconds(Compare):
    """How variants are compared that learn for as long."""

    seconds: Positive = 600.0
    """of each run: so many updates as should take that, by a short probe"""


def run(name: str, options: ForUpdates) -> dict[str, Any]:
    """Train each for as many updates, judge, write, draw, print."""
    configs, refused = configs_of(COMPARISONS[name].variants, options)
    updates = dict.fromkeys(configs, options.updates)
    return answer(name, options, configs, updates=updates, refused=refused)


def run_for_seconds(name: str, options: ForSeconds) -> dict[str, Any]:
    """Train each for as long, judge, write, draw, print."""
    variants = COMPARISONS[name].variants
    configs, refused = configs_of(variants, options)
    folder = options.out / name
    trials = {x: Trial(variants[x].learner, config, folder) for x, config in configs.items()}
    found = lengths(trials, options.seconds, folder / "lengths.json", device=options.device)
    updates = {variant: length["updates"] for variant, length in found.items()}
    return answer(name, options, configs, updates=updates, refused=refused)


def configs_of(
    variants: Mapping[str, Variant], options: Compare
) -> tuple[dict[str, Any], dict[str, str]]:
    """Of each variant its config; of those that cannot be at this size, why.

    Raises:
        ValueError: none can be.
    """
    asked: dict[str, Any] = {"size": options.size, "data_dir": options.data_dir}
    asked |= {"dataset": options.dataset} if options.dataset is not None else {}
    configs, refused = {}, {}
    for name, variant in variants.items():
        try:
            configs[name] = variant.config(**asked)
        except ValueError as error:
            refused[name] = str(error)
    if not configs:
        raise ValueError(next(iter(refused.values())))
    return configs, refused


def answer(
    name: str,
    options: Compare,
    configs: Mapping[str, Any],
    *,
    updates: Mapping[str, int],
    refused: Mapping[str, str],
) -> dict[str, Any]:
    """What a comparison found, once all is trained, judged and written."""
    chosen, first = COMPARISONS[name], next(iter(configs.values()))
    task = task_for(first, options)  # refuses before hours are gone
    lasting = {x: replace(config, updates=updates[x]) for x, config in configs.items()}
    trials = {
        variant: trials_of(
            variant,
            chosen.variants[variant].learner,
            replace(config, **with_points(config)),
            folder=options.out / name,
            seeds=options.num_seeds,
        )
        for variant, config in lasting.items()
    }
    found = {
        "comparison": name,
        "asks": chosen.asks,
        "machine": machine(),
        "configs": {x: to_json(each[0].config) for x, each in trials.items()},
        "refused": dict(refused),
        "task": task.about(),
        "count": len(task.given),
        "variants": compared(trials, judge_of(task), out=options.out, options=options),
        "ends": ends(task, first, options.num_seeds),
    }
    features = found["task"]["features"]
    write(found, "translators", features=features, draw=draw_comparison, options=options)
    return found


def task_for(config: Any, options: Compare) -> Task:
    """What is judged, of these pairs; with a segmenter where labels are given."""
    own = {"name": config.pairs, "dataset": config.dataset, "size": config.size}
    asked = asked_of({**own, **config.options()})
    return task_of(asked, options.data_dir, told(asked, options.data_dir, options.segmenter))


def told(asked: dict[str, Any], data_dir: str | None, file: Path | None) -> Labels | None:
    """The labels of the test split and their segmenter, where labels of facades are given."""
    if not shows_labels(asked):
        return None
    size = asked["size"]
    each = partial(tqdm, desc="learning labels", unit="batch")
    place = file or Path(f"runs/facades-segmenter{size}.safetensors")
    return labels_of(size, data_dir, segmenter(place, size, data_dir, each=each))


def judge_of(task: Task) -> Judge:
    """By what is made of its pictures."""

    def measure(folder: Path) -> dict[str, float]:
        translation, _ = load_translator(folder / "final.safetensors")
        return task.figures(translated(translation, task.given))

    return Judge(task.about(), measure)


def ends(task: Task, config: Any, seeds: int) -> dict[str, Any]:
    """Between what figures lie: real pictures, what is given, and what has not learned."""
    spec = config.spec(task.pairs)
    found = {name: over_seeds([row]) for name, row in ends_of(task).items()}
    found["untrained"] = over_seeds(
        task.figures(translated(untrained(spec, seed), task.given)) for seed in range(seeds)
    )
    return found


def untrained(spec: dict[str, Any], seed: int) -> Translation:
    """A translator of a spec as it begins."""
    with as_default(torch.Generator().manual_seed(seed)):
        net = weigh(make_translator(**spec))
    return Translation(net.eval().requires_grad_(False))
