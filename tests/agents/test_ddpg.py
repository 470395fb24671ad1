"""Both kinds of DDPG on two pixels, where goals can be worked out on paper; and as they run."""

import json
from dataclasses import replace

import pytest
import torch
from torch import nn

from agents import ddpg, ddpg_mb
from agents.networks.actors import see
from agents.networks.critics import CRITICS, CanvasCritic, Trunk
from paint_gym.critics.critic import slow_copy
from paint_gym.env import PaintCanvasVectorEnv
from paint_gym.scores import L2, LEARNED, SCORES, make_score
from paint_gym.state import CanvasState, gain
from tests.support.by_hand import PAPER, dab, pixels, strokes
from tests.support.tiny import MODEL_FREE, QUICK, WHOLE, begun, some_transitions

HALF_WHITE = [dab(0.5, 1.0, 1.0)]  # covers both pixels by half: 0 becomes 0.5, then 0.75, 0.875
HORIZON = 10


def state_of(pair, step=2, target=1.0):
    """One painting of two pixels, 0.1 of the budget an action."""
    return CanvasState(pixels(pair), pixels((target, target)), torch.tensor([step]), HORIZON)


class Sums(nn.Module):
    """Says what it was shown: progress, and the canvas after or the strokes' mean opacity."""

    def __init__(self):
        super().__init__()
        self.factor = nn.Parameter(torch.tensor(1.0))

    def forward(self, view, shown):
        if shown.ndim == 4:
            return self.factor * (view[:, 6].mean((1, 2)) + shown.mean((1, 2, 3)))
        return self.factor * (view[:, 6].mean((1, 2)) + shown[..., 2].mean(1))[:, None, None]


def on_paper(module, config):
    """Its actors lay half white; its critics say what they are shown."""
    learner = begun(module, config)
    learner.renderer, learner.score, learner.acted = PAPER, L2(), []

    def act(actor, state):
        learner.acted.append((actor, state))
        return strokes(*[HALF_WHITE] * len(state.canvas)) + 0 * next(actor.parameters()).sum()

    learner.act = act
    learner.critic = learner.learning_critic = Sums()
    learner.slow_critic = Sums()
    learner.critic_adam = torch.optim.SGD(learner.critic.parameters(), lr=0.1)
    return learner


def model_based(**changes):
    return on_paper(ddpg_mb, replace(QUICK, discount=0.5, **changes))


def model_free(**changes):
    return on_paper(ddpg, replace(MODEL_FREE, discount=0.5, **changes))


NOT_LAST, LAST = torch.tensor([False]), torch.tensor([True])

# Model-based


def test_the_value_of_strokes_is_their_gain_and_what_follows():
    """Gain 3/4; the critic says 0.2 + 0.5."""
    learner = model_based()
    value = learner.value(state_of((0.0, 0.0)), learner.actor, learner.critic)
    assert value.item() == pytest.approx(0.75 + 0.7)
    row = learner.teach_actor(state_of((0.0, 0.0)))
    assert row["actor/loss"].item() == pytest.approx(-1.45)


def test_a_critic_of_canvases_learns_the_next_gain_and_what_follows_it_half():
    """0.5 is there; the next strokes make it 0.75, a gain of 3/16; then the slow critic says
    0.3 + 0.75. Nothing follows the last strokes."""
    learner = model_based()
    before, after = state_of((0.0, 0.0)), state_of((0.5, 0.5), step=3)
    row = learner.teach_critic(before, after, NOT_LAST)
    goal = 0.5 * (3 / 16 + 1.05)
    assert row["critic/goal"].item() == pytest.approx(goal)
    assert row["critic/loss"].item() == pytest.approx((0.7 - goal) ** 2, rel=1e-4)
    assert row["critic/gradient"].item() == pytest.approx(abs(2 * (0.7 - goal) * 0.7), rel=1e-4)
    actor, later = learner.acted[0]
    assert actor is learner.slow_actor
    assert later is after
    assert learner.teach_critic(before, after, LAST)["critic/goal"].item() == 0


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


# Model-free


def test_a_critic_of_actions_learns_this_reward_and_what_follows_it_half():
    """The environment gave 3/4; the slow critic says 0.3 + 1 of the next strokes."""
    learner = model_free()
    before, after = state_of((0.0, 0.0)), state_of((0.5, 0.5), step=3)
    batch = replace(
        some_transitions(1), strokes=strokes(HALF_WHITE), reward=torch.tensor([0.75]), last=NOT_LAST
    )
    row = learner.teach_critic(before, after, batch)
    goal = 0.75 + 0.5 * 1.3
    assert row["critic/goal"].item() == pytest.approx(goal)
    assert row["critic/loss"].item() == pytest.approx((1.2 - goal) ** 2, rel=1e-4)
    assert learner.acted[0][0] is learner.slow_actor
    batch = replace(batch, last=LAST)
    assert learner.teach_critic(before, after, batch)["critic/goal"].item() == pytest.approx(0.75)


def test_an_actor_ascends_what_a_critic_says_of_its_strokes():
    row = model_free().teach_actor(state_of((0.0, 0.0)))
    assert row["actor/loss"].item() == pytest.approx(-1.2)


def test_a_patch_s_reward_is_its_fall_in_squared_error():
    """Left 1 off, then half of that; right as it was: 3/4 and 0."""
    learner = model_free(critic="patch")
    before, after = state_of((0.0, 0.0)), state_of((0.5, 0.0))
    found = learner.reward(before, after, some_transitions(1), like=torch.zeros(1, 1, 2))
    torch.testing.assert_close(found, torch.tensor([[[0.75, 0.0]]]))


def test_a_learned_score_s_reward_is_what_it_says_now():
    learner = begun(ddpg, replace(MODEL_FREE, score="wgan"))
    batch = some_transitions(3, 32)
    before, after = batch.states(4)
    found = learner.reward(before, after, batch, like=torch.zeros(3, 1, 1))
    torch.testing.assert_close(found[:, 0, 0], gain(learner.score, before, after))


# Both


@pytest.mark.parametrize("make", [model_based, model_free])
def test_slow_copies_follow_by_a_share(make):
    learner = make(tau=0.25)
    with torch.no_grad():
        learner.critic.factor.fill_(3.0)
    before = [p.clone() for p in learner.slow_actor.parameters()]
    with torch.no_grad():
        for p in learner.actor.parameters():
            p += 4.0
    learner.follow()
    assert learner.slow_critic.factor.item() == pytest.approx(1 + 0.25 * 2)
    for was, now in zip(before, learner.slow_actor.parameters(), strict=True):
        torch.testing.assert_close(now, was + 1.0)


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


# Critics


def test_a_trunk_is_resnet_18_without_its_end():
    """A stem, one block before and stages of 1, 2, 2, 2: 8 blocks, each but two halving once."""
    trunk = Trunk(5, (8, 16, 16, 32))
    assert trunk(torch.zeros(2, 5, 64, 32)).shape == (2, 32, 2, 1)
    convolutions = [m for m in trunk.modules() if isinstance(m, nn.Conv2d)]
    assert convolutions[0].weight.shape == (8, 5, 3, 3)
    wide = [c.weight.shape[0] for c in convolutions if c.kernel_size == (3, 3)]
    assert [wide.count(w) for w in (8, 16, 32)] == [5, 8, 4]


@pytest.mark.parametrize("kind", ["canvas", "action"])
def test_a_value_is_of_the_mean_place(kind):
    """The heads are linear: a value is the mean of what the head says of each place."""
    critic = CanvasCritic((8, 16)) if kind == "canvas" else CRITICS["action"](1, 6, (8, 16))
    view, after, laid = torch.rand(2, 9, 16, 16), torch.rand(2, 3, 16, 16), torch.rand(2, 1, 6)
    planes = laid.flatten(1)[:, :, None, None].expand(-1, -1, 16, 16)
    seen = torch.cat([view, after if kind == "canvas" else planes], dim=1)
    maps = critic.trunk(seen)
    weight = critic.head.weight.view(1, -1, 1, 1)
    wanted = (maps * weight).sum(1).mean((1, 2)) + critic.head.bias
    shown = after if kind == "canvas" else laid
    torch.testing.assert_close(critic(view, shown).flatten(), wanted)


@pytest.mark.parametrize("kind", ["canvas", *CRITICS])
def test_a_critic_s_gradient_reaches_what_it_is_named_after(kind):
    shown = torch.rand(2, 3, 64, 64) if kind == "canvas" else torch.rand(2, 5, 13)
    shown.requires_grad_()
    view = see(torch.rand(2, 3, 64, 64), torch.rand(2, 3, 64, 64), torch.rand(2))
    critic = CanvasCritic((8, 16)) if kind == "canvas" else CRITICS[kind](5, 13, (8, 16))
    value = critic(view, shown)
    value.sum().backward()
    assert value.shape == {"canvas": (2,), "action": (2, 1, 1), "patch": (2, 8, 8)}[kind]
    assert shown.grad.abs().sum() > 0
