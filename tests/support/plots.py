"""Paintings to plot, and what of a plot can be told from its file."""

from dataclasses import dataclass
from xml.etree import ElementTree

import torch

from paint_gym.paintings.ground import Ground
from paint_gym.paintings.painting import Painting
from paint_gym.paintings.paper import sheet_of
from paint_gym.paintings.plot.plot import Plot, Setup, plotted

SVG = "{http://www.w3.org/2000/svg}"
INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"
RED, GREEN, BLUE = (1.0, 0.0, 0.0), (0.0, 0.5, 0.0), (0.0, 0.0, 1.0)
RADIUS = 0.05
"""of a line, canvas units"""


def lines(*drawn, height=100, width=100) -> Painting:
    """Straight strokes of one width: (x0, y0, x2, y2, ink) each."""
    r = (RADIUS - 0.25 / 128) * 4
    rows = [[x0, y0, 0.5, 0.5, x2, y2, r, r, *ink] for x0, y0, x2, y2, ink in drawn]
    strokes = torch.tensor(rows, dtype=torch.float32).reshape(-1, 11)
    return Painting("bezier_opaque", strokes, height, width, Ground((1.0, 1.0, 1.0)))


def crossing(*inks) -> Painting:
    """A level and an upright stroke in turn, each of which crosses all of the other way."""
    count = len(inks)
    return lines(
        *(
            (0.1, 0.1 + 0.8 * i / count, 0.9, 0.1 + 0.8 * i / count, ink)
            if i % 2
            else (0.1 + 0.8 * i / count, 0.1, 0.1 + 0.8 * i / count, 0.9, ink)
            for i, ink in enumerate(inks)
        )
    )


def plot_of(painting: Painting, paper: str = "100x100mm", *, margin: float = 0.0, **how) -> Plot:
    """A plot where a canvas unit is 100 mm, if nothing else is said."""
    return plotted(painting, Setup(sheet_of(paper), margin=margin, **how))


def order_of(plot: Plot) -> list[int]:
    """The strokes in the order in which they are drawn."""
    return [mark.stroke for layer in plot.layers for mark in layer.marks]


@dataclass(frozen=True)
class Read:
    """What a file's layers say: labels, inks, and the strokes' widths."""

    root: ElementTree.Element
    labels: list[str]
    paths: list[list[ElementTree.Element]]


def read(text: str) -> Read:
    """A plot's file as XML has it."""
    root = ElementTree.fromstring(text)
    groups = root.findall(f"{SVG}g")
    assert all(g.get(f"{INKSCAPE}groupmode") == "layer" for g in groups)
    labels = [str(g.get(f"{INKSCAPE}label")) for g in groups]
    return Read(root, labels, [g.findall(f"{SVG}path") for g in groups])
