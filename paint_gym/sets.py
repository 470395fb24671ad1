"""How like each other two sets of pictures are: those that were made, and real ones.

All is measured on features (`paint_gym.features.squeezenet`); what is called FID elsewhere is
measured on Inception's, and no figure here may be compared with it.
"""

import warnings
from collections.abc import Callable

import torch
from jaxtyping import Float, Int
from torch import Tensor, nn

BATCH = 50
"""pictures looked at together"""
NEIGHBOURS = 3
"""of a picture, how far the last one says how far its kind reaches; Kynkaanniemi et al. 2019"""
SUBSETS, SUBSET = 100, 1000
"""of the kernel distance: how many, and of how many pictures at most; Binkowski et al. 2018"""


class Kept(nn.Module):
    """What stands where torchmetrics looks at pictures, when they have been looked at."""

    def __init__(self, num_features: int):
        super().__init__()
        self.num_features = num_features

    def forward(self, features: Tensor) -> Tensor:
        """Themselves."""
        return features


@torch.no_grad()
def looked_at(
    pictures: Float[Tensor, "N 3 H W"],
    features: Callable[[Tensor], Tensor],
    device: torch.device | str = "cpu",
) -> Float[Tensor, "N F"]:
    """Features of every picture, on the CPU.

    Args:
        pictures: on any device, in [0, 1].
        features: what looks at them.
        device: where it looks.
    """
    return torch.cat([features(part.to(device)).cpu() for part in pictures.split(BATCH)])


def frechet(made: Float[Tensor, "N F"], real: Float[Tensor, "M F"]) -> float:
    """The Frechet distance of two sets of features as if they were normal; 0 when equal.

    Source: Heusel et al. 2017, arXiv 1706.08500; computed by torchmetrics.

    Raises:
        ValueError: fewer than two in a set.
    """
    if min(len(made), len(real)) < 2:
        raise ValueError(f"a set is 2 or more pictures, got {len(made)} made and {len(real)} real")
    from torchmetrics.image.fid import FrechetInceptionDistance  # makes a folder when imported

    distance = FrechetInceptionDistance(Kept(made.shape[1]))
    distance.update(real, real=True)
    distance.update(made, real=False)
    return float(distance.compute())


def kernel(made: Float[Tensor, "N F"], real: Float[Tensor, "M F"], seed: int = 0) -> float:
    """The squared kernel distance (maximum mean discrepancy), without bias: 0 expected when equal.

    Source: Binkowski et al. 2018, arXiv 1801.01401; computed by torchmetrics on random subsets.
    """
    from torchmetrics.image.kid import KernelInceptionDistance  # makes a folder when imported

    size = min(SUBSET, len(made), len(real))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Metric `Kernel Inception Distance` will save")
        distance = KernelInceptionDistance(Kept(made.shape[1]), subsets=SUBSETS, subset_size=size)
    distance.update(real, real=True)
    distance.update(made, real=False)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return float(distance.compute()[0])


def precision_recall(made: Float[Tensor, "N F"], real: Float[Tensor, "M F"]) -> tuple[float, float]:
    """The share of made pictures among the real ones, and of real ones among the made.

    Among: nearer to one of them than its own third neighbour is.
    Source: Kynkaanniemi et al. 2019, arXiv 1904.06991, equations 1 and 2.
    """
    return _among(made, real), _among(real, made)


def _among(some: Tensor, others: Tensor) -> float:
    reach = torch.cdist(others, others).kthvalue(min(NEIGHBOURS + 1, len(others))).values
    return float((torch.cdist(some, others) <= reach).any(1).float().mean())


def nearest(
    made: Float[Tensor, "N F"], real: Float[Tensor, "M F"]
) -> tuple[Int[Tensor, " N"], Float[Tensor, " N"]]:
    """For each made picture which real one is nearest, and how far it is."""
    found = torch.cdist(made, real).min(1)
    return found.indices, found.values


def spread(pictures: Float[Tensor, "N 3 H W"]) -> float:
    """How much pictures differ from each other: standard deviation of a pixel, root mean square."""
    return float(pictures.float().var(0).mean().sqrt())
