"""What a person may ask of a plot: the files for pens, brushes and robots."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from paint_gym.paintings.painting import Painting
from paint_gym.paintings.paper import laid, millimetres, sheet_of
from paint_gym.paintings.plot.picture import write_plot_picture
from paint_gym.paintings.plot.plot import Plot, Setup, plotted
from paint_gym.paintings.plot.svg import write_plot
from renderers.workshop.ranges import as_option

PLOTS = ("painting-plot.svg", "painting-plot.png")
MANY = 100
"""paints that nobody changes by hand"""
THINNEST = 0.1
"""mm: the pen that hatches is no thinner"""
SHORTEST = 1.0
"""mm: a load goes this far at least"""


@dataclass(frozen=True, kw_only=True)
class Plotting:
    """Options of a plot."""

    plot: bool = False
    """write painting-plot.svg too, centre lines in millimetres for pen plotters and robots, and
    painting-plot.png, what pens would draw"""
    paper: str = "a4"
    """of the plot: a0 to a6, letter, legal, tabloid, or a size such as 300x200mm; turned as the
    picture is"""
    margin: str = "15mm"
    """of the plot: left free on every side at least"""
    order: Literal["paint", "color"] = "paint"
    """of the plot: paint, as it was painted; color, paints changed seldom, but strokes that
    overlap in the same order"""
    load: str | None = None
    """of the plot: how far a brush goes before it is dipped again, such as 400mm; each load is a
    layer"""
    min_length: str = "0mm"
    """of the plot: shorter strokes are left out"""
    pen: str = "0.5mm"
    """of the plot: width of the pen that hatches circles, rectangles and other areas"""


def check_plot(options: Plotting) -> None:
    """Refuse a plot that cannot be made.

    Raises:
        ValueError: says which option, and what it may be.
    """
    told = [as_option(f.name) for f in fields(Plotting) if getattr(options, f.name) != f.default]
    if told and not options.plot:
        raise ValueError(f"{', '.join(told)} is for a plot: ask for one with --plot")
    setup = setup_of(options)
    laid(1, 1, setup.sheet, margin=setup.margin)
    if setup.pen < THINNEST:
        raise ValueError(f"--pen must be {THINNEST:g} mm at least, got {options.pen}")
    if setup.load is not None and setup.load < SHORTEST:
        raise ValueError(f"--load must be {SHORTEST:g} mm at least, got {options.load}")


def setup_of(options: Plotting) -> Setup:
    """How the plot is to be, in mm.

    Raises:
        ValueError: something is no length, or no paper.
    """
    return Setup(
        sheet_of(options.paper),
        margin=millimetres(options.margin, "--margin"),
        regroup=options.order == "color",
        load=None if options.load is None else millimetres(options.load, "--load"),
        shortest=millimetres(options.min_length, "--min-length"),
        pen=millimetres(options.pen, "--pen"),
    )


def write_plots(
    painting: Painting, options: Plotting, folder: Path, *, tell: Callable[[str], object]
) -> tuple[str, ...]:
    """`PLOTS`, if they are asked for; their names."""
    if not options.plot:
        return ()
    plot = plotted(painting, setup_of(options))
    document, picture = (folder / name for name in PLOTS)
    write_plot(plot, document)
    write_plot_picture(plot, picture, paper=painting.ground.below(1, 1)[0, 0])
    tell(in_words(plot, options))
    return PLOTS


def in_words(plot: Plot, options: Plotting) -> str:
    """What is to be drawn, and what a person should know of it."""
    layout, dips = plot.layout, options.load is not None
    said = [
        f"a plot of {plot.length / 1000:.1f} m in {plot.paints} paints, {len(plot.layers)} "
        f"{'loads' if dips else 'layers'}, {layout.width:.0f} x {layout.height:.0f} mm on "
        f"{layout.sheet.width:g} x {layout.sheet.height:g} mm"
    ]
    if plot.left_out:
        said.append(f"strokes left out, too short or beside the picture: {plot.left_out}")
    if plot.paints > MANY:
        said.append("a palette of few paints makes fewer changes: --palette 8")
    return "; ".join(said)
