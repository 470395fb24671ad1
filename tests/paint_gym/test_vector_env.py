"""Many canvases at once are single environments side by side, and share nothing."""

import copy
import pickle

import gymnasium as gym
import numpy as np
import pytest
import torch
from gymnasium.vector import SyncVectorEnv
from gymnasium.wrappers import TimeLimit
from gymnasium.wrappers.vector import RecordEpisodeStatistics
from jaxtyping import TypeCheckError

import paint_gym  # noqa: F401
from paint_gym.env import PaintCanvasEnv
from paint_gym.vector_env import PaintCanvasVectorEnv
from paint_gym.wrappers import EpisodeStatistics, SignedActions
from tests.support.environments import MODES, SMALL, B, native


def synchronous(mode, limit=None, **config):
    def one():
        env = PaintCanvasEnv(**{**SMALL, **config})
        return TimeLimit(env, limit) if limit else env

    words = {"next_step": "NextStep", "same_step": "SameStep", "disabled": "Disabled"}
    return SyncVectorEnv([one] * B, autoreset_mode=words[mode])


def drive(envs, mode, steps=12):
    """All that is returned; episodes are put out of step first, so canvases end one by one."""
    envs.action_space.seed(0)
    returned = [envs.reset(seed=5), envs.step(envs.action_space.sample())]
    returned.append(envs.reset(options={"reset_mask": np.array([True, False, False])}))
    for _ in range(steps):
        returned.append(envs.step(envs.action_space.sample()))
        over = returned[-1][2] | returned[-1][3]
        if mode == "disabled" and over.any():
            returned.append(envs.reset(options={"reset_mask": over}))
    return returned


def arrays(*returned):
    for x in returned:
        if isinstance(x, dict):
            yield from arrays(*x.values())
        elif isinstance(x, tuple):
            yield from arrays(*x)
        elif isinstance(x, (np.ndarray, torch.Tensor)):
            yield np.asarray(x)


def assert_same(ours, theirs, mask=None):
    """Equal where the mask says; floats up to rounding."""
    if isinstance(theirs, dict):
        assert set(ours) == set(theirs)
        for name in theirs:
            assert_same(ours[name], theirs[name], theirs.get(f"_{name}"))
    elif theirs.dtype == object:  # gymnasium's final_obs: pictures and Nones
        for i in np.flatnonzero(mask):
            row = {k: v[i] for k, v in ours.items()} if isinstance(ours, dict) else ours[i]
            assert_same(row, theirs[i])
    else:
        assert ours.shape == theirs.shape
        assert ours.dtype == theirs.dtype or theirs.dtype == np.float64  # its rewards
        np.testing.assert_allclose(
            ours, theirs, atol=1e-6 if theirs.dtype.kind == "f" else 0, rtol=0
        )


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "config", [{}, {"observation": "dict", "flips": True}, {"max_episode_steps": 2, "score": "l1"}]
)
def test_the_native_env_is_single_envs_side_by_side(mode, config):
    limit = {"limit": config.get("max_episode_steps")}
    rest = {k: v for k, v in config.items() if k != "max_episode_steps"}
    ours = drive(native(mode, **config), mode)
    theirs = drive(synchronous(mode, **limit, **rest), mode)
    assert len(ours) == len(theirs)
    for a, b in zip(ours, theirs, strict=True):
        for x, y in zip(a, b, strict=True):
            assert_same(x, y)
    if mode == "same_step":
        assert any("final_obs" in r[-1] and not r[-1]["_final_obs"].all() for r in ours)


@pytest.mark.parametrize("mode", MODES)
def test_its_spaces_and_metadata_are_those_of_single_envs(mode):
    ours, theirs = native(mode), synchronous(mode)
    assert ours.action_space == theirs.action_space
    assert ours.observation_space == theirs.observation_space
    assert ours.single_observation_space == theirs.single_observation_space
    assert ours.metadata["autoreset_mode"] is ours.autoreset_mode is theirs.autoreset_mode
    assert PaintCanvasVectorEnv.metadata["autoreset_mode"].name == "NEXT_STEP"


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("output", ["numpy", "torch"])
@pytest.mark.parametrize("observation", ["stack", "dict"])
def test_what_is_returned_is_never_written_to_again(mode, output, observation):
    envs = native(mode, output=output, observation=observation)
    envs.action_space.seed(0)
    returned = [envs.reset(seed=0)]
    before = [[x.copy() for x in arrays(r)] for r in returned]
    for _ in range(3):
        returned.append(envs.step(envs.action_space.sample()))
        before.append([x.copy() for x in arrays(returned[-1])])
    envs.reset(options={"reset_mask": np.array([True, False, True])})
    envs.reset(seed=9)
    kept = [list(arrays(r)) for r in returned]
    for now, then in zip(kept, before, strict=True):
        for x, y in zip(now, then, strict=True):
            np.testing.assert_array_equal(x, y)
    flat = [x for xs in kept for x in xs]
    for i, x in enumerate(flat):
        assert not any(np.shares_memory(x, y) for y in flat[i + 1 :])


def test_writing_to_what_was_returned_changes_nothing():
    envs, other = native(), native()
    actions = envs.action_space.sample()
    for e in (envs, other):
        e.reset(seed=0)
        e.last = e.step(actions)
    for x in arrays(envs.last):
        x[...] = 0
    for x, y in zip(arrays(envs.step(actions)), arrays(other.step(actions)), strict=True):
        np.testing.assert_array_equal(x, y)


@pytest.mark.parametrize("mode", MODES)
def test_torch_output_is_the_same_in_tensors(mode):
    ours, theirs = native(mode, output="torch"), native(mode)
    ours.reset(seed=2), theirs.reset(seed=2)
    for _ in range(3):
        actions = theirs.action_space.sample()
        given = torch.from_numpy(actions.T.copy()).T.requires_grad_()  # not contiguous
        a, b = ours.step(given), theirs.step(actions)
        assert all(isinstance(x, torch.Tensor) and not x.requires_grad for x in a[:4])
        assert (a[0].dtype, a[1].dtype, a[2].dtype) == (torch.uint8, torch.float32, torch.bool)
        for x, y in zip(arrays(a), arrays(b), strict=True):
            np.testing.assert_array_equal(x, y)


def test_canvas_i_draws_from_seed_plus_i():
    ids = native().reset(seed=7)[1]["target_id"]
    alone = [PaintCanvasEnv(**SMALL).reset(seed=7 + i)[1]["target_id"] for i in range(B)]
    listed = native().reset(seed=[7, 8, 9])[1]["target_id"]
    assert ids.tolist() == alone == listed.tolist()
    with pytest.raises(ValueError, match="wanted 3 seeds, got 2"):
        native().reset(seed=[1, 2])


def test_reset_options_reach_every_canvas():
    envs = native()
    canvas = np.random.default_rng(0).integers(0, 256, (B, 3, 16, 16), np.uint8)
    options = {"target_ids": [4, 5, 6], "canvas": canvas}
    observation, info = envs.reset(options=options)
    assert list(options) == ["target_ids", "canvas"]
    assert info["target_id"].tolist() == [4, 5, 6]
    np.testing.assert_array_equal(observation[:, :3], canvas)


def test_so_many_canvases_as_do_not_fit_are_refused_at_once():
    for config in ({"num_envs": 10**7, "size": 128}, {"num_envs": 10**6, "bundle": 20_000}):
        with pytest.raises(MemoryError, match=r"canvases of 128 px takes [\d,.]+ GB of memory and"):
            PaintCanvasVectorEnv(budget=20_000, **config)
    for num_envs in (0, -3, 1e6, True, None, "2"):
        with pytest.raises((ValueError, TypeCheckError)):
            PaintCanvasVectorEnv(num_envs=num_envs, **SMALL)
    with pytest.raises(ValueError, match="num_envs must be a whole number, 1 or more, got 0"):
        gym.make_vec("PaintCanvas-v0", num_envs=0)
    assert native(budget=2 * 10**9).reset(seed=0)[1]["horizon"][0] == 10**9


@pytest.mark.parametrize("mode", MODES)
def test_lists_of_frames_are_those_of_single_envs(mode):
    ours = native(mode, render_mode="rgb_array_list")
    theirs = synchronous(mode, render_mode="rgb_array_list")
    for envs in (ours, theirs):
        drive(envs, mode, steps=4)
    for a, b in zip(ours.render(), theirs.render(), strict=True):
        np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda e: pickle.loads(pickle.dumps(e))])
def test_a_copy_goes_on_by_itself_and_the_same(copied):
    envs = native("same_step")
    envs.reset(seed=0)
    envs.step(envs.action_space.sample())
    twin = copied(envs)
    for _ in range(4):
        actions = envs.action_space.sample()
        for x, y in zip(arrays(envs.step(actions)), arrays(twin.step(actions)), strict=True):
            np.testing.assert_array_equal(x, y)


@pytest.mark.parametrize("mode", MODES)
def test_statistics_of_episodes_are_gymnasiums_in_numpy_and_the_same_in_torch(mode):
    theirs = RecordEpisodeStatistics(native(mode))
    ours = EpisodeStatistics(native(mode))
    tensors = EpisodeStatistics(native(mode, output="torch"))
    for envs in (theirs, ours, tensors):
        envs.reset(seed=0)
    for _ in range(9):
        actions = theirs.action_space.sample()
        *_, over, _, info = theirs.step(actions)
        got, got_tensors = ours.step(actions)[-1], tensors.step(torch.from_numpy(actions))[-1]
        for name in ("episode_return", "episode_length"):
            np.testing.assert_array_equal(got[name], got_tensors[name])
        if over.any():
            np.testing.assert_allclose(got["episode_return"], info["episode"]["r"], atol=1e-6)
            np.testing.assert_array_equal(got["episode_length"], info["episode"]["l"])
            if mode == "disabled":
                for envs in (theirs, ours, tensors):
                    envs.reset(options={"reset_mask": over.copy()})


def test_signed_actions_are_the_same_strokes():
    envs, signed = native(), SignedActions(native())
    actions = envs.action_space.sample()
    envs.reset(seed=0), signed.reset(seed=0)
    a, b = envs.step(actions)[0].astype(int), signed.step(2 * actions - 1)[0].astype(int)
    assert abs(a - b).max() <= 1
    assert signed.action_space.contains(2 * actions - 1)


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no GPU")
@pytest.mark.parametrize("renderer", ["tiles", "neural", "exact"])
def test_on_a_gpu_it_pays_what_it_pays_here(renderer):
    """Float32 on both; sums are in another order there."""
    config = {**SMALL, "renderer": renderer, "precision": "float32"}
    here, there = (
        PaintCanvasVectorEnv(num_envs=B, **config, output="torch", device=device)
        for device in ("cpu", "cuda")
    )
    for env in (here, there):
        env.reset(seed=5)
    here.action_space.seed(0)
    for _ in range(6):
        actions = torch.as_tensor(here.action_space.sample())
        mine, its = here.step(actions)[1], there.step(actions.cuda())[1]
        assert its.is_cuda
        torch.testing.assert_close(its.cpu(), mine, atol=1e-4, rtol=0)
        painted = there.state.canvas.cpu(), here.state.canvas
        torch.testing.assert_close(*painted, atol=1e-3, rtol=0)
