"""Tools of a person who draws: what becomes of the marks where one is set down and moved."""

from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from agents.sketching.marks import Color, Dot, Fill, Line, Marks, Point


@dataclass(frozen=True)
class Pen:
    """What every tool is told.

    Attributes:
        width: in units of the page's longer side.
        color: of what is drawn.
    """

    width: float
    color: Color


@runtime_checkable
class Tool(Protocol):
    """Pure: marks become other marks."""

    def put(self, marks: Marks, pen: Pen, at: Point) -> Marks:
        """What is on the page when it has been set down here."""
        ...

    def move(self, marks: Marks, pen: Pen, at: Point) -> Marks:
        """What is on the page when it has been moved here, being down."""
        ...


class Ink:
    """Draws a line."""

    def put(self, marks: Marks, pen: Pen, at: Point) -> Marks:
        """See `Tool`."""
        return (*marks, Line((at,), pen.width, pen.color))

    def move(self, marks: Marks, pen: Pen, at: Point) -> Marks:
        """See `Tool`."""
        return (*marks[:-1], marks[-1].to(at))


class Rubber(Ink):
    """Draws the ground back."""

    def put(self, marks: Marks, pen: Pen, at: Point) -> Marks:
        """See `Tool`; on an empty page there is nothing to be rubbed out."""
        return (*marks, Line((at,), pen.width, None)) if marks else marks

    def move(self, marks: Marks, pen: Pen, at: Point) -> Marks:
        """See `Tool`."""
        return super().move(marks, pen, at) if marks else marks


class Bucket:
    """Fills what has one colour."""

    def put(self, marks: Marks, pen: Pen, at: Point) -> Marks:
        """See `Tool`."""
        return (*marks, Fill(at, pen.color))

    def move(self, marks: Marks, pen: Pen, at: Point) -> Marks:
        """See `Tool`: it stays where it was set down."""
        return marks


class Dropper:
    """Puts a dot, which can be moved until it is let go."""

    def put(self, marks: Marks, pen: Pen, at: Point) -> Marks:
        """See `Tool`."""
        return (*marks, Dot(at, pen.width, pen.color))

    def move(self, marks: Marks, pen: Pen, at: Point) -> Marks:
        """See `Tool`."""
        return (*marks[:-1], replace(marks[-1], at=at))


class Tweezers:
    """Takes dots away."""

    def put(self, marks: Marks, pen: Pen, at: Point) -> Marks:
        """See `Tool`."""
        return tuple(dot for dot in marks if not dot.touches(at, pen.width))

    def move(self, marks: Marks, pen: Pen, at: Point) -> Marks:
        """See `Tool`."""
        return self.put(marks, pen, at)
