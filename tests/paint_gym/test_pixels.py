"""Pixels and the shelf they lie on: the fast way is the plain way, and memory is the caller's."""

import copy
import pickle
from pathlib import Path

import numpy as np
import pytest
import torch

from paint_gym.easel import pixels_cpu
from paint_gym.easel.pixels import show, show_plainly
from paint_gym.easel.shelf import MOST, Shelf
from paint_gym.scores import L2
from paint_gym.vector_env import PaintCanvasVectorEnv

ROOT = Path(__file__).parents[2]
ACROSS_STRIPS = int(pixels_cpu.STRIP**0.5) + 3


def pictures(batch, height, width):
    painted = torch.rand(batch, 3, height, width)
    painted.view(-1)[:5] = torch.tensor([0, 1, 0.5 / 255, 1.5 / 255, 254.5 / 255])  # ends, ties
    target = torch.randint(0, 256, (batch, 3, height, width), dtype=torch.uint8)
    progress = np.arange(batch, dtype=np.uint8) * 80
    return painted, target, progress


def shown(way, painted, target, progress):
    batch, _, height, width = painted.shape
    pixels = torch.full((batch, 7, height, width), 99, dtype=torch.uint8)
    return way(painted, target, progress, pixels=pixels), painted, pixels


@pytest.mark.parametrize("few", [0, 2**30], ids=["side by side", "one thread"])
@pytest.mark.parametrize("side", [(1, 2), (16, 16), (17, 5), (ACROSS_STRIPS, ACROSS_STRIPS)])
def test_one_pass_is_the_same_as_torch_to_the_last_bit(side, few, monkeypatch):
    monkeypatch.setattr("paint_gym.easel.pixels.FEW", few)
    painted, target, progress = pictures(3, *side)
    ours = shown(show, painted.clone(), target, progress)
    theirs = shown(show_plainly, painted.clone(), target, progress)
    for a, b in zip(ours, theirs, strict=True):
        assert a.dtype == b.dtype
        assert torch.equal(a, b)


def test_what_is_shown_is_canvas_target_and_progress_and_the_error_is_l2():
    painted, target, progress = pictures(2, 20, 30)
    before = painted.clone()
    errors, rounded, pixels = shown(show, painted, target, progress)
    assert torch.equal(pixels[:, :3], (before * 255).round().byte())
    assert torch.equal(rounded, pixels[:, :3].float() / 255)
    assert torch.equal(pixels[:, 3:6], target)
    assert pixels[:, 6].flatten(1).unique(dim=1).flatten().tolist() == progress.tolist()
    torch.testing.assert_close(-errors, L2()(rounded, target.float() / 255), atol=1e-6, rtol=0)
    again = shown(show, rounded.clone(), target, progress)
    assert torch.equal(again[1], rounded)
    assert torch.equal(again[2], pixels)


def test_white_against_black_is_an_error_of_one_however_large():
    side = 4 * ACROSS_STRIPS
    white, black = torch.ones(1, 3, side, side), torch.zeros(1, 3, side, side, dtype=torch.uint8)
    for way in (show, show_plainly):
        assert shown(way, white.clone(), black, np.zeros(1, np.uint8))[0].item() == 1


def test_pictures_of_any_memory_layout_are_shown():
    painted, target, progress = pictures(2, 16, 16)
    ours = shown(show, painted.contiguous(memory_format=torch.channels_last), target, progress)
    for a, b in zip(ours, shown(show, painted.clone(), target, progress), strict=True):
        assert torch.equal(a, b)


def test_showing_leaves_torch_its_threads(monkeypatch):
    monkeypatch.setattr("paint_gym.easel.pixels.FEW", 0)
    shown(show, *pictures(2, 16, 16))
    assert torch.get_num_threads() == 1


@pytest.mark.parametrize(
    "hold",
    [
        lambda sheet: sheet,
        lambda sheet: sheet[:, 1],
        lambda sheet: sheet[0].reshape(-1)[2:3],
        lambda sheet: torch.from_numpy(sheet)[1:],
        lambda sheet: torch.from_numpy(sheet)[:1].numpy()[:, :1],
        memoryview,
    ],
    ids=["itself", "view", "view of a view", "tensor", "array of a tensor", "buffer"],
)
def test_a_sheet_is_given_again_only_when_nothing_refers_to_it(hold):
    shelf = Shelf((2, 3))
    held = hold(shelf.take())
    others = [shelf.take() for _ in range(3 * MOST)]
    assert not any(np.shares_memory(np.asarray(held), other) for other in others)
    del others
    address = shelf.take().ctypes.data
    assert shelf.take().ctypes.data == address


def test_a_dropped_sheet_is_used_again():
    shelf = Shelf((4, 4))
    first = shelf.take()
    address = first.ctypes.data
    assert shelf.take().ctypes.data != address
    del first
    assert address in {s.ctypes.data for s in [shelf.take(), shelf.take()]}


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))])
def test_a_copied_shelf_shares_nothing(copied):
    shelf = Shelf((4, 4))
    sheet = shelf.take()
    assert not np.shares_memory(copied(shelf).take(), sheet)
    assert copied(shelf).take().shape == (4, 4)


def test_a_kept_state_outlives_partial_resets_and_steps():
    envs = PaintCanvasVectorEnv(
        num_envs=3, size=16, budget=6, bundle=2, autoreset_mode="disabled", output="torch"
    )
    envs.reset(seed=0)
    for _ in range(2):
        kept = envs.state
        before = [x.clone() for x in (kept.canvas, kept.target, kept.step)]
        envs.reset(options={"reset_mask": np.array([True, False, True])})
        envs.step(torch.rand(3, 26))
        envs.reset(options={"reset_mask": np.array([False, True, False])})
        for now, then in zip((kept.canvas, kept.target, kept.step), before, strict=True):
            assert torch.equal(now, then)
    assert envs.state.step.tolist() == envs.easel.steps.tolist()
