"""Paints: inks that have names, and there are few of them."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from PIL import ImageColor

from paint_gym.pictures.reading import color_of
from renderers.brushes.outline import hexadecimal
from renderers.workshop.memory import read_bytes
from renderers.workshop.reading import reading

MOST = 256
"""paints in a palette, at most"""
LONGEST = 2**20
"""bytes of a palette's file, at most"""


class Paint(NamedTuple):
    """An ink that has a name.

    Attributes:
        name: for people: on a tube, or of a layer.
        color: "#rrggbb".
    """

    name: str
    color: str

    @property
    def rgb(self) -> tuple[float, float, float]:
        """Red, green and blue in [0, 1]."""
        red, green, blue = color_of(self.color)
        return red / 255, green / 255, blue / 255


def read_palette(told: str) -> int | tuple[Paint, ...]:
    """The paints that are meant: so many, to be found; or these.

    Args:
        told: "8"; or colours with commas between, "#102030,white"; or a file PAINTS.json, of
            {"ultramarine": "#120a8f", ...} or ["#120a8f", ...].

    Raises:
        FileNotFoundError: no such file.
        ValueError: it is none of these, two paints are the same, or there are too many.
    """
    if told.strip().isdecimal():
        return _counted(int(told))
    if told.lower().endswith(".json"):
        path = Path(told)
        path.stat()
        with reading(path, "holds no palette"):
            return _distinct(_listed(json.loads(read_bytes(path, LONGEST))))
    return _distinct(_named(x.strip()) for x in told.split(","))


def kept_paints(rows: Any) -> tuple[Paint, ...]:
    """The paints of a kept painting.

    Raises:
        ValueError: it has none such.
    """
    if not isinstance(rows, list) or len(rows) > MOST:
        raise ValueError(f"wanted at most {MOST} paints")
    if any(not isinstance(x, list) or [type(y) for y in x] != [str, str] for x in rows):
        raise ValueError('its paints are not all a name and a colour, ["ultramarine", "#120a8f"]')
    return tuple(Paint(name[:80], _named(color).color) for name, color in rows)


def nearest_name(color: str) -> str:
    """Of the colours of CSS the one that is most like "#rrggbb", by squares of the differences."""
    wanted = color_of(color)

    def away(name: str) -> int:
        return sum((a - b) ** 2 for a, b in zip(color_of(name), wanted, strict=True))

    return min(ImageColor.colormap, key=away)


def named(inks: Iterable[tuple[float, float, float]]) -> tuple[Paint, ...]:
    """Paints of these inks, RGB in [0, 1], each with a name of its own."""
    paints, often = [], Counter[str]()
    for color in map(hexadecimal, inks):
        often[name := nearest_name(color)] += 1
        paints.append(Paint(name if often[name] == 1 else f"{name} {often[name]}", color))
    return tuple(paints)


def _counted(count: int) -> int:
    if not 1 <= count <= MOST:
        raise ValueError(f"a palette has 1 ... {MOST} paints, got {count}")
    return count


def _listed(found: Any) -> Iterable[Paint]:
    if isinstance(found, dict) and all(isinstance(x, str) for x in found.values()):
        return [Paint(name, _named(color).color) for name, color in found.items()]
    if isinstance(found, list) and all(isinstance(x, str) for x in found):
        return [_named(color) for color in found]
    raise ValueError('wanted {"ultramarine": "#120a8f", ...} or ["#120a8f", ...]')


def _named(color: str) -> Paint:
    red, green, blue = color_of(color)
    name = color if color.lower() in ImageColor.colormap else ""
    plain = f"#{red:02x}{green:02x}{blue:02x}"
    return Paint(name or nearest_name(plain), plain)


def _distinct(paints: Iterable[Paint]) -> tuple[Paint, ...]:
    found: dict[str, Paint] = {}
    for paint in paints:
        if paint.color in found:
            raise ValueError(f"two paints are {paint.color}: leave one out")
        found[paint.color] = paint
    _counted(len(found))
    return tuple(found.values())
