"""Sizes, from coarse to fine, and how many steps at each."""

import math
from dataclasses import dataclass

LEAST = 128
"""longer side of the first size, pixels, at least"""
GROWTH = math.sqrt(2)


@dataclass(frozen=True)
class Plan:
    """What is done at which size.

    Attributes:
        sides: longer sides of the picture, pixels, the last one what is asked for.
        steps: at each of them, at most.
    """

    sides: tuple[int, ...]
    steps: tuple[int, ...]

    @property
    def costs(self) -> tuple[float, ...]:
        """Of each size: pixels that are looked at, in units of a step at the last one."""
        return tuple(
            n * (side / self.sides[-1]) ** 2 for n, side in zip(self.steps, self.sides, strict=True)
        )


def plan(side: int, steps: int) -> Plan:
    """Up to a side in so many steps, by `GROWTH`; the larger, the fewer and the longer.

    Args:
        side: of the picture in the end, pixels.
        steps: in all; one at each size at least.
    """
    sides = [side]
    while sides[0] / GROWTH >= LEAST:
        sides.insert(0, round(side / GROWTH ** len(sides)))
    shares = [1 / x for x in sides]
    counts = [max(1, round(steps * x / sum(shares))) for x in shares]
    counts[0] = max(1, counts[0] + steps - sum(counts))
    return Plan(tuple(sides), tuple(counts))
