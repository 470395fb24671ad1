"""What the window shows, as pixels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from jaxtyping import UInt8

from agents.sketching.colors import chart
from agents.sketching.layout import LINE, Layout, Rect, wrapped
from agents.sketching.marks import Color
from agents.sketching.tools import Pen
from paint_gym.view import DIM, DONE, INK, PAPER, RAIL, text_width, write


@dataclass(frozen=True)
class Shown:
    """Everything that a frame shows.

    Attributes:
        drawing: what is drawn.
        answer: what was made of it; None: nothing yet.
        titles: of both.
        pen: its width and colour.
        labels: of the buttons, by name.
        lit: names of the buttons that are lit.
        said: in a line of its own.
        help: what else can be done, each thing by itself.
    """

    drawing: UInt8[np.ndarray, "h w 3"]
    answer: UInt8[np.ndarray, "H W 3"] | None
    titles: tuple[str, str]
    pen: Pen
    labels: Mapping[str, str]
    lit: frozenset[str]
    said: str
    help: Sequence[str]


def compose(layout: Layout, shown: Shown) -> UInt8[np.ndarray, "rows columns 3"]:
    """One frame, RGB."""
    frame = np.full((*layout.size[::-1], 3), PAPER, np.uint8)
    for name, rect in layout.buttons.items():
        _button(frame, rect, layout, label=shown.labels[name], lit=name in shown.lit)
    places, pictures = (layout.drawing, layout.answer), (shown.drawing, shown.answer)
    for rect, picture, title in zip(places, pictures, shown.titles, strict=True):
        base = rect.top - round(6 * layout.scale)
        write(frame, title, (rect.left, base), color=DIM, scale=layout.font)
        frame[_part(rect)] = RAIL if picture is None else _fitted(picture, rect)
    if layout.chart.width:
        _chart(frame, layout.chart, shown.pen.color)
    _pen(frame, layout, shown.pen)
    _text(frame, layout, shown)
    return frame


def _part(rect: Rect) -> tuple[slice, slice]:
    return (
        slice(rect.top, rect.top + rect.height),
        slice(rect.left, rect.left + rect.width),
    )


def _fitted(picture: np.ndarray, rect: Rect) -> np.ndarray:
    """Smaller by the mean of what a pixel covers, larger smoothly."""
    how = cv2.INTER_AREA if picture.shape[1] > rect.width else cv2.INTER_CUBIC
    return cv2.resize(picture, (rect.width, rect.height), interpolation=how)


def _button(frame: np.ndarray, rect: Rect, layout: Layout, *, label: str, lit: bool) -> None:
    frame[_part(rect)] = DONE if lit else RAIL
    left = rect.left + (rect.width - text_width(label, layout.font)) // 2
    base = rect.top + rect.height // 2 + round(5 * layout.scale)
    write(frame, label, (left, base), color=PAPER if lit else INK, scale=layout.font)


def _chart(frame: np.ndarray, rect: Rect, chosen: Color) -> None:
    """The colours; the one in use in a frame."""
    colors = np.array(chart(), np.uint8)
    size = (rect.width, rect.height)
    frame[_part(rect)] = cv2.resize(colors, size, interpolation=cv2.INTER_NEAREST)
    rows, columns = colors.shape[:2]
    for row, column in np.argwhere((colors == chosen).all(-1)):
        left, right = (rect.left + n * rect.width // columns for n in (column, column + 1))
        top, bottom = (rect.top + n * rect.height // rows for n in (row, row + 1))
        for inside, color in ((0, PAPER), (1, INK)):
            ends = (left + inside, top + inside), (right - 1 - inside, bottom - 1 - inside)
            cv2.rectangle(frame, *ends, color, 1)


def _pen(frame: np.ndarray, layout: Layout, pen: Pen) -> None:
    """A spot as large as the pen is on the picture, on paper that it stands out from."""
    rect = layout.pen
    longer = max(layout.drawing.width, layout.drawing.height)
    frame[_part(rect)] = INK if sum(pen.color) < 384 else RAIL
    middle = (rect.left + rect.width // 2, rect.top + rect.height // 2)
    radius = min(max(1, round(pen.width * longer / 2)), rect.width // 2 - 2)
    cv2.circle(frame, middle, radius, pen.color, -1, cv2.LINE_AA)


def _text(frame: np.ndarray, layout: Layout, shown: Shown) -> None:
    """What is said, and below it what can be done."""
    rect, line = layout.text, round(LINE * layout.scale * 0.9)
    lines = wrapped(shown.help, rect.width, layout.font)
    for row, text in enumerate([shown.said, *lines]):
        base = rect.top + (row + 1) * line - round(5 * layout.scale)
        write(frame, text, (rect.left, base), color=DIM if row else INK, scale=layout.font)
