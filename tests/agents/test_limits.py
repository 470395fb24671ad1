"""Strokes of bounded width, and upright ones."""

import math

import pytest
import torch

from agents.commission.options import Options
from agents.search import Search
from agents.search.strokes.goal import Goal
from agents.search.strokes.limits import Limits
from agents.search.strokes.loop import Run
from renderers import BRUSHES, make_renderer


def widths(strokes, brush):
    """Of every stroke the numbers that say how wide it is, canvas units."""
    lengths = brush.columns("length")
    if lengths:
        return torch.stack([brush.params[i].width * (strokes[..., i] + brush.params[i].rest)
                            for i in lengths], dim=-1)  # fmt: skip
    spans = [strokes[..., brush.columns(axis)] for axis in ("x", "y")]
    return torch.stack([x.amax(-1) - x.amin(-1) for x in spans]).amax(0)[..., None]


@pytest.mark.parametrize("name", BRUSHES)
def test_a_width_is_that_of_what_is_painted(name):
    """A stroke on the spot, laid flat: its extent is its width, give or take the pixel."""
    brush, size = BRUSHES[name](), 200
    if not brush.columns("length"):
        pytest.skip("told by its corners")
    stroke = torch.full((1, 1, len(brush.params)), 0.5)
    stroke[..., brush.columns("angle")] = 0
    stroke[..., brush.columns("alpha", "color")] = 1
    stroke[..., brush.columns("length")] = 0.3
    drawn = make_renderer("exact", brush).paint(torch.zeros(1, 3, size, size), stroke)[0, 0]
    inked = (drawn > 0.15).nonzero()
    span = (inked.amax(0) - inked.amin(0) + 1).max().item() / size
    assert span == pytest.approx(widths(stroke, brush).max().item(), abs=0.03)


@pytest.mark.parametrize("name", BRUSHES)
def test_a_search_keeps_to_its_sizes(name):
    brush = BRUSHES[name]()
    limits = Limits(0.05, 0.1)
    goal = Goal(make_renderer("auto", brush), torch.rand(2, 3, 20, 24), limits=limits)
    run = Run(Search(steps=20), goal, 9)
    while run.share < 1:
        run.advance()
        assert run.mover is not None
        found = widths(run.mover.numbers, brush)
        assert found.max() <= 0.1 + 1e-5
        assert found.min() >= 0.05 - 1e-5
    assert widths(run.finish(), brush).max() <= 0.1 + 1e-5


@pytest.mark.parametrize("name", ["rectangle", "oil", "marker"])
def test_a_search_keeps_upright(name):
    brush = BRUSHES[name]()
    goal = Goal(make_renderer("auto", brush), torch.rand(1, 3, 20, 24), limits=Limits(upright=True))
    run = Run(Search(steps=12), goal, 6)
    while run.share < 1:
        run.advance()
    assert (run.finish()[..., brush.columns("angle")] == 0).all()


def test_what_keeps_to_limits_is_left_alone_to_the_bit():
    for name in BRUSHES:
        brush = BRUSHES[name]()
        strokes = torch.rand(50, len(brush.params))
        wide = strokes.clone()
        Limits(0.0, 1e9).keep(wide, brush)
        assert torch.equal(strokes, wide)


def test_a_triangle_is_made_smaller_about_its_middle():
    stroke = torch.tensor([[0.2, 0.4, 0.6, 0.4, 0.4, 0.8, 0.5, 0.1, 0.2, 0.3]])
    brush = BRUSHES["triangle"]()
    before = stroke.clone()
    Limits(most=0.2).keep(stroke, brush)
    xs, ys = brush.columns("x"), brush.columns("y")
    for axis in (xs, ys):
        for x in (before, stroke):
            assert ((x[0, axis].max() + x[0, axis].min()) / 2).item() == pytest.approx(
                0.4 if axis == xs else 0.6
            )
    assert widths(stroke, brush).item() == pytest.approx(0.2)
    assert torch.equal(before[:, 6:], stroke[:, 6:])


def test_a_triangle_at_the_rim_is_made_larger_into_the_canvas():
    stroke = torch.tensor([[0.0, 0.98, 0.02, 1.0, 0.01, 0.99, 0.5, 0.1, 0.2, 0.3]])
    brush = BRUSHES["triangle"]()
    Limits(least=0.1).keep(stroke, brush)
    assert widths(stroke, brush).item() == pytest.approx(0.1, abs=1e-5)
    assert 0 <= stroke.min() <= stroke.max() <= 1


def test_what_no_brush_can_do_is_refused():
    with pytest.raises(ValueError, match=r"no size is from 0\.2 to 0\.1"):
        Limits(0.2, 0.1)
    with pytest.raises(ValueError, match="no size is"):
        Limits(math.nan)
    with pytest.raises(ValueError, match="bezier has no angle"):
        Limits(upright=True).check(BRUSHES["bezier"]())
    with pytest.raises(ValueError, match=r"thickest stroke of bezier is 50\.4%"):
        Limits(0.6).check(BRUSHES["bezier"]())
    with pytest.raises(ValueError, match=r"thinnest stroke of marker is 0\.39%"):
        Limits(most=0.001).check(BRUSHES["marker"]())


def test_a_width_in_millimetres_is_that_on_paper():
    """30 x 20 cm hold 3 : 2 whole; A4 with 15 mm of margin is 267 mm along."""
    printed = Options("x", min_size="3mm", max_size="1.5cm", print="30x20cm", plot=True)
    assert printed.bounds(200, 300).least == pytest.approx(3 / 300)
    assert printed.bounds(300, 200).most == pytest.approx(15 / 300)
    assert printed.bounds(200, 200).least == pytest.approx(3 / 200)
    plotted = Options("x", min_size="3mm", plot=True)
    assert plotted.bounds(100, 267).least == pytest.approx(3 / 267)
    assert Options("x", min_size="3%").bounds(9, 9).least == pytest.approx(0.03)
