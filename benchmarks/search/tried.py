"""What ideas are worth: each changes our search in one way, for as many seconds, on 30 pictures.

Seconds are those that the processor gave to the process. A row is a task; in it, of each idea, the
PSNR of its paintings and how far that is above our search's of the same pictures, with 95 %
bootstrap intervals over them.
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

from agents.search import Search
from agents.search.descent import quietly
from agents.search.strokes.goal import Goal
from agents.search.strokes.painter import warm_up
from benchmarks.estimates import estimate
from benchmarks.places import RESULTS, aside
from benchmarks.search.ideas import IDEAS
from paint_gym.metrics import psnr
from paint_gym.targets.held_out import PICTURES
from renderers import BRUSHES, make_renderer
from renderers.files import to_json, write_text
from renderers.registry import Registry
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, Positive, Seed

RESULT = RESULTS / "search-ideas.json"
OURS = "ours"


@dataclass(frozen=True)
class Case:
    """What is painted.

    Attributes:
        pictures: key of PICTURES.
        side: longer side, pixels.
        brush: kind of stroke.
        strokes: in a painting.
    """

    pictures: str
    side: int
    brush: str
    strokes: int


TASKS: Registry = Registry(
    "task",
    curves=Case("imagenet", 128, "bezier", 200),
    triangles=Case("imagenet", 256, "triangle", 50),
    oil=Case("imagenet", 128, "oil", 100),
)


@dataclass(frozen=True)
class Tried(OnThreads):
    """Measure what ideas are worth."""

    ideas: tyro.conf.Positional[tuple[Annotated[str, IDEAS], ...]] = ()
    """which; all if none is named; ours is always there"""
    tasks: tuple[Annotated[str, TASKS], ...] = tuple(TASKS)
    """on what"""
    count: Count = 30
    """pictures, evenly spread"""
    seconds: Positive = 2.0
    """of each search"""
    quick: bool = False
    """two pictures, a fraction of a second, written aside"""
    seed: Seed = 0
    """of the searches"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    out: Path = RESULT
    """where the result goes"""


def run(options: Tried) -> dict[str, Any]:
    """Measure, print, write after each task."""
    out = aside(options.out) if options.quick else options.out
    count, seconds = (2, 0.2) if options.quick else (options.count, options.seconds)
    found: dict[str, Any] = {"seconds": seconds, "seed": options.seed, "tasks": {}}
    for name in options.tasks:
        task: Case = TASKS[name]
        pictures = PICTURES[task.pictures](task.side, count, data_dir=options.data_dir)
        search = Search(seconds=seconds, seed=options.seed)
        rows: dict[str, Any] = {}
        ours: Float[Tensor, " N"] | None = None
        for idea in dict.fromkeys((OURS, *(options.ideas or IDEAS))):
            try:
                made = painted(idea, task, pictures, search=search)
            except ValueError as error:
                rows[idea] = {"refused": str(error)}
                continue
            ours = made if ours is None else ours
            rows[idea] = {
                "psnr": asdict(estimate(made[None])),
                "above": asdict(estimate((made - ours)[None])),
            }
            tqdm.write(said(name, idea, rows[idea]))
        found["tasks"][name] = {"task": to_json(task), "pictures": len(pictures), "ideas": rows}
        write_text(out, json.dumps({**found, "machine": machine()}, indent=1) + "\n")
    print(f"written to {out}")
    return found


def painted(
    idea: str, task: Case, pictures: list[Float[Tensor, "1 3 H W"]], *, search: Search
) -> Float[Tensor, " N"]:
    """PSNR of what an idea paints, picture by picture."""
    renderer = make_renderer("auto", BRUSHES[task.brush]())
    warm_up(Goal(renderer, pictures[0]))
    found = []
    for picture in tqdm(pictures, f"{task.brush}, {idea}", leave=False):
        goal = Goal(renderer, picture)
        run = IDEAS[idea](search, goal, task.strokes)
        run.clock = time.process_time  # whatever else the machine does
        strokes = quietly(run)
        found.append(psnr(goal.error(goal.painted(strokes.clamp(0, 1))).mean((1, 2, 3))))
    return torch.cat(found)


def said(task: str, idea: str, row: dict[str, Any]) -> str:
    """A row, for people."""
    psnr, above = row["psnr"], row["above"]
    return (
        f"{task:<10} {idea:<13} {psnr['mean']:.2f} dB, "
        f"{above['mean']:+.3f} ({above['low']:+.3f} to {above['high']:+.3f})"
    )
