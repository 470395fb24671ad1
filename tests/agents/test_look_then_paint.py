"""Look, then paint, on two pixels, where losses and rates can be worked out on paper."""

import math
from dataclasses import replace

import pytest
import torch
from torch import nn

from agents import look_then_paint
from agents.look_then_paint.config import Config
from agents.look_then_paint.views import Views
from agents.search.movers import Adam
from agents.search.strokes.strokes import RATES
from tests.support.by_hand import HALF_WHITE, PAPER, dab, pixels, strokes
from tests.support.tiny import TINY, begun, some_views

PLAIN = replace(TINY, look="whole", score="l2", precision="float32")


def views_of(*pairs, target=1.0):
    """One view for each pair of pixels, 0.2 of the budget spent, 0.1 a bundle."""
    count = len(pairs)
    full = torch.ones(count)
    return Views(
        pixels(*pairs), pixels(*[(target, target)] * count), full[:, None], 0.2 * full, 0.1 * full
    )


def learner_of(**changes):
    """On paper; its actor lays half white, and what it saw is kept in `seen`."""
    learner = begun(look_then_paint, replace(PLAIN, **changes))
    learner.renderer, learner.brush, learner.seen = PAPER, PAPER.brush, []

    def act(actor, views):
        learner.seen.append(views)
        return strokes(*[HALF_WHITE] * len(views.canvas)) + 0 * next(actor.parameters()).sum()

    learner.act = act
    return learner


# The actor's loss


@pytest.mark.parametrize(("score", "loss"), [("l2", 0.25), ("log_l2", math.log(501)), ("l1", -0.5)])
def test_the_loss_of_a_bundle(score, loss):
    """The error that is left, on a score that knows it by the error; else minus the gain."""
    row = learner_of(score=score).update(views_of((0.0, 0.0)))
    assert row["actor/loss"].item() == pytest.approx(loss, abs=1e-5)
    assert row["actor/error"].item() == pytest.approx(0.25, abs=1e-6)


def test_later_bundles_count_less_and_see_what_the_first_made():
    """Errors 1, 1/4, 1/16, 1/64: gains 48/64, 12/64, 3/64, each counting half of the one before."""
    learner = learner_of(unroll=3, discount=0.5)
    views = views_of((0.0, 0.0))
    loss, first = learner.unrolled(views, learner.act(learner.actor, views))
    assert loss.item() == pytest.approx(-(48 + 12 / 2 + 3 / 4) / 64)
    assert first.item() == pytest.approx(0.25)
    for view, progress, left in zip(learner.seen, (0.2, 0.3, 0.4), (0.0, 0.5, 0.75), strict=True):
        assert view.progress.item() == pytest.approx(progress)
        torch.testing.assert_close(view.canvas.detach(), pixels((left, left)))


def test_the_mean_is_over_views_and_what_is_learned_is_not_what_is_left():
    """Errors 1 and 1/4 become 1/4 and 1/16."""
    learner = learner_of(score="l1", unroll=2, discount=1.0)
    views = views_of((0.0, 0.0), (0.5, 0.5))
    loss, first = learner.unrolled(views, learner.act(learner.actor, views))
    assert loss.item() == pytest.approx(-(0.75 + 0.375) / 2)
    torch.testing.assert_close(first.detach(), torch.tensor([0.25, 0.0625]))


@pytest.mark.parametrize("score", ["l2", "log_l2", "l1", "l1+l2"])
@pytest.mark.parametrize("unroll", [1, 2])
def test_an_update_goes_downhill(score, unroll):
    config = replace(TINY, look="window", score=score, unroll=unroll, precision="float32")
    learner = begun(look_then_paint, config)
    learner.adam = torch.optim.SGD(learner.actor.parameters(), lr=1e-3)
    views = some_views(8, 32)

    def worth():
        with torch.no_grad():
            laid = learner.act(learner.actor, views)
            return learner.score(learner.renderer.paint(views.canvas, laid), views.target).mean()

    before = worth()
    learner.update(views)
    assert worth() > before


# Imitation


def test_imitation_is_of_the_stroke_after_a_step_where_that_helped():
    """A step moves opacity by 0.08 and each ink by 0.02, and the place by nothing where both pixels
    are alike: too far for the second view, which wants hardly more than what is painted."""
    grey = [dab(0.5, 0.5, 0.5)]  # covers both by a quarter: 0.125
    learner = learner_of(expert=1)
    apart = (RATES["alpha"] ** 2 + 3 * RATES["color"] ** 2) / 6
    helped = views_of((0.0, 0.0))
    assert learner.apart_from_expert(helped, strokes(grey)).item() == pytest.approx(apart)
    both = views_of((0.0, 0.0), (0.0, 0.0))
    target = pixels((1.0, 1.0), (0.126, 0.126))
    both = replace(both, target=target)
    assert learner.apart_from_expert(both, strokes(grey, grey)).item() == pytest.approx(apart / 2)


def test_an_expert_s_steps_become_shorter(monkeypatch):
    rates, plain = [], Adam.move

    def watched(fit, slope, rate):
        rates.append(rate)
        plain(fit, slope, rate)

    monkeypatch.setattr(Adam, "move", watched)
    views = views_of((0.0, 0.0))
    learner_of(expert=4).apart_from_expert(views, strokes(HALF_WHITE))
    assert rates == [1, 0.75, 0.5, 0.25]


def test_imitation_counts_as_much_as_it_is_said_to():
    learner = learner_of(expert=1, expert_weight=3.0)
    learner.apart_from_expert = lambda views, laid: torch.tensor(2.0)
    row = learner.update(views_of((0.0, 0.0)))
    assert row["actor/loss"].item() == pytest.approx(0.25 + 3 * 2)


# Rates and looks


@pytest.mark.parametrize(
    ("done", "factor"),
    [(0, 1 / 4), (1, 2 / 4 * (0.02 + 0.49 * (1 + math.cos(math.pi / 10)))), (5, 0.51), (10, 0.02)],
)
def test_rates_rise_while_warming_up_and_fall_to_a_fiftieth(done, factor):
    learner = learner_of(look="learned", updates=10, warmup=4, lr=0.3)
    learner.set_rates(done)
    adams = (learner.adam, learner.glance_adam)
    rates = [group["lr"] for adam in adams for group in adam.param_groups]
    assert rates == pytest.approx([0.3 * factor] * 2)


def test_without_a_warm_up_the_first_rate_is_whole():
    learner = learner_of(warmup=0, lr=1.0)
    learner.set_rates(0)
    assert learner.adam.param_groups[0]["lr"] == 1


def test_a_look_learns_the_log_of_what_a_bundle_leaves():
    """It said 2; of an error of 1 a quarter is left, of 1/4 all."""
    learner = learner_of(look="learned")
    said = nn.Parameter(torch.tensor(2.0))
    learner.glance = nn.ParameterList([said])
    learner.glance_adam = torch.optim.SGD([said], lr=0.1)
    learner.learning_glance = lambda canvas, target, side, error: said.expand(len(canvas))
    row = learner.teach_glance(views_of((0.0, 0.0), (0.5, 0.5)), torch.tensor([0.25, 0.25]))
    fall = math.log(0.2505 / 1.0005)
    assert row["look/loss"].item() == pytest.approx(((2 - fall) ** 2 + 2**2) / 2, rel=1e-5)
    assert said.item() == pytest.approx(2 - 0.1 * learner.config.clip, abs=1e-5)  # downhill
    assert learner_of().teach_glance(views_of((0.0, 0.0)), torch.tensor([0.25])) == {}


def test_a_learned_score_learns_from_what_the_actor_makes_and_at_its_own_rate():
    learner, taught = learner_of(score="wgan", lr=0.3, score_lr=0.1, warmup=2), []
    learner.pictures.update = lambda fake, real: taught.append((fake, real)) or {}
    learner.update(views_of((0.0, 0.5)))
    [(fake, real)] = taught
    torch.testing.assert_close(fake, pixels((0.5, 0.75)))
    assert torch.equal(real, pixels((1.0, 1.0))) and not fake.requires_grad
    learner.set_rates(0)
    rates = [adam.param_groups[0]["lr"] for adam in (learner.adam, learner.pictures.adam)]
    assert rates == pytest.approx([0.15, 0.05])


def test_what_is_kept_of_it_is_all_that_learns():
    assert list(learner_of(look="learned").parts()) == [
        "actor", "adam", "rollout", "glance", "glance_adam"
    ]  # fmt: skip
    assert list(learner_of().parts()) == ["actor", "adam", "rollout"]
    assert list(learner_of(score="wgan").parts()) == ["actor", "adam", "rollout", "pictures"]


# Config


def test_a_spec_says_what_weights_are_of():
    found = Config(widths=(8, 8), view=32, budget=50, size=64, brush="circle").spec()
    assert found["widths"] == [8, 8]
    assert (found["numbers"], found["view"], found["trained_for"], found["size"]) == (7, 32, 50, 64)


@pytest.mark.parametrize("precision", ["bfloat16", "float32"])
def test_an_actor_is_told_progress_or_side_and_computes_in_the_precision_of_the_config(precision):
    kinds, told = [], []

    class Product(nn.Module):
        def forward(self, view):
            kinds.append((torch.ones(2, 2) @ torch.ones(2, 2)).dtype)
            told.append(view[:, 6].mean((1, 2)).tolist())
            return torch.full((len(view), 1, 6), 0.5)

    views = replace(views_of((0.0, 0.0)), side=torch.tensor([[0.25]]))
    for look in ("whole", "window"):
        learner = begun(look_then_paint, replace(PLAIN, precision=precision, look=look))
        learner.brush = PAPER.brush
        assert learner.act(Product(), views).dtype == torch.float32
    assert kinds == [getattr(torch, precision)] * 2
    assert told == [[pytest.approx(0.2)], [0.25]]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"expert": -1}, "--expert"),
        ({"expert_weight": -0.5}, "--expert"),
        ({"num_envs": 9, "replay": 8}, "--replay must hold"),
    ],
)
def test_the_least_that_is_allowed_is_allowed(change, said):
    replace(TINY, expert=0, expert_weight=0.0, unroll=1)
    replace(TINY, num_envs=8, replay=8)
    with pytest.raises(ValueError, match=said):
        replace(TINY, **change)
