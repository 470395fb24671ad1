"""Brushes that are made of names: several mixed, and a stamp of a leaf that is drawn here."""

import math

import numpy as np
from PIL import Image, ImageDraw

from renderers import BRUSHES
from renderers.brushes.stamp import Stamp


def leaf(width=96, height=54):
    """How much ink a leaf has: a blade with lighter veins, uint8 [height, width]."""
    picture = Image.new("L", (width, height))
    pen = ImageDraw.Draw(picture)
    shares = np.linspace(0, 1, 60)
    half = 0.48 * height * np.sin(math.pi * shares**0.8)
    rims = [list(zip(shares * width, height / 2 + sign * half, strict=True)) for sign in (-1, 1)]
    pen.polygon(rims[0] + rims[1][::-1], fill=255)
    pen.line([0, height / 2, width, height / 2], fill=90, width=3)
    for share in np.arange(0.1, 0.9, 0.12):
        for sign in (-1, 1):
            pen.line(
                [share * width, height / 2, (share + 0.15) * width, height * (0.5 + 0.3 * sign)],
                fill=140,
                width=2,
            )
    return np.array(picture)


LEAF = Stamp(leaf()).name
MADE = {
    "bezier+circle": "bezier+circle",
    "stamp": LEAF,
    "oil+stamp+triangle": f"oil+{LEAF}+triangle",
}
EVERY = (*BRUSHES, *MADE)
"""titles of brushes that tests of any brush take"""


def name_of(title):
    """The name of a brush of `EVERY`."""
    return MADE.get(title, title)


def brush_of(title):
    """A brush of `EVERY`."""
    return BRUSHES[name_of(title)]()
