"""Learning rates over a run: up and down as a cosine, or level and then down a line."""

import math

import torch

LEAST = 0.02
"""share of the learning rate that is left at the end"""


def share_of_lr(update: int, *, updates: int, warmup: int) -> float:
    """Share of the learning rate at this update of so many; it rises over `warmup` of them."""
    warm = min(1.0, (update + 1) / max(1, warmup))
    return warm * (LEAST + (1 - LEAST) * (1 + math.cos(math.pi * (update / updates))) / 2)


def share_after_plateau(update: int, *, updates: int, decay: float) -> float:
    """Share of the learning rate: all of it, then down a line to nothing over the last `decay`.

    Source: Zhu et al. 2017 (CycleGAN), arXiv 1703.10593, section 4.
    """
    return min(1.0, (1 - update / updates) / decay) if decay else 1.0


def set_rate(adam: torch.optim.Optimizer, lr: float) -> None:
    """Of all that the optimiser moves."""
    for group in adam.param_groups:
        group["lr"] = lr
