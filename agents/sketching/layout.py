"""Where everything lies in the window, whatever its size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from agents.sketching.marks import Point
from paint_gym.view import text_width

USUAL = (1280, 720)
"""width and height at which lengths below are pixels; they grow and shrink with the window"""
SMALLEST = (440, 330)
"""below this, a part is cut off"""
SCALES = (0.75, 3.0)
"""of lengths, least and most"""
GAP, BUTTON, LINE, FOOT = 8, 28, 20, 88
"""between things; heights of a button, a line of text, and what is below the pictures"""
CELL = 17
"""side of a colour of the chart"""
FONT = 0.48
"""size of letters, as OpenCV has it"""


class Rect(NamedTuple):
    """Pixels of the window."""

    left: int
    top: int
    width: int
    height: int

    def holds(self, at: tuple[int, int]) -> bool:
        """Whether a pixel lies within."""
        return 0 <= at[0] - self.left < self.width and 0 <= at[1] - self.top < self.height

    def place(self, at: tuple[int, int]) -> Point:
        """A pixel in units of the longer side, from the corner at the left and top."""
        longer = max(self.width, self.height)
        return (at[0] - self.left + 0.5) / longer, (at[1] - self.top + 0.5) / longer

    def cell(self, at: tuple[int, int], rows: int, columns: int) -> tuple[int, int]:
        """Row and column, where it is divided into so many."""
        across, down = at[0] - self.left, at[1] - self.top
        return down * rows // self.height, across * columns // self.width


@dataclass(frozen=True)
class Layout:
    """Rectangles of a window.

    Attributes:
        size: of the window, width and height.
        scale: of letters and lengths.
        buttons: by the names of their actions.
        drawing: what is drawn.
        answer: what the translator makes of it.
        chart: of colours; of no width where there are none.
        pen: how wide it is, and which colour.
        text: what is said.
    """

    size: tuple[int, int]
    scale: float
    buttons: Mapping[str, Rect]
    drawing: Rect
    answer: Rect
    chart: Rect
    pen: Rect
    text: Rect

    @property
    def font(self) -> float:
        """Size of letters."""
        return FONT * self.scale


def lay_out(
    size: tuple[int, int],
    labels: Mapping[str, str],
    shape: tuple[int, int],
    *,
    chart: tuple[int, int],
) -> Layout:
    """The layout of a window.

    Args:
        size: width and height of the window, pixels.
        labels: of the buttons, by name.
        shape: height and width of what is drawn.
        chart: rows and columns of the colours, 0 and 0 for none.
    """
    width, height = (max(pair) for pair in zip(size, SMALLEST, strict=True))
    near = min(width / USUAL[0], height / USUAL[1])
    scale = min(max(SCALES[0], near), SCALES[1])
    gap, line, foot = (round(scale * length) for length in (GAP, LINE, FOOT))
    buttons, below = _flow(labels, width, scale)
    room = ((width - 3 * gap) // 2, height - below - line - foot - 2 * gap)
    fit = max(1e-3, min(room[0] / shape[1], room[1] / shape[0]))
    wide, high = max(1, int(fit * shape[1])), max(1, int(fit * shape[0]))
    top, middle = below + line, width // 2
    bottom = height - foot - gap
    cells = Rect(gap, bottom, round(scale * chart[1] * CELL), round(scale * chart[0] * CELL))
    pen = Rect(cells.left + cells.width + gap * (cells.width > 0), bottom, foot, foot)
    left = pen.left + pen.width + gap
    return Layout(
        (width, height),
        scale,
        buttons,
        Rect(middle - gap // 2 - wide, top, wide, high),
        Rect(middle + gap - gap // 2, top, wide, high),
        cells,
        pen,
        Rect(left, bottom, max(1, width - gap - left), foot),
    )


def _flow(labels: Mapping[str, str], width: int, scale: float) -> tuple[dict[str, Rect], int]:
    """Buttons from left to right, in as many rows as it takes; where these end."""
    gap, high = round(scale * GAP), round(scale * BUTTON)
    left, top, found = gap, gap, {}
    for name, label in labels.items():
        wide = text_width(label, FONT * scale) + 2 * gap
        if left > gap and left + wide + gap > width:
            left, top = gap, top + high + gap // 2
        found[name] = Rect(left, top, wide, high)
        left += wide + gap // 2
    return found, top + high + gap // 2


def wrapped(parts: Sequence[str], width: int, font: float, *, between: str = "   ") -> list[str]:
    """Parts of a text in lines of at most this width, each part whole."""
    lines = [""]
    for part in parts:
        longer = f"{lines[-1]}{between}{part}" if lines[-1] else part
        if lines[-1] and text_width(longer, font) > width:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines
