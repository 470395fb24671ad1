"""What the leaderboard measures of a painting, and the interval around a mean."""

from dataclasses import dataclass

import numpy as np
import torch
from jaxtyping import Float
from skimage.metrics import structural_similarity
from torch import Tensor

from agents.painters.squared import squared_error
from paint_gym.easel.pixels import psnr
from renderers import Brush

RESAMPLES = 2000
"""of the bootstrap"""


@dataclass(frozen=True)
class Estimate:
    """A mean and its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float


def ssim(canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]) -> Float[Tensor, " B"]:
    """Structural similarity of each canvas: the mean over channels, 1 is the same picture.

    Source: Wang et al. 2004, section III-C: Gaussian window of sigma 1.5, by scikit-image.
    """
    found = [
        structural_similarity(
            a, b, data_range=1.0, channel_axis=0,
            gaussian_weights=True, sigma=1.5, use_sample_covariance=False,
        )
        for a, b in zip(canvas.numpy(), target.numpy(), strict=True)
    ]  # fmt: skip
    return torch.tensor(found, dtype=torch.float32)


def visible(strokes: Float[Tensor, "B T P"], brush: Brush) -> Float[Tensor, " B"]:
    """Strokes of each painting that leave ink: those with an opacity above 0."""
    alphas = brush.columns("alpha")
    if not alphas:
        return torch.full((len(strokes),), float(strokes.shape[1]))
    return (strokes[..., alphas] > 0).any(-1).sum(-1).float()


def measure(
    canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
) -> dict[str, Float[Tensor, " B"]]:
    """Squared error, PSNR and SSIM of each canvas."""
    mse = squared_error(canvas, target)
    return {"mse": mse, "psnr": psnr(mse), "ssim": ssim(canvas, target)}


def estimate(values: Float[Tensor, "S N"], seed: int = 0) -> Estimate:
    """The mean over seeds and pictures, with its interval.

    With several seeds these are resampled within each picture (stratified bootstrap, the pictures
    being the strata): how sure the mean is when the painter is made again, on these pictures. With
    one seed the pictures are resampled: how sure it is on other pictures of their kind
    (`interval_of` says which). Resampling within pictures takes a painter's errors on two pictures
    as independent, which makes the interval narrow where one seed is better on all of them; so
    results keep the mean of each seed too.

    Source: Agarwal et al. 2021, "Deep RL at the edge of the statistical precipice", section 4.1.
    """
    array, chance = values.double().numpy(), np.random.default_rng(seed)
    means = [_resampled(array, chance) for _ in range(RESAMPLES)]
    low, high = np.quantile(means, (0.025, 0.975))
    return Estimate(float(array.mean()), float(low), float(high))


def interval_of(seeds: int) -> str:
    """What the bootstrap resamples: "seeds" or "pictures"."""
    return "seeds" if seeds > 1 else "pictures"


def _resampled(values: np.ndarray, chance: np.random.Generator) -> float:
    seeds, pictures = values.shape
    if seeds > 1:
        row = chance.integers(seeds, size=values.shape)
        return float(np.take_along_axis(values, row, axis=0).mean())
    return float(values[0, chance.integers(pictures, size=pictures)].mean())
