"""Orders: what a job is to make, checked from JSON before anything is done.

Nothing in an order is ever read as the name of a file: brushes and painters are those that have a
name, a palette is a number or colours, a background a colour or none. Pictures go by the ids that
the server gave them, which it turns into the names of files afterwards.
"""

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from typing import Annotated, Any, ClassVar, Literal, get_type_hints

from agents.painters.by_name import PAINTERS, SEARCHING
from agents.painters.focus import SALIENCY
from agents.painters.style import Mode
from agents.sketching.keep import read_marks
from agents.sketching.marks import Line, Marks
from agents.sketching.pages import PAGES
from agents.studio.allowed import (
    check_background,
    check_brush,
    check_kinds,
    check_palette,
    within_limits,
)
from agents.studio.limits import Limits
from agents.studio.offers import shipped_translators
from paint_gym.paintings.painting import MOST_STROKES
from renderers.registry import Registry, did_you_mean, shown
from renderers.workshop.ranges import Positive, Seed, check, fit, within

LONGEST = 4096
"""letters of a text in an order, at most: a palette of 256 colours is shorter"""
MOST_MARKS, MOST_POINTS = 2000, 40_000
"""marks in an order, and points of all its lines together, at most"""


@dataclass(frozen=True, kw_only=True)
class Paint:
    """A photograph, to be painted."""

    NEEDED: ClassVar = ("picture",)
    picture: str
    painter: Annotated[str, PAINTERS] = "search"
    brush: str | None = None
    """a name of BRUSHES, or several with + between; else the painter's own"""
    strokes: Annotated[int, within(0, MOST_STROKES)] = 200
    """at most; where it goes on, how many more"""
    seconds: Positive = 2.0
    """of searches"""
    palette: str | None = None
    """how many paints, or the colours of them"""
    style: str | None = None
    """a picture whose style the strokes take on, in as much time again"""
    style_mode: Mode = "texture"
    background: str | None = None
    """a colour, or `NOTHING`"""
    focus: Literal["saliency"] | Marks | None = None
    """where the picture matters: what catches the eye, or lines that were drawn there"""
    seed: Seed = 0

    def __post_init__(self) -> None:
        check(self)
        check_brush(self.painter, self.brush)
        check_palette(self.palette)
        check_background(self.painter, self.background)
        wanted = {"style": self.style, "focus": self.focus}
        told = [name for name, value in wanted.items() if value is not None]
        if told and self.painter not in SEARCHING:
            raise ValueError(
                f"{' and '.join(told)}: for painters that search ({', '.join(SEARCHING)}), not for "
                f"{self.painter}"
            )
        if isinstance(self.focus, tuple):
            check_kinds("focus", self.focus, {Line.kind})


@dataclass(frozen=True, kw_only=True)
class Stylize:
    """A photograph, to be made a picture in the hand of another, pixel by pixel."""

    NEEDED: ClassVar = ("picture", "style")
    picture: str
    style: str
    preview: bool = True
    """a small one"""
    original_colors: bool = False
    """keep the photograph's colours"""
    seconds: Positive | None = None
    """at most; else as many as are allowed"""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Marks, to be made a picture by a translator."""

    NEEDED: ClassVar = ("translator", "marks")
    translator: str
    marks: Marks
    picture: str | None = None
    """what is drawn on"""
    size: Annotated[int, within(16, 512)] | None = None
    """longer side of what the translator is given, pixels; else that of what it learned from"""

    def __post_init__(self) -> None:
        check(self)
        known = shipped_translators()
        if self.translator not in known:
            near = did_you_mean(self.translator, known)
            raise ValueError(
                f"translator must be one of {', '.join(known)}, got {shown(self.translator)}.{near}"
            )
        drawn = known[self.translator]
        check_kinds("marks", self.marks, PAGES[drawn].marks)
        if drawn == "dots" and self.picture is None:
            raise ValueError("picture is missing: dots of colour are put on a photograph")


Order = Paint | Stylize | Answer
ORDERS = Registry("kind of job", paint=Paint, stylize=Stylize, answer=Answer)


def read_order(kind: Any, told: Any, limits: Limits) -> Order:
    """The order that JSON tells of.

    Args:
        kind: of job, a name of `ORDERS`.
        told: the other fields, by name.
        limits: of the server.

    Raises:
        ValueError: it cannot be: says which field, and what it may be.
    """
    try:
        order: Order = _read(ORDERS[kind], told)
    except KeyError as unknown:
        raise ValueError(str(unknown)) from None
    if isinstance(order, Paint):
        within_limits(limits, strokes=order.strokes, seconds=order.seconds)
        if not order.strokes:
            raise ValueError("strokes must be a whole number, 1 or more, got 0")
    elif isinstance(order, Stylize):
        order = replace(order, seconds=order.seconds or limits.seconds)
        within_limits(limits, seconds=order.seconds or 0)
    return order


def read_more(told: Any, order: Paint | None, limits: Limits, *, laid: int) -> Paint:
    """The order with which a painting goes on.

    Args:
        told: by JSON: "seconds" and "strokes", both new; "picture", if it is to be known again.
        order: by which it was painted; None of a painting that was opened.
        limits: of the server.
        laid: strokes that it has.

    Raises:
        ValueError: it cannot be: says which field, and what it may be.
    """
    _known(told, ("seconds", "strokes", "picture"))
    new = {"strokes": 0, **_fitted(Paint, {x: told[x] for x in told if told[x] is not None})}
    if order is None and "picture" not in new:
        raise ValueError("picture is missing: it is not known of which photograph the painting is")
    more = Paint(**new) if order is None else replace(order, **new)
    within_limits(limits, strokes=laid + more.strokes, seconds=more.seconds)
    return more


def _read(what: type, told: Any) -> Any:
    names = [field.name for field in fields(what)]
    _known(told, names)
    missing = [name for name in what.NEEDED if told.get(name) is None]  # type: ignore[attr-defined]
    if missing:
        raise ValueError(f"{' and '.join(missing)} is missing")
    marked = {name: _marks(name, told[name]) for name in ("marks", "focus") if name in told}
    return what(**_fitted(what, {**told, **marked}))


def _fitted(what: type, told: dict[str, Any]) -> dict[str, Any]:
    """Fields as their annotations have them."""
    hints = get_type_hints(what, include_extras=True)
    return {name: fit(name, value, hints[name]) for name, value in told.items()}


def _known(told: Any, names: Collection[str]) -> None:
    """Raises: ValueError: it is no JSON object of such fields."""
    if not isinstance(told, dict):
        raise ValueError(f"wanted a JSON object, got {shown(told)}")
    for name, value in told.items():
        if name not in names:
            near = did_you_mean(name, names)
            raise ValueError(f"no field {shown(name)}.{near} Known: {', '.join(names)}")
        if isinstance(value, str) and len(value) > LONGEST:
            raise ValueError(f"{name} must be text of {LONGEST} letters at most, got {len(value)}")


def _marks(name: str, told: Any) -> Any:
    """Marks of JSON, where it is such; else what it is."""
    if name == "focus" and (told is None or told == SALIENCY):
        return told
    if not isinstance(told, list):
        words = f"{SALIENCY!r}, a list of marks or null" if name == "focus" else "a list of marks"
        raise ValueError(f"{name} must be {words}, got {shown(told)}")
    lines = (row.get("points") for row in told if isinstance(row, dict))
    points = sum(len(line) for line in lines if isinstance(line, list))
    if points > MOST_POINTS:
        raise ValueError(f"{name}: lines of at most {MOST_POINTS} points together, got {points}")
    try:
        return read_marks(told, MOST_MARKS)
    except (ValueError, KeyError) as error:
        raise ValueError(f"{name}: {error}") from None
