"""Samples in a row, and below each the training picture that is nearest: are they copies?"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import torch
import tyro
from jaxtyping import Float
from torch import Tensor
from torch.nn.functional import interpolate
from tqdm import tqdm

from agents.gan.networks import load
from agents.gan.samples import codes_of, drawn
from benchmarks.generators.measure import learned_from
from benchmarks.generators.reference import Reference, refer
from benchmarks.judged import called
from benchmarks.places import FIGURES, ROOT
from paint_gym.sets import looked_at, nearest
from paint_gym.targets import TARGETS
from renderers.files import contact_sheet, write_picture
from renderers.workshop.command import OnThreads
from renderers.workshop.ranges import Seed, within

LEAST = 64
"""side of a picture on the sheet; smaller ones are enlarged"""


@dataclass(frozen=True)
class Sheet(OnThreads):
    """Samples, and below each the training picture that is nearest."""

    generator: tyro.conf.Positional[Path]
    """weights of a generator, or the folder of its run"""
    name: str | None = None
    """how the figure calls it; by its file or folder if not given"""
    dataset: str | None = None
    """training pictures: a data set's name; what it learned from if not given"""
    data_dir: str | None = None
    """where they lie; else the folder named by PAINT_GYM_DATA"""
    count: Annotated[int, tyro.conf.arg(aliases=["-n"]), within(1, 100)] = 12
    """samples: the first ones of the seed, none is chosen"""
    seed: Seed = 0
    """of their codes"""
    figures: Path = FIGURES
    """folder of generators-NAME.png"""


def run(options: Sheet) -> Path:
    """Find, write, print.

    Raises:
        ValueError: pictures that may not be shown would lie where figures are committed.
    """
    net, about = load(options.generator)
    dataset, data_dir = learned_from(about, options.dataset, options.data_dir)
    kind = TARGETS[dataset]
    if not kind.may_be_shown and options.figures.resolve().is_relative_to(ROOT):
        raise ValueError(
            f"pictures of {dataset} may not be published ({kind.terms}): name a folder "
            "outside of the project with --figures"
        )
    each = partial(tqdm, desc="looking at the training pictures", leave=False)
    real = refer(dataset, int(about.spec["size"]), data_dir, most=None, each=each)
    made = drawn(net, codes_of(options.seed, options.count, int(about.spec["code"])))
    rows, apart = beside(made, real)
    file = options.figures / f"generators-{options.name or called(options.generator)}.png"
    write_picture(file, contact_sheet(rows))
    words = ", ".join(f"{x:.3g}" for x in apart.tolist())
    print(f"apart, by {real.features.name}'s features: {words}")
    print(f"written to {file}")
    return file


def beside(
    made: Float[Tensor, "N 3 H W"], real: Reference
) -> tuple[Float[Tensor, "2 N 3 h w"], Float[Tensor, " N"]]:
    """Both rows of the sheet; how far each sample is from the picture below."""
    which, apart = nearest(looked_at(made, real.features), real.seen)
    rows = torch.stack([made, real.targets[real.rows[which]]])
    times = -(-LEAST // made.shape[-1])
    return interpolate(rows.flatten(0, 1), scale_factor=times).unflatten(0, (2, -1)), apart
