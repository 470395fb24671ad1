"""What an order may say: brushes and colours by their names, no more than is allowed."""

from collections.abc import Collection

from agents.painters.by_name import ON_ANY
from agents.sketching.marks import Marks
from agents.studio.limits import Limits
from agents.studio.offers import can_use
from paint_gym.paintings.paints import read_palette
from paint_gym.pictures.reading import color_of
from renderers import BRUSHES
from renderers.brushes.by_name import SEVERAL
from renderers.registry import did_you_mean, shown

NOTHING = "none"
"""the background where nothing lies below the strokes"""


def check_kinds(name: str, marks: Marks, kinds: Collection[str]) -> None:
    """Raises: ValueError: there are marks of other kinds."""
    odd = sorted({mark.kind for mark in marks} - set(kinds))
    if odd:
        raise ValueError(f"{name} may hold {', '.join(sorted(kinds))}, got {', '.join(odd)}")


def check_brush(painter: str, brush: str | None) -> None:
    """Refuse what has no name of its own before anything is made of it, then what cannot be.

    Raises:
        ValueError: the painter can use no such brush.
    """
    if brush is None:
        return
    for part in brush.split(SEVERAL):
        if part not in BRUSHES:
            near = did_you_mean(part, BRUSHES)
            raise ValueError(
                f"brush must be one of {', '.join(BRUSHES)}, or several with {SEVERAL} between, "
                f"got {shown(part)}.{near}"
            )
    BRUSHES[brush]()
    if not can_use(painter, brush):
        raise ValueError(f"brush {brush} is none that {painter} can use: search can use any")


def check_palette(told: str | None) -> None:
    """Raises: ValueError: it is neither a number nor colours; files are not read."""
    if told is None:
        return
    if told.lower().endswith(".json"):
        raise ValueError(f"palette must be a number, or colours with commas between: {shown(told)}")
    try:
        read_palette(told)
    except ValueError as error:
        raise ValueError(f"palette: {error!s:.200}") from None


def check_background(painter: str, told: str | None) -> None:
    """Raises: ValueError: it is neither a colour nor `NOTHING`, or not for this painter."""
    if told is None:
        return
    if painter not in ON_ANY:
        raise ValueError(
            f"background is for painters that begin on any ({', '.join(ON_ANY)}): {painter} begins "
            "on black"
        )
    if told != NOTHING:
        try:
            color_of(told)
        except ValueError as error:
            raise ValueError(f"background: {error!s:.200}; or {NOTHING!r}") from None


def within_limits(limits: Limits, *, strokes: int = 0, seconds: float) -> None:
    """Raises: ValueError: it is more than is allowed."""
    if strokes > limits.strokes:
        raise ValueError(f"strokes must be {limits.strokes} at most in all, got {strokes}")
    if seconds > limits.seconds:
        raise ValueError(f"seconds must be {limits.seconds:g} at most, got {seconds:g}")
