"""Both kinds of DDPG on two pixels, where goals can be worked out on paper."""

from dataclasses import replace

import pytest
import torch
from torch import nn

from agents import ddpg, ddpg_mb
from paint_gym.scores import L2
from paint_gym.state import CanvasState
from tests.support.by_hand import HALF_WHITE, PAPER, pixels, strokes
from tests.support.tiny import MODEL_FREE, QUICK, begun, some_transitions

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
