"""Seams: whether a picture changes more across the lines of a grid than it does elsewhere."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float


@dataclass(frozen=True)
class Seam:
    """Energy of the gradient across a grid's lines, in units of that across all others.

    Attributes:
        ratio: 1 where there is no seam.
        noise: standard deviation of the same ratio over grids that are shifted, on which nothing
            was divided.
    """

    ratio: float
    noise: float


def seam(picture: Float[np.ndarray, "H W 3"], period: int, shifts: int = 64) -> Seam:
    """How much the lines of a grid show, down and across.

    Args:
        picture: in [0, 1].
        period: of the grid's lines, pixels.
        shifts: grids, shifted by a random number of pixels, that tell the noise.

    Raises:
        ValueError: a period of which no line crosses the picture, or that leaves no others.
    """
    height, width = picture.shape[:2]
    if not 2 <= period < max(height, width):
        raise ValueError(f"a period must be 2 ... {max(height, width) - 1} px, got {period}")
    energies = [np.square(np.diff(picture, axis=axis)).mean((1 - axis, 2)) for axis in (0, 1)]
    chance = np.random.default_rng(0)
    other = [_ratio(energies, period, int(s)) for s in chance.integers(1, period, shifts)]
    return Seam(_ratio(energies, period, 0), float(np.std(other)))


def _ratio(energies: list[Float[np.ndarray, " _"]], period: int, shift: int) -> float:
    """Mean energy on the lines over the mean elsewhere; the step before pixel i is number i - 1."""
    on = [np.arange(1, len(x) + 1) % period == shift for x in energies]
    lines = np.concatenate([x[i] for x, i in zip(energies, on, strict=True)])
    rest = np.concatenate([x[~i] for x, i in zip(energies, on, strict=True)])
    return float(lines.mean() / max(rest.mean(), 1e-30))
