"""What every score must do. A new line in SCORES is tested here without a new test."""

from functools import cache

import pytest
import torch

from agents.learning.adversarial import CriticTrainer
from paint_gym.critics.critic import save_critic
from paint_gym.env import PaintCanvasEnv
from paint_gym.scores import (
    LEARNED,
    SCORES,
    LearnedScore,
    Score,
    Weighted,
    make_score,
    parse_spec,
)
from paint_gym.scores.tv import TV


@pytest.fixture(params=SCORES)
def score(request):
    return taught(request.param) if request.param in LEARNED else SCORES[request.param]()


@cache
def taught(name):
    made = SCORES[name]()
    teach(made, updates=30)
    return made


def teach(score, updates):
    """Show it pictures and blank canvases, until it knows which is which, whatever it began as.

    (Not noise: telling that from pictures of noise takes a critic so long that chance decides.)
    """
    trainer = CriticTrainer(score, 2e-3, tau=0.5, clip=10.0)
    for _ in range(updates):
        target = torch.rand(8, 3, 16, 16)
        trainer.update(torch.zeros_like(target), target)


def test_it_is_a_score(score):
    assert isinstance(score, Score)
    assert score(torch.rand(3, 3, 8, 8), torch.rand(3, 3, 8, 8)).shape == (3,)


def test_nothing_is_better_than_the_target(score):
    if isinstance(score, TV):
        pytest.skip("a preference, whatever the target")
    target = torch.rand(4, 3, 16, 16)
    learned = isinstance(score, LearnedScore)  # it has seen nothing but blank canvases
    canvas = torch.zeros_like(target) if learned else torch.rand_like(target)
    assert (score(target, target) > score(canvas, target)).all()


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
    made = make_score(spec)
    assert isinstance(made, Weighted)
    assert parse_spec(str(made)) == made.weights == parse_spec(spec)


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


@pytest.mark.parametrize("name", LEARNED)
def test_a_learned_score_keeps_its_weights(name, tmp_path):
    score = SCORES[name]()
    teach(score, updates=3)
    save_critic(score, tmp_path / "critic.safetensors")
    again = make_score(f"{name}@{tmp_path / 'critic.safetensors'}")
    canvas, target = torch.rand(2, 2, 3, 16, 16)
    assert torch.equal(again(canvas, target), score(canvas, target))
    elsewhere = make_score(f"{name}@{tmp_path / 'critic.safetensors'}", "meta")
    assert all(weight.is_meta for weight in elsewhere.slow.parameters())


@pytest.mark.parametrize(
    ("spec", "kind", "message"),
    [
        ("wgan", ValueError, "wgan@FILE"),
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
