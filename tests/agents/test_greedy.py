"""Painters that lay one stroke after another and keep it."""

import signal
from itertools import pairwise

import numpy as np
import pytest
import torch

from agents.painters.greedy import Climbing, Layered, best_inks, curve, shares
from agents.painters.painter import Painter
from agents.painters.untaught import RandomPainter
from agents.search.drive import one_by_one
from renderers import BRUSHES, make_renderer
from tests.support.seeking import ODD, engine, error, pictures

SHAPES = ("bezier", "circle", "triangle", "rectangle")
PAINTERS = {"layered": Layered, **{b: (lambda b=b: Climbing(engine(b))) for b in SHAPES}}


@pytest.mark.parametrize("make", PAINTERS.values(), ids=PAINTERS)
def test_it_paints_better_than_chance_and_better_with_more_strokes(make):
    painter, target = make(), pictures()
    assert isinstance(painter, Painter)
    errors = []
    for budget in (5, 40):
        strokes = painter.paint(target, budget)
        assert strokes.shape == (2, budget, len(painter.brush.params))
        assert (strokes >= 0).all()
        assert (strokes <= 1).all()
        errors.append(error(painter.renderer, strokes, target).mean())
    random = RandomPainter(painter.brush).paint(target, 40)
    assert errors[1] < errors[0]
    assert errors[1] < error(painter.renderer, random, target).mean() / 3


def test_the_same_seed_paints_the_same():
    target = pictures()
    one, same = (Climbing(engine("circle"), 3).paint(target, 3) for _ in range(2))
    assert torch.equal(one, same)
    assert not torch.equal(one, Climbing(engine("circle"), 4).paint(target, 3))


def test_layers_share_the_budget_from_coarse_to_fine():
    assert [sum(shares(n)) for n in (1, 5, 63, 1000)] == [1, 5, 63, 1000]
    assert shares(126) == [2, 4, 8, 16, 32, 64]
    assert shares(20) == [1, 3, 5, 11]
    assert shares(0) == []


def test_a_stroke_goes_through_its_control_points():
    path = np.array([[8.0, 40.0], [20.0, 20.0], [40.0, 12.0]])
    brush = BRUSHES["bezier_opaque"]()
    stroke = torch.tensor(curve(path, np.array([1.0, 0.0, 0.0]), 1 / 64, 64, brush))
    canvas = make_renderer("auto", brush).paint(torch.zeros(1, 3, 64, 64), stroke[None, None])
    for x, y in path:
        assert canvas[0, 0, int(y), int(x)] > 0.5
    assert float(canvas[0, 0].sum()) < 250


def test_the_best_ink_is_that_of_least_squares():
    cover, canvas, target = torch.rand(2, 1, 5, 5), torch.rand(1, 3, 5, 5), torch.rand(1, 3, 5, 5)
    found, gains = best_inks(cover, canvas, target)
    inks = torch.linspace(0, 1, 201)
    before = (canvas - target).square().sum()
    for shape, ink, gain in zip(cover, found, gains, strict=True):
        after = canvas + shape * (inks.view(-1, 1, 1, 1) - canvas)
        left = (after - target).square().sum((2, 3))
        torch.testing.assert_close(ink, inks[left.argmin(0)], atol=0.003, rtol=0)
        torch.testing.assert_close(gain, before - left.amin(0).sum(), atol=0.003, rtol=0)


@pytest.mark.parametrize("brush", SHAPES)
def test_no_stroke_does_harm(brush):
    target = (torch.rand(1, 3, 6, 6) > 0.5).float()  # soon nothing is left that a shape could mend
    strokes = Climbing(engine(brush)).paint(target, 30)
    left = [float(error(engine(brush), strokes[:, :n], target)) for n in range(31)]
    assert all(b <= a + 1e-6 for a, b in pairwise(left))


def test_ctrl_c_keeps_the_strokes_that_are_laid(capsys):
    def struck(strokes):
        for i in one_by_one(strokes):
            if i == 2:
                signal.raise_signal(signal.SIGINT)
            yield i

    painter = Climbing(engine("circle"), each=struck)
    whole = Climbing(engine("circle")).paint(pictures(1), 5)
    assert torch.equal(painter.paint(pictures(1), 5), whole[:, :3])
    assert "stopped after 3 strokes" in capsys.readouterr().out


def test_two_inks_are_refused():
    with pytest.raises(ValueError, match="use bezier, circle"):
        Climbing(engine("oil"))


@pytest.mark.parametrize("target", ODD.values(), ids=ODD)
@pytest.mark.parametrize("make", [Layered, PAINTERS["circle"]], ids=["layered", "climbing"])
def test_odd_pictures_and_hardly_any_strokes(make, target):
    for budget in (0, 1, 7):
        strokes = make().paint(target, budget)
        assert strokes.shape[:2] == (1, budget)
        assert torch.isfinite(strokes).all()
