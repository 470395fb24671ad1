"""U-Net: down to one pixel and up again, each stage seeing what the one of its size saw.

Source: Isola et al. 2017, arXiv 1611.07004, section 6.1.1 and its errata: no norm where one pixel
is left.
"""

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.gan.enlarging import Up, enlarge
from agents.gan.norms import Norm, norm_of

WIDEST = 8
"""channels of a stage at most, in those of the first"""
NOISY = 3
"""inner stages upwards in which values of the channels are dropped"""


class UNet(nn.Module):
    """What is given in [-1, 1] to planes in [-1, 1].

    Dropped values are all the noise there is, so they are dropped whenever the network is used.
    A batch's norm is that of what it learned from, when it is used.

    Args:
        size: side of the pictures it learns from, a power of two: it goes down to one pixel.
        planes: of what is given.
        outputs: planes that are made.
        channels: of the first stage; each next has twice as many, up to 8 times.
        up: how it enlarges.
        norm: of every stage but the first, the last and the innermost.
        drop: share of the values that are dropped, of the innermost stages upwards.
    """

    def __init__(
        self,
        *,
        size: int,
        planes: int,
        outputs: int,
        channels: int,
        up: Up,
        norm: Norm,
        drop: float,
    ):
        super().__init__()
        self.drop = drop
        depth = size.bit_length() - 1
        widths = [channels * min(2**i, WIDEST) for i in range(depth)]
        self.multiple = self.least = size
        self.down = nn.ModuleList(
            _halve(inputs, width, norm=norm if 0 < i < depth - 1 else "none", first=i == 0)
            for i, (inputs, width) in enumerate(zip([planes, *widths], widths, strict=False))
        )
        joined = [widths[-1], *(2 * width for width in widths[-2::-1])]
        outer = [*widths[-2::-1], outputs]
        self.up = nn.ModuleList(
            nn.Sequential(
                nn.ReLU(),
                *enlarge(up, *ends),
                *norm_of(norm if i < depth - 1 else "none", ends[1], affine=True),
            )
            for i, ends in enumerate(zip(joined, outer, strict=True))
        )

    def forward(
        self, given: Float[Tensor, "B C H W"], generator: torch.Generator
    ) -> Float[Tensor, "B O H W"]:
        """Differentiable; sides are multiples of `multiple`; the generator says what drops."""
        seen = [given]
        for stage in self.down:
            seen.append(stage(seen[-1]))
        x = seen.pop()
        for i, stage in enumerate(self.up):
            x = stage(x if i == 0 else torch.cat([x, seen.pop()], dim=1))
            if i < min(NOISY, len(self.up) - 1):
                x = dropped(x, generator, self.drop)
        return torch.tanh(x.float())


def _halve(inputs: int, width: int, *, norm: Norm, first: bool) -> nn.Sequential:
    """Half as high and wide."""
    before = [] if first else [nn.LeakyReLU(0.2)]
    after = norm_of(norm, width, affine=True)
    return nn.Sequential(*before, nn.Conv2d(inputs, width, 4, 2, 1, bias=not after), *after)


def dropped(
    x: Float[Tensor, "B C H W"], generator: torch.Generator, share: float
) -> Float[Tensor, "B C H W"]:
    """This share of the values 0, the others so much larger that their mean stays."""
    if not share:
        return x
    kept = torch.rand(x.shape, generator=generator) >= share
    return x * (kept.to(x.device, x.dtype) / (1 - share))
