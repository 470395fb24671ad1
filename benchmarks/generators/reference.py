"""What samples are compared with: real pictures, whole, brought to the generator's size.

So every generator of a data set and size has one reference, however it cropped while it learned.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Float, Int
from torch import Tensor

from paint_gym.features.squeezenet import SqueezeNet, load_squeezenet
from paint_gym.sets import BATCH, frechet, kernel, looked_at, nearest, precision_recall
from paint_gym.targets import Targets, make_targets
from paint_gym.targets.held_out import spread

MOST = 5000
"""real pictures that distances are measured to, evenly spread over the training split"""


@dataclass(frozen=True)
class Reference:
    """Real pictures, and what the features see in them.

    Attributes:
        dataset: name of the data set.
        targets: its training split.
        rows: which of them.
        seen: their features.
        features: who sees.
    """

    dataset: str
    targets: Targets
    rows: Int[Tensor, " M"]
    seen: Float[Tensor, "M F"]
    features: SqueezeNet

    def about(self) -> dict[str, Any]:
        """What a result says of it."""
        return {
            "dataset": self.dataset,
            "size": self.targets.size,
            "pictures": len(self.rows),
            "features": self.features.name,
        }


def refer(
    dataset: str,
    size: int,
    data_dir: str | None = None,
    *,
    most: int | None = MOST,
    each: Callable[[Any], Iterable[Any]] = iter,
) -> Reference:
    """The reference of a data set.

    Args:
        dataset: its name.
        size: side of the generator's pictures, pixels.
        data_dir: where it lies.
        most: pictures at most; all if None.
        each: goes through the batches that are looked at, such as tqdm.
    """
    targets, features = make_targets(dataset, size=size, data_dir=data_dir), load_squeezenet()
    rows = spread(len(targets), most)
    with torch.no_grad():
        seen = torch.cat([features(targets[part]) for part in each(rows.split(BATCH))])
    return Reference(dataset, targets, rows, seen, features)


def distances(samples: Float[Tensor, "N 3 H W"], real: Reference, seed: int) -> dict[str, float]:
    """How far samples are from real pictures, and how much of these they cover.

    fd, kid             Frechet and kernel distance to all of the reference.
    fd_of_halves        Frechet distance of as many as `floor` compares, to that half: how samples
                        compare with real pictures, which also are so many.
    precision, recall   Shares of samples among real pictures, and of these among samples.
    nearest             Median distance of a sample to the nearest training picture.
    """
    made, (one, other) = looked_at(samples, real.features), halves(real, len(samples), seed)
    precision, recall = precision_recall(made, real.seen)
    return {
        "fd": frechet(made, real.seen),
        "fd_of_halves": frechet(made[: len(one)], other),
        "kid": kernel(made, real.seen, seed),
        "precision": precision,
        "recall": recall,
        "nearest": float(nearest(made, real.seen)[1].median()),
    }


def floor(real: Reference, count: int, seed: int) -> dict[str, float]:
    """The same of real pictures, one half against the other; no sample is expected below.

    `nearest` is of each real picture to the nearest other one.
    """
    one, other = halves(real, count, seed)
    precision, recall = precision_recall(one, other)
    apart = torch.cdist(real.seen, real.seen).fill_diagonal_(torch.inf)
    return {
        "fd_of_halves": frechet(one, other),
        "kid": kernel(one, other, seed),
        "precision": precision,
        "recall": recall,
        "nearest": float(apart.min(1).values.median()),
    }


def halves(
    real: Reference, count: int, seed: int
) -> tuple[Float[Tensor, "n F"], Float[Tensor, "n F"]]:
    """Two parts of the reference by chance, `count` in each where there are so many."""
    order = torch.randperm(len(real.seen), generator=torch.Generator().manual_seed(seed))
    size = min(len(order) // 2, count)
    return real.seen[order[:size]], real.seen[order[size : 2 * size]]
