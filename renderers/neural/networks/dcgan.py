"""DCGAN's generator as a renderer: transposed convolutions from a coarse grid to the canvas.

Source: Radford, Metz & Chintala 2016 (arXiv 1511.06434), figure 1 and its guidelines (transposed
convolutions of stride 2, batch norm and ReLU between them); Stylized Neural Painting (arXiv
2011.08114) compares with it.

Departures from the paper:
    1. It starts from what the cells see (`renderers.neural.cells`) and not from a projected code.
    2. The last layer has no norm and ends in a sigmoid: the maps lie in [0, 1].
"""

from itertools import pairwise

from jaxtyping import Float
from torch import Tensor, nn

from renderers.neural.cells import Seen, cut, grid, layers_of
from renderers.neural.networks.trunk import Trunk, shares


class Dcgan(nn.Module):
    """The grid enlarged three times, channels halving.

    Args:
        form: a key of `renderers.forms.FORMS`.
        width: channels of the grid; halved at each enlargement.
        depth: pairs of fully connected layers before.
    """

    def __init__(self, form: str, *, width: int = 128, depth: int = 2):
        super().__init__()
        self.trunk = Trunk(form, width, depth)
        channels = [width, width // 2, width // 4]
        steps = [
            nn.Sequential(nn.ConvTranspose2d(a, b, 4, 2, 1), nn.BatchNorm2d(b), nn.ReLU())
            for a, b in pairwise(channels)
        ]
        self.enlarge = nn.Sequential(
            *steps, nn.ConvTranspose2d(width // 4, layers_of(form), 4, 2, 1)
        )

    def forward(self, seen: Seen) -> Float[Tensor, "M L h w"]:
        """The patch of each touched cell, in [0, 1]."""
        return shares(cut(self.enlarge(grid(self.trunk(seen.told), seen)), seen.at))
