"""Whether made digits are digits: by a classifier that has learned from real ones.

It may be sure of what is no digit at all, as networks are of what they have never seen. So beside
its word on samples stand its word on real digits, and on what the same network makes before it has
learned; and how the samples are spread over the ten.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import torch
import tyro
from jaxtyping import Float
from torch import Tensor, nn
from tqdm import tqdm

from agents.gan.networks import load
from benchmarks.comparison import Seeds
from benchmarks.estimates import of_seeds, said_of_seeds
from benchmarks.generators.digit_classifier import classifier, digits, grey
from benchmarks.generators.measure import Samples, samples_of, untrained
from benchmarks.judged import KEPT, called, put
from benchmarks.places import RESULTS
from renderers.workshop.command import OnThreads
from renderers.workshop.machine import machine

SURE = 0.9
"""of one digit, as a probability"""
OF_DIGITS = ("mnist", "folder")
"""data sets that digits may come from"""


@dataclass(frozen=True)
class Digits(OnThreads):
    """Whether made digits are digits, and all ten of them."""

    generator: tyro.conf.Positional[Path]
    """weights of a generator that learned from MNIST, or the folder of its run"""
    name: str | None = None
    """how the result calls it; by its file or folder if not given"""
    data_dir: str | None = None
    """where MNIST lies; else the folder named by PAINT_GYM_DATA"""
    count: Samples = 1000
    """samples for each seed"""
    num_seeds: Seeds = 3
    """of codes"""
    classifier: Path = Path("runs/digit-classifier.safetensors")
    """weights of the classifier; taught and kept there where there are none: minutes"""
    results: Path = RESULTS
    """folder of generators-digits.json"""


def run(options: Digits) -> dict[str, Any]:
    """Teach what is not taught, classify, write, print.

    Raises:
        ValueError: a generator of other pictures.
    """
    net, about = load(options.generator)
    learned = about.card.get("config", {}).get("dataset", "mnist")
    if learned not in OF_DIGITS:
        raise ValueError(f"wanted a generator of digits, got one that learned from {learned}")
    each = partial(tqdm, desc="learning digits", unit="batch")
    knows, known = classifier(options.classifier, options.data_dir, each=each)
    seeds, count = range(options.num_seeds), options.count
    row = {
        "machine": machine(),
        "spec": about.spec,
        "learned": {key: about.card.get(key) for key in KEPT},
        "count": count,
        **classified(knows, (grey(samples_of(net, count, seed)) for seed in seeds)),
        "real": classified(knows, [digits("test", options.data_dir)[0]]),
        "untrained": classified(
            knows, (grey(samples_of(untrained(about.spec, seed), count, seed)) for seed in seeds)
        ),
        "classifier": known,
    }
    name = options.name or called(options.generator)
    file = put(options.results / "generators-digits.json", name, row)
    for what in ("real", "untrained"):
        print(f"{what:<9} sure of {row[what]['sure']['mean']:.3f}")
    shares = " ".join(f"{digit}: {100 * x['mean']:.1f}" for digit, x in enumerate(row["shares"]))
    print(f"samples   sure of {said_of_seeds(row['sure'])}; % of each: {shares}")
    print(f"the classifier is right about {known['right']:.4f} of {known['of']} test digits")
    print(f"written to {file}")
    return row


def classified(knows: nn.Module, each: Iterable[Float[Tensor, "N 1 h w"]]) -> dict[str, Any]:
    """Over sets of pictures, the share that it is sure of, and the shares of the ten digits."""
    sure, shares = [], []
    for pictures in each:
        most = torch.cat([knows(part).softmax(1) for part in pictures.split(500)]).max(1)
        sure.append(float((most.values > SURE).float().mean()))
        shares.append((torch.bincount(most.indices, minlength=10) / len(pictures)).tolist())
    return {"sure": of_seeds(sure), "shares": [of_seeds(x) for x in zip(*shares, strict=True)]}
