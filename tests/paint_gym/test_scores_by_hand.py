"""What scores say of two pixels, where it can be worked out on paper."""

import math

import pytest
import torch

from paint_gym.scores import (
    SCORES,
    Weighted,
    make_score,
)
from tests.support.by_hand import CANVAS, TARGET

BY_HAND = {
    "l1": [-0.35, -0.5],
    "l2": [-(0.09 + 0.16) / 2, -0.5],
    "log_l2": [-math.log(0.1255 / 0.0005), -math.log(0.5005 / 0.0005)],
    "tv": [-0.5 / 4, 0.0],  # one difference, 0.5, in each channel of two pixels and two axes
    "l1:2+l2:4": [-0.7 - 0.5, -1.0 - 2.0],
    "l1:2": [-0.7, -1.0],
    "l1+l2": [-0.475, -1.0],
}


@pytest.mark.parametrize("spec", BY_HAND)
def test_the_score_of_two_pixels(spec):
    score = make_score(spec)
    torch.testing.assert_close(score(CANVAS, TARGET), torch.tensor(BY_HAND[spec]))
    assert isinstance(score, Weighted) == (":" in spec or "+" in spec)


def test_variation_is_along_both_axes():
    column = CANVAS.transpose(2, 3)
    torch.testing.assert_close(make_score("tv")(column, column), torch.tensor([-0.125, 0.0]))


@pytest.mark.parametrize("name", ["l2", "log_l2"])
def test_a_score_of_an_error_is_the_score_of_a_canvas_with_that_error(name):
    """It is what learners ascend: with another sign they would paint ever worse."""
    score = SCORES[name]()
    error = (CANVAS - TARGET).square().mean((1, 2, 3))
    torch.testing.assert_close(score.of_error(error), score(CANVAS, TARGET))
    assert score.of_error(torch.tensor([0.1])) > score.of_error(torch.tensor([0.2]))
