"""One comparison of generators: its variants trained and judged, written, drawn.

Leaves `generators-NAME.json` and `.csv` among the results and `generators-NAME.png` among the
figures.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

from agents.gan.dcgan import SIDES, Config
from agents.gan.networks import load
from benchmarks import comparison
from benchmarks.comparison import Judge, compared, trials_of, with_points, write
from benchmarks.estimates import over_seeds
from benchmarks.generators.figure import draw_comparison
from benchmarks.generators.measure import Samples, samples_of, untrained
from benchmarks.generators.reference import Reference, distances, floor, refer
from benchmarks.generators.variants import BASE, COMPARISONS
from renderers.files import to_json
from renderers.workshop.machine import machine
from renderers.workshop.ranges import Count, within


@dataclass(frozen=True)
class Compare(comparison.Compare):
    """How variants are compared."""

    dataset: str = "monet"
    """pictures to be like: a data set's name"""
    size: Annotated[int, within(SIDES[0], SIDES[-1])] = BASE.size
    """side of the pictures, pixels: 16, 32, 64, 128 or 256"""
    updates: Count = 1000
    """of each run: at 32 px about a minute of one thread"""
    count: Samples = 1000
    """samples of each run that are judged"""
    out: Path = Path("runs/generators")
    """folder of the runs; what is trained there is not trained again"""


def run(name: str, options: Compare) -> dict[str, Any]:
    """Train what is not trained, judge, write, draw, print."""
    chosen, base = COMPARISONS[name], base_of(options)
    variants = {
        variant: trials_of(
            variant,
            "dcgan",
            replace(base, **changes),
            folder=options.out / name,
            seeds=options.num_seeds,
        )
        for variant, changes in chosen.variants.items()
    }
    real = refer(options.dataset, options.size, options.data_dir)  # refuses before hours are gone
    found = {
        "comparison": name,
        "asks": chosen.asks,
        "machine": machine(),
        "config": to_json(base),
        "reference": real.about(),
        "count": options.count,
        "variants": compared(
            variants, judge_of(real, options.count), out=options.out, options=options
        ),
        **ends(base, real, options),
    }
    features = found["reference"]["features"]
    write(found, "generators", features=features, draw=draw_comparison, options=options)
    return found


def base_of(options: Compare) -> Config:
    """What every variant changes."""
    base = replace(
        BASE,
        dataset=options.dataset,
        data_dir=options.data_dir,
        size=options.size,
        updates=options.updates,
    )
    return replace(base, **with_points(base))


def judge_of(real: Reference, count: int) -> Judge:
    """By distances of so many samples."""

    def measure(folder: Path) -> dict[str, float]:
        net, _ = load(folder / "final.safetensors")
        return distances(samples_of(net, count, 0), real, 0)

    return Judge({**real.about(), "count": count}, measure)


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
