"""The shared beginning of every network: fully connected layers, the same for every cell."""

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import relu

from renderers.neural.cells import width_of


class Trunk(nn.Module):
    """What a cell is told, through fully connected layers with skips.

    Args:
        form: a key of `renderers.forms.FORMS`.
        width: channels.
        depth: pairs of layers, each pair with a skip.
    """

    def __init__(self, form: str, width: int, depth: int):
        super().__init__()
        self.enter = nn.Linear(width_of(form), width)
        self.first = nn.ModuleList(nn.Linear(width, width) for _ in range(depth))
        self.second = nn.ModuleList(nn.Linear(width, width) for _ in range(depth))

    def forward(self, told: Float[Tensor, "M F"]) -> Float[Tensor, "M W"]:
        """Channels of each cell, rectified."""
        x = self.enter(told)
        for first, second in zip(self.first, self.second, strict=True):
            x = x + second(relu(first(relu(x))))
        return relu(x)


def shares(raw: Float[Tensor, "N L h w"]) -> Float[Tensor, "N L h w"]:
    """Raw numbers to coverage, and coverage times along where there are two."""
    found = raw.float().sigmoid()
    if found.shape[1] == 1:
        return found
    coverage, along = found.unbind(1)
    return torch.stack([coverage, coverage * along], 1)
