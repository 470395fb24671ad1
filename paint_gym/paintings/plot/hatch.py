"""An area, filled by lines."""

import math

import numpy as np
from jaxtyping import Float


def hatched(
    corners: Float[np.ndarray, "V 2"], angle: float, *, pen: float
) -> Float[np.ndarray, "L 2"]:
    """Lines to and fro within a convex outline, drawn without lifting the pen.

    They are parallel and no farther apart, and no farther from the outline, than the pen is wide.
    Where the area is no wider than that there are none: the outline fills it.

    Args:
        corners: of the outline, mm.
        angle: of the lines, radians clockwise from level.
        pen: its width, mm.
    """
    axes = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    along, across = (corners @ axes.T).T
    lowest, highest = across.min(), across.max()
    rows = max(1, math.ceil((highest - lowest) / pen))
    heights = lowest + (highest - lowest) * np.arange(1, rows) / rows
    ends = np.stack(_crossings(along, across, heights), axis=1)  # [rows-1,2]
    ends[1::2] = ends[1::2, ::-1]
    points = np.stack([ends, np.repeat(heights[:, None], 2, axis=1)], axis=2)
    return points.reshape(-1, 2) @ axes


def _crossings(
    along: Float[np.ndarray, " V"],
    across: Float[np.ndarray, " V"],
    heights: Float[np.ndarray, " R"],
) -> tuple[Float[np.ndarray, " R"], Float[np.ndarray, " R"]]:
    """Where each line enters a convex outline, and where it leaves."""
    low, high = across[:, None], np.roll(across, -1)[:, None]
    start, end = along[:, None], np.roll(along, -1)[:, None]
    rise = np.where(high == low, np.inf, high - low)  # a level side is met at its ends, by others
    share = (heights - low) / rise
    met = (share >= 0) & (share <= 1) & (high != low)
    at = start + (end - start) * share
    return np.where(met, at, np.inf).min(0), np.where(met, at, -np.inf).max(0)
