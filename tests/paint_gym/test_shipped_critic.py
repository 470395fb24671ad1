"""The critic that ships: whole, small, described, and a reward to learn from."""

import hashlib
from itertools import pairwise

import gymnasium
import pytest
import torch
from safetensors import safe_open
from torch.nn.functional import avg_pool2d

from paint_gym.critics.critic import KIND, SHIPPED
from paint_gym.scores import LEARNED, make_score
from paint_gym.targets import make_targets
from renderers.weights import read_about

LISTED = [line.split() for line in (SHIPPED / "SHA256SUMS").read_text().splitlines()]


def test_every_critic_is_listed_described_and_named_as_its_score():
    files = {path.name for path in SHIPPED.glob("*.safetensors")}
    assert {name for _, name in LISTED} == files
    card = (SHIPPED / "README.md").read_text()
    for name in files:
        assert f"## {name}" in card
        assert name.removesuffix(".safetensors") in LEARNED


@pytest.mark.parametrize(("checksum", "name"), LISTED)
def test_it_is_whole_small_and_half_precision(checksum, name):
    path = SHIPPED / name
    assert hashlib.sha256(path.read_bytes()).hexdigest() == checksum
    assert path.stat().st_size < 2e6
    with safe_open(path, framework="pt") as file:
        assert {str(file.get_tensor(key).dtype) for key in file.keys()} == {"torch.float16"}  # noqa: SIM118
    assert read_about(path).kind == KIND


@pytest.fixture(params=["photos", "shapes"])
def target(request):
    return make_targets(request.param, size=64, split="test")[torch.arange(2)]


def test_the_picture_itself_scores_above_blurred_and_blank_ones(target):
    score = make_score("wgan")
    real = score(target, target)
    blurs = [score(avg_pool2d(target, n, 1, n // 2), target) for n in (3, 5, 9, 17)]
    for worse in (*blurs, score(torch.zeros_like(target), target)):
        assert bool((worse < real).all())
    assert bool((blurs[-1] < blurs[0]).all())


def test_an_environment_rewards_by_it_and_rewards_add_up():
    env = gymnasium.make(
        "PaintCanvas-v0", dataset="photos", score="wgan", size=32, budget=10, renderer="tiles"
    )
    _, begun = env.reset(seed=0)
    env.action_space.seed(0)
    steps = [env.step(env.action_space.sample()) for _ in range(2)]
    gained = sum(reward for _, reward, *_ in steps)
    assert gained == pytest.approx(steps[-1][4]["score"] - begun["score"], abs=1e-3)
    assert gained != 0


def test_covering_the_target_is_a_gain(target):
    score, half = make_score("wgan"), torch.zeros_like(target)
    steps = [score(half + share * target, target) for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
    assert all(bool((b > a).all()) for a, b in pairwise(steps))
