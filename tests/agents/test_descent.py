"""The one gradient search: when it is over, what it keeps, and that it goes on exactly."""

from itertools import pairwise

import pytest
import torch

from agents.search import Aloud, Pixels, Samples, Strokes, Until, descend
from agents.search.descent import Descent, quietly
from agents.search.drawing import Drawing
from agents.search.movers import MOVERS, Mover
from renderers import BRUSHES, Exact
from tests.support.seeking import RAMP

PLAIN = torch.full_like(RAMP, 0.5)
EVERY = pytest.mark.parametrize("optimizer", MOVERS)


def apart(pictures):
    """Each channel's error counts differently, so that one pace is not best for all."""
    return (torch.tensor([1.0, 5.0, 0.2]) * (pictures - RAMP).square().mean((2, 3))).sum(1)


def search(optimizer="adam", goal=apart, drawing=None, **until):
    drawing = drawing or Pixels(0.05)
    return Descent(drawing, goal, MOVERS[optimizer](drawing, PLAIN), until=Until(**until))


@EVERY
def test_pixels_become_what_is_wanted(optimizer):
    found, least = descend(Pixels(0.05), apart, PLAIN, until=Until(60), optimizer=optimizer)
    torch.testing.assert_close(found, RAMP, rtol=0, atol=0.02)
    assert least.shape == (1,)
    assert float(least) == pytest.approx(float(apart(found)), abs=1e-9)
    assert torch.equal(PLAIN, torch.full_like(RAMP, 0.5))


@EVERY
def test_pixels_stay_in_range(optimizer):
    found, _ = descend(Pixels(0.5), lambda x: x.mean((1, 2, 3)), PLAIN, until=Until(5),
                       optimizer=optimizer)  # fmt: skip
    assert float(found.min()) >= 0


def test_strokes_are_a_drawing_like_any_other():
    drawing = Strokes(Exact(BRUSHES["circle"]()), torch.zeros_like(RAMP))
    first = torch.rand(1, 3, 7, generator=torch.Generator().manual_seed(0))
    found, least = descend(drawing, apart, first, until=Until(30))
    assert float(least) < float(apart(drawing.picture(first)))
    assert found.shape == first.shape
    for each in (drawing, Pixels(), Samples(lambda x: x)):
        assert isinstance(each, Drawing)


@EVERY
def test_it_is_over_once_a_step_changes_little(optimizer):
    long, short = search(optimizer, steps=500), search(optimizer, steps=500, change=1e-3)
    for each in (long, short):
        quietly(each)
    assert short.settled
    assert 5 < short.step < long.step == 500


@EVERY
@pytest.mark.parametrize("after", [1, 7])
def test_it_goes_on_exactly(optimizer, after, tmp_path):
    whole = search(optimizer, steps=20)
    wanted = quietly(whole)
    first, file = search(optimizer, steps=20), tmp_path / "search.safetensors"
    assert isinstance(first.mover, Mover)
    for _ in range(after):
        first.advance()
    Aloud(file).save(first)
    again = search(optimizer, steps=20)
    assert torch.equal(Aloud(file, resume=True)(again), wanted)
    assert again.step == 20
    assert torch.equal(again.least, whole.least)


@EVERY
def test_what_is_kept_of_another_search_is_refused(optimizer, tmp_path):
    file = tmp_path / "search.safetensors"
    Aloud(file)(search(optimizer, steps=2))
    drawing = Pixels()
    other = Descent(drawing, apart, MOVERS[optimizer](drawing, PLAIN[..., :3]), until=Until(2))
    with pytest.raises(ValueError, match="wanted"):
        Aloud(file, resume=True)(other)


def test_lbfgs_looks_no_more_than_it_must():
    """In every step where it stands is known from the step before."""
    looked = []

    def counted(pictures):
        looked.append(pictures.detach().clone())
        return apart(pictures)

    each = search("lbfgs", goal=counted, steps=10)
    quietly(each)
    known = [torch.equal(a, b) for a, b in pairwise(looked)]
    assert not any(known[:-1])  # the last look is without a slope
    assert len(looked) <= 2 * each.step


def test_a_loss_that_is_no_number_is_told():
    each = search(goal=lambda x: x.sum((1, 2, 3)) * torch.nan)
    with pytest.raises(FloatingPointError, match="at step 0"):
        quietly(each)


@pytest.mark.parametrize("until", [{"steps": 0}, {"seconds": 0.0}, {"change": -1.0}])
def test_ends_that_make_no_sense(until):
    with pytest.raises(ValueError, match="must be"):
        Until(**until)
