"""What pictures look like: photographs and paintings, the way there, networks, and strokes."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from agents import paint
from agents.style.examples import STYLES
from benchmarks.places import FIGURES
from benchmarks.style.figure import draw
from benchmarks.style.measure import (
    CONTENTS,
    Picture,
    made,
    painting,
    search,
    there,
    trained,
)
from paint_gym.paintings.painting import load_painting, to_bytes
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import read_picture
from renderers.workshop.command import OnThreads
from renderers.workshop.ranges import Count, Positive, within

STEPS = (0, 5, 10, 20, 40, 80, 150, 200)
"""of the way there that is shown"""


@dataclass(frozen=True)
class Sheet(OnThreads):
    """How a sheet is made."""

    size: Annotated[int, within(32, 1024)] = 320
    """longer side of a picture, pixels"""
    figures: Path = FIGURES
    """folder of the JPEG"""


@dataclass(frozen=True)
class Gallery(Sheet):
    """Photographs in paintings' hands."""

    photographs: Count = 5
    """how many"""


@dataclass(frozen=True)
class Drawings(Sheet):
    """Pixels against strokes."""

    strokes: Count = 800
    """of oil"""
    seconds: Positive = 30.0
    """time for each search of strokes"""


def gallery(options: Gallery) -> Path:
    """Every photograph in every painting's hand."""
    rows: list[list[Picture]] = [[read_picture(Path(painting(x))) for x in STYLES]]
    rows[0].insert(0, rows[0][0][:1, :1] * 0 + 255)
    contents = CONTENTS[: options.photographs]
    for content in contents:
        row = [photograph(content)]
        row += [made(content, x, max_long_edge=options.size).picture for x in STYLES]
        rows.append(row)
    return told(draw(rows, options.figures / "style-gallery.jpg", side=options.size))


def progress(options: Sheet) -> Path:
    """The first steps, at one size."""
    one_size = {"max_num_epochs": STEPS[-1], "stop_eps": 0.0, "coarse_to_fine": False}
    rows = []
    for content, style in list(zip(CONTENTS, STYLES, strict=True))[:2]:
        _, run, _ = search(content, style, max_long_edge=options.size, **one_size)
        row = [to_bytes(run.picture[0])]
        while run.share < 1:
            run.advance()
            if run.step in STEPS:
                row.append(to_bytes(run.picture[0]))
        rows.append(row)
    above = [f"{x} steps" for x in STEPS]
    return told(draw(rows, options.figures / "style-progress.jpg", side=options.size, above=above))


def networks(options: Sheet) -> Path:
    """The same pairs by every network that is there."""
    rows = [
        [
            photograph(content),
            *(made(content, style, model=x, max_long_edge=options.size).picture for x in there()),
        ]
        for content, style in zip(CONTENTS[:3], STYLES, strict=False)
    ]
    file = options.figures / "style-networks.jpg"
    return told(draw(rows, file, side=options.size, above=["photograph", *there()]))


def drawings(options: Drawings) -> Path:
    """The same pairs in pixels, and in strokes whose inks alone, or shapes too, take the style."""
    rows = []
    for content, style in zip(CONTENTS[1:3], STYLES[1:3], strict=True):
        row = [photograph(content), made(content, style, max_long_edge=options.size).picture]
        row += [
            in_strokes(content, style, mode=mode, options=options) for mode in ("texture", "color")
        ]
        rows.append(row)
    above = ["photograph", f"pixels, {trained()}", "strokes", "strokes, inks alone"]
    file = options.figures / "style-drawings.jpg"
    return told(draw(rows, file, side=options.size, above=above))


def in_strokes(content: str, style: str, *, mode: str, options: Drawings) -> Picture:
    """By `agents.paint --style`."""
    with tempfile.TemporaryDirectory() as folder:
        words = [f"bundled:{content}", "--brush", "oil", "--style", painting(style)]
        words += ["--style-mode", mode, "--strokes", str(options.strokes), "--out", folder]
        paint.main([*words, "--seconds", str(options.seconds)])
        return load_painting(Path(folder) / "painting.npz").render(options.size)


def photograph(content: str) -> Picture:
    """One of `CONTENTS`."""
    return read_picture(find_picture(f"bundled:{content}"))


def told(file: Path) -> Path:
    """Says where it is."""
    print(f"written to {file}")
    return file
