"""What is done for the studio beside painting, in processes of its own: uploads and downloads.

Whatever a person brings is decoded there, where it can take no more than its share of memory, and
where a decoder that dies takes nothing with it.
"""

import json
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from agents.studio.described import canvas_of, rows_of
from agents.studio.desk import Desk
from agents.studio.formats import check_size, format_of
from paint_gym.paintings.film import write_mp4, write_png, write_svg
from paint_gym.paintings.painting import LARGEST, LONGEST, Painting, load_painting
from paint_gym.paintings.paper import sheet_of
from paint_gym.paintings.plot.plot import Setup, plotted
from paint_gym.paintings.plot.svg import write_plot
from paint_gym.pictures.reading import WHITE, fitted, read_over, resize
from paint_gym.pictures.transparent import BLACK, told_apart
from renderers import BRUSHES
from renderers.brushes.by_name import SEVERAL
from renderers.brushes.stamp import STAMP, WITHIN
from renderers.workshop.arrays import read_arrays
from renderers.workshop.memory import need, read_bytes

FILM = 1024
"""longer side of a film at most, pixels"""
PAPER = "a4"
"""of a plot"""
NO_PAINTING = "is no painting that can be drawn"
TAKES = {"png": 24, "ground.png": 24}
"""bytes for each pixel, about"""


@dataclass(frozen=True)
class Upload:
    """A picture that came in.

    Attributes:
        file: its bytes.
        kept: where it is kept, a PNG.
        pixels: that it may have.
        side: longer side at which it is kept, pixels.
    """

    file: Path
    kept: Path
    pixels: int
    side: int


def decode(upload: Upload, desk: Desk) -> tuple[int, int]:
    """Keep a picture upright, no larger than it is needed, without what its file says beside it.

    Returns:
        Height and width as it is kept, pixels.

    Raises:
        UnreadablePicture: it is none that is taken; see `check_size`.
    """
    data = upload.file.read_bytes()
    check_size(data, upload.pixels)
    dark, light = read_over(data, (BLACK, WHITE), "the picture", tell=lambda damage: None)
    height, width = dark.shape[:2]
    if max(height, width) > upload.side:
        height, width = fitted(height, width, upload.side)
    small = resize(dark, height, width)
    picture = small if light is dark else told_apart(small, resize(light, height, width))
    Image.fromarray(picture).save(upload.kept, "PNG", compress_level=1)
    return height, width


@dataclass(frozen=True)
class Opened:
    """A painting that came in, and what the page draws it by.

    Attributes:
        painting: itself.
        canvas: the event of it, empty.
        strokes: the event of all of them.
    """

    painting: Painting
    canvas: tuple[dict[str, Any], bytes]
    strokes: tuple[dict[str, Any], bytes]


@dataclass(frozen=True)
class Brought:
    """A painting that came in.

    Attributes:
        file: its bytes.
        pixels: that a picture in it may have.
    """

    file: Path
    pixels: int


def read(brought: Brought, desk: Desk) -> Opened:
    """A painting from its file.

    Raises:
        ValueError: it is none that can be drawn.
    """
    file = brought.file
    try:
        check_pictures(file, brought.pixels)
        painting = load_painting(file)
    except MemoryError:
        raise
    except Exception as error:  # of whatever library
        ours = type(error.__cause__ or error) is ValueError  # else it is of a codec's own affairs
        said = str(error).replace(f"{file} {NO_PAINTING}", "").lstrip(": ") if ours else ""
        raise ValueError(f"the file {NO_PAINTING}{said and ': '}{said}") from error
    brush = BRUSHES[painting.brush]()
    canvas = canvas_of(brush, painting.height, painting.width, ground=painting.ground)
    told = {"event": "strokes", "from": 0, "count": len(painting.strokes), "step": 0, "share": 1.0}
    return Opened(painting, canvas, ({**told, "psnr": None}, rows_of(brush, painting.strokes)))


def check_pictures(file: Path, most: int) -> None:
    """Of a painting's file its paper and stamps, before anything decodes them.

    Raises:
        ValueError: they are of other formats than `Painting.save` writes, or of too many pixels.
        Exception: whatever is wrong with the file.
    """
    found: dict[str, Any]
    if file.suffix == ".npz":
        arrays = read_arrays(file, lambda *array: None, LONGEST)
        found = {name: x.tobytes() for name, x in arrays.items() if name == "paper"}
        found["brush"] = str(arrays.get("brush"))
    else:
        found = json.loads(read_bytes(file, LONGEST))
    paper, brush = found.get("paper"), found.get("brush")
    pictures = [] if paper is None else [("JPEG", paper)]
    if isinstance(brush, str) and STAMP in brush:
        pictures += [
            ("PNG", part.split(SEVERAL)[0].replace("%2B", "+")) for part in brush.split(WITHIN)[1:]
        ]
    for form, picture in pictures:
        data = picture if isinstance(picture, bytes) else b64decode(picture)
        if format_of(data) != form:
            raise ValueError(f"a picture in it is no {form}")
        check_size(data, most)


@dataclass(frozen=True)
class Wanted:
    """A painting as a file.

    Attributes:
        painting: itself.
        form: key of `FORMS`.
        file: where it is written.
        side: longer side in pixels; that of its picture if not given, where it has any.
    """

    painting: Painting
    form: str
    file: Path
    side: int | None = None


def write(wanted: Wanted, desk: Desk) -> None:
    """Write it.

    Raises:
        ValueError: it cannot be drawn so.
        MemoryError: it would take more than there is.
    """
    painting, side = wanted.painting, wanted.side or sides_of(wanted.painting)
    height, width = painting.shape(side)
    need(TAKES.get(wanted.form, 0) * height * width, f"a picture of {side} px", "ask for less")
    FORMS[wanted.form](painting, wanted.file, side)


def sides_of(painting: Painting) -> int:
    """Longer side of the picture that it was painted from, pixels, as far as it can be drawn."""
    return min(LARGEST, max(painting.height, painting.width))


def _png(painting: Painting, file: Path, side: int) -> None:
    write_png(painting, file, longer_side=side)


def _svg(painting: Painting, file: Path, side: int) -> None:
    write_svg(painting, file, longer_side=side)


def _kept(painting: Painting, file: Path, side: int) -> None:
    painting.save(file)


def _film(painting: Painting, file: Path, side: int) -> None:
    write_mp4(painting, file, longer_side=min(side, FILM))


def _plot(painting: Painting, file: Path, side: int) -> None:
    write_plot(plotted(painting, Setup(sheet_of(PAPER))), file)


def _ground(painting: Painting, file: Path, side: int) -> None:
    Image.fromarray(painting.ground.picture(*painting.shape(side))).save(file, "PNG")


FORMS: dict[str, Callable[[Painting, Path, int], None]] = {
    "png": _png,
    "svg": _svg,
    "json": _kept,
    "npz": _kept,
    "mp4": _film,
    "plot.svg": _plot,
    "ground.png": _ground,
}
"""files that a painting is made into, by what their names end with"""
ERRANDS: dict[str, Callable[..., Any]] = {"decode": decode, "read": read, "write": write}


def rest() -> None:
    """What there is to be done before the first errand: nothing but what was imported."""
