"""The inks of a painting: what paint each stroke is drawn with, and what the paints are called."""

from paint_gym.paintings.painting import Painting
from paint_gym.paintings.paints import named
from renderers import BRUSHES
from renderers.brushes.outline import hexadecimal


def inks_of(painting: Painting) -> list[str]:
    """The paint of each stroke, "#rrggbb"; of one whose ink changes on the way, the middle."""
    return [hexadecimal(ink) for ink in _middles(painting)]


def paint_names(painting: Painting) -> dict[str, str]:
    """What each paint is called: as the painting says, or else the CSS colour that is most like it.

    No name holds what cannot be written.
    """
    colors = dict(zip(inks_of(painting), _middles(painting), strict=True))
    known = {paint.color: paint.name for paint in painting.paints}
    others = named(rgb for ink, rgb in colors.items() if ink not in known)
    names = known | {paint.color: paint.name for paint in others}
    return {ink: "".join(filter(str.isprintable, names[ink])) for ink in colors}


def _middles(painting: Painting) -> list[tuple[float, float, float]]:
    brush = BRUSHES[painting.brush]()
    inks = brush.tidy(painting.strokes)[:, brush.columns("color")]
    ends = inks.unflatten(1, (-1, 3))  # [T,E,3]
    return [(red, green, blue) for red, green, blue in ends.mean(1).tolist()]
