"""Plots: what is drawn on the sheet, where, in which layers."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from paint_gym.paintings.painting import Painting
from paint_gym.paintings.plot.loads import loads
from paint_gym.paintings.plot.marks import Mark, clipped
from paint_gym.paintings.plot.picture import LONGER, picture_of
from paint_gym.paintings.plot.svg import svg_of
from renderers import BRUSHES, uniform
from renderers.forms import FORMS
from tests.support.by_hand import Dab
from tests.support.chance import CHANCE
from tests.support.plots import BLUE, GREEN, RADIUS, RED, lines, order_of, plot_of, read


def test_a_layer_is_a_group_and_a_stroke_a_path_in_millimetres():
    painting = lines(
        (0.1, 0.2, 0.9, 0.2, RED), (0.1, 0.5, 0.9, 0.5, BLUE), (0.1, 0.8, 0.6, 0.8, RED)
    )
    found = read(svg_of(plot_of(painting, "200x300mm", margin=20)))
    assert found.root.get("width") == "300mm"  # lying, as the picture is no higher than wide
    assert found.root.get("height") == "200mm"
    assert found.root.get("viewBox") == "0 0 300 200"
    assert found.labels == ["1-red", "2-blue", "3-red"]
    assert [len(paths) for paths in found.paths] == [1, 1, 1]
    path = found.paths[0][0]
    assert (path.get("fill"), path.get("stroke")) == ("none", "#ff0000")
    assert float(path.get("stroke-width")) == pytest.approx(2 * RADIUS * 160, abs=1e-3)
    assert path.get("d").startswith("M86 52L")  # 160 mm from (70, 20) on
    assert path.get("d").endswith("L214 52")
    assert len(found.root.findall(".//*[@d]")) == 3  # nothing else is drawn: no paper either


def test_an_upright_picture_lies_on_an_upright_sheet():
    painting = lines((0.1, 0.1, 0.2, 0.9, RED), height=200, width=100)
    layout = plot_of(painting, "a4", margin=10).layout
    assert (layout.sheet.width, layout.sheet.height) == (210, 297)
    assert (layout.width, layout.height) == (138.5, 277)
    assert (layout.left, layout.top) == (35.75, 10)


def test_what_lies_beside_the_picture_is_not_drawn():
    painting = lines(
        (0.5, 0.1, 0.5, 0.9, RED), (0.1, 0.8, 0.9, 0.8, BLUE), height=50, width=100
    )  # half as high as wide: of the first a part is seen, of the other nothing
    plot = plot_of(painting, "100x50mm")
    assert plot.left_out == 1
    assert order_of(plot) == [0]
    assert plot.length == pytest.approx(40, abs=1e-3)


def test_a_line_that_leaves_and_comes_back_is_two():
    there = np.array([[-1.0, 1], [1, 1], [5, 1], [5, 3], [1, 3], [1, 9]])
    pieces = clipped(there, np.zeros(2), np.array([2.0, 4.0]))
    assert [x.tolist() for x in pieces] == [[[0, 1], [1, 1], [2, 1]], [[2, 3], [1, 3], [1, 4]]]
    dot = np.array([[1.0, 1], [1, 1]])
    assert clipped(dot, np.zeros(2), np.array([2.0, 4.0])) == [dot]
    assert not clipped(dot + 9, np.zeros(2), np.array([2.0, 4.0]))


def test_clear_strokes_are_not_drawn():
    strokes = uniform(3, BRUSHES["bezier"](), CHANCE)
    strokes[1, 8:10] = 0
    plot = plot_of(Painting("bezier", strokes, 90, 90))
    assert len(order_of(plot)) == 2
    assert plot.left_out == 0


def test_short_strokes_are_left_out_and_what_is_then_neighbour_shares_a_layer():
    painting = lines(
        (0.1, 0.2, 0.9, 0.2, RED), (0.1, 0.5, 0.11, 0.5, BLUE), (0.1, 0.8, 0.6, 0.8, RED)
    )
    plot = plot_of(painting, shortest=2.0)
    assert [layer.name for layer in plot.layers] == ["1-red"]
    assert plot.left_out == 1
    assert plot.paints == 1


def test_no_strokes_make_an_empty_plot():
    for regroup in (False, True):
        plot = plot_of(lines(), regroup=regroup)
        assert plot.layers == ()
        assert (picture_of(plot) == 255).all()


def test_a_brush_is_dipped_before_it_runs_dry():
    painting = lines(*((0.1, y, 0.9, y, RED) for y in (0.1, 0.3, 0.5, 0.7)))
    plot = plot_of(painting, load=170.0)  # two lines of 80 mm each
    assert [layer.name for layer in plot.layers] == ["1-red", "2-red-dip"]
    assert order_of(plot) == [0, 1, 2, 3]
    other = replace(painting, strokes=painting.strokes.clone())
    other.strokes[1, -3:] = torch.tensor(GREEN)
    names = [layer.name for layer in plot_of(other, load=170.0).layers]
    assert names == ["1-red", "2-green", "3-red"]


@pytest.mark.parametrize("load", [3.0, 7.7, 40.0, 500.0])
def test_no_load_is_longer_than_it_may_be_and_nothing_is_lost(load):
    strokes = uniform(20, BRUSHES["bezier_opaque"](), CHANCE)
    marks = [m for x in plot_of(Painting("bezier_opaque", strokes, 60, 90)).layers for m in x.marks]
    each = loads(marks, load)
    lengths = [sum(m.length for m in those) for those in each]
    assert max(lengths) <= load * (1 + 1e-6)
    assert sum(lengths) == pytest.approx(sum(m.length for m in marks))
    assert [m.stroke for those in each for m in those] == sorted(
        m.stroke for those in each for m in those
    )


def test_a_line_is_cut_only_if_it_is_longer_than_a_load():
    short, long = (np.array([[0.0, 0.0], [x, 0.0]]) for x in (6.0, 25.0))
    marks = [Mark(i, (line,), 1.0, 0.5) for i, line in enumerate((short, short, long))]
    ends = [[line[:, 0].tolist() for m in those for line in m.lines] for those in loads(marks, 10)]
    assert ends == [[[0, 6]], [[0, 6]], [[0, 10]], [[10, 20]], [[20, 25]]]


def test_the_picture_shows_lines_as_wide_as_they_are_drawn():
    plot = plot_of(lines((0.2, 0.5, 0.8, 0.5, RED)), "200x100mm")
    picture = picture_of(plot, np.array([0, 0, 255], np.uint8))
    assert picture.shape == (LONGER // 2, LONGER, 3)
    red = (picture == [255, 0, 0]).all(2)
    wide = red[:, LONGER // 2].sum() / LONGER * 200
    long = red[LONGER // 4].sum() / LONGER * 200
    assert wide == pytest.approx(10, abs=0.2)
    assert long == pytest.approx(60 + 10, abs=0.3)  # its ends are round
    assert (picture[0, 0] == [0, 0, 255]).all()


def test_margins_that_leave_no_room_are_refused():
    with pytest.raises(ValueError, match="leave no room"):
        plot_of(lines(), "100x50mm", margin=25)


def test_a_form_that_does_not_say_what_a_pen_follows_is_filled_as_its_box(monkeypatch):
    circle = torch.tensor([0.5, 0.5, 0.4, 1.0, *RED])
    monkeypatch.setitem(FORMS, "disc", replace(FORMS["disc"], trace=None))
    trace = BRUSHES["circle"]().trace(circle)
    assert trace.width is None
    box = [[0.3, 0.3], [0.7, 0.3], [0.7, 0.7], [0.3, 0.7]]
    assert trace.points == pytest.approx(np.array(box), abs=1e-6)


def test_a_brush_of_no_form_must_say_it_for_itself():
    with pytest.raises(NotImplementedError, match="'dab' does not say what a pen follows"):
        Dab().trace(torch.zeros(6))
