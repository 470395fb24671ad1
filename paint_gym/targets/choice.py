"""Which pictures are painted next: those asked for, or drawn by each canvas's own generator."""

from collections.abc import Sequence

import numpy as np
import torch
from jaxtyping import Float, Int
from torch import Tensor

from paint_gym.targets import Targets


def choose(
    targets: Targets,
    generators: Sequence[np.random.Generator],
    ids: Int[np.ndarray, " n"] | None,
    *,
    flips: bool,
    device: torch.device,
) -> tuple[Int[np.ndarray, " n"], Float[Tensor, "n 3 H W"]]:
    """Ids and pictures, one for each generator.

    Args:
        targets: the data set.
        generators: draw the picture, and then whether it is mirrored.
        ids: those asked for, which are never mirrored; None to draw.
        flips: whether half of those drawn are mirrored.
        device: where the pictures are wanted.
    """
    mirrored = np.zeros(len(generators), bool)
    if ids is None:
        ids = np.array([generator.integers(len(targets)) for generator in generators])
        if flips:
            mirrored = np.array([generator.random() < 0.5 for generator in generators])
    found = targets[torch.from_numpy(ids)].to(device)
    if mirrored.any():
        where = torch.from_numpy(mirrored).to(device)[:, None, None, None]
        found = torch.where(where, found.flip(-1), found)
    return ids, found
