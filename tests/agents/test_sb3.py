"""Stable-Baselines3's algorithms: they learn, resume exactly, and say what is missing."""

import json
import sys
from dataclasses import replace

import numpy as np
import pytest
import torch

from agents.learning.run import CHECKPOINT
from agents.networks.actors import see
from agents.painters.evaluate import evaluate
from agents.painters.painter import Painter
from agents.painters.untaught import RandomPainter
from agents.painters.weights import load_painter
from agents.sb3 import ddpg, ppo, sac, td3
from agents.sb3.config import OffPolicyConfig
from agents.sb3.recipe import actor_of, shared
from agents.sb3.replay import capacity
from agents.train import AGENTS, main
from benchmarks.ablations.sb3 import row_of
from paint_gym.scores import make_score
from paint_gym.targets import make_targets
from renderers.workshop.checkpoint import read_state
from tests.support.tiny import begun

ALGORITHMS = {"ppo": ppo, "sac": sac, "td3": td3, "ddpg": ddpg}
ONE_STROKE = {
    "dataset": "shapes", "size": 16, "judge_size": 32, "brush": "circle", "budget": 1,
    "widths": (8, 16), "features": 32, "hidden": 32, "num_envs": 16, "lr": 2e-3,
    "evaluate_on": 4, "judge_on": 64, "report_every": 4, "evaluate_every": 1000,
}  # fmt: skip
"""the colour and place of one disc: learned in seconds"""


def tiny(name, **changes):
    config = ALGORITHMS[name].Config(**ONE_STROKE)
    if isinstance(config, OffPolicyConfig):
        config = replace(
            config, samples=16 * 4 * 8, batch_size=16, warmup=64, gradient_steps=2, replay=256
        )
    else:
        config = replace(config, samples=16 * 4 * 6, rollout=4, batch_size=32, epochs=2)
    return replace(config, **changes)


@pytest.fixture(autouse=True)
def library():
    pytest.importorskip("stable_baselines3")


def test_a_finished_run_is_given_more_samples(tmp_path):
    config, said, train = tiny("sac", budget=3), [], ALGORITHMS["sac"].train
    train(config, tmp_path)
    longer = replace(config, samples=2 * config.samples)
    train(longer, tmp_path, resume=True, say=said.append)
    assert f"is at update {config.updates} and goes on to {longer.updates}" in said[0]
    assert read_state(tmp_path / CHECKPOINT)["update"] == longer.updates


def assert_same(one, other):
    if isinstance(one, dict):
        assert one.keys() == other.keys()
        for key in one:
            assert_same(one[key], other[key])
    elif isinstance(one, (list, tuple)):
        for a, b in zip(one, other, strict=True):
            assert_same(a, b)
    elif isinstance(one, torch.Tensor):
        assert torch.equal(one, other)
    else:
        assert np.array_equal(one, other)


OFF_POLICY = {
    "samples": 2400, "steps_per_update": 2, "gradient_steps": 12, "batch_size": 32, "replay": 2000,
    "warmup": 320, "hidden": 64, "widths": (8,), "lr": 3e-3,
}  # fmt: skip
LESSON = {
    "ppo": {
        "samples": 2500, "rollout": 16, "batch_size": 64, "epochs": 4, "widths": (8,), "lr": 4e-3,
    },
    "sac": {**OFF_POLICY, "entropy": "auto_0.3", "target_entropy": 0.0},
    "td3": {**OFF_POLICY, "noise": 0.6}, "ddpg": {**OFF_POLICY, "noise": 0.6},
}  # fmt: skip


@pytest.mark.parametrize("score", ["l1", "wgan", "l2+wgan:0.01"])
def test_its_reward_is_the_gain_in_the_score_that_is_asked_for(score):
    config = tiny("ppo", score=score, budget=4, reward_scale=2.0)
    learner = begun(ppo, config)
    before = learner.envs.reset()
    actions = np.random.default_rng(0).uniform(-1, 1, learner.envs.envs.action_space.shape)
    after, rewards, _, _ = learner.envs.step(actions.astype(np.float32))
    judge = make_score(score)
    (canvas, painted), target = (
        [torch.tensor(seen[:, :3]) / 255 for seen in (before, after)],
        torch.tensor(after[:, 3:6]) / 255,
    )
    gained = judge(painted, target) - judge(canvas, target)
    assert rewards == pytest.approx(2 * gained.numpy(), rel=0.05, abs=0.02)
    assert np.std(rewards) > 0


@pytest.mark.slow
@pytest.mark.parametrize("name", ALGORITHMS)
def test_it_learns_to_lay_one_disc(name, tmp_path):
    result = ALGORITHMS[name].train(tiny(name, **LESSON[name]), tmp_path)
    painter = load_painter(tmp_path / "final.safetensors")
    targets = make_targets("shapes", size=32, split="test")
    random = evaluate(RandomPainter(painter.brush), [targets], 1, limit=64)
    assert result["test/mse"] < 0.75 * min(result["test/blank"], random.mse)
    assert result["machine"]["processor"]
    assert result["samples"] >= LESSON[name]["samples"] - 256


def test_the_weights_paint_the_same_without_the_library(tmp_path, monkeypatch):
    ppo.train(tiny("ppo", budget=4), tmp_path)
    found = json.loads((tmp_path / "result.json").read_text())
    monkeypatch.setitem(sys.modules, "stable_baselines3", None)
    painter = load_painter(tmp_path / "final.safetensors")
    assert isinstance(painter, Painter)
    targets = make_targets("shapes", size=32, split="test")
    again = evaluate(painter, [targets], 4, limit=64)
    assert again.mse == pytest.approx(found["test/mse"], rel=0.02)  # float16
    larger = make_targets("shapes", size=48, split="test")[torch.arange(2)]
    assert painter.paint(larger, 8).shape == (2, 8, len(painter.brush.params))


@pytest.mark.parametrize("name", ALGORITHMS)
def test_the_painter_acts_as_the_policy_does_without_noise(name, tmp_path):
    module = ALGORITHMS[name]
    from paint_gym.integrations.sb3 import PaintVecEnv

    envs = PaintVecEnv(num_envs=16, dataset="shapes", size=16, budget=4, bundle=2)
    config = tiny(name, bundle=2, budget=4)
    recipe = module.RECIPE
    algorithm = recipe.make(config, shared(config, envs, "cpu", lr=lambda _: 1e-3))
    seen = envs.reset()
    wanted = (algorithm.predict(seen, deterministic=True)[0] + 1) / 2
    planes = torch.from_numpy(seen).float() / 255
    view = see(planes[:, :3], planes[:, 3:6], planes[:, 6, 0, 0])
    with torch.no_grad():
        strokes = actor_of(recipe, algorithm, bundle=2)(view)
    np.testing.assert_allclose(strokes.flatten(1).numpy(), wanted, atol=1e-5)


def test_without_the_library_the_error_says_what_to_install(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "stable_baselines3", None)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stopped:
        main(["sb3_ppo", "--preset", "quick"])
    assert stopped.value.code == 2
    assert 'pip install "paint-gym[sb3]"' in capsys.readouterr().err


@pytest.mark.parametrize("name", ALGORITHMS)
def test_every_preset_of_every_algorithm_can_be_made(name):
    presets = AGENTS[f"sb3_{name}"].PRESETS
    assert list(presets) == ["quick", "mnist-5", "forty"]
    assert all(config.updates > 1 for config in presets.values())


def test_a_size_that_the_network_cannot_see_is_refused(tmp_path):
    with pytest.raises(ValueError, match="size 20 is not a multiple of 8: use 16"):
        ppo.train(tiny("ppo", size=20), tmp_path)


def test_batches_that_do_not_make_up_a_rollout_are_refused(tmp_path):
    with pytest.raises(ValueError, match="batch size 48 does not divide a rollout of 16 x 4 = 64"):
        ppo.train(tiny("ppo", batch_size=48), tmp_path)


def test_canvases_go_on_exactly_and_rewards_are_scaled():
    from paint_gym.integrations.sb3 import PaintVecEnv

    task = {"num_envs": 3, "dataset": "shapes", "size": 16, "budget": 6, "bundle": 2}
    envs, plain = PaintVecEnv(**task, reward_scale=10.0), PaintVecEnv(**task)
    actions = np.random.default_rng(0).uniform(-1, 1, (7, 3, 26)).astype(np.float32)
    for some in (envs, plain):
        some.seed(0)
        some.reset()
    assert envs.final_error() is None
    np.testing.assert_allclose(envs.step(actions[0])[1], 10 * plain.step(actions[0])[1], rtol=1e-6)
    again = PaintVecEnv(**task, reward_scale=10.0)
    again.load_state_dict(envs.state_dict())
    for action in actions[1:]:
        for one, other in zip(envs.step(action), again.step(action), strict=True):
            assert_same(one, other)
    assert again.final_error() == envs.final_error() > 0


def test_options_are_each_canvas_own():
    from paint_gym.integrations.sb3 import PaintVecEnv

    envs = PaintVecEnv(num_envs=3, dataset="shapes", size=16, budget=6, bundle=2)
    canvas = np.full((3, 16, 16), 51, np.uint8)
    envs.set_options([{"target_ids": 7}, {}, {"target_ids": 9, "canvas": canvas}])
    envs.seed(0)
    observation = envs.reset()
    drawn = PaintVecEnv(num_envs=3, dataset="shapes", size=16, budget=6, bundle=2)
    drawn.seed(0)
    drawn.reset()
    ids = [info["target_id"] for info in envs.reset_infos]
    assert ids == [7, drawn.reset_infos[1]["target_id"], 9]
    assert [int(planes[:3].max()) for planes in observation] == [0, 0, 51]
    envs.set_options({"target_ids": 4})
    envs.reset()
    assert [info["target_id"] for info in envs.reset_infos] == [4, 4, 4]
    envs.set_options([{"canvas": canvas}, {"canvas": canvas[:, :8]}, {}])
    with pytest.raises(ValueError, match="canvas has another shape for some canvases"):
        envs.reset()


def test_a_replay_is_no_larger_than_memory(monkeypatch):
    monkeypatch.setattr("agents.sb3.replay.available", lambda: 2 * 14 * 32**2 * 5000)
    assert capacity(3000, 32) == 3000
    assert capacity(10**9, 32) == 5000
    with pytest.raises(ValueError, match="holds 312 transitions of 128 px: use a smaller --size"):
        capacity(5000, 128)


def test_the_table_holds_random_strokes_beside_each_run(tmp_path):
    ppo.train(tiny("ppo", budget=2), tmp_path / "one")
    row = row_of(tmp_path / "one")
    assert row["random/mse"] > 0
    assert row["random/pictures"] == row["test/pictures"] == 64
    with pytest.raises(FileNotFoundError, match="finish the run with --resume"):
        row_of(tmp_path / "two")
