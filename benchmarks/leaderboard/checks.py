"""What a suite allows: the shape and the numbers of strokes, and seeds that differ."""

from collections.abc import Sequence
from itertools import combinations

from jaxtyping import Float
from torch import Tensor

from benchmarks.leaderboard.suites import Suite
from renderers import Brush

SAME = 1e-3
"""how far numbers of two strokes that are the same are apart at most"""


def check_shape(shape: Sequence[int], suite: Suite, brush: Brush) -> None:
    """Refuse strokes of a shape that a suite does not allow.

    Raises:
        ValueError: not [N,T,P], another number of pictures, more strokes than the budget, or
            another brush than the suite is for.
    """
    numbers = len(brush.params)
    check_brush(brush.name, suite)
    if len(shape) != 3 or shape[2] != numbers:
        raise ValueError(
            f"malformed: wanted strokes [N,T,{numbers}] ({brush.name} has {numbers} numbers), got "
            f"{list(shape)}"
        )
    if shape[0] != suite.pictures:
        raise ValueError(
            f"wrong number of pictures: {suite.name} has {suite.pictures}, got {shape[0]}"
        )
    if shape[1] > suite.budget:
        raise ValueError(f"over budget: {suite.name} allows {suite.budget} strokes, got {shape[1]}")


def check_brush(name: str, suite: Suite) -> None:
    """Raises: ValueError: a brush that the suite is not for."""
    if suite.brush not in (None, name):
        raise ValueError(f"wrong brush: {suite.name} is painted with {suite.brush}, got {name}")


def check_strokes(strokes: Float[Tensor, "..."], suite: Suite, brush: Brush) -> None:
    """Refuse strokes that a suite does not allow.

    Raises:
        ValueError: a shape that `check_shape` refuses, numbers that are not finite or outside
            [0, 1]; says which.
    """
    check_shape(strokes.shape, suite, brush)
    if not bool(strokes.isfinite().all()):
        raise ValueError("not finite: some numbers of the strokes are NaN or infinite")
    if strokes.numel() and not 0 <= float(strokes.min()) <= float(strokes.max()) <= 1:
        raise ValueError(
            "outside [0, 1]: every number of a stroke must be in it, these are in "
            f"[{float(strokes.min()):g}, {float(strokes.max()):g}]"
        )


def check_seeds(strokes: dict[int, Float[Tensor, "N T P"]]) -> None:
    """Refuse the same strokes under several seeds: the interval over seeds would be a lie.

    Strokes are the same that agree to `SAME`, wider than what half precision rounds.

    Raises:
        ValueError: two seeds have the same strokes for most pictures; says which.
    """
    seeds = sorted(strokes)
    for one, other in combinations(seeds, 2):
        if strokes[one].shape != strokes[other].shape:
            continue
        apart = (strokes[one] - strokes[other]).abs().flatten(1)
        alike = int((apart <= SAME).all(1).sum())
        if 2 * alike > len(apart):
            raise ValueError(
                f"seeds {one} and {other} have the same strokes for {alike} of {len(apart)} "
                "pictures: give them once"
            )
