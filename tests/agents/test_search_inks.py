"""A search's inks on two pixels, where the best ones can be worked out on paper."""

import pytest
import torch

from agents.search.strokes.colors import RIDGE, best_colors
from tests.support.by_hand import dab, goal, pixels, strokes


def test_the_ink_of_a_stroke_that_covers_a_pixel_is_that_pixel():
    wanted = goal(((0.2, 0.4, 0.6), 0.0))
    for first in (0.0, 0.5, 1.0):  # at a bound the error pulls it back from there
        found = best_colors(wanted, strokes([dab(0.0, 1.0, first)]))
        torch.testing.assert_close(
            found, strokes([dab(0.0, 1.0, 0.2, 0.4, 0.6)]), atol=1e-4, rtol=0
        )


def test_two_inks_that_mix_are_solved_in_two_steps():
    """Left is c / 4 + d / 2, right is c / 2: (0.4, 0.2) asks for c = 0.4, d = 0.6."""
    shapes = [dab(0.5, 1.0, 0.9), dab(0.0, 0.5, 0.1)]
    wanted = goal((0.4, 0.2))
    found = best_colors(wanted, strokes(shapes), steps=2)
    torch.testing.assert_close(found[0, :, 3], torch.tensor([0.4, 0.6]), atol=1e-3, rtol=0)
    once = best_colors(wanted, strokes(shapes), steps=1)
    assert (once[0, :, 3] - torch.tensor([0.4, 0.6])).abs().max() > 0.03


def test_an_ink_is_a_compromise_by_how_much_each_pixel_matters():
    """(c / 2 - 0.4)^2 + (c / 2)^2 is least at 0.4; thrice as much on the left, at 0.6."""
    both = strokes([dab(0.5, 1.0, 0.9)])
    even = best_colors(goal((0.4, 0.0)), both)
    left = best_colors(goal((0.4, 0.0), focus=(1.5, 0.5)), both)
    assert even[0, 0, 3].item() == pytest.approx(0.4, abs=1e-3)
    assert left[0, 0, 3].item() == pytest.approx(0.6, abs=1e-3)


def test_a_stroke_that_hardly_shows_keeps_what_it_has():
    """The least of (t - a c)^2 / 6 + ridge (c - 0.1)^2, where 6 numbers make the picture."""
    a, t, first = 0.01, 0.005, 0.1
    found = best_colors(goal((t, 0.0)), strokes([dab(0.0, a, first)]))[0, 0, 3].item()
    assert found == pytest.approx((a * t / 6 + RIDGE * first) / (a * a / 6 + RIDGE), abs=1e-4)
    assert found == pytest.approx(0.35, abs=0.001)  # without a ridge 0.5


def test_painting_begins_on_the_canvas_that_there_is():
    """Half of 0.8 shows through: 0.4 + c / 2 is 0.6 for c = 0.4."""
    wanted = goal((0.6, 0.8), canvas=pixels((0.8, 0.8)))
    found = best_colors(wanted, strokes([dab(0.0, 0.5, 0.0)]))
    assert found[0, 0, 3].item() == pytest.approx(0.4, abs=1e-3)


def test_no_canvas_becomes_worse_however_few_the_steps():
    """Left is 0.1 c, and far too dark; right is d, 0.01 too bright.

    A step along the slope is as long as suits c, which meets its bound at once: d would go from
    0.51 to 0, and the whole error from 0.137 to 0.178.
    """
    shapes = strokes([dab(0.0, 0.1, 0.95), dab(1.0, 1.0, 0.51)])
    wanted = goal((1.0, 0.5))
    before = wanted.loss(shapes)
    assert torch.equal(best_colors(wanted, shapes, steps=1), shapes)
    for steps in range(1, 7):
        assert (wanted.loss(best_colors(wanted, shapes, steps=steps)) <= before).all()
    solved = best_colors(wanted, shapes)
    torch.testing.assert_close(solved[0, :, 3], torch.tensor([1.0, 0.5]), atol=1e-3, rtol=0)


def test_each_canvas_has_inks_of_its_own():
    """The one that a step would make worse is left, the other is not."""
    bad = [dab(0.0, 0.1, 0.95), dab(1.0, 1.0, 0.51)]
    good = [dab(0.0, 1.0, 0.3), dab(1.0, 1.0, 0.3)]
    found = best_colors(goal((1.0, 0.5), (0.7, 0.7)), strokes(bad, good), steps=1)
    assert torch.equal(found[0], strokes(bad)[0])
    torch.testing.assert_close(found[1, :, 3], torch.tensor([0.7, 0.7]), atol=1e-3, rtol=0)
