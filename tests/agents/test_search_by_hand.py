"""A search's goal and the worth of its strokes on two pixels, worked out on paper."""

import pytest
import torch

from agents.search.strokes.goal import Goal
from agents.search.strokes.worth import most, pruned, worth
from paint_gym.scores import Score
from renderers import Exact
from tests.support.by_hand import PAPER, OpaqueDab, dab, goal, pixels, strokes
from tests.support.seeking import chance, engine

RED = (1.0, 0.0, 0.0)


def test_a_dab_paints_what_is_written_of_it():
    painted = PAPER.paint(pixels((0.2, 0.4)), strokes([dab(0.25, 0.8, 1.0)]))
    left, right = 0.2 * 0.4 + 0.6, 0.4 * 0.8 + 0.2  # covers: 0.8 * 0.75 and 0.8 * 0.25
    torch.testing.assert_close(painted, pixels((left, right)))


# Goals


def test_a_loss_is_the_mean_error_as_much_as_each_place_matters():
    """Left 0.5 off and right 0.1: (0.25 + 0.01) / 2; thrice on the left, 0.75 * 0.25 + ..."""
    laid = strokes([dab(0.0, 0.5, 1.0)])
    wanted, canvas = (1.0, 0.1), pixels((0.5, 0.0))
    torch.testing.assert_close(goal(wanted).painted(laid), canvas)
    torch.testing.assert_close(goal(wanted).painted(None), pixels((0.0, 0.0)))
    torch.testing.assert_close(goal(wanted).loss(laid), torch.tensor([0.13]))
    sharp = goal(wanted, focus=(1.5, 0.5))
    torch.testing.assert_close(sharp.error(canvas)[0, 0, 0], torch.tensor([0.375, 0.005]))
    torch.testing.assert_close(sharp.loss(laid), torch.tensor([0.19]))


def test_a_score_sees_errors_as_far_off_as_they_matter():
    class MeanGap(Score):
        def __call__(self, canvas, target):
            return -(canvas - target).abs().mean((1, 2, 3))

    laid, seen = strokes([dab(0.0, 0.5, 1.0)]), pixels((1.0, 0.1))
    plain = Goal(PAPER, seen, MeanGap())
    torch.testing.assert_close(plain.loss(laid), torch.tensor([0.3]))
    sharp = Goal(PAPER, seen, MeanGap(), focus=torch.tensor([[[[4.0, 1.0]]]]))
    torch.testing.assert_close(sharp.loss(laid), torch.tensor([0.55]))  # twice as far on the left
    loss, slope = sharp.slope(laid)
    torch.testing.assert_close(loss, torch.tensor([0.55]))
    torch.testing.assert_close(slope[0, 0, 3:], torch.full((3,), -0.5 * 2 / 6))


@pytest.mark.parametrize(
    ("longer", "narrow", "shape"),
    [(8, 1, (4, 8)), (16, 1, (8, 16)), (17, 1, (8, 16)), (4, 4, (4, 8)), (4, 9, (8, 16))],
)
def test_a_goal_shrinks_by_its_longer_side_but_no_narrower_than_asked(longer, narrow, shape):
    target = torch.zeros(1, 3, 8, 16)
    target[..., 8:] = 1
    wanted = Goal(engine("circle"), target, focus=1 + target[:, :1], canvas=0.5 * target)
    small = wanted.shrunk(longer, narrow)
    assert (small is wanted) == (shape == (8, 16))
    assert small.target.shape[2:] == shape
    half = shape[1] // 2
    for picture, left, right in (
        (small.target, 0, 1), (small.weight, 1, 2), (small.blank, 0, 0.5)
    ):  # fmt: skip
        assert (picture[..., :half] == left).all()
        assert (picture[..., half:] == right).all()


# Worth


def test_the_worth_of_a_stroke_on_paper():
    """Red 0.5 where 1 is wanted: (1 - 0.25) / 6 would be lost; half as much more on its pixel."""
    laid = strokes([dab(0.0, 0.5, *RED)])
    torch.testing.assert_close(worth(goal((RED, 0.0)), laid, chance()), torch.tensor([[0.125]]))
    sharp = goal((RED, 0.0), focus=(1.5, 0.5))
    torch.testing.assert_close(worth(sharp, laid, chance()), torch.tensor([[0.1875]]))
    harm = worth(goal((0.0, 0.0)), laid, chance())
    torch.testing.assert_close(harm, torch.tensor([[-0.25 / 6]]))


def test_without_opacity_worth_is_the_share_of_the_canvas_that_shows():
    first, second = [0.0, 0.0, 1.0, 1.0, 1.0], [0.25, 0.0, 0.5, 0.5, 0.5]
    found = worth(Goal(Exact(OpaqueDab()), pixels((0.0, 0.0))), strokes([first, second]), chance())
    shows = [0.25 / 2, (0.75 + 0.25) / 2]  # three quarters of the first are hidden
    torch.testing.assert_close(found, torch.tensor([shows]))


def test_the_most_missed_are_kept_in_their_order():
    assert most(torch.tensor([[3.0, 1.0, 2.0, 3.0]]), 3).tolist() == [[0, 2, 3]]
    assert most(torch.tensor([[1.0, 1.0, 1.0]]), 2).tolist() == [[0, 1]]
    strong, weak, wrong = (dab(0.0, a, *RED) for a in (0.5, 0.25, 0.5))
    wrong[0] = 1.0
    laid = strokes([weak, wrong, strong])
    kept = pruned(goal((RED, 0.0)), laid, 2, chance=chance())
    assert torch.equal(kept, strokes([weak, strong]))
    assert pruned(goal((RED, 0.0)), laid, 3, chance=chance()) is laid
