"""Climbing: shapes tried and improved, in the best ink."""

import signal
from itertools import pairwise

import pytest
import torch

from agents.painters.climbing import Climbing, best_inks
from agents.search.drive import one_by_one
from tests.support.seeking import engine, error, pictures

SHAPES = ("bezier", "circle", "triangle", "rectangle")


def test_the_same_seed_paints_the_same():
    target = pictures()
    one, same = (Climbing(engine("circle"), 3).paint(target, 3) for _ in range(2))
    assert torch.equal(one, same)
    assert not torch.equal(one, Climbing(engine("circle"), 4).paint(target, 3))


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
