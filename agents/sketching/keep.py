"""Sketches as files: kept beside the answers to them, and read again.

sketches/0001/drawn.png   what the translator was given
              made.png    what it made
              pair.png    both side by side, as `paint_gym.pairs.side_by_side` reads them
              sketch.json the marks, to go on with

{"paint_gym": 1, "height": 128, "width": 128, "marks": [
    {"kind": "line", "points": [[0.31, 0.62], ...], "width": 0.0234, "color": [0, 0, 0]}, ...]}
"""

import json
from dataclasses import asdict, fields
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

import numpy as np

from agents.gan.translation import seen
from agents.sketching.answers import Answer
from agents.sketching.marks import MARKS, Marks
from paint_gym.paintings.painting import to_bytes
from renderers.files import together, write_picture, write_text
from renderers.workshop.memory import read_bytes
from renderers.workshop.ranges import fit
from renderers.workshop.reading import reading

VERSION = 1
LONGEST = 2**24
"""bytes of a kept sketch at most"""
MOST_MARKS = 20_000
FARTHEST = 8192
"""height and width at most, pixels"""


class Kept(NamedTuple):
    """A sketch that was read: the height and width of its page, pixels, and its marks."""

    height: int
    width: int
    marks: Marks


def write_pair(folder: Path, answer: Answer) -> Path:
    """Keep a sketch and its answer in a new folder within this one, which it returns.

    The folder's number is above all that are there, and nothing is ever written over: the folder
    is made first, and only one can make it.

    Raises:
        OSError: it cannot be written; nothing is kept then.
    """
    drawn = to_bytes(seen(answer.given)[0])
    place = _new_folder(folder)
    try:
        with together(place) as unfinished:
            write_picture(unfinished / "drawn.png", drawn)
            write_picture(unfinished / "made.png", answer.picture)
            write_picture(unfinished / "pair.png", np.concatenate([drawn, answer.picture], 1))
            write_text(unfinished / "sketch.json", as_json(answer.marks, *drawn.shape[:2]))
    except BaseException:
        place.rmdir()
        raise
    return place


def _new_folder(folder: Path) -> Path:
    """The next by number."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = [int(x.name) for x in folder.iterdir() if x.name.isascii() and x.name.isdecimal()]
    for number in count(max(taken, default=0) + 1):
        place = folder / f"{number:04d}"
        try:
            place.mkdir()
        except FileExistsError:
            continue
        return place
    raise AssertionError("numbers have no end")


def as_json(marks: Marks, height: int, width: int) -> str:
    """A sketch as text."""
    rows = [{"kind": mark.kind, **asdict(mark)} for mark in marks]
    return json.dumps({"paint_gym": VERSION, "height": height, "width": width, "marks": rows})


def read_sketch(path: Path) -> Kept:
    """Read what `write_pair` kept as sketch.json.

    Raises:
        FileNotFoundError: no such file.
        ValueError: it is no sketch; says what is wrong.
    """
    path.stat()
    with reading(path, "is no sketch that can be drawn"):
        found = json.loads(read_bytes(path, LONGEST))
        if not isinstance(found, dict):
            raise ValueError("wanted a JSON object")
        return _checked(found)


def _checked(found: dict[str, Any]) -> Kept:
    missing = {"paint_gym", "height", "width", "marks"} - set(found)
    if missing:
        raise ValueError(f"it lacks {', '.join(sorted(missing))}")
    if found["paint_gym"] != VERSION:
        raise ValueError(f"it is of version {found['paint_gym']!s:.40}, this reads {VERSION}")
    height, width, rows = found["height"], found["width"], found["marks"]
    if not all(type(side) is int and 1 <= side <= FARTHEST for side in (height, width)):
        raise ValueError(f"its size is {width!s:.40} x {height!s:.40}")
    return Kept(height, width, read_marks(rows))


def read_marks(rows: Any, most: int = MOST_MARKS) -> Marks:
    """Marks, of the rows of JSON that tell of them.

    Raises:
        ValueError: there are more, or one of them is none; says what is wrong.
        KeyError: one is of no known kind.
    """
    if not isinstance(rows, list) or len(rows) > most:
        raise ValueError(f"wanted a list of at most {most} marks")
    return tuple(map(_mark, rows))


def _mark(row: Any) -> Any:
    """One of `MARKS`, its numbers in their ranges."""
    if not isinstance(row, dict):
        raise ValueError("its marks are not all JSON objects")
    kind = MARKS[str(row.get("kind"))]
    hints, names = _hints(kind), [x.name for x in fields(kind)]
    if row.keys() != {"kind", *names}:
        raise ValueError(f"of a {kind.kind} it wants {', '.join(names)}, and has {', '.join(row)}")
    return kind(**{name: fit(name, row[name], hints[name]) for name in names})


@cache
def _hints(kind: type) -> dict[str, Any]:
    """What the fields of a kind of mark may be: to look takes longer than to check a dot."""
    return get_type_hints(kind, include_extras=True)
