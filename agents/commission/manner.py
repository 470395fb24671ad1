"""How a picture is painted: what a person may ask of that, of one picture or of a million."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from agents.commission.background import Background
from agents.commission.limits import Limits
from agents.painters.by_name import PAINTERS
from agents.search.drive import digest, is_file
from paint_gym.paintings.painting import MOST_STROKES
from renderers import BRUSHES
from renderers.workshop.command import OnDevice
from renderers.workshop.ranges import Count, Seed, upto, within

PIXELS = 8.0
"""how large a picture is looked at: pixels of its longer side for each root of a stroke"""

FILES = ("actor", "background", "focus", "palette", "style")
"""options that may name a file"""
Seconds = Annotated[float, upto(1e6)]


@dataclass(frozen=True, kw_only=True)
class Manner(Limits, Background, OnDevice):
    """How a picture is painted."""

    strokes: Annotated[int, within(0, MOST_STROKES)] = 200
    """how many strokes to paint with, at most"""
    painter: Annotated[str, PAINTERS] = "search"
    """who paints: search (gradients, from nothing), policy (a learned actor alone), refined (the
    same, its strokes then moved together), greedy (shape after shape), layered (Hertzmann),
    mosaic (squares of 16 colours)"""
    steps: Count | None = None
    """gradient steps of the search instead of a time: the same seed gives the same strokes"""
    brush: Annotated[str, BRUSHES] | None = None
    """kind of stroke: bezier, oil, watercolor, marker, ...; several, each stroke of one of them:
    bezier+circle; prints of a picture of yours: stamp:leaf.png; else the painter's own"""
    renderer: str = "auto"
    """what a search looks through: auto (exact, the fastest), tiles, exact, or a network's idea of
    the brush, neural or neural:NET, e.g. neural:dual_pathway; what is written is exact"""
    score: str = "l2"
    """what a search seeks: "l2", or a sum such as "l1:1+sinkhorn:0.1\""""
    focus: str | None = None
    """where the picture matters: a mask (white matters), or saliency, what catches the eye"""
    style: str | None = None
    """a picture, or bundled:NAME, whose style the strokes take on, in as much time again"""
    style_mode: Literal["color", "texture"] = "texture"
    """what of the strokes it changes: inks alone, or shapes as well"""
    actor: Path | None = None
    """weights of another learned painter; else the one that ships"""
    view: Annotated[int, within(1, 4096)] | None = None
    """longer side at which the painter sees the picture, pixels; else 256, and more for many
    strokes"""
    seed: Seed = 0
    """of the search"""

    @property
    def side(self) -> int:
        """Longer side at which the painter sees the picture, pixels."""
        return self.view or min(1024, max(256, math.ceil(PIXELS * math.sqrt(self.strokes))))

    @property
    def held(self) -> dict[str, str]:
        """Short names of what the files hold that options name: they decide what is painted."""
        named = {name: getattr(self, name) for name in FILES}
        found = {name: digest(Path(x)) for name, x in named.items() if x and is_file(Path(x))}
        if self.brush and (brush := BRUSHES[self.brush]()).name != self.brush:
            found["brush"] = digest(brush.name)  # a stamp's holds its picture
        return found
