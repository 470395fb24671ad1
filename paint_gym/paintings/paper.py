"""Paper: its sizes by name, lengths as people write them, and a picture laid on a sheet."""

import re
from dataclasses import dataclass

from renderers.registry import did_you_mean

INCH = 25.4
"""millimetres"""
UNITS = {"mm": 1.0, "cm": 10.0, "in": INCH}
PAPERS = {
    "a0": (841.0, 1189.0),
    "a1": (594.0, 841.0),
    "a2": (420.0, 594.0),
    "a3": (297.0, 420.0),
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "a6": (105.0, 148.0),
    "letter": (8.5 * INCH, 11 * INCH),
    "legal": (8.5 * INCH, 14 * INCH),
    "tabloid": (11 * INCH, 17 * INCH),
}
"""width and height in mm. Source: ISO 216; ANSI Y14.1, legal by custom"""
LONGEST = 10_000.0
"""mm: no sheet is longer"""
NUMBER = r"(\d+(?:\.\d*)?|\.\d+)"
LENGTH = re.compile(rf"{NUMBER} ?(mm|cm|in)")
SIZE = re.compile(rf"{NUMBER} ?(mm|cm|in)?x{NUMBER} ?(mm|cm|in)")


def millimetres(text: str, what: str = "a length") -> float:
    """A length such as "15mm", "1.5cm" or "0.5in".

    Args:
        text: as a person writes it.
        what: it is, for the error.

    Raises:
        ValueError: it is none, or longer than ten metres.
    """
    found = LENGTH.fullmatch(text.strip().lower())
    length = float(found[1]) * UNITS[found[2]] if found else LONGEST + 1
    if length > LONGEST:
        raise ValueError(
            f"{what} must be a number with mm, cm or in, such as 15mm, {LONGEST / 1000:g} m at "
            f"most, got {text!r:.60}"
        )
    return length


@dataclass(frozen=True)
class Sheet:
    """A piece of paper.

    Attributes:
        width: mm.
        height: mm.
    """

    width: float
    height: float

    def turned(self, height: float, width: float) -> "Sheet":
        """Upright where the picture is higher than wide, else lying."""
        short, long = sorted((self.width, self.height))
        return Sheet(short, long) if height > width else Sheet(long, short)


def sheet_of(text: str) -> Sheet:
    """A sheet by its name, or by its size, such as "300x200mm".

    Raises:
        ValueError: no such paper, or one that is longer than ten metres.
    """
    wanted = text.strip().lower()
    if wanted in PAPERS:
        return Sheet(*PAPERS[wanted])
    found = SIZE.fullmatch(wanted)
    width, wide, height, unit = found.groups() if found else ("0", None, "0", "mm")
    sides = float(width) * UNITS[wide or unit], float(height) * UNITS[unit]
    if not all(0 < side <= LONGEST for side in sides):
        near = did_you_mean(wanted, PAPERS)
        word = f"no paper {text!r:.60}: name one of {', '.join(PAPERS)}, or say its size, 300x200mm"
        raise ValueError(f"{word}.{near}" if near else word)
    return Sheet(*sides)


@dataclass(frozen=True)
class Layout:
    """A picture in the middle of a sheet, as large as fits within the margins.

    Attributes:
        sheet: turned as the picture is.
        left: mm from the sheet's edge to the picture's.
        top: likewise.
        width: of the picture, mm.
        height: likewise.
    """

    sheet: Sheet
    left: float
    top: float
    width: float
    height: float

    @property
    def unit(self) -> float:
        """Of the canvas: the picture's longer side, mm."""
        return max(self.width, self.height)


def laid(height: int, width: int, sheet: Sheet, *, margin: float) -> Layout:
    """A picture of this shape on a sheet with this margin, mm.

    Raises:
        ValueError: the margins leave no room.
    """
    sheet = sheet.turned(height, width)
    room_x, room_y = sheet.width - 2 * margin, sheet.height - 2 * margin
    if min(room_x, room_y) < 1:
        raise ValueError(
            f"margins of {margin:g} mm leave no room on a sheet of {sheet.width:g} x "
            f"{sheet.height:g} mm: make them smaller"
        )
    scale = min(room_x / width, room_y / height)
    across, down = width * scale, height * scale
    return Layout(sheet, (sheet.width - across) / 2, (sheet.height - down) / 2, across, down)
