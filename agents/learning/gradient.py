"""Gradient steps: the optimiser of every network here, and one clipped step of it."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from jaxtyping import Float
from torch import Tensor, nn


def adam_of(net: nn.Module, lr: float, weight_decay: float) -> torch.optim.Optimizer:
    """AdamW over all that the network has."""
    return torch.optim.AdamW(net.parameters(), lr=lr, weight_decay=weight_decay, fused=True)


def descend(
    adam: torch.optim.Optimizer, loss: Tensor, net: nn.Module, *, clip: float
) -> Float[Tensor, ""]:
    """One clipped gradient step; the gradient's norm before clipping."""
    adam.zero_grad(set_to_none=False)
    loss.backward()
    norm = nn.utils.clip_grad_norm_(net.parameters(), clip)
    adam.step()
    return norm


@contextmanager
def held(net: nn.Module) -> Iterator[nn.Module]:
    """The network, through which gradients run, but to none of its weights."""
    weights = [x for x in net.parameters() if x.requires_grad]
    for x in weights:
        x.requires_grad_(False)
    try:
        yield net
    finally:
        for x in weights:
            x.requires_grad_(True)
