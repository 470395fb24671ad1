"""A plot as SVG that plotters' programs read: vpype, AxiDraw's, saxi, Inkscape's."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from paint_gym.paintings.plot.marks import Line, Mark
from paint_gym.paintings.plot.plot import Layer, Plot
from renderers.files import write_text


def write_plot(plot: Plot, path: Path) -> None:
    """As a file; see `svg_of`."""
    write_text(path, svg_of(plot))


def svg_of(plot: Plot) -> str:
    """A document in millimetres: a layer is a group, in plotting order, a stroke is a path.

    A layer's label begins with its place in the order, by which vpype and AxiDraw's program number
    it; saxi tells layers by ink. No paper is drawn, as it would be plotted.
    """
    sheet = plot.layout.sheet
    width, height = number(sheet.width), number(sheet.height)
    layers = "\n".join(group for layer in plot.layers for group in _group(layer))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
        f'width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}">\n'
        f"<title>{len(plot.layers)} layers to plot, painted by paint-gym</title>\n"
        f"{layers}\n</svg>\n"
    )


def _group(layer: Layer) -> Iterator[str]:
    place = layer.name.partition("-")[0]
    yield (
        f'<g id="layer{place}" inkscape:groupmode="layer" inkscape:label="{escape(layer.name)}" '
        f'fill="none" stroke="{layer.ink}" stroke-linecap="round" stroke-linejoin="round">'
    )
    for mark in layer.marks:
        yield _path(mark, layer.ink)
    yield "</g>"


def _path(mark: Mark, ink: str) -> str:
    """Ink and fill once more: some programs do not look at the group's."""
    way = "".join(map(_way, mark.lines))
    width = number(max(mark.width, 0.01))
    return f'<path d="{way}" fill="none" stroke="{ink}" stroke-width="{width}"/>'


def _way(line: Line) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in line.tolist())


def number(millimetres: float) -> str:
    """To a thousandth: finer than any plotter goes."""
    return f"{millimetres:.3f}".rstrip("0").rstrip(".")
