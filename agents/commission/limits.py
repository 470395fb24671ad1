"""What a person may ask of strokes: few paints, no smaller and no larger, upright."""

from dataclasses import dataclass

from paint_gym.paintings.paints import Paint, read_palette
from renderers.workshop.ranges import Ranged


@dataclass(frozen=True, kw_only=True)
class Limits(Ranged):
    """What strokes keep to."""

    palette: str | None = None
    """paints that are used, and no ink but these: how many, to be found for the picture; or their
    colours, "#102030,white"; or PAINTS.json, of {"ultramarine": "#120a8f", ...}"""

    @property
    def paints(self) -> int | tuple[Paint, ...]:
        """The paints there are; none if any ink will do.

        Raises:
            ValueError, FileNotFoundError: see `read_palette`.
        """
        return () if self.palette is None else read_palette(self.palette)
