"""What a person may ask of strokes: few paints, no smaller and no larger, upright."""

import math
import re
from dataclasses import dataclass
from functools import cached_property

from agents.search.strokes.limits import Limits as Bounds
from paint_gym.paintings.paints import Paint, read_palette
from paint_gym.paintings.paper import UNITS, millimetres
from renderers.workshop.ranges import Ranged

LIMITS = ("palette", "min_size", "max_size", "upright")
"""the options below"""


@dataclass(frozen=True, kw_only=True)
class Limits(Ranged):
    """What strokes keep to."""

    palette: str | None = None
    """paints that are used, and no ink but these: how many, to be found for the picture; or their
    colours, "#102030,white"; or PAINTS.json, of {"ultramarine": "#120a8f", ...}"""

    min_size: str | None = None
    """width of the thinnest stroke: 1%, of the picture's longer side; or 2mm, of a print or else a
    plot, where there is one"""
    max_size: str | None = None
    """width of the thickest stroke"""
    upright: bool = False
    """leave no stroke turned, as pixels and tiles are: rectangle, oil, and the nib of marker"""

    def bounds(self, height: int, width: int) -> Bounds:
        """How large strokes of a picture of this shape may be, and whether they may turn.

        Raises:
            ValueError: that is no size, or none is in between.
        """
        least, most = self.widths(self.unit(height, width))
        if least > most:
            raise ValueError(f"--min-size {self.min_size} is above --max-size {self.max_size}")
        return Bounds(least, most, self.upright)

    def widths(self, unit: float | None) -> tuple[float, float]:
        """Of the thinnest and the thickest stroke, canvas units.

        Raises:
            ValueError: that is no size.
        """
        least = 0.0 if self.min_size is None else share(self.min_size, "--min-size", unit)
        most = math.inf if self.max_size is None else share(self.max_size, "--max-size", unit)
        return least, most

    def unit(self, height: int, width: int) -> float | None:
        """Longer side of the painting of such a picture, mm, where it is known how it comes out."""
        return None

    @cached_property
    def paints(self) -> int | tuple[Paint, ...]:
        """The paints there are; none if any ink will do.

        Raises:
            ValueError, FileNotFoundError: see `read_palette`.
        """
        return () if self.palette is None else read_palette(self.palette)


def share(told: str, option: str, unit: float | None = None) -> float:
    """A width in canvas units.

    Args:
        told: "2%", or "3mm".
        option: that it is told by.
        unit: longer side of the painting, mm.

    Raises:
        ValueError: it is none.
    """
    words = told.strip().lower()
    if words.endswith(tuple(UNITS)):
        width = millimetres(words, option)
        if unit is None:
            raise ValueError(
                f"{option} {told} asks how large the painting will be, which --print and --plot of "
                "agents.paint say; else give a share of the longer side, such as 2%"
            )
        if not width:
            raise ValueError(f"{option} must be a width above 0, got {told!r:.60}")
        return width / unit
    found = re.fullmatch(r"(\d+(?:\.\d+)?|\.\d+)%", words)
    if not found or not 0 < (percent := float(found[1])) <= 100:
        raise ValueError(
            f"{option} must be a share of the longer side such as 2%, or a width such as 3mm, got "
            f"{told!r:.60}"
        )
    return percent / 100
