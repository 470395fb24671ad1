"""Critics of patches: how real each place of a picture looks, and what they see on the way.

Source: Isola et al. 2017, arXiv 1611.07004, section 6.1.2; several scales: Wang et al. 2018
(pix2pixHD), arXiv 1711.11585, section 3.2.
"""

from typing import Literal

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.gan.norms import Norm, norm_of
from agents.gan.resnet import shrunk

Patch = Literal[1, 16, 34, 70, 142, 286]
"""side of what an answer sees, pixels"""
HALVINGS = {1: 0, 16: 1, 34: 2, 70: 3, 142: 4, 286: 5}
"""of a critic with such patches: kernels of 4, two more of them after the halvings"""
WIDEST = 8
"""channels of a stage at most, in those of the first"""


def least_side(patch: Patch) -> int:
    """Of a picture, pixels: so that its last norm still sees two by two places."""
    return 3 * 2 ** HALVINGS[patch]


class PatchCritic(nn.Module):
    """A picture, and what is given beside it, to one number for each patch, unbounded.

    Args:
        given: planes of what is given.
        channels: of the first stage; each next has twice as many, up to 8 times.
        patch: side of what an answer sees, of a picture that is not shrunk.
        norm: after every convolution but the first and the last.
        shrinkings: how often the picture is halved before it is looked at.
    """

    def __init__(self, *, given: int, channels: int, patch: Patch, norm: Norm, shrinkings: int = 0):
        super().__init__()
        self.shrinkings, halvings = shrinkings, HALVINGS[patch]
        widths = [channels * min(2**i, WIDEST) for i in range(max(halvings, 1) + 1)]
        kernel, padding = (4, 1) if halvings else (1, 0)
        self.stages, inputs = nn.ModuleList(), 3 + given
        for i, width in enumerate(widths):
            after = norm_of(norm, width) if i else []
            stride = 2 if i < halvings else 1
            layer = nn.Conv2d(inputs, width, kernel, stride, padding, bias=not after)
            self.stages.append(nn.Sequential(layer, *after, nn.LeakyReLU(0.2)))
            inputs = width
        self.stages.append(nn.Conv2d(inputs, 1, kernel, 1, padding))

    def forward(
        self, picture: Float[Tensor, "B 3 H W"], given: Float[Tensor, "B C H W"] | None = None
    ) -> Float[Tensor, "B 1 h w"]:
        """One number for each patch."""
        return self.features(picture, given)[-1].float()

    def features(
        self, picture: Float[Tensor, "B 3 H W"], given: Float[Tensor, "B C H W"] | None = None
    ) -> list[Tensor]:
        """Maps after each stage; the last are the answers."""
        x = 2 * (picture if given is None else torch.cat([picture, given], dim=1)) - 1
        for _ in range(self.shrinkings):
            x = shrunk(x)
        found = []
        for stage in self.stages:
            x = stage(x)
            found.append(x)
        return found
