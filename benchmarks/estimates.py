"""A mean over pictures and seeds, and the interval around it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

RESAMPLES = 2000
"""of the bootstrap"""


@dataclass(frozen=True)
class Estimate:
    """A mean and its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float


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


def summary(errors: Float[Tensor, "S N"]) -> dict[str, Any]:
    """Mean, low and high (95 %) over seeds and pictures, over what, and the mean of each seed."""
    seeds, pictures = errors.shape
    counts = {"seeds": f"{seeds} seeds", "pictures": f"{pictures} picture" + "s" * (pictures > 1)}
    return {
        **asdict(estimate(errors)),
        "over": counts[interval_of(seeds)],
        "pictures": pictures,
        "seeds": errors.mean(1).tolist(),
    }


def of_seeds(values: Sequence[float]) -> dict[str, Any]:
    """Mean, low and high (95 %) of one figure of each seed, and the figures."""
    kept = list(values)
    return {**asdict(estimate(torch.tensor(kept)[:, None])), "seeds": kept}


def over_seeds(rows: Iterable[Mapping[str, float]]) -> dict[str, dict[str, Any]]:
    """Of each figure its mean over the seeds, the interval, and its values."""
    found = list(rows)
    return {key: of_seeds([row[key] for row in found]) for key in found[0]}


def said_of_seeds(row: dict[str, Any]) -> str:
    """The same for a person."""
    mean, low, high = (short(row[key]) for key in ("mean", "low", "high"))
    return f"{mean} ({low} to {high})"


def short(number: float) -> str:
    """Three digits and a little more, never as a power of ten where it is large."""
    return f"{number:,.0f}" if abs(number) >= 1000 else f"{number:.4g}"


def said(row: dict[str, Any]) -> str:
    """A summary for a person; where there is none, nothing was painted."""
    if "mean" not in row:
        return "diverged"
    return f"{row['mean']:.5f} ({row['low']:.5f} to {row['high']:.5f}, {row['over']})"


def _resampled(values: np.ndarray, chance: np.random.Generator) -> float:
    seeds, pictures = values.shape
    if seeds > 1:
        row = chance.integers(seeds, size=values.shape)
        return float(np.take_along_axis(values, row, axis=0).mean())
    return float(values[0, chance.integers(pictures, size=pictures)].mean())
