"""Sizes, from coarse to fine."""

from itertools import pairwise

import pytest

from agents.style.plan import GROWTH, LEAST, plan


@pytest.mark.parametrize("side", [LEAST, 181, 256, 600, 2048])
@pytest.mark.parametrize("steps", [50, 300])
def test_sides_grow_to_what_is_asked_and_steps_are_no_more(side, steps):
    found = plan(side, steps)
    assert found.sides[-1] == side
    assert LEAST <= found.sides[0] < GROWTH * LEAST
    assert all(b / a == pytest.approx(GROWTH, rel=0.01) for a, b in pairwise(found.sides))
    assert sum(found.steps) == steps
    assert list(found.steps) == sorted(found.steps, reverse=True)


@pytest.mark.parametrize("side", [16, 40, LEAST, 180])
def test_a_small_picture_has_one_size(side):
    assert plan(side, 40).sides == (side,)
    assert plan(side, 40).steps == (40,)


def test_few_steps_are_one_at_each_size_at_least():
    found = plan(1024, 2)
    assert set(found.steps) == {1}


def test_most_of_the_work_is_at_the_largest_sizes():
    costs = plan(600, 300).costs
    assert list(costs) == sorted(costs)
    assert costs[-1] == plan(600, 300).steps[-1]
