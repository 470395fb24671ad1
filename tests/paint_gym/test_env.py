"""An episode: what is seen, rewarded, told and shown of it."""

import gymnasium as gym
import numpy as np
import pytest
import torch
from gymnasium.error import ResetNeeded
from gymnasium.wrappers import RenderCollection

from paint_gym.env import PaintCanvasEnv
from paint_gym.scores import LEARNED, SCORES, make_score
from paint_gym.state import advance
from paint_gym.vector_env import PaintCanvasVectorEnv
from tests.support.environments import LONGER


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


@pytest.mark.parametrize("spec", [*(n for n in SCORES if n not in LEARNED), "l1:1+sinkhorn:0.1"])
def test_rewards_telescope_and_the_score_is_that_of_the_observation(spec):
    seen, rewards, infos = play(PaintCanvasEnv(score=spec, **LONGER))
    pairs = [(floats(s[None, :3]), floats(s[None, 3:6])) for s in seen]
    scores = [make_score(spec)(*pair).item() for pair in pairs]
    errors = [make_score("l2")(*pair).item() for pair in pairs]
    np.testing.assert_allclose([info["score"] for info in infos], scores, atol=1e-5)
    np.testing.assert_allclose(np.cumsum(rewards), np.array(scores[1:]) - scores[0], atol=1e-5)
    np.testing.assert_allclose([-i["mse"] for i in infos], errors, atol=1e-6)


def test_the_budget_terminates_and_progress_is_observed():
    seen, rewards, infos = play(PaintCanvasEnv(**LONGER))
    assert len(rewards) == 4
    assert [s[6, 0, 0] for s in seen] == [round(255 * t / 4) for t in range(5)]
    assert [i["strokes"] for i in infos] == [0, 3, 6, 9, 12]


def test_an_observation_is_the_whole_state():
    """Advancing the observed bytes by hand gives the next observed bytes."""
    env = PaintCanvasEnv(**LONGER)
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
    env, other = PaintCanvasEnv(**LONGER), PaintCanvasEnv(**LONGER)
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
    env = PaintCanvasEnv(**LONGER)
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


@pytest.mark.parametrize("output", ["numpy", "torch"])
@pytest.mark.parametrize("observation", ["stack", "dict"])
def test_channels_last_is_the_same_with_its_axes_moved(output, observation):
    config = {"num_envs": 3, "observation": observation, "output": output, **LONGER}
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
    _, rewards, infos = play(PaintCanvasEnv(**LONGER))
    assert {info["horizon"] for info in infos} == {len(rewards)}


@pytest.mark.parametrize("steps", [1, 3])
def test_lists_of_frames_are_those_of_gymnasiums_wrapper(steps):
    ours = PaintCanvasEnv(render_mode="rgb_array_list", **LONGER)
    theirs = RenderCollection(PaintCanvasEnv(render_mode="rgb_array", **LONGER))
    made = gym.make("PaintCanvas-v0", render_mode="rgb_array_list", **LONGER)
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


def test_stepping_needs_a_reset_first_and_after_the_end():
    env = PaintCanvasEnv(**LONGER)
    with pytest.raises(ResetNeeded):
        env.step(env.action_space.sample())
    play(env)
    with pytest.raises(ResetNeeded, match=r"^the episode is finished: call reset\(\)$"):
        env.step(env.action_space.sample())


def test_dict_observations_hold_the_same_as_the_stack():
    stack, by_name = PaintCanvasEnv(**LONGER), PaintCanvasEnv(observation="dict", **LONGER)
    for planes, named in zip(play(stack)[0], play(by_name)[0], strict=True):
        assert named in by_name.observation_space
        np.testing.assert_array_equal(planes[:3], named["canvas"])
        np.testing.assert_array_equal(planes[3:6], named["target"])
        assert planes[6, 0, 0] == round(255 * float(named["progress"][0]))


def test_flips_mirror_some_targets_and_none_that_was_asked_for():
    plain, flipped = PaintCanvasEnv(**LONGER), PaintCanvasEnv(flips=True, **LONGER)
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
