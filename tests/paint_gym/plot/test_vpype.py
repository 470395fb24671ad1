"""A plot's file as vpype reads it, the plotters' own program."""

from io import StringIO

import pytest
import torch
import vpype

from paint_gym.paintings.painting import Painting
from paint_gym.paintings.plot.svg import svg_of
from renderers import BRUSHES, uniform
from tests.support.chance import CHANCE
from tests.support.plots import BLUE, RED, lines, plot_of

MM = 96 / 25.4
"""vpype counts in CSS's pixels"""


def read(plot):
    return vpype.read_multilayer_svg(StringIO(svg_of(plot)), quantization=0.05 * MM)


def test_layers_names_inks_widths_and_size_are_what_they_are():
    painting = lines(
        (0.1, 0.2, 0.9, 0.2, RED), (0.1, 0.5, 0.9, 0.5, BLUE), (0.1, 0.8, 0.6, 0.8, RED)
    )
    document = read(plot_of(painting, "a4", margin=15))
    assert document.page_size == pytest.approx((297 * MM, 210 * MM))
    assert list(document.layers) == [1, 2, 3]
    told = [layer.metadata for layer in document.layers.values()]
    assert [x["vp_name"] for x in told] == ["1-red", "2-blue", "3-red"]
    assert [x["vp_color"].as_hex() for x in told] == ["#ff0000", "#0000ff", "#ff0000"]
    assert [x["vp_pen_width"] / MM for x in told] == pytest.approx([18, 18, 18], abs=0.01)
    lengths = [layer.length() / MM for layer in document.layers.values()]
    assert lengths == pytest.approx([0.8 * 180, 0.8 * 180, 0.5 * 180], rel=1e-3)


@pytest.mark.parametrize("name", BRUSHES)
def test_every_brush_is_read_as_long_as_it_is(name):
    strokes = uniform(12, BRUSHES[name](), CHANCE)
    plot = plot_of(Painting(name, strokes, 70, 90), "a5", margin=10, pen=2.0)
    document = read(plot)
    assert len(document.layers) == len(plot.layers)
    found = sum(layer.length() for layer in document.layers.values()) / MM
    assert found == pytest.approx(plot.length, rel=2e-3)
    left, top, right, bottom = (side / MM for side in document.bounds())
    assert left >= plot.layout.left - 1e-2
    assert top >= plot.layout.top - 1e-2
    assert right <= 210 - plot.layout.left + 1e-2
    assert bottom <= 148 - plot.layout.top + 1e-2


def test_loads_are_layers_in_the_order_of_their_numbers():
    strokes = uniform(30, BRUSHES["bezier_opaque"](), CHANCE)
    strokes[:, -3:] = torch.tensor(RED)
    document = read(plot_of(Painting("bezier_opaque", strokes, 90, 90), load=150.0))
    names = [layer.metadata["vp_name"] for layer in document.layers.values()]
    assert list(document.layers) == list(range(1, len(names) + 1))
    assert names[:2] == ["1-red", "2-red-dip"]
    assert all(layer.length() / MM < 150.01 for layer in document.layers.values())
