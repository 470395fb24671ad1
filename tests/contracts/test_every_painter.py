"""What every painter must do. A new line in PAINTERS is tested here without a new test."""

import pytest
import torch

from agents.painters.by_name import PAINTERS, Wishes
from agents.painters.painter import Painter
from agents.painters.untaught import RandomPainter
from agents.search import Search
from renderers import make_renderer
from tests.support.seeking import ODD, error, pictures

SEARCH = Search(steps=8)


@pytest.fixture(params=PAINTERS)
def painter(request):
    return PAINTERS[request.param](Wishes(search=SEARCH))


def test_it_is_a_painter(painter):
    assert isinstance(painter, Painter)


def test_it_lays_strokes_of_its_brush_and_spends_no_more_than_its_budget(painter):
    target = pictures()
    before = target.clone()
    strokes = painter.paint(target, 20)
    assert strokes.shape == (2, strokes.shape[1], len(painter.brush.params))
    assert 0 < strokes.shape[1] <= 20
    assert ((strokes >= 0) & (strokes <= 1)).all()
    assert torch.equal(target, before), "it changed the picture that it was shown"


def test_it_paints_better_than_chance_and_better_with_more_strokes(painter):
    target, engine = pictures(), make_renderer("auto", painter.brush)
    few, many = (error(engine, painter.paint(target, n), target).mean() for n in (5, 40))
    random = RandomPainter(painter.brush).paint(target, 40)
    assert many < few
    assert many < error(engine, random, target).mean() / 2


@pytest.mark.parametrize("name", PAINTERS)
def test_made_anew_with_the_same_wishes_it_paints_the_same(name):
    one, same = (PAINTERS[name](Wishes(search=SEARCH)).paint(pictures(1), 5) for _ in range(2))
    assert torch.equal(one, same)


@pytest.mark.parametrize("target", ODD.values(), ids=ODD)
def test_odd_pictures_and_hardly_any_strokes_are_painted_or_refused(painter, target):
    for budget in (0, 1, 7, 10):
        try:
            strokes = painter.paint(target, budget)
        except ValueError as error:
            assert f"budget {budget}" in str(error)
            assert budget != 10
        else:
            assert strokes.shape[0] == 1
            assert strokes.shape[1] <= budget
            assert torch.isfinite(strokes).all()


def test_no_pictures_are_no_strokes(painter):
    strokes = painter.paint(torch.zeros(0, 3, 16, 16), 10)
    assert strokes.shape[0] == 0
    assert strokes.shape[2] == len(painter.brush.params)


def test_a_brush_that_it_cannot_paint_with_is_refused_with_its_name():
    for name in ("policy", "layered", "mosaic"):
        with pytest.raises(ValueError, match="marker"):
            PAINTERS[name](Wishes(brush="marker"))
