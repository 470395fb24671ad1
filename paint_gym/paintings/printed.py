"""A painting as a picture to print: so many centimetres, so many dots to the inch."""

from pathlib import Path

import numpy as np
from jaxtyping import UInt8
from PIL import Image

from paint_gym.paintings.painting import LARGEST, Painting
from paint_gym.paintings.paper import INCH, Sheet
from renderers.files import replacing

PAPER = 255
"""white: where the picture is of another shape than the sheet"""


def pixels(sheet: Sheet, dpi: int) -> tuple[int, int]:
    """Height and width of a sheet at so many dots per inch, as it is turned.

    Raises:
        ValueError: more than `LARGEST`, or none; names the dpi that would do.
    """
    height, width = (round(side / INCH * dpi) for side in (sheet.height, sheet.width))
    if max(height, width) > LARGEST:
        most = int(LARGEST * INCH / max(sheet.width, sheet.height))
        raise ValueError(
            f"{width} x {height} px are too many, {LARGEST} on a side at most: take --dpi "
            f"{most} or less, or a smaller sheet"
        )
    if min(height, width) < 1:
        raise ValueError(f"{width} x {height} px are too few: take a larger sheet, or more --dpi")
    return height, width


def printed(painting: Painting, sheet: Sheet, dpi: int) -> UInt8[np.ndarray, "H W C"]:
    """Exactly the sheet's pixels: the whole picture, as large as fits, in the middle.

    The sheet is turned as the picture is; what of it the picture leaves is white, or clear where
    the picture may be.

    Raises:
        ValueError: see `pixels`.
    """
    height, width = pixels(sheet.turned(painting.height, painting.width), dpi)
    scale = min(height / painting.height, width / painting.width)
    longer = max(1, int(scale * max(painting.height, painting.width) + 1e-9))
    picture = painting.render(longer)[:height, :width]  # a side may round up by a pixel
    top, left = (height - len(picture)) // 2, (width - picture.shape[1]) // 2
    whole = np.full((height, width, picture.shape[2]), PAPER, np.uint8)
    whole[..., 3:] = 0
    whole[top : top + picture.shape[0], left : left + picture.shape[1]] = picture
    return whole


def write_print(painting: Painting, path: Path, sheet: Sheet, *, dpi: int) -> None:
    """As PNG that says how large it is printed."""
    with replacing(path) as unfinished:
        Image.fromarray(printed(painting, sheet, dpi)).save(unfinished, "PNG", dpi=(dpi, dpi))
