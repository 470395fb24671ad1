"""Pages: what marks look like, and what a translator is given of them.

A page says which tools it takes and how wide they are; `PAGES` has one for each way of drawing that
kinds of pairs name, see `paint_gym.pairs.Pairs.drawn`.
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol, runtime_checkable

import cv2
import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from agents.sketching.marks import Dot, Marks, pixel
from agents.sketching.tools import Bucket, Dropper, Ink, Rubber, Tool, Tweezers
from paint_gym.paintings.painting import to_bytes
from paint_gym.pairs import PAIRS
from paint_gym.pairs.hints import SIDES, hint_of, with_hints
from paint_gym.pictures.lab import recolour
from paint_gym.pictures.reading import WHITE, fitted, resize
from paint_gym.pictures.seen import seen
from renderers.registry import Registry

FINE = 1024
"""longer side at which pages are shown, pixels, or a little less: a multiple of that of the page"""
PENS = (1, 2, 3, 4, 6, 9, 13, 20, 30)
"""widths of pens, pixels of a page of `STANDARD`"""
STANDARD = 128
GivenOf = Callable[[Tensor], Tensor]


@runtime_checkable
class Page(Protocol):
    """Made of a kind of pairs' `given_of`, a ground and the longer side of what is given, pixels.

    Attributes:
        marks: kinds of marks that it takes.
        tools: by name, the first one at hand; "eraser" is one of them.
        colored: whether what is drawn has colours to choose from.
        widths: of the tools, in units of the longer side, ascending.
        first: that of them which is at hand.
        height: of what is given, pixels.
        width: of what is given, pixels.
    """

    marks: frozenset[str]
    tools: Mapping[str, type[Tool]]
    colored: bool
    widths: tuple[float, ...]
    first: float
    height: int
    width: int

    def picture(self, marks: Marks) -> UInt8[np.ndarray, "h w 3"]:
        """To be shown, finer than what is given; not to be kept: it is painted on."""
        ...

    def given(self, marks: Marks) -> Float[Tensor, "1 C H W"]:
        """To the translator."""
        ...


class Lines:
    """Black lines on paper, or on a picture.

    Args:
        given_of: what is given of a picture that a person brings, of a kind of pairs.
        ground: what is drawn on.
        longer: side of what is given, pixels.
    """

    marks: frozenset[str] = frozenset({"line"})
    tools: Mapping[str, type[Tool]] = {"pen": Ink, "eraser": Rubber}
    colored: bool = False
    widths: tuple[float, ...] = tuple(width / STANDARD for width in PENS)
    first: float = 3 / STANDARD

    def __init__(self, given_of: GivenOf, ground: UInt8[np.ndarray, "H W 3"], longer: int):
        self.given_of = given_of
        self.height, self.width = _page_of(ground, longer)
        finer = max(1, FINE // longer)
        self.ground = resize(ground, finer * self.height, finer * self.width)
        self.canvas = self.ground.copy()
        self.shown: Marks = ()

    def picture(self, marks: Marks) -> UInt8[np.ndarray, "h w 3"]:
        """See `Page`. What is shown already is not painted again."""
        for mark in self._news(marks):
            mark.paint(self.canvas, self.ground)
        self.shown = marks
        return self.canvas

    def given(self, marks: Marks) -> Float[Tensor, "1 C H W"]:
        """See `Page`: the mean of what a pixel covers."""
        size = (self.width, self.height)
        small = cv2.resize(self.picture(marks), size, interpolation=cv2.INTER_AREA)
        return self.given_of(seen(small, max(size)))

    def _news(self, marks: Marks) -> Marks:
        """Marks to paint; where others were shown, the ground is laid first."""
        done = len(self.shown)
        if marks[:done] == self.shown:
            return marks[done:]
        if done <= len(marks) and marks[: done - 1] == self.shown[:-1]:
            more = marks[done - 1].since(self.shown[-1])
            if more is not None:
                return (more, *marks[done:])
        self.canvas[:] = self.ground
        return marks


class Colors(Lines):
    """Lines and areas of any colour."""

    marks: frozenset[str] = frozenset({"line", "fill"})
    tools: Mapping[str, type[Tool]] = {"pen": Ink, "bucket": Bucket, "eraser": Rubber}
    colored: bool = True
    first: float = 9 / STANDARD


class Dots:
    """Dots of colour on a grey photograph; arguments as of `Lines`."""

    marks: frozenset[str] = frozenset({"dot"})
    tools: Mapping[str, type[Tool]] = {"dot": Dropper, "eraser": Tweezers}
    colored: bool = True

    def __init__(self, given_of: GivenOf, ground: UInt8[np.ndarray, "H W 3"], longer: int):
        self.height, self.width = _page_of(ground, longer)
        self.longer, self.finer = longer, max(1, FINE // longer)
        self.widths = tuple(side / longer for side in range(SIDES[0], SIDES[1] + 1, 2))
        self.first = self.widths[len(self.widths) // 2]
        self.light = given_of(seen(ground, longer))[:, :1]
        large = resize(ground, self.finer * self.height, self.finer * self.width)
        fine = given_of(seen(large, self.finer * longer))[:, :1]
        self.grey = to_bytes(recolour(fine, torch.zeros(1, 2, *fine.shape[2:]))[0])

    def picture(self, marks: Marks) -> UInt8[np.ndarray, "h w 3"]:
        """See `Page`: the dots as they were chosen, in a frame that stands out from any ground."""
        picture, finer = self.grey.copy(), self.finer
        for dot in marks:
            (column, row), side = self._covered(dot)
            left, top = (finer * (start - side // 2) for start in (column, row))
            right, bottom = left + finer * side - 1, top + finer * side - 1
            cv2.rectangle(picture, (left, top), (right, bottom), dot.color, -1)
            for out, grey in ((1, 255), (3, 0)):
                frame = (left - out, top - out), (right + out, bottom + out)
                cv2.rectangle(picture, *frame, (grey,) * 3, 2)
        return picture

    def given(self, marks: Marks) -> Float[Tensor, "1 C H W"]:
        """See `Page`."""
        hints = []
        for dot in marks:
            (column, row), side = self._covered(dot)
            hints.append(hint_of(torch.tensor(dot.color) / 255, column, row, side=side))
        return with_hints(self.light[0], hints)[None]

    def _covered(self, dot: Dot) -> tuple[tuple[int, int], int]:
        """Its pixel, and its side in pixels."""
        return pixel(dot.at, self.longer), max(1, round(dot.width * self.longer))


def _page_of(ground: UInt8[np.ndarray, "H W 3"], longer: int) -> tuple[int, int]:
    height, width = ground.shape[:2]
    return fitted(height, width, longer)


def page_of(
    pairs: Mapping[str, Any], ground: UInt8[np.ndarray, "H W 3"], longer: int | None = None
) -> Page:
    """The page for a translator.

    Args:
        pairs: what its weights say of those it learned from.
        ground: that is drawn on.
        longer: side of what is given, pixels; else that of the pictures it learned from.

    Raises:
        KeyError: nothing can be drawn for such pairs.
    """
    kind = PAIRS[pairs["name"]]
    page: Page = PAGES[kind.drawn](kind.given_of, ground, longer or pairs["size"])
    return page


def paper(height: int = 1, width: int = 1) -> UInt8[np.ndarray, "height width 3"]:
    """White paper of this shape."""
    return np.full((height, width, 3), WHITE, np.uint8)


PAGES = Registry("page", lines=Lines, colors=Colors, dots=Dots)
