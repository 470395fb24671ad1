"""Learning to Paint's renderer: fully connected layers, then sub-pixel up-sampling.

Source: Huang, Heng & Zhou 2019 (arXiv 1903.04411), section 3.4; sub-pixel convolution is Shi et
al. 2016 (arXiv 1609.05158).

Departures from the paper:
    1. The fully connected layers work on each cell that a stroke touches (`renderers.neural.cells`)
       with shared weights, not once on the whole stroke.
    2. One sub-pixel step of 8, not three of 2 with convolutions between them: a cell is small.
"""

from jaxtyping import Float
from torch import Tensor, nn

from renderers.neural.cells import PATCH, Seen, layers_of
from renderers.neural.networks.trunk import Trunk, shares


class PixelShuffle(nn.Module):
    """Each touched cell's numbers to its patch of pixels.

    Args:
        form: a key of `renderers.forms.FORMS`.
        width: channels.
        depth: pairs of fully connected layers.
    """

    def __init__(self, form: str, *, width: int = 128, depth: int = 2):
        super().__init__()
        self.trunk = Trunk(form, width, depth)
        self.sub_pixels = nn.Linear(width, layers_of(form) * PATCH**2)

    def forward(self, seen: Seen) -> Float[Tensor, "M L h w"]:
        """The patch of each touched cell, in [0, 1]."""
        raw = self.sub_pixels(self.trunk(seen.told))
        return shares(raw.unflatten(1, (-1, PATCH, PATCH)))  # one cell's sub-pixels: a view
