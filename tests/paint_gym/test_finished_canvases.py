"""Canvases that are finished or not begun: which may be stepped, and what begins anew."""

from dataclasses import replace

import gymnasium as gym
import numpy as np
import pytest
import torch
from gymnasium.error import ResetNeeded

import paint_gym  # noqa: F401
from tests.support.environments import MODES, SMALL, B, native


def test_a_partial_reset_leaves_the_others_alone():
    """Their pictures, their counters, and what they will draw next."""
    mask = np.array([False, True, False])
    envs, other = native("disabled"), native("disabled")
    for e in (envs, other):
        e.reset(seed=0)
        e.action_space.seed(0)
        e.last = e.step(e.action_space.sample())
    observation, info = envs.reset(options={"reset_mask": mask})
    np.testing.assert_array_equal(observation[~mask], other.last[0][~mask])
    np.testing.assert_array_equal(info["_score"], mask)
    np.testing.assert_array_equal(info["score"] != 0, mask)
    ours, theirs = envs.reset()[1]["target_id"], other.reset()[1]["target_id"]
    np.testing.assert_array_equal(ours[~mask], theirs[~mask])


def test_disabled_refuses_to_step_past_the_end():
    envs = native("disabled")
    envs.reset(seed=0)
    for _ in range(3):
        *_, terminated, _, _ = envs.step(envs.action_space.sample())
    assert terminated.all()
    with pytest.raises(ResetNeeded, match=r"canvases \[0, 1, 2\] are finished"):
        envs.step(envs.action_space.sample())


def test_a_partial_reset_leaves_the_others_finished():
    """Canvas 0 of three that are over begins anew: the others still must."""
    first = np.array([True, False, False])
    for mode in MODES:
        envs = native(mode)
        envs.reset(seed=0)
        for _ in range(2 if mode == "same_step" else 3):
            *_, terminated, _, _ = envs.step(envs.action_space.sample())
        assert terminated.all() == (mode != "same_step")
        envs.reset(options={"reset_mask": first})
        if mode == "disabled":
            with pytest.raises(ResetNeeded, match=r"canvases \[1, 2\] are finished"):
                envs.step(envs.action_space.sample())
            continue
        *_, info = envs.step(envs.action_space.sample())
        assert info["strokes"].tolist() == [2, 0, 0]


def test_a_state_of_finished_canvases_is_finished():
    """Two of three strokes' steps are taken, then all: what is assigned says which is over."""
    envs, other = native("disabled"), native("disabled")
    envs.reset(seed=0)
    for _ in range(3):
        envs.step(envs.action_space.sample())
    other.state = envs.state
    with pytest.raises(ResetNeeded, match=r"canvases \[0, 1, 2\] are finished"):
        other.step(envs.action_space.sample())
    other.reset()
    other.state = replace(envs.state, step=torch.tensor([3, 2, 1]))
    with pytest.raises(ResetNeeded, match=r"canvases \[0\] are finished"):
        other.step(envs.action_space.sample())
    assert other.easel.planes()[:, 6, 0, 0].tolist() == [255, 170, 85]


def test_nothing_is_stepped_or_shown_before_it_began():
    envs = native(render_mode="rgb_array")
    for act in (lambda: envs.step(envs.action_space.sample()), envs.render):
        with pytest.raises(ResetNeeded, match="call reset"):
            act()
    envs.reset(options={"reset_mask": np.array([True, True, False])})
    with pytest.raises(ResetNeeded, match="call reset"):
        envs.step(envs.action_space.sample())
    envs.reset()
    assert len(envs.render()) == B


def test_make_vec_truncates_after_max_episode_steps():
    envs = gym.make_vec("PaintCanvas-v0", num_envs=2, max_episode_steps=2, **SMALL)
    envs.reset(seed=0)
    assert not envs.step(envs.action_space.sample())[3].any()
    _, _, terminated, truncated, _ = envs.step(envs.action_space.sample())
    assert truncated.all() and not terminated.any()
