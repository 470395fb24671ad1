"""The rollout of look, then paint: what is seen, kept, turned and gone on from."""

from dataclasses import replace

import pytest
import torch

from agents import look_then_paint
from agents.look_then_paint import rollout
from agents.look_then_paint.views import augment
from agents.windows.look import crop
from tests.support.chance import CHANCE
from tests.support.tiny import TINY, begun, some_views


def test_colors_are_permuted_and_views_are_flipped_one_by_one():
    canvas = torch.arange(12).view(1, 3, 2, 2).float().expand(400, 3, 2, 2) / 12
    views = replace(some_views(400, 2), canvas=canvas, target=1 - canvas)
    flat = augment(views, flips=False, generator=CHANCE)
    assert torch.equal(flat.canvas.sort(1).values, canvas.sort(1).values)
    turned = augment(views, flips=True, generator=CHANCE)
    torch.testing.assert_close(turned.target, 1 - turned.canvas)
    kinds = {tuple(x.argsort().tolist()) for x in turned.canvas[:, 0].flatten(1)}
    assert kinds == {(0, 1, 2, 3), (1, 0, 3, 2), (2, 3, 0, 1), (3, 2, 1, 0)}
    where = turned.canvas[:, 0].flatten(1).argmin(1)
    for share in ((where % 2).float().mean(), (where // 2).float().mean()):
        assert share.item() == pytest.approx(0.5, abs=0.15)  # 6 sigma


def rollout_of(**changes):
    config = replace(TINY, **{"look": "window", "num_envs": 3, **changes})
    learner = begun(look_then_paint, config)
    return learner.rollout


def test_a_short_episode_is_drawn_the_more_often_so_that_all_fill_as_many_steps(monkeypatch):
    weights = []

    def drawn(shares, count, *, generator):
        weights.append(shares)
        return torch.tensor([1])

    work = rollout_of(budgets=(5, 10, 20))
    monkeypatch.setattr(rollout.torch, "multinomial", drawn)
    work._begin()
    assert (weights[0] / weights[0].sum()).tolist() == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert work.horizon == 2
    assert work.config.longest == 20
    assert TINY.longest == TINY.budget


@pytest.mark.parametrize("look", ["whole", "near", "window", "learned"])
def test_what_is_kept_is_what_the_environment_shows(look):
    work, looked = rollout_of(look=look, budget=10, view=32), []
    (env,), plain = work.envs, work._look

    def watched(canvas, target):
        windows = plain(canvas, target)
        looked.append((canvas, target, windows))
        assert torch.equal(canvas, env.state.canvas)
        assert torch.equal(target, env.state.target)
        return windows

    work._look = watched
    for step in range(5):
        work.advance()
        kept = work.replay.take(torch.arange(3 * step, 3 * step + 3)).as_floats()
        canvas, target, windows = looked[step]
        at = step % 2  # two bundles make an episode
        assert kept.progress.tolist() == [at / 2] * 3
        assert kept.pace.tolist() == [0.5] * 3
        assert torch.equal(kept.side, windows.side)
        for seen, picture in ((kept.canvas, canvas), (kept.target, target)):
            torch.testing.assert_close(seen, crop(picture, windows, 32), atol=0.51 / 255, rtol=0)
        assert canvas.any() == (at == 1)
    assert (windows.side == 1).all() or look != "whole"
    assert work.episodes == 3


def test_canvases_are_shared_among_data_sets_and_every_episode_is_another():
    work = rollout_of(dataset="shapes+strokes", num_envs=3, budget=5)
    assert [env.num_envs for env in work.envs] == [2, 2]
    seen = []
    for _ in range(3):
        work.advance()
        seen.append(torch.cat([env.state.target for env in work.envs]))
    flat = torch.stack(seen).flatten(0, 1).flatten(1)
    assert len({tuple(x.tolist()) for x in flat}) == 12
    again = rollout_of(dataset="shapes+strokes", num_envs=3, budget=5)
    again.advance()
    assert torch.equal(torch.cat([env.state.target for env in again.envs]), seen[0])


def test_a_rollout_goes_on_in_the_middle_of_an_episode():
    work, other = (rollout_of(look="whole", budget=15, view=32) for _ in range(2))
    other.act = work.act
    work.advance()
    other.load_state_dict(work.state_dict())
    assert (other.step, other.horizon, other.episodes) == (1, 3, 1)
    for _ in range(3):
        work.advance()
        other.advance()
    assert torch.equal(work.envs[0].state.canvas, other.envs[0].state.canvas)
    assert torch.equal(work.envs[0].state.target, other.envs[0].state.target)
