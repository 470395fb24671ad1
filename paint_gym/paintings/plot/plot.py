"""A plot: what is drawn on a sheet, paint by paint, in millimetres."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch

from paint_gym.paintings.inks import inks_of, paint_names
from paint_gym.paintings.painting import Painting
from paint_gym.paintings.paper import Layout, Sheet, laid
from paint_gym.paintings.plot.changes import Runs, as_painted, few_changes
from paint_gym.paintings.plot.loads import loads
from paint_gym.paintings.plot.marks import Mark, marks_of
from paint_gym.paintings.plot.overlap import overlaps


@dataclass(frozen=True)
class Setup:
    """How a painting is to be plotted; lengths in mm.

    Attributes:
        sheet: of paper, turned as the picture is.
        margin: left free on every side at least.
        regroup: whether strokes that do not overlap may change places, so that paint is changed
            seldom.
        load: how far a brush goes before it is dipped again; None: it needs no dipping.
        shortest: strokes shorter than this are left out.
        pen: width of the pen that hatches areas.
    """

    sheet: Sheet
    margin: float = 15.0
    regroup: bool = False
    load: float | None = None
    shortest: float = 0.0
    pen: float = 0.5


@dataclass(frozen=True)
class Layer:
    """What is drawn before a change of paint, or a dip.

    Attributes:
        name: its place in the order, from 1 on, and its paint: "3-ultramarine"; where it goes on
            with the same one after a dip, "4-ultramarine-dip".
        ink: "#rrggbb".
        marks: in the order in which they are drawn.
    """

    name: str
    ink: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Plot:
    """Layers on a sheet.

    Attributes:
        layout: where the picture lies.
        layers: in the order in which they are drawn.
        paints: how many there are.
        left_out: strokes that are too short, or whose middle lies beside the picture.
    """

    layout: Layout
    layers: tuple[Layer, ...]
    paints: int
    left_out: int

    @property
    def length(self) -> float:
        """Of all that is drawn, mm."""
        return sum(mark.length for layer in self.layers for mark in layer.marks)


def plotted(painting: Painting, setup: Setup) -> Plot:
    """A painting as it is plotted. Opacity is left out: pens have none.

    Raises:
        ValueError: the margins leave no room.
    """
    layout = laid(painting.height, painting.width, setup.sheet, margin=setup.margin)
    seen = painting.visible()
    marks = [
        mark
        for mark in marks_of(seen, layout, pen=setup.pen)
        if mark.lines and mark.length >= setup.shortest
    ]
    strokes = torch.tensor([mark.stroke for mark in marks], dtype=torch.long)
    drawn = replace(seen, strokes=seen.strokes[strokes])
    inks = inks_of(drawn)
    names = paint_names(drawn)
    layers: list[Layer] = []
    for run in _runs(marks, inks, layout, setup=setup):
        those, ink = [marks[i] for i in run], inks[run[0]]
        for i, load in enumerate([those] if setup.load is None else loads(those, setup.load)):
            name = f"{len(layers) + 1}-{names[ink]}" + "-dip" * (i > 0)
            layers.append(Layer(name, ink, tuple(load)))
    return Plot(layout, tuple(layers), len(names), len(seen.strokes) - len(marks))


def _runs(marks: Sequence[Mark], inks: Sequence[str], layout: Layout, *, setup: Setup) -> Runs:
    number = {ink: i for i, ink in enumerate(dict.fromkeys(inks))}
    paints = [number[ink] for ink in inks]
    if not setup.regroup:
        return as_painted(paints)
    return few_changes(paints, *overlaps(marks, layout))
