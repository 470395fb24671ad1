"""Pictures brought to another size in whole numbers: the same bytes on every machine.

A row of pixels becomes a shorter or a longer one by weighted sums, and so do the columns. Weights
are whole numbers, all sums are exact, and there is one rounding at the end: to the nearest of 256
levels, halves up. Nothing is left to the order of additions, to fused instructions or to a
library's choice of SIMD, which with floats move a pixel by one level here and there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from jaxtyping import Int, UInt8

FINE = 2**14
"""parts of one that the weights of `cubic` are counted in"""
SLOPE = -0.75
"""of `cubic` one pixel from its centre; OpenCV's, so that pictures stay what they were"""
PORTION = 2**18
"""numbers mixed at once, so that they stay in the processor's cache"""


@dataclass(frozen=True)
class Taps:
    """Which pixels of a row each of the wanted ones is mixed from.

    Attributes:
        at: their places in the row.
        weight: how much of each, the same sum for every wanted pixel.
    """

    at: Int[np.ndarray, "wanted taps"]
    weight: Int[np.ndarray, "wanted taps"]

    @property
    def whole(self) -> int:
        """What the weights of a wanted pixel sum to."""
        return int(self.weight[0].sum())

    @property
    def most(self) -> int:
        """What they sum to at most, signs aside."""
        return int(np.abs(self.weight).sum(1).max())


Kernel = Callable[[int, int], Taps]
"""from the pixels that a row has, and those that are wanted"""


def resample(
    pixels: UInt8[np.ndarray, "*B H cells"],
    height: int,
    width: int,
    *,
    larger: Kernel,
    channels: int = 1,
) -> UInt8[np.ndarray, "*B {height} {width}*{channels}"]:
    """Of another size; height and width each by themselves.

    Args:
        pixels: rows of columns.
        height: wanted, 1 or more.
        width: wanted, 1 or more.
        larger: `linear` or `cubic`, for a side that grows; one that shrinks is averaged by area.
        channels: numbers that lie side by side for each pixel.
    """
    *_, rows, cells = pixels.shape
    down = _taps(rows, height, larger)
    across = _side_by_side(_taps(cells // channels, width, larger), channels)
    whole, most = down.whole * across.whole, 255 * down.most * across.most
    number = np.int32 if most + whole < 2**31 else np.int64
    found = np.empty((*pixels.shape[:-2], height, len(across.at)), np.uint8)
    grows = height > rows
    lines = _mixed(pixels, -1, across, number=number) if grows else pixels  # of fewer rows first
    step = max(1, PORTION // max(1, found[..., 0, :].size, pixels[..., 0, :].size))
    for top in range(0, height, step):
        some = slice(top, top + step)
        part = Taps(down.at[some], down.weight[some])
        mixed = _mixed(lines, -2, part, number=number)
        mixed = mixed if grows else _mixed(mixed, -1, across, number=number)
        mixed += whole // 2
        mixed //= whole
        found[..., some, :] = mixed.clip(0, 255)
    return found


@lru_cache(64)
def area(size: int, wanted: int) -> Taps:
    """Each wanted pixel is the mean of what it covers, parts of pixels included."""
    cut = int(np.gcd(size, wanted))
    pixel, cell = wanted // cut, size // cut  # lengths of an old and of a new one
    start = np.arange(wanted) * cell
    first = start // pixel
    count = int(((start + cell - 1) // pixel - first).max()) + 1
    at = first[:, None] + np.arange(count)
    shared = np.minimum(start[:, None] + cell, (at + 1) * pixel)
    shared -= np.maximum(start[:, None], at * pixel)
    return Taps(at.clip(0, size - 1), shared.clip(0))


@lru_cache(64)
def linear(size: int, wanted: int) -> Taps:
    """On the straight line between two pixels' centres; beyond the last one, as that one."""
    before, past = _centres(size, wanted)
    at = before[:, None] + np.arange(2)
    weight = np.stack([2 * wanted - past, past], axis=1)
    return Taps(at.clip(0, size - 1), weight // np.gcd.reduce(weight, axis=None))


@lru_cache(64)
def cubic(size: int, wanted: int) -> Taps:
    """On the smooth curve through four pixels, the last one going on beyond the edge.

    Weights are rounded to `FINE` parts, and the nearest pixel takes what that leaves. The floats
    they come from are the same everywhere: one operation after another, none that a library has
    to approximate.

    Source: Keys 1981, "Cubic convolution interpolation for digital image processing", equation 15
    with `SLOPE` in place of its -1/2.
    """
    before, past = _centres(size, wanted)
    steps = np.arange(-1, 3)
    away = np.abs(past[:, None] - 2 * wanted * steps) / (2 * wanted)
    near = ((SLOPE + 2) * away - (SLOPE + 3)) * away * away + 1
    far = SLOPE * (((away - 5) * away + 8) * away - 4)
    weight = np.rint(FINE * np.where(away <= 1, near, far)).astype(np.int64)
    weight[np.arange(wanted), away.argmin(1)] += FINE - weight.sum(1)
    return Taps((before[:, None] + steps).clip(0, size - 1), weight)


def _centres(size: int, wanted: int) -> tuple[np.ndarray, np.ndarray]:
    """The pixel before each wanted one's centre, and how far past it, in 1 / (2 * wanted)."""
    before, past = np.divmod((2 * np.arange(wanted) + 1) * size - wanted, 2 * wanted)
    return before, past


def _taps(size: int, wanted: int, larger: Kernel) -> Taps:
    return larger(size, wanted) if wanted > size else area(size, wanted)


def _side_by_side(taps: Taps, channels: int) -> Taps:
    """The same for pixels of several numbers."""
    at = taps.at[:, None] * channels + np.arange(channels)[:, None]
    return Taps(at.reshape(-1, at.shape[-1]), taps.weight.repeat(channels, axis=0))


def _mixed(
    lines: np.ndarray, axis: int, taps: Taps, *, number: type[np.signedinteger]
) -> np.ndarray:
    """Weighted sums along an axis, one of the last two."""
    total: Any = 0
    for at, weight in zip(taps.at.T, taps.weight.T.astype(number), strict=True):
        # Rows are indexed: `take` would first copy the whole of a picture that was cropped.
        some = lines.take(at, axis) if axis == -1 else lines[..., at, :]
        total += np.multiply(some, weight if axis == -1 else weight[:, None], dtype=number)
    return total
