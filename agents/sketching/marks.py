"""Marks on a page: lines, areas that are filled, dots of colour.

Places and widths are in units of the page's longer side, x to the right and y down, so that a
sketch can be drawn again at any size. What is painted has no soft edges: a line is the same in one
piece or in many, and softness comes of drawing finer than what is wanted.
"""

from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar, Protocol, runtime_checkable

import cv2
import numpy as np
from jaxtyping import Int, UInt8

from renderers.registry import Registry
from renderers.workshop.ranges import within

Byte = Annotated[int, within(0, 255)]
Color = tuple[Byte, Byte, Byte]
NEAREST, FARTHEST = -1.0, 2.0
"""where a coordinate may lie: lines may lead off the page"""
Coordinate = Annotated[float, within(NEAREST, FARTHEST)]
Point = tuple[Coordinate, Coordinate]
Width = Annotated[float, within(0, 1)]
MOST_POINTS = 100_000
"""of a line"""
ALIKE = 2
"""difference of bytes up to which neighbours are filled together"""


@runtime_checkable
class Mark(Protocol):
    """Something that a page was given; a value.

    Attributes:
        kind: its name in `MARKS`.
    """

    kind: ClassVar[str]

    def since(self, before: Any) -> "Mark | None":
        """What is to be painted over what this mark was before; None: it is another one."""
        ...


@dataclass(frozen=True)
class Line:
    """A line through points; without a colour the ground comes back."""

    kind: ClassVar[str] = "line"
    points: Annotated[tuple[Point, ...], within(1, MOST_POINTS)]
    width: Width
    color: Color | None

    def to(self, at: Point) -> "Line":
        """Longer by a point."""
        full = at == self.points[-1] or len(self.points) == MOST_POINTS
        return self if full else replace(self, points=(*self.points, at))

    def since(self, before: Any) -> Mark | None:
        """See `Mark`: the points that are new, from the last old one."""
        if before.kind != self.kind:
            return None
        done = len(before.points)
        grown = before == replace(self, points=self.points[:done])
        return replace(self, points=self.points[done - 1 :]) if grown else None

    def paint(self, canvas: UInt8[np.ndarray, "H W 3"], ground: UInt8[np.ndarray, "H W 3"]) -> None:
        """On the canvas, in place."""
        longer = max(canvas.shape[:2])
        nib = max(1, round(self.width * longer))
        places = np.round(np.array(self.points) * longer - 0.5).astype(np.int32)
        if len(places) == 1:
            places = places.repeat(2, 0)  # OpenCV draws nothing through a single one
        if self.color is not None:
            cv2.polylines(canvas, [places], False, self.color, nib)
        else:
            _uncover(canvas, ground, places, nib=nib)


@dataclass(frozen=True)
class Fill:
    """All that has one colour around a place takes another."""

    kind: ClassVar[str] = "fill"
    at: Point
    color: Color

    def since(self, before: Any) -> Mark | None:
        """See `Mark`."""
        return None

    def paint(self, canvas: UInt8[np.ndarray, "H W 3"], ground: UInt8[np.ndarray, "H W 3"]) -> None:
        """On the canvas, in place; off the page nothing."""
        column, row = pixel(self.at, max(canvas.shape[:2]))
        if 0 <= row < canvas.shape[0] and 0 <= column < canvas.shape[1]:
            cv2.floodFill(canvas, None, (column, row), self.color, (ALIKE,) * 3, (ALIKE,) * 3)


@dataclass(frozen=True)
class Dot:
    """A square of colour."""

    kind: ClassVar[str] = "dot"
    at: Point
    width: Width
    color: Color

    def since(self, before: Any) -> Mark | None:
        """See `Mark`."""
        return None

    def touches(self, at: Point, width: float) -> bool:
        """Whether a square of this width about a place meets it."""
        reach = (self.width + width) / 2
        return max(abs(self.at[0] - at[0]), abs(self.at[1] - at[1])) < reach


Marks = tuple[Any, ...]
"""of a page, in the order in which they were made"""
MARKS = Registry("mark", line=Line, fill=Fill, dot=Dot)


def _uncover(
    canvas: UInt8[np.ndarray, "H W 3"],
    ground: UInt8[np.ndarray, "H W 3"],
    places: Int[np.ndarray, "n 2"],
    *,
    nib: int,
) -> None:
    """The ground where a line would be."""
    top, left = np.maximum(places.min(0)[::-1] - nib, 0)
    bottom, right = np.maximum(places.max(0)[::-1] + nib + 1, 0)
    part = np.s_[top:bottom, left:right]
    covered = np.zeros(canvas[part].shape[:2], np.uint8)
    if covered.size:
        cv2.polylines(covered, [places - (left, top)], False, 255, nib)
        np.copyto(canvas[part], ground[part], where=covered[..., None] > 0)


def pixel(at: Point, longer: int) -> tuple[int, int]:
    """Column and row of a place."""
    return int(np.floor(at[0] * longer)), int(np.floor(at[1] * longer))
