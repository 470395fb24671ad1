"""One generator judged: samples against real pictures, between a floor and a ceiling.

The floor is real pictures against real ones, the ceiling what the same network makes before it has
learned. A row of `generators.json` for each generator, by its name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import torch
import tyro
from jaxtyping import Float
from torch import Tensor, nn
from tqdm import tqdm

from agents.gan.beginning import weigh
from agents.gan.networks import GENERATORS, load
from agents.gan.samples import codes_of, drawn
from agents.learning.generator import as_default
from benchmarks.comparison import Seeds
from benchmarks.estimates import over_seeds, said_of_seeds, short
from benchmarks.generators.reference import Reference, distances, floor, refer
from benchmarks.judged import KEPT, called, put, still_at
from benchmarks.places import RESULTS
from renderers.weights import About
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine
from renderers.workshop.ranges import within

RESULT = "generators.json"
Samples = Annotated[int, tyro.conf.arg(aliases=["-n"]), within(2, 10_000)]


@dataclass(frozen=True)
class Judge(OnThreads):
    """How far a generator's samples are from real pictures."""

    generator: tyro.conf.Positional[Path]
    """weights of a generator, or the folder of its run"""
    name: str | None = None
    """how the result calls it; by its file or folder if not given"""
    dataset: str | None = None
    """real pictures: a data set's name; what it learned from if not given"""
    data_dir: str | None = None
    """where they lie; else the folder named by PAINT_GYM_DATA"""
    count: Samples = 1000
    """samples for each seed"""
    num_seeds: Seeds = 3
    """of codes, of halves of the real pictures, and of networks that have not learned"""
    results: Path = RESULTS
    """folder of generators.json"""


def run(options: Judge) -> dict[str, Any]:
    """Measure, write, print.

    Raises:
        ValueError: no generator, or one that does not say what it learned from.
        FileNotFoundError: the weights or the real pictures are not there.
    """
    net, about = load(options.generator)
    dataset, data_dir = learned_from(about, options.dataset, options.data_dir)
    real = refer(dataset, int(about.spec["size"]), data_dir)
    seeds, count = range(options.num_seeds), options.count
    row = {
        "machine": machine(),
        "spec": about.spec,
        "learned": {key: about.card.get(key) for key in KEPT},
        "reference": real.about(),
        "count": count,
        "half": min(len(real.rows) // 2, count),
        "made": judged(net, real, count, seeds=tqdm(seeds, "its samples", leave=False)),
        "floor": over_seeds(
            floor(real, count, seed) for seed in tqdm(seeds, "real pictures", leave=False)
        ),
        "ceiling": over_seeds(
            distances(samples_of(untrained(about.spec, seed), count, seed), real, seed)
            for seed in tqdm(seeds, "untrained", leave=False)
        ),
    }
    name = options.name or called(options.generator)
    file = put(options.results / RESULT, name, row)
    print(line(name, row))
    print(f"written to {file}")
    return row


def learned_from(
    about: About, dataset: str | None = None, data_dir: str | None = None
) -> tuple[str, str | None]:
    """The data set that is asked for, or the one a generator's card names; where it lies.

    That is where it lay when the generator learned, if nothing is asked for and it lies there yet.

    Raises:
        ValueError: neither names any.
    """
    config = about.card.get("config", {})
    named = dataset or config.get("dataset")
    if not named:
        raise ValueError("the weights do not say what they learned from: name it with --dataset")
    return named, data_dir or still_at(config)


def samples_of(net: Any, count: int, seed: int) -> Float[Tensor, "count 3 H W"]:
    """A generator's first samples of a seed."""
    return drawn(net, codes_of(seed, count, net.code))


def judged(net: Any, real: Reference, count: int, *, seeds: Iterable[int]) -> dict[str, Any]:
    """Distances of a generator's samples, over seeds of their codes."""
    return over_seeds(distances(samples_of(net, count, seed), real, seed) for seed in seeds)


def untrained(spec: dict[str, Any], seed: int) -> nn.Module:
    """A generator of the same spec as it begins."""
    how = {key: value for key, value in spec.items() if key != "network"}
    with as_default(torch.Generator().manual_seed(seed)):
        net = weigh(GENERATORS[spec["network"]](**how))
    return net.eval().requires_grad_(False)


def line(name: str, row: dict[str, Any]) -> str:
    """A row for a person."""
    made, low, high = row["made"], row["floor"], row["ceiling"]
    features = row["reference"]["features"]
    return "\n".join(
        [
            f"{name}: {row['count']} samples, {row['reference']['pictures']} real pictures",
            f"  FD-{features}  {said_of_seeds(made['fd'])}, untrained {short(high['fd']['mean'])}",
            f"  of {row['half']} {said_of_seeds(made['fd_of_halves'])}, "
            f"real against real {said_of_seeds(low['fd_of_halves'])}",
            f"  KID-{features} {said_of_seeds(made['kid'])}, real {short(low['kid']['mean'])}",
            f"  precision {made['precision']['mean']:.2f}, recall {made['recall']['mean']:.2f}",
            f"  nearest training picture {short(made['nearest']['mean'])} away, of real ones the "
            f"nearest other {short(low['nearest']['mean'])}",
        ]
    )
