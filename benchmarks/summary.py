"""What is said of a painter's errors: their mean, with its interval."""

from dataclasses import asdict
from typing import Any

from jaxtyping import Float
from torch import Tensor

from benchmarks.metrics import estimate, interval_of


def summary(errors: Float[Tensor, "S N"]) -> dict[str, Any]:
    """Mean, low and high (95 %) over seeds and pictures, over what, and the mean of each seed."""
    seeds, pictures = errors.shape
    counts = {"seeds": f"{seeds} seeds", "pictures": f"{pictures} picture" + "s" * (pictures > 1)}
    return {
        **asdict(estimate(errors)), "over": counts[interval_of(seeds)], "pictures": pictures,
        "seeds": errors.mean(1).tolist(),
    }  # fmt: skip


def said(row: dict[str, Any]) -> str:
    """A summary for a person; where there is none, nothing was painted."""
    if "mean" not in row:
        return "diverged"
    return f"{row['mean']:.5f} ({row['low']:.5f} to {row['high']:.5f}, {row['over']})"
