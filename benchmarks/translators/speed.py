"""What it takes to translate one picture: seconds, and memory of the process.

A row of `translators-speed.json` for each network and size. What is learned changes neither, so the
network is one that has not learned; memory is what the process took at most, so a command measures
one network at one size.
"""

import resource
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import torch

from agents.gan.translators import KIND, planes_of
from agents.train import AGENTS
from benchmarks.judged import put
from benchmarks.places import RESULTS
from benchmarks.translators.compare import untrained
from paint_gym.pairs import PAIRS
from renderers.registry import Registry
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, within

RESULT = "translators-speed.json"
LEARNERS: Registry = Registry(
    "learner", **{name: AGENTS[name] for name in AGENTS if AGENTS[name].Config.KIND == KIND}
)


@dataclass(frozen=True)
class Speed(OnThreads):
    """What it takes to translate one picture."""

    learner: Annotated[str, LEARNERS] = "pix2pix"
    """whose network, as `agents.train` calls it"""
    preset: str = "paper"
    """of that learner"""
    size: Annotated[int, within(16, 4096)] = 256
    """side of the picture, pixels"""
    repeats: Count = 5
    """times that it is translated, after a first time"""
    results: Path = RESULTS
    """folder of translators-speed.json"""


def run(options: Speed) -> dict[str, Any]:
    """Measure, write, print."""
    network = preset_of(options.learner, options.preset).network()
    translation = untrained({**network, "pairs": planes_of(PAIRS["blocks"])}, 0)
    picture, taken = torch.full((1, 3, options.size, options.size), 0.5), []
    for _ in range(options.repeats + 1):
        began = time.perf_counter()
        translation(picture)
        taken.append(time.perf_counter() - began)
    row = {
        "machine": machine(),
        "learner": options.learner,
        "preset": options.preset,
        "size": options.size,
        "network": network,
        "parameters": sum(x.numel() for x in translation.translator.parameters()),
        "seconds": statistics.median(taken[1:]),
        "all_seconds": taken[1:],
        "peak_gigabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
    }
    name = f"{options.learner}, {options.preset}, {options.size} px"
    file = put(options.results / RESULT, name, row)
    print(f"{name}: {row['seconds']:.3f} s, {row['peak_gigabytes']:.2f} GB at most")
    print(f"written to {file}")
    return row


def preset_of(learner: str, preset: str) -> Any:
    """The config of that name; another one is refused with the nearest."""
    return Registry("preset", **LEARNERS[learner].PRESETS)[preset]
