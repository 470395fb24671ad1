"""Real clients train on it, record it and step it, each as its own documentation has it done.

Those that are not installed with paint-gym are skipped where they are missing; the heavy ones run
with `-m thorough`.
"""

import importlib
import json
import os
import subprocess
import sys
import warnings
from pathlib import Path

import gymnasium as gym
import numpy as np
import pytest
import torch
from gymnasium.wrappers.vector import RecordEpisodeStatistics
from torch import nn

import paint_gym  # noqa: F401
from paint_gym.wrappers import SignedActions
from tests.support.environments import SMALL

ROOT = Path(__file__).parents[2]
PICTURE = {**SMALL, "size": 36}  # the least that SB3's NatureCNN takes


def test_a_loop_in_cleanrls_manner_learns_on_the_native_vector_environment():
    """PPO's rollout and update, with Gymnasium's statistics around the environment."""
    envs = gym.make_vec("PaintCanvas-v0", num_envs=4, brush="circle", **SMALL)
    envs = SignedActions(RecordEpisodeStatistics(envs))
    numbers = envs.single_action_space.shape[0]
    trunk = nn.Sequential(nn.Conv2d(7, 8, 4, 4), nn.ReLU(), nn.Flatten(), nn.Linear(128, 32))
    actor, critic = nn.Linear(32, numbers), nn.Linear(32, 1)
    optimizer = torch.optim.Adam([*trunk.parameters(), *actor.parameters(), *critic.parameters()])
    seen, _ = envs.reset(seed=0)
    returns = []
    for _ in range(2):
        rows = []
        for _ in range(4):
            planes = torch.from_numpy(seen).float() / 255
            with torch.no_grad():
                features = trunk(planes)
                chances = torch.distributions.Normal(actor(features), 0.5)
                action, value = chances.sample(), critic(features)[:, 0]
            seen, reward, terminated, truncated, info = envs.step(action.numpy())
            rows.append((planes, action, chances.log_prob(action).sum(1), value, reward))
            over = terminated | truncated
            returns += info["episode"]["r"][info["_episode"]].tolist() if over.any() else []
        planes, action, log_prob, value, reward = map(
            torch.cat, zip(*map(tensors, rows), strict=True)
        )
        features = trunk(planes)
        ratio = torch.distributions.Normal(actor(features), 0.5).log_prob(action).sum(1) - log_prob
        advantage = reward - value
        loss = -(ratio.exp() * advantage).mean() + (critic(features)[:, 0] - reward).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss.isfinite() and len(returns) == 4 * 2  # three steps and one that resets
    envs.close()


def tensors(row):
    return [torch.as_tensor(x) for x in row]


def test_gymnasiums_resizing_takes_channels_last():
    env = gym.make("PaintCanvas-ChannelsLast-v0", **SMALL)
    small = gym.wrappers.ResizeObservation(env, (8, 8))
    grown, whole = small.reset(seed=0)[0], env.unwrapped.reset(seed=0)[0]
    assert grown.shape == (8, 8, 7)
    by_hand = whole.reshape(8, 2, 8, 2, 7).mean((1, 3))
    assert abs(grown.astype(float) - by_hand).mean() < 4


@pytest.fixture
def torchrl():
    with warnings.catch_warnings():  # its own imports warn
        warnings.simplefilter("ignore")
        pytest.importorskip("torchrl")
        return importlib.import_module("torchrl.envs"), importlib.import_module(
            "torchrl.collectors"
        )


def test_torchrl_makes_it_by_its_id(torchrl):
    library, _ = torchrl
    from torchrl.envs.utils import check_env_specs

    for name, shape in (
        ("PaintCanvas-v0", (7, 16, 16)),
        ("PaintCanvas-ChannelsLast-v0", (16, 16, 7)),
    ):
        env = library.GymEnv(name, **SMALL)
        check_env_specs(env)
        assert env.rollout(5)["observation"].shape == (3, *shape)
    images = library.TransformedEnv(env, library.ToTensorImage(in_keys=["observation"]))
    planes = images.rollout(2)["observation"]
    assert planes.shape == (2, 7, 16, 16)
    assert planes.dtype == torch.float32 and planes.max() <= 1


def test_torchrl_collects_from_it(torchrl):
    library, collectors = torchrl
    envs = library.SerialEnv(2, lambda: library.GymEnv("PaintCanvas-v0", **SMALL))
    kind = getattr(collectors, "Collector", None) or collectors.SyncDataCollector  # before 0.11
    collector = kind(envs, frames_per_batch=12, total_frames=24)
    batches = list(collector)
    collector.shutdown()
    assert [batch.shape for batch in batches] == [(2, 6), (2, 6)]
    assert batches[0]["next", "done"].sum() == 4


@pytest.mark.parametrize("name", ["SAC", "TQC"])
def test_off_policy_learners_of_stable_baselines3_learn_from_it(name):
    library = pytest.importorskip("stable_baselines3" if name == "SAC" else "sb3_contrib")
    from paint_gym.integrations.sb3 import PaintVecEnv

    envs = PaintVecEnv(num_envs=2, **PICTURE)
    model = getattr(library, name)(
        "CnnPolicy", envs, buffer_size=64, batch_size=4, learning_starts=8, device="cpu",
        policy_kwargs={"net_arch": [16]},
    )  # fmt: skip
    before = [x.clone() for x in model.actor.parameters()]
    model.learn(14)
    assert model.num_timesteps == 14
    assert any(not torch.equal(a, b) for a, b in zip(before, model.actor.parameters(), strict=True))


# Heavy, or of libraries that few have


def in_a_process(*words, folder, **environment):
    """Its output; two threads, as most have."""
    alone = {k: v for k, v in os.environ.items() if not k.startswith(("OMP_", "NUMBA_NUM"))}
    alone |= {"OMP_NUM_THREADS": "2", "PYTHONWARNINGS": "ignore", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, *map(str, words)], cwd=folder, env={**alone, **environment}, timeout=600,
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


SUBPROCESSES = """
import torch, gymnasium, paint_gym
from stable_baselines3 import PPO
from stable_baselines3.common.env_util import make_vec_env
from stable_baselines3.common.vec_env import SubprocVecEnv
torch.rand(800, 800) @ torch.rand(800, 800)
envs = make_vec_env(
    "PaintCanvas-v0", 2, seed=0, env_kwargs=dict(size=36, budget=6, bundle=2),
    vec_env_cls=SubprocVecEnv, vec_env_kwargs=dict(start_method="fork"),
)
PPO("CnnPolicy", envs, n_steps=4, batch_size=4, n_epochs=1, device="cpu").learn(16)
envs.close()
print("learned")
"""
PARALLEL = """
import warnings; warnings.simplefilter("ignore")
import torch, paint_gym
from torchrl.envs import GymEnv, ParallelEnv
torch.rand(800, 800) @ torch.rand(800, 800)
if __name__ == "__main__":
    envs = ParallelEnv(2, lambda: GymEnv("PaintCanvas-v0", size=16, budget=6, bundle=2),
                       mp_start_method="fork")
    print(tuple(envs.rollout(3).shape))
    envs.close()
"""
TIANSHOU = """
import numpy as np, torch, gymnasium, paint_gym
from tianshou.env import SubprocVectorEnv
torch.rand(800, 800) @ torch.rand(800, 800)
def make(): return gymnasium.make("PaintCanvas-v0", size=16, budget=6, bundle=2)
envs = SubprocVectorEnv([make, make])
envs.reset(seed=0)
observation, reward, terminated, truncated, info = envs.step(np.full((2, 26), 0.5, np.float32))
print(observation.shape, len(info))
envs.close()
"""


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("library", "code", "printed"),
    [
        ("stable_baselines3", SUBPROCESSES, "learned"),
        ("torchrl", PARALLEL, "(2, 3)"),
        ("tianshou", TIANSHOU, "(2, 7, 16, 16) 2"),
    ],
)
def test_it_is_stepped_in_forked_processes(library, code, printed, tmp_path):
    if not importable(library, tmp_path):
        pytest.skip(f"no {library} here")
    assert in_a_process("-c", code, folder=tmp_path).splitlines()[-1] == printed


ZOO = """PaintCanvas-64x64-v0:
  n_envs: 2
  n_timesteps: 32
  policy: CnnPolicy
  n_steps: 8
  batch_size: 8
  n_epochs: 1
  env_wrapper: {"gymnasium.wrappers.RescaleAction": {"min_action": -1, "max_action": 1}}
"""


@pytest.mark.thorough
def test_the_zoo_of_stable_baselines3_trains_and_plays_it_by_its_id(tmp_path):
    if not importable("rl_zoo3", tmp_path):
        pytest.skip("no rl_zoo3 here")
    (tmp_path / "ppo.yml").write_text(ZOO)
    words = ["--algo", "ppo", "--env", "PaintCanvas-64x64-v0", "--gym-packages", "paint_gym"]
    in_a_process(
        "-m", "rl_zoo3.train", *words, "--conf-file", "ppo.yml", "-f", "logs",
        "--eval-freq", 16, "--eval-episodes", 1, folder=tmp_path,
    )  # fmt: skip
    assert list(tmp_path.glob("logs/ppo/PaintCanvas-64x64-v0_1/*.zip"))
    in_a_process(
        "-m", "rl_zoo3.enjoy", *words, "-f", "logs", "-n", 8, "--no-render", folder=tmp_path
    )


@pytest.mark.thorough
@pytest.mark.filterwarnings("ignore")  # it advises to name an author, and leaves folders behind
def test_minari_records_it_and_gives_it_back(tmp_path, monkeypatch):
    monkeypatch.setenv("MINARI_DATASETS_PATH", str(tmp_path))
    minari = pytest.importorskip("minari")
    env = minari.DataCollector(gym.make("PaintCanvas-v0", **SMALL))
    seen = []
    for seed in range(2):
        seen.append([env.reset(seed=seed)[0]])
        over = False
        while not over:
            observation, _, terminated, truncated, _ = env.step(env.action_space.sample())
            seen[-1].append(observation)
            over = terminated or truncated
    kept = env.create_dataset("paint/random-v0")
    for episode, planes in zip(kept.iterate_episodes(), seen, strict=True):
        np.testing.assert_array_equal(episode.observations, np.stack(planes))
    again = minari.load_dataset("paint/random-v0").recover_environment()
    np.testing.assert_array_equal(again.reset(seed=0)[0], seen[0][0])
    assert json.loads(kept.spec.env_spec.to_json())["kwargs"] == SMALL


def importable(library, folder):
    code = f"import importlib.util as u; print(u.find_spec({library!r}) is not None)"
    return in_a_process("-c", code, folder=folder).strip() == "True"
