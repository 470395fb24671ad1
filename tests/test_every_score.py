"""What every score must do. A new line in SCORES is tested here without a new test."""

import pytest
import torch

from paint_gym.scores import SCORES, Score, Weighted, make_score, parse_spec


@pytest.fixture(params=SCORES)
def score(request):
    return SCORES[request.param]()


def test_it_is_a_score(score):
    assert isinstance(score, Score)
    assert score(torch.rand(3, 3, 8, 8), torch.rand(3, 3, 8, 8)).shape == (3,)


def test_nothing_is_better_than_the_target(score):
    target = torch.rand(4, 3, 8, 8)
    assert (score(target, target) > score(torch.rand(4, 3, 8, 8), target)).all()


def test_each_canvas_is_judged_alone(score):
    canvas, target = torch.rand(3, 3, 8, 8), torch.rand(3, 3, 8, 8)
    alone = torch.cat([score(c[None], t[None]) for c, t in zip(canvas, target, strict=True)])
    torch.testing.assert_close(score(canvas, target), alone)


def test_going_up_its_gradient_makes_the_canvas_better(score):
    canvas, target = torch.rand(2, 3, 8, 8, requires_grad=True), torch.rand(2, 3, 8, 8)
    before = score(canvas, target)
    before.sum().backward()
    step = 1e-3 * canvas.grad / canvas.grad.norm()
    assert (score(canvas.detach() + step, target) > before.detach()).all()


def test_a_black_target_is_worth_no_more_than_a_white_one(score):
    black, white = torch.zeros(1, 3, 8, 8), torch.ones(1, 3, 8, 8)
    torch.testing.assert_close(score(white, black), score(black, white))


def test_a_spec_is_a_weighted_sum():
    canvas, target = torch.rand(2, 3, 8, 8), torch.rand(2, 3, 8, 8)
    expected = SCORES["l2"]()(canvas, target) + 0.5 * SCORES["l1"]()(canvas, target)
    torch.testing.assert_close(make_score("l2 + l1:0.5")(canvas, target), expected)


@pytest.mark.parametrize("spec", ["l2:1+l1:0.5", "l1:1e+3+l2:0.1", "l2:0.30000000000000004+l1"])
def test_names_and_weights_come_back(spec):
    made = make_score(spec)
    assert isinstance(made, Weighted)
    assert parse_spec(str(made)) == made.weights == parse_spec(spec)


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ("", "malformed"),
        ("l2+", "malformed"),
        ("l2:", "malformed"),
        (":1", "malformed"),
        ("l2:a", "'a' of 'l2' .* is not a number"),
        ("l2:1:2", "'1:2' of 'l2' .* is not a number"),
        ("l2:0", "above 0"),
        ("l2:-1", "above 0"),
        ("l2:inf", "finite"),
        ("l2+l2:2", "names 'l2' twice"),
    ],
)
def test_a_malformed_spec_says_what_is_wrong(spec, message):
    with pytest.raises(ValueError, match=message):
        make_score(spec)
