"""Training at a preset's size against the arithmetic that the processor can do.

Floating point operations of an update are counted, and divided by its seconds; beside them stands
what the processor reaches in a large product of matrices, and in the update's own convolutions,
each made by itself, in the same precision. All take turns in one process, so that whoever else
works on the machine is in the way of all alike; of each the best turn counts.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import torch
from torch.utils.flop_counter import FlopCounterMode

from agents.gan import dcgan
from agents.learning.learner import begin
from benchmarks.generators.convolutions import recorded, seconds_alone
from benchmarks.places import RESULTS
from renderers.files import write_text
from renderers.registry import Registry
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.precision import settled
from renderers.workshop.processors import MOST_THREADS
from renderers.workshop.ranges import Count, within

PRESETS = Registry("preset", **dcgan.PRESETS)
SIDE = 2048
"""of the matrices"""


@dataclass(frozen=True)
class Speed(OnThreads):
    """An update of a preset against the arithmetic that the processor can do."""

    preset: Annotated[str, PRESETS] = "seed"
    """of `agents.train dcgan`"""
    batch_size: Count = dcgan.PRESETS["seed"].batch_size
    """pictures of each kind in an update"""
    parts: Count = dcgan.PRESETS["seed"].parts
    """in so many parts, one after another"""
    at_threads: Annotated[tuple[Annotated[int, within(1, MOST_THREADS)], ...], within(1, 16)] = (
        1,
        2,
    )
    """numbers of threads, one after another"""
    repeats: Count = 2
    """turns"""
    matrix: Annotated[int, within(16, 16_384)] = SIDE
    """side of the matrices that are multiplied"""
    out: Path = RESULTS / "generators-speed.json"
    """where the result goes"""


def run(options: Speed) -> dict[str, Any]:
    """Measure at each number of threads, write, print."""
    config = replace(
        PRESETS[options.preset],
        dataset="shapes",
        batch_size=options.batch_size,
        parts=options.parts,
        judge_on=2,
    )
    learner, _ = begin(dcgan.make, config, torch.device("cpu"), say=lambda line: None)
    before, rows = torch.get_num_threads(), []
    for threads in options.at_threads:
        torch.set_num_threads(threads)
        rows.append({"threads": threads, **measured(learner, config, options)})
        print(line(rows[-1]))
    torch.set_num_threads(before)
    found = {
        "machine": machine(),
        "preset": options.preset,
        "size": config.size,
        "step": config.step,
        "batch_size": config.batch_size,
        "parts": config.parts,
        "precision": settled(config.precision, "cpu"),
        "rows": rows,
    }
    options.out.parent.mkdir(parents=True, exist_ok=True)
    write_text(options.out, json.dumps(found, indent=1) + "\n")
    print(f"written to {options.out}")
    return found


def measured(learner: Any, config: dcgan.Config, options: Speed) -> dict[str, float]:
    """Seconds and operations of an update, and what they could be."""

    def update() -> None:
        learner.step(0)

    with FlopCounterMode(display=False) as counter:
        made = recorded(update)
    operations = counter.get_total_flops()
    turns: list[tuple[float, float, float]] = []
    for _ in range(options.repeats):
        turns.append(
            (timed(update), timed(product(options.matrix, config)), seconds_alone(made, 1))
        )
    update_s, product_s, alone_s = (min(x) for x in zip(*turns, strict=True))
    return {
        "operations": operations,
        "seconds": update_s,
        "pictures_per_second": config.batch_size / update_s,
        "update_flops": operations / update_s,
        "matmul_flops": 2 * options.matrix**3 / product_s,
        "convolutions_flops": operations / alone_s,
        "of_convolutions_alone": alone_s / update_s,
    }


def product(side: int, config: dcgan.Config) -> Callable[[], Any]:
    """A large product of matrices, in the precision that networks compute in."""
    precision = torch.bfloat16 if settled(config.precision, "cpu") == "bfloat16" else torch.float32
    one, other = (torch.ones(side, side, dtype=precision) for _ in range(2))
    one @ other  # the first prepares its kernel
    return lambda: one @ other


def timed(work: Callable[[], Any]) -> float:
    """Seconds of it."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def line(row: dict[str, Any]) -> str:
    """A row for a person."""
    return (
        f"{row['threads']} threads: {row['pictures_per_second']:.2f} pictures/s, "
        f"{row['update_flops'] / 1e9:.0f} GFLOP/s; its convolutions alone "
        f"{row['convolutions_flops'] / 1e9:.0f}, a product of matrices "
        f"{row['matmul_flops'] / 1e9:.0f}: {100 * row['of_convolutions_alone']:.0f} % of the first"
    )
