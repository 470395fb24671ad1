"""Total variation, negated: a preference, whatever the target."""

import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.scores.score import Score


class TV(Score):
    """Minus the mean difference between neighbouring pixels of the canvas: -1 to 0, 0 when flat.

    The anisotropic total variation of Rudin, Osher & Fatemi 1992, per pixel and channel; the
    target plays no part, so it is of use only beside another score.
    """

    def __call__(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """See `Score.__call__`."""
        pixels = canvas[0].numel()
        rough = [canvas.diff(dim=axis).abs().flatten(1).sum(1) for axis in (2, 3)]
        return -torch.stack(rough).sum(0) / (2 * pixels)
