"""The blocks that painters' networks are made of."""

from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import relu
from torch.nn.utils.parametrizations import weight_norm

from agents.learning.processes import SharedBatchNorm
from paint_gym.critics.critic import TReLU


class NormBlock(nn.Module):
    """Two 3x3 convolutions with batch norm and a shortcut (He et al. 2016, figure 2)."""

    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        self.first = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.first_norm = SharedBatchNorm(outputs)
        self.second = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.second_norm = SharedBatchNorm(outputs)
        self.shortcut: nn.Module = nn.Identity()
        if stride != 1 or inputs != outputs:
            self.shortcut = nn.Conv2d(inputs, outputs, 1, stride, bias=False)

    def forward(self, x: Float[Tensor, "B C H W"]) -> Float[Tensor, "B D h w"]:
        """Residual, then ReLU."""
        y = relu(self.first_norm(self.first(x)))
        return relu(self.second_norm(self.second(y)) + self.shortcut(x))


class MixerBlock(nn.Module):
    """Mixes places, then channels, each by a small perceptron with a shortcut; at first it is none.

    Source: MLP-Mixer, Tolstikhin et al. 2021, arXiv 2105.01601, section 2.
    """

    def __init__(self, places: int, channels: int):
        super().__init__()
        self.place_norm, self.channel_norm = nn.LayerNorm(channels), nn.LayerNorm(channels)
        self.places = perceptron(places, places)
        self.channels = perceptron(channels, 2 * channels)

    def forward(self, x: Float[Tensor, "B N C"]) -> Float[Tensor, "B N C"]:
        """The same shape."""
        first, last = self.places[0], self.places[2]
        hidden = across(first, self.place_norm(x)).relu()
        x = x + across(last, hidden)
        return x + self.channels(self.channel_norm(x))


def across(layer: Any, x: Float[Tensor, "B N C"]) -> Float[Tensor, "B M C"]:
    """A linear layer over places: no transposed copies."""
    bias, weight = layer.bias[:, None], layer.weight.expand(len(x), -1, -1)
    return torch.baddbmm(bias, weight, x)


def perceptron(numbers: int, hidden: int) -> nn.Sequential:
    """Two layers that give back as many numbers as they got: zeros, before they learn."""
    last = nn.Linear(hidden, numbers)
    nn.init.zeros_(last.weight)
    nn.init.zeros_(last.bias)
    return nn.Sequential(nn.Linear(numbers, hidden), nn.ReLU(), last)


class WeightNormBlock(nn.Module):
    """Two 3x3 convolutions with weight norm, TReLU and a shortcut (Learning to Paint, 4.2)."""

    def __init__(self, inputs: int, outputs: int, stride: int):
        super().__init__()
        self.first = weight_norm(nn.Conv2d(inputs, outputs, 3, stride, 1))
        self.second = weight_norm(nn.Conv2d(outputs, outputs, 3, 1, 1))
        self.first_relu, self.second_relu = TReLU(), TReLU()
        self.shortcut: nn.Module = nn.Identity()
        if stride != 1 or inputs != outputs:
            self.shortcut = weight_norm(nn.Conv2d(inputs, outputs, 1, stride))

    def forward(self, x: Float[Tensor, "B C H W"]) -> Float[Tensor, "B D h w"]:
        """Residual, then TReLU."""
        return self.second_relu(self.second(self.first_relu(self.first(x))) + self.shortcut(x))


def stages(
    block: type[nn.Module], stem: int, *, widths: tuple[int, ...], depths: tuple[int, ...]
) -> nn.Sequential:
    """Residual blocks stage by stage; every stage but the first halves height and width."""
    blocks: list[nn.Module] = []
    inputs = stem
    for i, (width, depth) in enumerate(zip(widths, depths, strict=True)):
        for j in range(depth):
            blocks.append(block(inputs, width, 2 if j == 0 and i > 0 else 1))
            inputs = width
    return nn.Sequential(*blocks)
