import json
from dataclasses import asdict, replace
from pathlib import Path

import gymnasium as gym
import numpy as np
import pytest
import torch
from gymnasium.envs.registration import EnvSpec
from gymnasium.error import ResetNeeded
from gymnasium.vector import AutoresetMode
from gymnasium.wrappers import RenderCollection, TimeAwareObservation

import paint_gym
from paint_gym.config import configure
from paint_gym.env import EnvConfig, PaintCanvasEnv
from paint_gym.scores import LEARNED, SCORES, make_score
from paint_gym.state import advance
from paint_gym.vector_env import PaintCanvasVectorEnv
from renderers import BRUSHES

SMALL = {"size": 16, "budget": 12, "bundle": 3}


def floats(planes):
    return torch.from_numpy(np.asarray(planes, np.float32)) / 255


def play(env, seed=0):
    """One episode of random strokes: observations, rewards, infos."""
    env.action_space.seed(seed)
    observation, info = env.reset(seed=seed)
    seen, rewards, infos, over = [observation], [], [info], False
    while not over:
        observation, reward, terminated, truncated, info = env.step(env.action_space.sample())
        over = terminated or truncated
        seen.append(observation)
        rewards.append(reward)
        infos.append(info)
    return seen, rewards, infos


@pytest.mark.parametrize("name", [*paint_gym.IDS, "paint_gym:PaintCanvas-v0"])
def test_every_id_makes_one_and_many(name):
    assert isinstance(gym.make(name, **SMALL).unwrapped, PaintCanvasEnv)
    assert isinstance(gym.make_vec(name, num_envs=2, **SMALL), PaintCanvasVectorEnv)


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


@pytest.mark.parametrize("spec", [*(n for n in SCORES if n not in LEARNED), "l1:1+sinkhorn:0.1"])
def test_rewards_telescope_and_the_score_is_that_of_the_observation(spec):
    seen, rewards, infos = play(PaintCanvasEnv(score=spec, **SMALL))
    pairs = [(floats(s[None, :3]), floats(s[None, 3:6])) for s in seen]
    scores = [make_score(spec)(*pair).item() for pair in pairs]
    errors = [make_score("l2")(*pair).item() for pair in pairs]
    np.testing.assert_allclose([info["score"] for info in infos], scores, atol=1e-5)
    np.testing.assert_allclose(np.cumsum(rewards), np.array(scores[1:]) - scores[0], atol=1e-5)
    np.testing.assert_allclose([-i["mse"] for i in infos], errors, atol=1e-6)


def test_the_budget_terminates_and_progress_is_observed():
    seen, rewards, infos = play(PaintCanvasEnv(**SMALL))
    assert len(rewards) == 4
    assert [s[6, 0, 0] for s in seen] == [round(255 * t / 4) for t in range(5)]
    assert [i["strokes"] for i in infos] == [0, 3, 6, 9, 12]


def test_an_observation_is_the_whole_state():
    """Advancing the observed bytes by hand gives the next observed bytes."""
    env = PaintCanvasEnv(**SMALL)
    env.reset(seed=3)
    for _ in range(3):
        action = env.action_space.sample()
        strokes = torch.from_numpy(action).view(1, 3, 13)
        by_hand = advance(env.state, strokes, env.vector.renderer).canvas
        observation = env.step(action)[0]
        expected = (by_hand[0] * 255).round().byte().numpy()
        np.testing.assert_array_equal(observation[:3], expected)
        np.testing.assert_array_equal(floats(observation[:3]), env.state.canvas[0])


def test_a_state_can_be_kept_and_gone_on_from():
    env, other = PaintCanvasEnv(**SMALL), PaintCanvasEnv(**SMALL)
    env.reset(seed=1)
    first = env.action_space.sample()
    env.step(first)
    kept = env.state
    canvas = kept.canvas.clone()
    second = env.action_space.sample()
    after = env.step(second)
    assert torch.equal(kept.canvas, canvas)
    other.state = kept
    again = other.step(second)
    np.testing.assert_array_equal(again[0], after[0])
    assert again[1:4] == after[1:4]
    with pytest.raises(ValueError, match="does not fit"):
        PaintCanvasEnv(size=8).state = kept


def test_actions_are_clipped_and_must_be_finite_and_fit():
    env = PaintCanvasEnv(**SMALL)
    env.reset(seed=0)
    wild = np.linspace(-1, 2, 39, dtype=np.float32)
    clipped = env.step(wild)[0]
    env.reset(seed=0)
    np.testing.assert_array_equal(clipped, env.step(wild.clip(0, 1))[0])
    for bad in (np.nan, np.inf):
        with pytest.raises(ValueError, match="finite"):
            env.step(np.full(39, bad, np.float32))
    with pytest.raises(ValueError, match=r"shape \(39,\), got \(38,\)"):
        env.step(np.zeros(38, np.float32))


def test_reset_options_choose_target_and_canvas_and_are_left_alone():
    env = PaintCanvasEnv(**SMALL)
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
    env = PaintCanvasEnv(layout=layout, observation=observation, **SMALL)
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
        env.reset(seed=3)[1]["target_id"] == PaintCanvasEnv(**SMALL).reset(seed=3)[1]["target_id"]
    )


@pytest.mark.parametrize("output", ["numpy", "torch"])
@pytest.mark.parametrize("observation", ["stack", "dict"])
def test_channels_last_is_the_same_with_its_axes_moved(output, observation):
    config = {"num_envs": 3, "observation": observation, "output": output, **SMALL}
    first, last = (
        PaintCanvasVectorEnv(layout=layout, autoreset_mode="same_step", **config)
        for layout in ("chw", "hwc")
    )

    def assert_moved(planes, moved):
        if isinstance(planes, dict):
            for name in planes:
                assert_moved(planes[name], moved[name])
        elif planes.ndim == 4:
            assert moved.shape[1:3] == (16, 16)
            np.testing.assert_array_equal(np.moveaxis(np.asarray(planes), 1, -1), moved)
        else:
            np.testing.assert_array_equal(planes, moved)

    assert_moved(first.reset(seed=1)[0], last.reset(seed=1)[0])
    canvas = np.random.default_rng(0).random((3, 16, 16), np.float32)
    assert_moved(
        first.reset(options={"canvas": canvas})[0],
        last.reset(options={"canvas": canvas.transpose(1, 2, 0)})[0],
    )
    for _ in range(4):
        actions = first.action_space.sample()
        one, other = first.step(actions), last.step(actions)
        assert_moved(one[0], other[0])
        np.testing.assert_array_equal(one[1], other[1])
        if output == "numpy":
            assert other[0] in last.observation_space
    assert_moved(one[-1]["final_obs"], other[-1]["final_obs"])


def test_infos_tell_the_horizon():
    _, rewards, infos = play(PaintCanvasEnv(**SMALL))
    assert {info["horizon"] for info in infos} == {len(rewards)}


@pytest.mark.parametrize("steps", [1, 3])
def test_lists_of_frames_are_those_of_gymnasiums_wrapper(steps):
    ours = PaintCanvasEnv(render_mode="rgb_array_list", **SMALL)
    theirs = RenderCollection(PaintCanvasEnv(render_mode="rgb_array", **SMALL))
    made = gym.make("PaintCanvas-v0", render_mode="rgb_array_list", **SMALL)
    for env in (ours, theirs, made):
        env.reset(seed=1), env.step(np.zeros(39, np.float32))
        env.reset(seed=0)
        for _ in range(steps):
            env.step(np.full(39, 0.5, np.float32))
    frames = ours.render()
    assert len(frames) == steps + 1
    np.testing.assert_array_equal(frames, theirs.render())
    np.testing.assert_array_equal(frames, made.render())
    assert ours.render() == theirs.render() == []


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
        PaintCanvasEnv(**SMALL).reset(options=options)


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
            envs = PaintCanvasVectorEnv(autoreset_mode=spelling, **SMALL)
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
    env = gym.make("PaintCanvas-v0", **SMALL)
    assert env.spec.max_episode_steps == 4
    assert gym.make("PaintCanvas-v0", max_episode_steps=2, **SMALL).spec.max_episode_steps == 2
    env = TimeAwareObservation(env, flatten=False)  # it asks for it
    assert env.reset(seed=0)[0]["time"] == 0
    *_, terminated, truncated, _ = [env.step(env.action_space.sample()) for _ in range(4)][-1]
    assert terminated and not truncated


def test_stepping_needs_a_reset_first_and_after_the_end():
    env = PaintCanvasEnv(**SMALL)
    with pytest.raises(ResetNeeded):
        env.step(env.action_space.sample())
    play(env)
    with pytest.raises(ResetNeeded, match=r"^the episode is finished: call reset\(\)$"):
        env.step(env.action_space.sample())


def test_dict_observations_hold_the_same_as_the_stack():
    stack, by_name = PaintCanvasEnv(**SMALL), PaintCanvasEnv(observation="dict", **SMALL)
    for planes, named in zip(play(stack)[0], play(by_name)[0], strict=True):
        assert named in by_name.observation_space
        np.testing.assert_array_equal(planes[:3], named["canvas"])
        np.testing.assert_array_equal(planes[3:6], named["target"])
        assert planes[6, 0, 0] == round(255 * float(named["progress"][0]))


def test_flips_mirror_some_targets_and_none_that_was_asked_for():
    plain, flipped = PaintCanvasEnv(**SMALL), PaintCanvasEnv(flips=True, **SMALL)
    mirrored = 0
    for seed in range(12):
        observation, info = flipped.reset(seed=seed)
        known = plain.reset(options={"target_ids": int(info["target_id"])})[0]
        if not np.array_equal(observation, known):
            np.testing.assert_array_equal(observation[:, :, ::-1], known)
            mirrored += 1
        asked = flipped.reset(options={"target_ids": int(info["target_id"])})[0]
        np.testing.assert_array_equal(asked, known)
    assert 0 < mirrored < 12


def test_a_spec_survives_json():
    env = gym.make("PaintCanvas-v0", score="l1", **SMALL)
    spec = EnvSpec.from_json(env.spec.to_json())
    np.testing.assert_array_equal(gym.make(spec).reset(seed=4)[0], env.reset(seed=4)[0])
    envs = gym.make_vec("PaintCanvas-v0", num_envs=2, autoreset_mode="disabled", **SMALL)
    spec = EnvSpec.from_json(envs.spec.to_json())
    again = gym.make_vec(spec)
    assert (again.num_envs, again.autoreset_mode) == (2, envs.autoreset_mode)
    np.testing.assert_array_equal(again.reset(seed=4)[0], envs.reset(seed=4)[0])


def test_a_config_is_json_and_names_every_argument_in_the_spec_sheet():
    config = EnvConfig(**SMALL)
    assert EnvConfig(**json.loads(json.dumps(asdict(config)))) == config
    for name, default in asdict(EnvConfig()).items():
        row = next(
            x for x in PaintCanvasEnv.__doc__.splitlines() if x.strip().startswith(f"| `{name}`")
        )
        assert f"`{json.dumps(default)}`" in row.replace("None", "null").replace("False", "false")
