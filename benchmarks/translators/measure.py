"""One translator judged on its test split, between real pictures and what has not learned.

A row of `translators.json` for each translator, by its name.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import torch
import tyro
from tqdm import tqdm

from agents.gan.translation import apart
from agents.gan.translators import load_translator
from benchmarks.comparison import Seeds
from benchmarks.estimates import over_seeds, said_of_seeds, short, summary
from benchmarks.judged import KEPT, called, put, still_at
from benchmarks.places import RESULTS
from benchmarks.translators.compare import told, untrained
from benchmarks.translators.task import Task, asked_of, ends_of, task_of, translated
from paint_gym.pictures.lab import recolour
from renderers.weights import About
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine

RESULT = "translators.json"


@dataclass(frozen=True)
class Judge(OnThreads):
    """How good a translator is on its test split."""

    translator: tyro.conf.Positional[Path]
    """weights of a translator, or the folder of its run"""
    name: str | None = None
    """how the result calls it; by its file or folder if not given"""
    dataset: str | None = None
    """pictures: the name that `agents.train` takes; what it learned from if not given"""
    data_dir: str | None = None
    """where they lie; else the folder named by PAINT_GYM_DATA"""
    num_seeds: Seeds = 3
    """of noise, and of networks that have not learned"""
    segmenter: Path | None = None
    """weights of what tells facades' parts; taught and kept there where there are none: minutes;
    runs/facades-segmenterSIZE.safetensors if not given"""
    results: Path = RESULTS
    """folder of translators.json"""


def run(options: Judge) -> dict[str, Any]:
    """Measure, write, print.

    Raises:
        ValueError: no translator, or one that goes back.
        FileNotFoundError: the weights or the pictures are not there.
    """
    translation, about = load_translator(options.translator)
    asked, data_dir = learned_from(about, options.dataset, options.data_dir)
    task = task_of(asked, data_dir, told(asked, data_dir, options.segmenter))
    seeds = range(options.num_seeds)
    each = partial(tqdm, desc="translating", leave=False)
    made = [translated(translation, task.given, seed=seed, each=each) for seed in seeds]
    row = {
        "machine": machine(),
        "spec": about.spec,
        "learned": {key: about.card.get(key) for key in KEPT},
        "task": task.about(),
        "made": over_seeds(map(task.likeness, made)) | one_by_one(made, task),
        "ends": {
            **plain(task),
            "untrained": over_seeds(
                task.likeness(translated(untrained(about.spec, seed), task.given)) for seed in seeds
            ),
        },
    }
    name = options.name or called(options.translator)
    file = put(options.results / RESULT, name, row)
    print(line(name, row))
    print(f"written to {file}")
    return row


def learned_from(
    about: About, dataset: str | None, data_dir: str | None
) -> tuple[dict[str, Any], str | None]:
    """The pairs that a translator learned from, of another data set if one is named; where it lies.

    That is where it lay when it learned, if nothing is asked for and it lies there yet.
    """
    asked = asked_of(about.spec["pairs"]) | ({"dataset": dataset} if dataset else {})
    lay = None if dataset else still_at(about.card.get("config", {}))
    return asked, data_dir or lay


def one_by_one(made: list[torch.Tensor], task: Task) -> dict[str, Any]:
    """How far each answer is from what is wanted, over seeds and pictures; if that is known."""
    if not task.pairs.paired:
        return {}
    found = [apart(x, task.real) for x in made]
    return {name: summary(torch.stack([x[name] for x in found])) for name in found[0]}


def plain(task: Task) -> dict[str, Any]:
    """What needs no network: real pictures, what is given, or that in grey where it is light."""
    found = {name: over_seeds([row]) for name, row in ends_of(task).items()}
    if task.pairs.chroma:
        light = task.given[:, :1]
        grey = recolour(light, light.new_zeros(len(light), 2, *light.shape[2:]))
        found["grey"] = over_seeds([task.likeness(grey)]) | one_by_one([grey], task)
    return found


def line(name: str, row: dict[str, Any]) -> str:
    """A row for a person."""
    made, task = row["made"], row["task"]
    words = [f"{name}: {task['pictures']} pictures"]
    words += [
        f"  {figure} {said_of_seeds(made[figure])}"
        + "".join(
            f", {end} {short(found[figure]['mean'])}"
            for end, found in row["ends"].items()
            if figure in found
        )
        for figure in made
    ]
    return "\n".join(words)
