"""Random filters at several sizes: what tells styles without ever having been trained.

Source: Ustyuzhaninov et al. 2016, "Texture synthesis using shallow convolutional networks with
random filters" (arXiv 1606.00021).

Departures from the paper:
1. Filters are of one size, and the picture is halved instead.
2. Both signs of a filter's answer are kept.
3. Most filters see texture alone: they answer a plain picture with 0.
"""

import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn.functional import avg_pool2d, conv2d, pad, relu

from paint_gym.features.network import SEED, Scaled

SIDE = 7
"""of a filter, pixels"""
TEXTURE, COLOR = 32, 16
"""filters that see texture alone, and those that see colour too, of each size"""


class Filters(Scaled):
    """Picture to feature maps by layer: "1", "2", "4", "8", the pixels that one of theirs is.

    Pictures too small for a halving have none of the later layers.
    """

    style = ("1", "2", "4", "8")
    content = ("1", "2", "4")

    def __init__(self) -> None:
        super().__init__(*self.style)
        generator, count = torch.Generator().manual_seed(SEED), TEXTURE + COLOR
        self.filters: Tensor
        drawn = torch.randn(len(self.style), count, 3, SIDE, SIDE, generator=generator)
        drawn[:, :TEXTURE] -= drawn[:, :TEXTURE].mean((3, 4), keepdim=True)
        unit = drawn / drawn.square().sum((2, 3, 4), keepdim=True).sqrt()
        self.register_buffer("filters", unit, persistent=False)

    def maps(self, x: Float[Tensor, "B 3 H W"]) -> dict[str, Float[Tensor, "B C h w"]]:
        """See `Scaled.maps`."""
        found = {}
        for name, filters in zip(self.style, self.filters, strict=True):
            if name != self.style[0]:
                if min(x.shape[2:]) < 2:
                    break
                x = avg_pool2d(x, 2)
            seen = conv2d(pad(x, [SIDE // 2] * 4, mode="replicate"), filters)
            found[name] = relu(torch.cat([seen, -seen], dim=1))
        return found


def untrained() -> Filters:
    """Filters of a fixed seed."""
    found = Filters()
    found.calibrate()
    return found
