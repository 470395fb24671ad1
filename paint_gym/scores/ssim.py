"""Structural similarity."""

from typing import Any

from jaxtyping import Float
from torch import Tensor

from paint_gym.scores.score import Score

SMALLEST = 6
"""pixels along a side: half of the window of 11, which is mirrored at the borders"""


class SSIM(Score):
    """Mean structural similarity minus 1: -2 to 0, 0 when equal.

    Gaussian windows of 1.5 px, all of the picture counts. Computed by torchmetrics. The metric of
    that name (`paint_gym.metrics.ssim`) leaves the picture's rim out and has no gradient.
    Source: Wang et al. 2004, "Image quality assessment".

    Raises:
        ImportError: torchmetrics is not installed.
    """

    def __init__(self) -> None:
        try:
            from torchmetrics.functional.image import structural_similarity_index_measure
        except ImportError as error:
            raise ImportError(
                'the score "ssim" needs torchmetrics: pip install torchmetrics'
            ) from error
        self._measure = structural_similarity_index_measure

    def __call__(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """See `Score.__call__`.

        Raises:
            ValueError: pictures of less than 6 px.
        """
        if min(canvas.shape[2:]) < SMALLEST:
            raise ValueError(
                f"ssim compares pictures of at least {SMALLEST} x {SMALLEST} px, got "
                f"{canvas.shape[3]} x {canvas.shape[2]}: use l2 for smaller ones"
            )
        found: Any = self._measure(canvas, target, data_range=1.0, reduction="none")
        return found.view(-1) - 1
