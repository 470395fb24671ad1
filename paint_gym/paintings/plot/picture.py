"""A plot as a picture: what pens would draw."""

from pathlib import Path

import cv2
import numpy as np
from jaxtyping import UInt8
from PIL import Image

from paint_gym.paintings.paper import INCH
from paint_gym.paintings.plot.plot import Plot
from paint_gym.pictures.reading import color_of
from renderers.files import replacing

LONGER = 2048
"""of the picture's sides, pixels"""
FINER = 3
"""how much finer it is drawn, along each side, before it is averaged"""
FRACTION = 6
"""binary digits of a pixel's parts by which lines are told"""


def write_plot_picture(
    plot: Plot, path: Path, *, paper: UInt8[np.ndarray, "3"] | int = 255
) -> None:
    """As PNG that says how large it is; see `picture_of`."""
    dots = _dots(plot) * INCH
    with replacing(path) as unfinished:
        Image.fromarray(picture_of(plot, paper)).save(unfinished, "PNG", dpi=(dots, dots))


def picture_of(plot: Plot, paper: UInt8[np.ndarray, "3"] | int = 255) -> UInt8[np.ndarray, "H W 3"]:
    """The sheet with all that is drawn, every line of one width and opaque, its ends round.

    Args:
        plot: what is drawn.
        paper: red, green and blue of the sheet.
    """
    sheet, scale = plot.layout.sheet, _dots(plot) * FINER
    height, width = (round(side * scale / FINER) for side in (sheet.height, sheet.width))
    picture = np.empty((height * FINER, width * FINER, 3), np.uint8)
    picture[:] = paper
    for layer in plot.layers:
        ink = color_of(layer.ink)
        for mark in layer.marks:
            thick = max(1, round(mark.width * scale))
            points = [(line * scale - 0.5) * 2**FRACTION for line in mark.lines]
            lines = [np.rint(each).astype(np.int32) for each in points]
            cv2.polylines(picture, lines, False, ink, thick, cv2.LINE_8, FRACTION)
    return cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)


def _dots(plot: Plot) -> float:
    """Pixels of the picture for each mm."""
    return LONGER / max(plot.layout.sheet.width, plot.layout.sheet.height)
