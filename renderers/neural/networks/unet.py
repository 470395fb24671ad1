"""A U-Net as a renderer: the grid of cells made smaller, then larger again, with skips.

Source: Ronneberger, Fischer & Brox 2015 (arXiv 1505.04597); Stylized Neural Painting (arXiv
2011.08114) compares with it.

Departures from the paper:
    1. Its input is what the cells see (`renderers.neural.cells`), 16 x 16, not a picture.
    2. Convolutions are padded, so that skips need no cropping; down is by stride, not pooling.
    3. The last step to the pixels is sub-pixel up-sampling.
"""

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import interpolate, pixel_shuffle, relu

from renderers.neural.cells import PATCH, Seen, cut, grid, layers_of
from renderers.neural.networks.trunk import Trunk, shares


class UNet(nn.Module):
    """Three levels: 16, 8 and 4 cells wide.

    Args:
        form: a key of `renderers.forms.FORMS`.
        width: channels at every level.
        depth: pairs of fully connected layers before.
    """

    def __init__(self, form: str, *, width: int = 96, depth: int = 1):
        super().__init__()
        self.trunk = Trunk(form, width, depth)
        self.down = nn.ModuleList(nn.Conv2d(width, width, 3, 2, 1) for _ in range(2))
        self.up = nn.ModuleList(nn.Conv2d(2 * width, width, 3, 1, 1) for _ in range(2))
        self.sub_pixels = nn.Conv2d(width, layers_of(form) * PATCH**2, 1)

    def forward(self, seen: Seen) -> Float[Tensor, "M L h w"]:
        """The patch of each touched cell, in [0, 1]."""
        levels = [grid(self.trunk(seen.told), seen)]
        for conv in self.down:
            levels.append(relu(conv(levels[-1])))
        x = levels.pop()
        for conv in self.up:
            x = relu(conv(torch.cat([interpolate(x, scale_factor=2.0), levels.pop()], 1)))
        return shares(cut(pixel_shuffle(self.sub_pixels(x), PATCH), seen.at))
