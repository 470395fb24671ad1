"""Pictures a minute that `agents.bulk` paints: by one process, by more, by Ray where it is there.

The same pictures are painted by each in turns, new each time; what it takes to begin is in it.
Results go to benchmarks/results/bulk.json with the machine's name.
"""

import itertools
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from agents.shards.crew import paint_by_processes
from agents.shards.on_ray import paint_on_ray
from agents.shards.options import Options
from agents.shards.plan import open_plan
from benchmarks.places import RESULTS, aside
from renderers.files import to_json, write_picture, write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.processors import processors
from renderers.workshop.ranges import Count

ROUNDS = 3
"""turns of each; the best counts"""


@dataclass(frozen=True, kw_only=True)
class Bulk(OnThreads):
    """Pictures a minute in bulk, by one process, by more, and by Ray."""

    quick: bool = False
    """a moment for each figure: to see that it runs"""
    num_pictures: Count = 64
    """that are painted in each turn"""
    out: Path = RESULTS / "bulk.json"
    """where the result goes"""

    def asked(self, pictures: Path, shards: Path) -> Options:
        """What is asked of `agents.bulk`."""
        small: dict[str, Any] = {"strokes": 2, "steps": 1, "view": 16} if self.quick else {}
        return Options(str(pictures), str(shards), shard_size=4, **small)


def run(options: Bulk) -> None:
    """Measure, print, write."""
    with TemporaryDirectory() as folder:
        rows = list(all_rows(options, Path(folder)))
        asked = to_json(options.asked(Path("pictures"), Path("shards")))
    found = {
        "machine": machine(),
        "quick": options.quick,
        "seed": 0,
        "num_pictures": count(options),
        "config": asked,
        "rows": rows,
    }
    out = aside(options.out) if options.quick else options.out
    write_text(out, json.dumps(found, indent=1) + "\n")
    print(f"written to {out}")


def count(options: Bulk) -> int:
    """Pictures of a turn."""
    return 2 if options.quick else options.num_pictures


def all_rows(options: Bulk, folder: Path) -> Iterator[dict[str, Any]]:
    """Pictures a minute of each way, printed as it comes."""
    write_pictures(folder / "pictures", count(options))
    ways = list(ways_here())
    best = dict.fromkeys([(name, workers) for name, workers, _ in ways], 0.0)
    for turn, (name, workers, paint) in itertools.product(
        range(1 if options.quick else ROUNDS), ways
    ):
        asked = options.asked(folder / "pictures", folder / f"{name}-{workers}-{turn}")
        plan = open_plan(asked)
        began = time.perf_counter()
        paint(asked, plan.unfinished(), workers=workers, tell=lambda done, failed: None)
        rate = 60 * plan.pictures / (time.perf_counter() - began)
        best[name, workers] = max(best[name, workers], rate)
    one = best["processes", 1]
    for (name, workers), rate in best.items():
        print(
            f"{name}, {workers} workers: {rate:.1f} pictures a minute, {rate / one:.2f} times one"
        )
        yield {"by": name, "workers": workers, "pictures_a_minute": rate, "ratio": rate / one}


def ways_here() -> Iterator[tuple[str, int, Callable[..., Any]]]:
    """By what, with how many workers, and how."""
    numbers = sorted({1, processors()})
    yield from (("processes", workers, paint_by_processes) for workers in numbers)
    if find_spec("ray") is not None:
        yield "ray", numbers[-1], paint_on_ray


def write_pictures(folder: Path, number: int) -> None:
    """Smooth noise, of 256 pixels."""
    random = np.random.default_rng(0)
    folder.mkdir()
    for i in range(number):
        cells = random.integers(0, 256, (8, 8, 3)).astype(np.uint8)
        picture = np.kron(cells, np.ones((32, 32, 1), np.uint8))
        write_picture(folder / f"{i:05d}.png", picture)
