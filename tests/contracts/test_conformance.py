"""Other libraries' own checks, run as they stand; warnings are errors."""

import warnings

import gymnasium as gym
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env
from gymnasium.utils.env_match import check_environments_match
from gymnasium.utils.performance import benchmark_step, benchmark_vector_step

import paint_gym
from paint_gym.vector_env import PaintCanvasVectorEnv
from tests.support.environments import SMALL

PICTURE = {**SMALL, "size": 36}  # the least that SB3's NatureCNN takes


@pytest.mark.parametrize("observation", ["stack", "dict"])
@pytest.mark.parametrize("render_mode", [None, "rgb_array"])
def test_gymnasium_check_env(observation, render_mode):
    env = gym.make("PaintCanvas-v0", observation=observation, render_mode=render_mode, **SMALL)
    check_env(env.unwrapped)


def test_gymnasium_check_environments_match():
    envs = [gym.make(name, render_mode="rgb_array", **SMALL) for name in paint_gym.IDS]
    check_environments_match(*envs, num_steps=7)


def test_gymnasium_benchmarks_run():
    assert benchmark_step(gym.make("PaintCanvas-v0", **SMALL), target_duration=0.1) > 0
    for mode in ("next_step", "same_step", "disabled"):
        envs = gym.make_vec("PaintCanvas-v0", num_envs=2, autoreset_mode=mode, **SMALL)
        assert benchmark_vector_step(envs, target_duration=0.1) > 0


def test_gymnasium_steps_it_in_other_processes():
    envs = gym.make_vec("PaintCanvas-v0", num_envs=2, vectorization_mode="async", **SMALL)
    native = gym.make_vec("PaintCanvas-v0", num_envs=2, **SMALL)
    np.testing.assert_array_equal(envs.reset(seed=0)[0], native.reset(seed=0)[0])
    envs.close()


def test_sb3_check_env():
    checker = pytest.importorskip("stable_baselines3.common.env_checker")
    env = gym.wrappers.RescaleAction(gym.make("PaintCanvas-v0", **PICTURE), -1, 1)
    checker.check_env(env)


def test_sb3_evaluates_a_policy_on_it():
    sb3 = pytest.importorskip("stable_baselines3")
    from stable_baselines3.common.evaluation import evaluate_policy
    from stable_baselines3.common.vec_env import VecMonitor

    from paint_gym.integrations.sb3 import PaintVecEnv

    envs = VecMonitor(PaintVecEnv(num_envs=2, **PICTURE))
    model = sb3.PPO("CnnPolicy", envs, n_steps=4, batch_size=4, n_epochs=1, device="cpu")
    model.learn(8)
    _, lengths = evaluate_policy(model, envs, n_eval_episodes=3, return_episode_rewards=True)
    assert lengths == [3, 3, 3]


def test_sb3_adapter_gives_final_observations_and_truncation():
    pytest.importorskip("stable_baselines3")
    from paint_gym.integrations.sb3 import PaintVecEnv

    envs = PaintVecEnv(num_envs=2, max_episode_steps=2, **SMALL)
    plain = PaintCanvasVectorEnv(num_envs=2, autoreset_mode="disabled", **SMALL)
    envs.seed(3)
    np.testing.assert_array_equal(envs.reset(), plain.reset(seed=3)[0])
    actions = np.full((2, 26), 0.5, np.float32)
    for _ in range(2):
        observation, rewards, dones, infos = envs.step(2 * actions - 1)
        expected = plain.step(actions)
    assert dones.all() and dones.dtype == bool and rewards.dtype == np.float32
    for i, info in enumerate(infos):
        np.testing.assert_array_equal(info["terminal_observation"], expected[0][i])
        assert info["TimeLimit.truncated"] is True
        assert info["strokes"] == 4
    assert (observation[:, :3] == 0).all()


@pytest.fixture
def torchrl():
    with warnings.catch_warnings():  # its own imports warn
        warnings.simplefilter("ignore")
        pytest.importorskip("torchrl")
        from torchrl.envs.utils import check_env_specs

        from paint_gym.integrations import torchrl

    return torchrl, check_env_specs


def test_torchrl_check_env_specs_of_one(torchrl):
    library, check_env_specs = torchrl
    check_env_specs(library.make_torchrl_env(**SMALL))


@pytest.mark.parametrize("mode", ["disabled", "same_step"])
def test_torchrl_check_env_specs_of_many(torchrl, mode):
    library, check_env_specs = torchrl
    envs = library.make_torchrl_vector_env(num_envs=2, autoreset_mode=mode, **SMALL)
    check_env_specs(envs)
    rolled = envs.rollout(7, break_when_any_done=False)
    assert rolled["next", "done"].sum() == 4
