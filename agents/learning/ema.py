"""Slow copies: running averages of weights."""

import torch
from torch import nn


@torch.no_grad()
def blend(net: nn.Module, slow: nn.Module, tau: float) -> None:
    """Move the slow weights a share tau towards the online ones; buffers are copied."""
    for p, q in zip(net.parameters(), slow.parameters(), strict=True):
        q.lerp_(p, tau)
    for buffer, slow_buffer in zip(net.buffers(), slow.buffers(), strict=True):
        slow_buffer.copy_(buffer)
