"""What an environment may be made and begun with, and the spec that tells it."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import gymnasium as gym
import numpy as np
import pytest
import torch
from gymnasium.envs.registration import EnvSpec
from gymnasium.vector import AutoresetMode
from gymnasium.wrappers import TimeAwareObservation

import paint_gym
from paint_gym.config import configure
from paint_gym.env import EnvConfig, PaintCanvasEnv
from paint_gym.vector_env import PaintCanvasVectorEnv
from renderers import BRUSHES
from tests.support.environments import LONGER


@pytest.mark.parametrize("name", [*paint_gym.IDS, "paint_gym:PaintCanvas-v0"])
def test_every_id_makes_one_and_many(name):
    assert isinstance(gym.make(name, **LONGER).unwrapped, PaintCanvasEnv)
    assert isinstance(gym.make_vec(name, num_envs=2, **LONGER), PaintCanvasVectorEnv)


def test_every_brush_and_some_sizes_have_an_id_of_their_own():
    brushes = {settings["brush"] for settings in paint_gym.VARIANTS.values() if "brush" in settings}
    assert brushes == set(BRUSHES) - {EnvConfig().brush}
    for name, settings in paint_gym.VARIANTS.items():
        spec = gym.spec(name)
        assert spec == EnvSpec.from_json(spec.to_json())
        config = gym.make(name, renderer="auto").unwrapped.config
        assert config == EnvConfig(**settings, renderer="auto")
    envs = gym.make_vec("PaintCanvas-32x32-v0", num_envs=2)
    assert envs.reset(seed=0)[0].shape == (2, 7, 32, 32)


def test_importing_twice_registers_once(recwarn):
    import importlib

    importlib.reload(paint_gym)
    assert not recwarn.list


def test_reset_options_choose_target_and_canvas_and_are_left_alone():
    env = PaintCanvasEnv(**LONGER)
    canvas = np.full((3, 16, 16), 51, np.uint8)
    options = {"target_ids": 5, "canvas": canvas}
    observation, info = env.reset(seed=0, options=options)
    assert info["target_id"] == 5
    assert options == {"target_ids": 5, "canvas": canvas}
    assert (canvas == 51).all()
    np.testing.assert_array_equal(observation[:3], canvas)
    target = env.vector.targets[torch.tensor([5])][0]
    np.testing.assert_array_equal(observation[3:6], (target * 255).round().byte())
    again, _ = env.reset(options={"canvas": canvas.astype(np.float32) / 255, "target_ids": [5]})
    np.testing.assert_array_equal(again, observation)


@pytest.mark.parametrize("layout", ["chw", "hwc"])
@pytest.mark.parametrize("observation", ["stack", "dict"])
def test_ones_own_picture_can_be_painted_in_either_layout(layout, observation):
    env = PaintCanvasEnv(layout=layout, observation=observation, **LONGER)
    mine = np.random.default_rng(0).integers(0, 256, (16, 16, 3), np.uint8)
    mine = mine if layout == "hwc" else mine.transpose(2, 0, 1)
    for given in (mine, mine.astype(np.float32) / 255, torch.from_numpy(mine.copy())):
        observed, info = env.reset(options={"target": given})
        assert observed in env.observation_space
        assert info["target_id"] == -1
        if observation == "dict":
            np.testing.assert_array_equal(observed["target"], mine)
        else:
            planes = slice(3, 6)
            shown = observed[planes] if layout == "chw" else observed[..., planes]
            np.testing.assert_array_equal(shown, mine)
    assert (
        env.reset(seed=3)[1]["target_id"] == PaintCanvasEnv(**LONGER).reset(seed=3)[1]["target_id"]
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"target_id": 1}, "unknown reset option 'target_id': wanted target_ids, target, canvas$"),
        ({"target_ids": 10**9}, "must lie in 0 ..."),
        ({"target_ids": 0.5}, "whole number"),
        ({"canvas": np.zeros((16, 16, 3))}, r"shape \(3, 16, 16\)"),
        ({"canvas": np.full((3, 16, 16), 2.0)}, r"in \[0, 1\]"),
        ({"target": np.zeros((16, 16, 3))}, r"target .* shape \(3, 16, 16\) .*layout chw\), got"),
        ({"target": np.full((3, 16, 16), np.nan)}, r"target must lie in \[0, 1\]"),
        ({"target": np.zeros((3, 16, 16)), "target_ids": 3}, "both say what to paint: give one"),
        ({"reset_mask": np.ones(1, bool)}, "unknown reset option 'reset_mask'"),
    ],
)
def test_reset_options_that_do_not_fit_say_what_was_wanted(options, message):
    with pytest.raises(ValueError, match=message):
        PaintCanvasEnv(**LONGER).reset(options=options)


@pytest.mark.parametrize(
    ("config", "error", "message"),
    [
        ({"budget": 12, "bundle": 5}, ValueError, "budget 12 is not a multiple of the bundle 5"),
        ({"size": 0}, ValueError, "size must be a whole number"),
        ({"size": 8193}, ValueError, "size must be a whole number, from 1 to 8192, got 8193"),
        ({"layout": "hcw"}, ValueError, "layout must be one of chw, hwc, got 'hcw'"),
        ({"size": True}, ValueError, "size must be a whole number"),
        ({"sice": 16}, TypeError, "Did you mean 'size'"),
        ({"num_envs": 2}, TypeError, "unexpected keyword argument 'num_envs'"),
        ({"observation": "stak"}, ValueError, "Did you mean 'stack'"),
        ({"output": "jax"}, ValueError, "numpy, torch"),
        ({"autoreset_mode": "never"}, ValueError, "next_step, same_step, disabled"),
        ({"device": "tpu"}, ValueError, "device must be cpu, cuda or cuda:N, got 'tpu'"),
        ({"render_mode": "ansi"}, ValueError, "human, rgb_array"),
        ({"max_episode_steps": 0}, ValueError, "1 or more"),
        ({"brush": "bezir"}, KeyError, "Did you mean 'bezier'"),
        ({"score": "l3"}, KeyError, "Unknown score 'l3'"),
        ({"dataset": "shape"}, KeyError, "Did you mean 'shapes'"),
        ({"renderer": "tile"}, KeyError, "Did you mean 'tiles'"),
    ],
)
def test_arguments_that_do_not_fit_say_what_was_wanted(config, error, message):
    with pytest.raises(error, match=message):
        PaintCanvasEnv(**config)


def test_numpys_numbers_paths_and_gymnasiums_modes_are_taken_as_they_come():
    given = configure(
        size=np.int64(16), budget=np.uint8(6), bundle=np.int32(2), data_dir=Path("here"),
        max_episode_steps=np.int16(2), flips=np.bool_(True), autoreset_mode="NextStep",
    )  # fmt: skip
    assert given == configure(
        size=16, budget=6, bundle=2, data_dir="here", max_episode_steps=2, flips=True
    )
    json.dumps(asdict(given))
    for mode in AutoresetMode:
        for spelling in (mode, mode.name, mode.value, mode.name.lower()):
            envs = PaintCanvasVectorEnv(autoreset_mode=spelling, **LONGER)
            assert envs.autoreset_mode is mode


@pytest.mark.parametrize("made", [gym.make, gym.make_vec])
def test_a_spec_is_json_whatever_the_environment_was_made_with(made):
    odd = {"size": np.int64(16), "budget": np.int8(12), "bundle": 3, "data_dir": Path("here")}
    env = made("PaintCanvas-v0", autoreset_mode=AutoresetMode.DISABLED, **odd)
    spec = EnvSpec.from_json(env.spec.to_json())
    assert spec == env.spec
    assert spec.kwargs["data_dir"] == "here" and spec.kwargs["autoreset_mode"] == "disabled"
    again = spec.make() if made is gym.make else gym.make_vec(spec, num_envs=1)
    assert replace(again.unwrapped.config, max_episode_steps=None) == env.unwrapped.config


def test_the_spec_tells_the_horizon():
    env = gym.make("PaintCanvas-v0", **LONGER)
    assert env.spec.max_episode_steps == 4
    assert gym.make("PaintCanvas-v0", max_episode_steps=2, **LONGER).spec.max_episode_steps == 2
    env = TimeAwareObservation(env, flatten=False)  # it asks for it
    assert env.reset(seed=0)[0]["time"] == 0
    *_, terminated, truncated, _ = [env.step(env.action_space.sample()) for _ in range(4)][-1]
    assert terminated and not truncated


def test_a_spec_survives_json():
    env = gym.make("PaintCanvas-v0", score="l1", **LONGER)
    spec = EnvSpec.from_json(env.spec.to_json())
    np.testing.assert_array_equal(gym.make(spec).reset(seed=4)[0], env.reset(seed=4)[0])
    envs = gym.make_vec("PaintCanvas-v0", num_envs=2, autoreset_mode="disabled", **LONGER)
    spec = EnvSpec.from_json(envs.spec.to_json())
    again = gym.make_vec(spec)
    assert (again.num_envs, again.autoreset_mode) == (2, envs.autoreset_mode)
    np.testing.assert_array_equal(again.reset(seed=4)[0], envs.reset(seed=4)[0])


def test_a_config_is_json_and_names_every_argument_in_the_spec_sheet():
    config = EnvConfig(**LONGER)
    assert EnvConfig(**json.loads(json.dumps(asdict(config)))) == config
    for name, default in asdict(EnvConfig()).items():
        row = next(
            x for x in PaintCanvasEnv.__doc__.splitlines() if x.strip().startswith(f"| `{name}`")
        )
        assert f"`{json.dumps(default)}`" in row.replace("None", "null").replace("False", "false")
