"""Both kinds of DDPG as they run: what they teach, keep and learn."""

import json
from dataclasses import replace

import pytest
import torch

from agents import ddpg, ddpg_mb
from paint_gym.critics.critic import slow_copy
from paint_gym.env import PaintCanvasVectorEnv
from paint_gym.scores import LEARNED, SCORES, make_score
from paint_gym.state import gain
from tests.support.tiny import MODEL_FREE, QUICK, WHOLE, begun, some_transitions


def test_the_actor_s_step_leaves_the_critic_alone():
    learner = begun(ddpg_mb, QUICK)
    learner.teach_actor(some_transitions(4, 32).states(4)[0])
    assert all(p.grad is None for p in learner.critic.parameters())
    assert all(p.requires_grad for p in learner.critic.parameters())
    assert any(p.grad.abs().sum() > 0 for p in learner.actor.parameters())


def test_strokes_that_were_laid_are_not_laid_again():
    """An update paints twice: what comes after the strokes kept, and what the actor would do."""
    learner, painted = begun(ddpg_mb, QUICK), []
    plain = learner.renderer.paint

    def paint(canvas, laid):
        painted.append(laid)
        return plain(canvas, laid)

    learner.renderer.paint = paint
    batch = some_transitions(4, 32)
    learner.update(batch)
    assert len(painted) == 2
    assert not any(torch.equal(laid, batch.strokes) for laid in painted)


def test_a_learned_score_s_reward_is_what_it_says_now():
    learner = begun(ddpg, replace(MODEL_FREE, score="wgan"))
    batch = some_transitions(3, 32)
    before, after = batch.states(4)
    found = learner.reward(before, after, batch, like=torch.zeros(3, 1, 1))
    torch.testing.assert_close(found[:, 0, 0], gain(learner.score, before, after))


def watched(function, calls):
    """The same function; its name is noted when it is called."""

    def call(*arguments):
        calls.append(function.__name__)
        return function(*arguments)

    return call


def test_an_update_teaches_the_score_then_the_critic_then_the_actor_and_the_copies_follow():
    for module, config in ((ddpg_mb, WHOLE), (ddpg, replace(MODEL_FREE, score="wgan"))):
        learner, order = begun(module, config), []
        for name in ("teach_score", "teach_critic", "teach_actor", "follow"):
            setattr(learner, name, watched(getattr(learner, name), order))
        losses = learner.update(some_transitions(4, 32))
        assert order == ["teach_score", "teach_critic", "teach_actor", "follow"]
        assert {name.split("/")[0] for name in losses} == {"score", "critic", "actor"}


def test_rates_are_shares_of_each_network_s_own():
    learner = begun(
        ddpg_mb, replace(WHOLE, updates=10, warmup=4, lr=0.3, critic_lr=0.2, score_lr=0.1)
    )
    learner.set_rates(5)
    adams = (learner.actor_adam, learner.critic_adam, learner.pictures.adam)
    rates = [group["lr"] for adam in adams for group in adam.param_groups]
    assert rates == pytest.approx([0.51 * lr for lr in (0.3, 0.2, 0.1)])


@pytest.mark.parametrize("score", SCORES)
def test_canvases_and_rewards_of_an_episode_are_the_environment_s_byte_for_byte(score):
    """Played again with the strokes that were kept, on the same targets."""
    config = replace(QUICK, score=score, size=32, budget=20)
    learner = begun(ddpg_mb, config)
    learner.episodes.play()
    horizon, (env,) = config.horizon, learner.episodes.envs
    kept = learner.episodes.replay.take(torch.arange(horizon * env.num_envs))
    rewarded_by = "l2" if score in LEARNED else score
    again = PaintCanvasVectorEnv(
        num_envs=env.num_envs, dataset="shapes", size=32, budget=20, renderer="auto",
        score=rewarded_by, output="torch", autoreset_mode="disabled",
    )  # fmt: skip
    planes, _ = again.reset(options={"target": kept.target[: env.num_envs]})
    before = again.state
    for t in range(horizon):
        rows = slice(t * env.num_envs, (t + 1) * env.num_envs)
        assert torch.equal(kept.canvas[rows], planes[:, :3])
        planes, reward, last, _, _ = again.step(kept.strokes[rows].flatten(1))
        after = again.state
        assert torch.equal(kept.after[rows], planes[:, :3])
        assert torch.equal(kept.target[rows], planes[:, 3:6])
        assert torch.equal(kept.reward[rows], reward)
        assert torch.equal(kept.last[rows], last)
        assert kept.step[rows].tolist() == [t] * env.num_envs
        torch.testing.assert_close(
            gain(make_score(rewarded_by), before, after), reward, atol=1e-6, rtol=1e-4
        )
        was, became = replace_rows(kept, rows).states(horizon)
        assert torch.equal(was.canvas, before.canvas)
        assert torch.equal(became.canvas, after.canvas)
        before = after


def replace_rows(transition, rows):
    return type(transition)(**{name: x[rows] for name, x in vars(transition).items()})


@pytest.mark.parametrize(
    ("train", "config"),
    [
        (ddpg_mb.train, WHOLE), (ddpg_mb.train, replace(QUICK, score="lsgan")),
        (ddpg.train, MODEL_FREE), (ddpg.train, replace(MODEL_FREE, critic="patch")),
    ],
    ids=["wgan", "lsgan", "action", "patch"],
)  # fmt: skip
def test_a_critic_learns_the_value_of_what_follows(train, config, tmp_path):
    result = train(replace(config, updates=6), tmp_path)
    rows = [json.loads(x) for x in (tmp_path / "metrics.jsonl").read_text().splitlines()]
    losses = [row["critic/loss"] for row in rows if "critic/loss" in row]
    assert all(0 <= loss < 10 for loss in losses)
    assert losses
    assert result["test/pictures"] == 4


@pytest.mark.slow
def test_model_based_ddpg_learns(tmp_path):
    config = replace(
        ddpg_mb.PRESETS["quick"], dataset="shapes", size=32, budget=40, updates=120, warmup=20,
        updates_per_episode=24, judge_on=32, evaluate_every=1000,
    )  # fmt: skip
    before = ddpg_mb.train(replace(config, updates=1), tmp_path / "before")
    after = ddpg_mb.train(config, tmp_path / "after")
    assert after["test/mse"] < 0.5 * before["test/mse"]
    assert after["test/mse"] < 0.25 * after["test/blank"]


def test_the_paper_s_preset_is_the_paper_s_numbers():
    paper = ddpg_mb.PRESETS["paper"]
    assert (paper.updates, paper.batch_size, paper.updates_per_episode) == (200_000, 96, 10)
    assert (paper.network, paper.renderer, paper.score) == ("resnet18", "neural", "wgan")
    assert (paper.horizon, paper.bundle, paper.size) == (40, 5, 128)
    assert paper.critic_widths == (64, 128, 256, 512)


def test_a_critic_of_patches_wants_squared_error():
    with pytest.raises(ValueError, match="use --score l2"):
        replace(MODEL_FREE, critic="patch", score="l1")


def test_slow_copies_share_nothing():
    actor = begun(ddpg_mb, QUICK).actor
    slow = slow_copy(actor)
    mine = {p.data_ptr() for p in [*actor.parameters(), *actor.buffers()]}
    assert not mine & {p.data_ptr() for p in [*slow.parameters(), *slow.buffers()]}
