"""The colours to choose from: a chart, a row for each tone from pale to dark, grey first."""

from colorsys import hsv_to_rgb

from agents.sketching.marks import Color

HUES = 15
TONES = ((0.25, 1.0), (0.5, 0.95), (0.75, 0.85), (0.7, 0.55), (0.65, 0.3))
"""saturation and value of a row: those of paints, as photographs have them"""
GREYS = (255, 190, 128, 64, 0)
"""of the first column"""


def chart() -> list[list[Color]]:
    """Rows of colours."""
    rows = []
    for grey, tone in zip(GREYS, TONES, strict=True):
        mixed = [_bytes(hsv_to_rgb(hue / HUES, *tone)) for hue in range(HUES)]
        rows.append([(grey, grey, grey), *mixed])
    return rows


def beside(color: Color, across: int, down: int) -> Color:
    """The colour so far away in the chart, round its edges; of another, from the nearest on."""
    rows = chart()
    places = [(row, column) for row in range(len(rows)) for column in range(len(rows[0]))]
    row, column = min(places, key=lambda at: _apart(rows[at[0]][at[1]], color))
    return rows[(row + down) % len(rows)][(column + across) % len(rows[0])]


def _bytes(color: tuple[float, float, float]) -> Color:
    red, green, blue = (round(255 * x) for x in color)
    return red, green, blue


def _apart(one: Color, other: Color) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
