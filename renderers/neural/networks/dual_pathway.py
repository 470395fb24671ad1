"""Stylized Neural Painting's renderer: one branch rasterises, the other shades.

The rasterising branch (fully connected, sub-pixel) says where the stroke is; the shading branch
(transposed convolutions) says what it looks like there, and how far along it is; their product is
the stroke.

Source: Zou et al. 2021 (arXiv 2011.08114), section 3.1.

Departures from the paper:
    1. Both branches work on each cell that a stroke touches (`renderers.neural.cells`).
    2. The shading branch shades the form and not its colours: colour is mixed in exactly.
"""

import torch
from jaxtyping import Float
from torch import Tensor, nn

from renderers.neural.cells import PATCH, Seen, layers_of
from renderers.neural.networks.trunk import Trunk


class DualPathway(nn.Module):
    """Rasterised mask times shading.

    Args:
        form: a key of `renderers.forms.FORMS`.
        width: channels of the rasterising branch, and of the shading branch's first layers.
        depth: pairs of fully connected layers in the rasterising branch.
        shading: channels of the shading branch at 2 x 2 pixels of a cell; half of it at 4 x 4.
    """

    def __init__(self, form: str, *, width: int = 128, depth: int = 2, shading: int = 32):
        super().__init__()
        self.raster = Trunk(form, width, depth)
        self.mask = nn.Linear(width, PATCH**2)
        self.shade = Trunk(form, width, depth=1)
        self.enlarge = nn.Sequential(
            nn.ConvTranspose2d(width, shading, 2),
            nn.ReLU(),
            nn.ConvTranspose2d(shading, shading // 2, 4, 2, 1),
            nn.ReLU(),
            nn.ConvTranspose2d(shading // 2, layers_of(form), 4, 2, 1),
        )

    def forward(self, seen: Seen) -> Float[Tensor, "M L h w"]:
        """The patch of each touched cell, in [0, 1]."""
        raw = self.mask(self.raster(seen.told)).unflatten(1, (1, PATCH, PATCH))
        mask = raw.float().sigmoid()
        shade = self.enlarge(self.shade(seen.told)[..., None, None]).float().sigmoid()
        coverage = mask * shade[:, :1]
        return torch.cat([coverage, coverage * shade[:, 1:]], 1)
