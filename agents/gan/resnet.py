"""Generators of residual blocks: one at a quarter of the size, and one that goes coarse to fine.

Source: Zhu et al. 2017 (CycleGAN), arXiv 1703.10593, section 7.2, after Johnson et al. 2016; Wang
et al. 2018 (pix2pixHD), arXiv 1711.11585, section 3.1.
"""

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, interpolate

from agents.gan.enlarging import Up, enlarge


class Residual(nn.Module):
    """Two convolutions, whose answer is added to what they saw."""

    def __init__(self, width: int):
        super().__init__()
        self.layers = nn.Sequential(
            *_convolved(width, width, 3), nn.ReLU(), *_convolved(width, width, 3)
        )

    def forward(self, x: Float[Tensor, "B C H W"]) -> Float[Tensor, "B C H W"]:
        """As many maps."""
        return x + self.layers(x)


class ResNet(nn.Module):
    """What is given in [-1, 1] to planes in [-1, 1]; it draws nothing.

    Args:
        planes: of what is given.
        outputs: planes that are made.
        channels: of the first stage; each next has twice as many.
        blocks: residual ones, in the middle.
        up: how it enlarges.
        halvings: before them.
    """

    def __init__(
        self, *, planes: int, outputs: int, channels: int, blocks: int, up: Up, halvings: int = 2
    ):
        super().__init__()
        self.multiple = 2**halvings
        self.least = 2 * self.multiple  # norms and mirrored edges want two places
        widths = [channels << i for i in range(halvings + 1)]
        self.stages = nn.ModuleList(
            [
                nn.Sequential(*_convolved(planes, channels, 7), nn.ReLU()),
                *(halve(width, 2 * width) for width in widths[:-1]),
                *(Residual(widths[-1]) for _ in range(blocks)),
            ]
        )
        self.grow = nn.Sequential(*(double(up, 2 * width, width) for width in widths[-2::-1]))
        self.end = ending(channels, outputs)

    def forward(
        self, given: Float[Tensor, "B C H W"], generator: torch.Generator
    ) -> Float[Tensor, "B O H W"]:
        """Differentiable; sides are multiples of `multiple`."""
        return torch.tanh(self.end(self.features(given)).float())

    def features(self, given: Float[Tensor, "B C H W"]) -> Float[Tensor, "B F H W"]:
        """Maps from which the planes are made by one convolution."""
        found: Tensor = self.grow(self.maps(given)[-1])
        return found

    def maps(self, given: Float[Tensor, "B C H W"], until: int | None = None) -> list[Tensor]:
        """What is given, and maps after each of the first `until` stages; of all if None."""
        found = [given]
        for stage in self.stages[:until]:
            found.append(stage(found[-1]))
        return found


class CoarseToFine(nn.Module):
    """A ResNet at half the size, and one around it that adds what is fine; it draws nothing.

    Args:
        planes: of what is given.
        outputs: planes that are made.
        channels: of the coarse one's first stage.
        blocks: of the coarse one.
        fine_blocks: of the fine one.
        up: how they enlarge.
        halvings: of the coarse one.

    Attributes:
        fine: whether the fine one takes part; where not, the coarse picture is enlarged.
    """

    def __init__(
        self,
        *,
        planes: int,
        outputs: int,
        channels: int,
        blocks: int,
        fine_blocks: int,
        up: Up,
        halvings: int = 4,
    ):
        super().__init__()
        self.multiple = 2 ** (halvings + 1)
        self.least = 2 * self.multiple
        self.fine: Tensor
        self.register_buffer("fine", torch.tensor(True))
        self.coarse = ResNet(
            planes=planes,
            outputs=outputs,
            channels=channels,
            blocks=blocks,
            up=up,
            halvings=halvings,
        )
        thin = max(1, channels // 2)
        self.begin = nn.Sequential(*_convolved(planes, thin, 7), nn.ReLU(), *halve(thin, channels))
        self.grow = nn.Sequential(
            *(Residual(channels) for _ in range(fine_blocks)), *double(up, channels, thin)
        )
        self.end = ending(thin, outputs)

    def forward(
        self, given: Float[Tensor, "B C H W"], generator: torch.Generator
    ) -> Float[Tensor, "B O H W"]:
        """Differentiable; sides are multiples of `multiple`."""
        small = shrunk(given)
        if not self.fine:
            return interpolate(self.coarse(small, generator), scale_factor=2, mode="bilinear")
        joined = self.begin(given) + self.coarse.features(small)
        return torch.tanh(self.end(self.grow(joined)).float())


def shrunk(x: Float[Tensor, "B C H W"]) -> Float[Tensor, "B C h w"]:
    """Half as high and wide: the mean of three by three, as in pix2pixHD."""
    return avg_pool2d(x, 3, 2, 1, count_include_pad=False)


def halve(inputs: int, outputs: int) -> nn.Sequential:
    """Half as high and wide."""
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, 2, 1, bias=False), nn.InstanceNorm2d(outputs), nn.ReLU()
    )


def double(up: Up, inputs: int, outputs: int) -> nn.Sequential:
    """Twice as high and wide."""
    return nn.Sequential(*enlarge(up, inputs, outputs), nn.InstanceNorm2d(outputs), nn.ReLU())


def ending(inputs: int, outputs: int) -> nn.Sequential:
    """The last convolution."""
    return nn.Sequential(nn.ReflectionPad2d(3), nn.Conv2d(inputs, outputs, 7))


def _convolved(inputs: int, outputs: int, kernel: int) -> list[nn.Module]:
    """With the picture mirrored at its edges."""
    return [
        nn.ReflectionPad2d(kernel // 2),
        nn.Conv2d(inputs, outputs, kernel, bias=False),
        nn.InstanceNorm2d(outputs),
    ]
