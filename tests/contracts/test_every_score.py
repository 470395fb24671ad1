"""What every score must do. A new line in SCORES is tested here without a new test."""

from functools import cache

import pytest
import torch

from paint_gym.critics.critic import save_critic
from paint_gym.env import PaintCanvasEnv
from paint_gym.scores import (
    LEARNED,
    SCORES,
    Score,
    Weighted,
    make_score,
    parse_spec,
)
from tests.support.critics import teach

PREFERENCES = ("tv",)
"""those that like some canvases more, whatever the target"""


def made(name):
    return taught(name) if name in LEARNED else SCORES[name]()


@pytest.fixture(params=SCORES)
def score(request):
    return made(request.param)


@cache
def taught(name):
    score = SCORES[name]()
    teach(score, updates=30)
    return score


def test_it_is_a_score(score):
    assert isinstance(score, Score)
    assert score(torch.rand(3, 3, 8, 8), torch.rand(3, 3, 8, 8)).shape == (3,)


@pytest.mark.parametrize("name", [n for n in SCORES if n not in PREFERENCES])
def test_nothing_is_better_than_the_target(name):
    score, target = made(name), torch.rand(4, 3, 16, 16)
    learned = name in LEARNED  # it has seen nothing but blank canvases
    canvas = torch.zeros_like(target) if learned else torch.rand_like(target)
    assert (score(target, target) > score(canvas, target)).all()


def test_a_score_of_the_error_alone_is_that_of_the_pictures(score):
    canvas, target = torch.rand(2, 3, 3, 16, 16)
    told = score.of_error((canvas - target).square().mean((1, 2, 3)))
    assert told is None or torch.allclose(told, score(canvas, target), atol=1e-6)


def test_a_sum_can_be_told_from_the_error_where_every_part_can():
    canvas, target = torch.rand(2, 3, 3, 16, 16)
    both, error = make_score("l2:2+log_l2:0.5"), (canvas - target).square().mean((1, 2, 3))
    torch.testing.assert_close(both.of_error(error), both(canvas, target))
    assert make_score("l2+l1").of_error(error) is None


def test_each_canvas_is_judged_alone(score):
    canvas, target = torch.rand(3, 3, 8, 8), torch.rand(3, 3, 8, 8)
    alone = torch.cat([score(c[None], t[None]) for c, t in zip(canvas, target, strict=True)])
    torch.testing.assert_close(score(canvas, target), alone)


def test_going_up_its_gradient_makes_the_canvas_better(score):
    canvas, target = torch.rand(2, 3, 8, 8, requires_grad=True), torch.rand(2, 3, 8, 8)
    before = score(canvas, target)
    before.sum().backward()
    step = 1e-2 * canvas.grad / canvas.grad.norm()
    assert (score(canvas.detach() + step, target) > before.detach()).all()


@pytest.mark.parametrize("score", [n for n in SCORES if n not in LEARNED], indirect=True)
def test_a_black_target_is_worth_no_more_than_a_white_one(score):
    black, white = torch.zeros(1, 3, 8, 8), torch.ones(1, 3, 8, 8)
    torch.testing.assert_close(score(white, black), score(black, white))


def test_a_spec_is_a_weighted_sum():
    canvas, target = torch.rand(2, 3, 8, 8), torch.rand(2, 3, 8, 8)
    expected = SCORES["l2"]()(canvas, target) + 0.5 * SCORES["l1"]()(canvas, target)
    torch.testing.assert_close(make_score("l2 + l1:0.5")(canvas, target), expected)


@pytest.mark.parametrize("spec", ["l2:1+l1:0.5", "l1:1e+3+l2:0.1", "l2:0.30000000000000004+l1"])
def test_names_and_weights_come_back(spec):
    score = make_score(spec)
    assert isinstance(score, Weighted)
    assert parse_spec(str(score)) == score.weights == parse_spec(spec)


@pytest.mark.parametrize(
    ("spec", "weights"),
    [
        ("wgan@w+1/critic.safetensors", {"wgan@w+1/critic.safetensors": 1}),
        ("wgan@a+b/c+d.safetensors:0.5+l2", {"wgan@a+b/c+d.safetensors": 0.5, "l2": 1}),
        ("l1 + gram@C:/a:b/x.jpg + l2:1e+3", {"l1": 1, "gram@C:/a:b/x.jpg": 1, "l2": 1000}),
        ("gram@a.jpg:2+gram@b.jpg:3", {"gram@a.jpg": 2, "gram@b.jpg": 3}),
    ],
)
def test_a_files_name_may_hold_what_separates_scores(spec, weights):
    assert parse_spec(spec) == weights


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


@pytest.mark.parametrize(
    ("spec", "kind", "message"),
    [
        ("lsgan", ValueError, "no critic of it ships.*lsgan@FILE"),
        ("wgan@nowhere.safetensors", FileNotFoundError, "no critic at nowhere.safetensors"),
        ("l2@file", ValueError, "'l2' takes no file"),
    ],
)
def test_a_score_without_its_weights_says_what_to_do(spec, kind, message):
    with pytest.raises(kind, match=message):
        make_score(spec)


def test_an_environment_rewards_by_a_learned_score(tmp_path):
    score = SCORES["wgan"]()
    save_critic(score, tmp_path / "critic.safetensors")
    env = PaintCanvasEnv(
        dataset="shapes", size=32, budget=10, renderer="tiles",
        score=f"wgan@{tmp_path / 'critic.safetensors'}",
    )  # fmt: skip
    _, begun = env.reset(seed=0)
    _, reward, _, _, info = env.step(env.action_space.sample())
    assert reward == pytest.approx(info["score"] - begun["score"], abs=1e-5)
    (tmp_path / "noise.safetensors").write_bytes(b"noise")
    with pytest.raises(ValueError, match="holds no critic"):
        make_score(f"wgan@{tmp_path / 'noise.safetensors'}")
