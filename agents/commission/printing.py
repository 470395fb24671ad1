"""What a person may ask for artists' programs and printers: layers, and pictures to print."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from paint_gym.paintings.openraster import write_ora
from paint_gym.paintings.painting import Painting
from paint_gym.paintings.paper import sheet_of
from paint_gym.paintings.printed import pixels, write_print
from renderers.workshop.memory import need
from renderers.workshop.ranges import within

LAYERS, PRINT = "painting.ora", "painting-print.png"
DPI = 300
LAYERED = 16
"""bytes for each pixel: the picture, a layer, and both as they are packed"""
PRINTED = 8
"""bytes for each pixel: the picture, the sheet, and what is packed"""


@dataclass(frozen=True, kw_only=True)
class Printing:
    """Options of layers and prints."""

    layers: bool = False
    """write painting.ora too: the picture in layers, one for each change of paint, for Krita, GIMP
    and MyPaint"""
    print: str | None = None
    """write painting-print.png too: the size of the print, such as 30x20cm or a4, turned as the
    picture is, which fits within; the rest is white"""
    dpi: Annotated[int, within(10, 2400)] = DPI
    """of the print: dots per inch"""


def check_print(options: Printing, side: int) -> None:
    """Refuse layers and a print that cannot be made.

    Args:
        options: what is asked for.
        side: longer one of the picture in layers, pixels.

    Raises:
        ValueError: says which option, and what it may be.
        MemoryError: it would take more than there is.
    """
    if options.layers:
        need(LAYERED * side**2, f"--layers of {side} px", "make --size smaller")
    if options.print is not None:
        try:
            height, width = pixels(sheet_of(options.print), options.dpi)
        except ValueError as error:
            raise ValueError(f"--print {options.print!r:.60}: {error}") from error
        need(PRINTED * height * width, f"--print of {width} x {height} px", "take less --dpi")
    elif options.dpi != DPI:
        raise ValueError("--dpi is for a print: say its size with --print, such as 30x20cm")


def write_prints(
    painting: Painting,
    options: Printing,
    folder: Path,
    *,
    longer_side: int,
    tell: Callable[[str], object],
) -> tuple[str, ...]:
    """`LAYERS` and `PRINT`, those that are asked for; their names."""
    written: tuple[str, ...] = ()
    if options.layers:
        count = write_ora(painting, folder / LAYERS, longer_side=longer_side)
        tell(f"{count} layers in {LAYERS}")
        written += (LAYERS,)
    if options.print is not None:
        sheet = sheet_of(options.print)
        write_print(painting, folder / PRINT, sheet, dpi=options.dpi)
        written += (PRINT,)
    return written
