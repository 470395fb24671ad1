"""The learner on two pixels, where losses, goals and rates can be worked out on paper."""

import math
from dataclasses import replace

import pytest
import torch
from torch import nn

from agents.ddpg_mb import rollout
from agents.ddpg_mb.config import Config, spec_of
from agents.ddpg_mb.learner import Learner, augment
from agents.ddpg_mb.rollout import Rollout, hash_seed, longest
from agents.ddpg_mb.values import Values
from agents.learning.adversarial import BETAS, CriticTrainer, blend, descend
from agents.learning.replay import Replay, Views, to_bytes, to_floats
from agents.networks.critics import CRITICS, Trunk
from agents.search.fit import RATES, Fit
from agents.windows.look import crop, to_canvas
from paint_gym.scores import L2, SCORES
from renderers import make_renderer
from tests.support.by_hand import PAPER, dab, pixels, strokes
from tests.support.tiny import TINY, load_brush, some_views

CPU = torch.device("cpu")
HALF_WHITE = [dab(0.5, 1.0, 1.0)]  # covers both pixels by half: 0 becomes 0.5, then 0.75, 0.875
PLAIN = replace(TINY, look="whole", score="l2", precision="float32")


def views_of(*pairs, target=1.0, bundle=HALF_WHITE, last=False):
    """One view for each pair of pixels, 0.2 of the budget spent, 0.1 a bundle."""
    count = len(pairs)
    full = torch.ones(count)
    return Views(
        pixels(*pairs), pixels(*[(target, target)] * count), full[:, None], 0.2 * full, 0.1 * full,
        strokes(*[bundle] * count), torch.full((count,), last),
    )  # fmt: skip


def learner_of(**changes):
    """On paper; its actor lays half white, and what it saw is kept in `seen`."""
    learner = Learner(replace(PLAIN, **changes), make_renderer("auto", load_brush()), CPU)
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
    row = learner_of(score=score)._actor_step(views_of((0.0, 0.0)))
    assert row["actor/loss"].item() == pytest.approx(loss, abs=1e-5)
    assert row["actor/error"].item() == pytest.approx(0.25, abs=1e-6)


def test_later_bundles_count_less_and_see_what_the_first_made():
    """Errors 1, 1/4, 1/16, 1/64: gains 48/64, 12/64, 3/64, each counting half of the one before."""
    learner = learner_of(unroll=3, discount=0.5)
    views = views_of((0.0, 0.0))
    loss, first = learner._through(views, learner.act(learner.actor, views))
    assert loss.item() == pytest.approx(-(48 + 12 / 2 + 3 / 4) / 64)
    assert first.item() == pytest.approx(0.25)
    for view, progress, left in zip(learner.seen, (0.2, 0.3, 0.4), (0.0, 0.5, 0.75), strict=True):
        assert view.progress.item() == pytest.approx(progress)
        torch.testing.assert_close(view.canvas.detach(), pixels((left, left)))


def test_the_mean_is_over_views_and_what_is_learned_is_not_what_is_left():
    """Errors 1 and 1/4 become 1/4 and 1/16."""
    learner = learner_of(score="l1", unroll=2, discount=1.0)
    views = views_of((0.0, 0.0), (0.5, 0.5))
    loss, first = learner._through(views, learner.act(learner.actor, views))
    assert loss.item() == pytest.approx(-(0.75 + 0.375) / 2)
    torch.testing.assert_close(first.detach(), torch.tensor([0.25, 0.0625]))


def test_after_the_last_bundle_the_critic_has_the_word():
    """One of two bundles gains 3/4; what the critic says of the second, 8, counts half."""
    learner = learner_of(critic="canvas", critic_widths=(8, 16), unroll=2, discount=0.5)
    learner.values.total = lambda views, laid, after: 8 + 0 * after.sum((1, 2, 3))
    views = views_of((0.0, 0.0))
    loss, _ = learner._through(views, learner.act(learner.actor, views))
    assert loss.item() == pytest.approx(-(0.75 + 0.5 * 8))
    learner.config = replace(learner.config, unroll=1)
    row = learner._actor_step(views)
    assert row["actor/loss"].item() == pytest.approx(-8)


@pytest.mark.parametrize("score", ["l2", "log_l2", "l1", "l1+l2"])
@pytest.mark.parametrize("unroll", [1, 2])
def test_an_update_goes_downhill(score, unroll):
    config = replace(TINY, look="window", score=score, unroll=unroll, precision="float32")
    learner = Learner(config, make_renderer("auto", load_brush()), CPU)
    learner.adam = torch.optim.SGD(learner.actor.parameters(), lr=1e-3)
    views = some_views(8, 32)

    def worth():
        with torch.no_grad():
            laid = learner.act(learner.actor, views)
            return learner.score(learner.renderer.paint(views.canvas, laid), views.target).mean()

    before = worth()
    learner._actor_step(views)
    assert worth() > before


# Imitation


def test_imitation_is_of_the_stroke_after_a_step_where_that_helped():
    """A step moves opacity by 0.08 and each ink by 0.02, and the place by nothing where both pixels
    are alike: too far for the second view, which wants hardly more than what is painted."""
    grey = [dab(0.5, 0.5, 0.5)]  # covers both by a quarter: 0.125
    learner = learner_of(expert=1)
    apart = (RATES["alpha"] ** 2 + 3 * RATES["color"] ** 2) / 6
    helped = views_of((0.0, 0.0), bundle=grey)
    assert learner._apart_from_expert(helped, helped.strokes).item() == pytest.approx(apart)
    both = views_of((0.0, 0.0), (0.0, 0.0), bundle=grey)
    target = pixels((1.0, 1.0), (0.126, 0.126))
    both = replace(both, target=target)
    assert learner._apart_from_expert(both, both.strokes).item() == pytest.approx(apart / 2)


def test_an_expert_s_steps_become_shorter(monkeypatch):
    rates, plain = [], Fit.descend

    def watched(fit, slope, rate):
        rates.append(rate)
        plain(fit, slope, rate)

    monkeypatch.setattr(Fit, "descend", watched)
    views = views_of((0.0, 0.0))
    learner_of(expert=4)._apart_from_expert(views, views.strokes)
    assert rates == [1, 0.75, 0.5, 0.25]


def test_imitation_counts_as_much_as_it_is_said_to():
    learner = learner_of(expert=1, expert_weight=3.0)
    learner._apart_from_expert = lambda views, laid: torch.tensor(2.0)
    row = learner._actor_step(views_of((0.0, 0.0)))
    assert row["actor/loss"].item() == pytest.approx(0.25 + 3 * 2)


# Rates, looks and all together


@pytest.mark.parametrize(
    ("done", "factor"),
    [(0, 1 / 4), (1, 2 / 4 * (0.02 + 0.49 * (1 + math.cos(math.pi / 10)))), (5, 0.51), (10, 0.02)],
)
def test_rates_rise_while_warming_up_and_fall_to_a_fiftieth(done, factor):
    learner = learner_of(
        look="learned", score="wgan", critic="canvas", critic_widths=(8, 16), updates=10, warmup=4,
        lr=0.3, critic_lr=0.2, judge_lr=0.1,
    )  # fmt: skip
    learner._set_rates(done / 10)
    adams = (learner.adam, learner.glance_adam, learner.values.adam, learner.judge.adam)
    rates = [group["lr"] for adam in adams for group in adam.param_groups]
    assert rates == pytest.approx([factor * lr for lr in (0.3, 0.3, 0.2, 0.1)])


def test_without_a_warm_up_the_first_rate_is_whole():
    learner = learner_of(warmup=0, lr=1.0)
    learner._set_rates(0.0)
    assert learner.adam.param_groups[0]["lr"] == 1


def test_a_look_learns_the_log_of_what_a_bundle_leaves():
    """It said 2; of an error of 1 a quarter is left, of 1/4 all."""
    learner = learner_of(look="learned")
    said = nn.Parameter(torch.tensor(2.0))
    learner.glance = nn.ParameterList([said])
    learner.glance_adam = torch.optim.SGD([said], lr=0.1)
    learner.glance_train = lambda canvas, target, side, error: said.expand(len(canvas))
    row = learner._glance_step(views_of((0.0, 0.0), (0.5, 0.5)), torch.tensor([0.25, 0.25]))
    fall = math.log(0.2505 / 1.0005)
    assert row["look/loss"].item() == pytest.approx(((2 - fall) ** 2 + 2**2) / 2, rel=1e-5)
    assert said.item() == pytest.approx(2 - 0.1 * learner.config.clip, abs=1e-5)  # downhill
    assert learner_of()._glance_step(views_of((0.0, 0.0)), torch.tensor([0.25])) == {}


def test_an_update_moves_all_that_learns_and_the_slow_copies_after():
    learner = learner_of(
        look="learned", score="wgan", critic="canvas", critic_widths=(8, 16), tau=0.5, warmup=1,
    )  # fmt: skip
    views, order = some_views(2, 16), []
    learner.renderer, learner.brush = make_renderer("auto", load_brush()), load_brush()
    learner.act = lambda actor, views: views.strokes + 0 * next(actor.parameters()).sum()
    learner.values.act, learner.values.renderer = learner.act, learner.renderer
    judge, step, follow = learner.judge.update, learner.values.step, learner.values.follow

    def judged(canvas, target):
        order.append("judge")
        assert torch.equal(canvas, learner.renderer.paint(views.canvas, views.strokes))
        assert torch.equal(target, views.target)
        return judge(canvas, target)

    learner.judge.update = judged
    learner.values.step = lambda *a: order.append("critic") or step(*a)
    learner.values.follow = lambda: order.append("follow") or follow()
    slow = [p.clone() for p in learner.values.slow_critic.parameters()]
    losses = learner.update(views, 0.0)
    assert order == ["judge", "critic", "follow"]
    assert {name.split("/")[0] for name in losses} == {"judge", "critic", "actor", "look"}
    pairs = zip(slow, learner.values.slow_critic.parameters(), learner.values.critic.parameters(),
                strict=True)  # fmt: skip
    for before, after, online in pairs:
        torch.testing.assert_close(after, (before + online) / 2)
    assert list(learner.parts()) == ["actor", "adam", "values", "judge", "glance", "glance_adam"]
    assert list(learner_of().parts()) == ["actor", "adam"]


# Values


class Sums(nn.Module):
    """Says what it was shown: the context, the canvas after, and the strokes' mean opacity."""

    def __init__(self, counts_gain):
        super().__init__()
        self.counts_gain, self.factor = counts_gain, nn.Parameter(torch.tensor(1.0))

    def forward(self, view, after, laid):
        value = view[:, 6].mean((1, 2)) + after.mean((1, 2, 3)) + laid[..., 2].mean(1)
        return self.factor * value[:, None, None]


def values_of(counts_gain, **changes):
    config = replace(PLAIN, critic="canvas", critic_widths=(8, 16), discount=0.5, **changes)
    actor = nn.Linear(1, 1)
    acted = []

    def act(net, views):
        acted.append((net, views))
        return strokes(*[HALF_WHITE] * len(views.canvas))

    found = Values(config, actor, act, score=L2(), renderer=PAPER, device=CPU)
    found.critic = found.value_train = Sums(counts_gain)
    found.slow_critic, found.acted = Sums(counts_gain), acted
    found.adam = torch.optim.SGD(found.critic.parameters(), lr=0.1)
    return found


def test_what_an_actor_ascends_is_the_gain_and_what_follows():
    """Gain 3/4; the critic says 0.2 + 0.5 + 1, or all of it where it counts gains itself."""
    views, laid, after = views_of((0.0, 0.0)), strokes(HALF_WHITE), pixels((0.5, 0.5))
    assert values_of(False).total(views, laid, after).item() == pytest.approx(0.75 + 1.7)
    assert values_of(True).total(views, laid, after).item() == pytest.approx(1.7)


def test_a_critic_of_canvases_learns_the_next_gain_and_what_follows_it_half():
    """After the bundle 0.5 is there; the next makes it 0.75, a gain of 3/16; then the slow critic
    says 0.3 + 0.75 + 1. Nothing follows the last bundle."""
    values = values_of(False)
    after = pixels((0.5, 0.5))
    goal = values._goal(views_of((0.0, 0.0)), after)
    assert goal.item() == pytest.approx(0.5 * (3 / 16 + 2.05))
    net, later = values.acted[0]
    assert net is values.slow_actor
    assert later.progress.item() == pytest.approx(0.3)
    torch.testing.assert_close(later.canvas, after)
    assert values._goal(views_of((0.0, 0.0), last=True), after).item() == 0


def test_a_critic_of_actions_learns_this_gain_and_what_follows_it_half():
    """This bundle gains 3/4; the slow critic says 0.3 + 0.5 + 1 of the next."""
    values = values_of(True)
    after = pixels((0.5, 0.5))
    goal = values._goal(views_of((0.0, 0.0)), after)
    assert goal.item() == pytest.approx(0.75 + 0.5 * 1.8)
    last = values._goal(views_of((0.0, 0.0), last=True), after)
    assert last.item() == pytest.approx(0.75)


def test_a_critic_goes_towards_its_goal():
    """It says 0.2 + 0.5 + 1 of a canvas worth 0.5 (3/16 + 2.05); its slope is clipped to 1."""
    values = values_of(False)
    row = values.step(views_of((0.0, 0.0)))
    goal = 0.5 * (3 / 16 + 2.05)
    assert row["critic/loss"].item() == pytest.approx((1.7 - goal) ** 2, rel=1e-5)
    assert row["critic/goal"].item() == pytest.approx(goal)
    assert row["critic/gradient"].item() == pytest.approx(2 * (1.7 - goal) * 1.7, rel=1e-5)
    assert values.critic.factor.item() == pytest.approx(1 - 0.1, abs=1e-5)


def test_slow_copies_follow_by_a_share():
    values = values_of(False, tau=0.25)
    with torch.no_grad():
        values.critic.factor.fill_(3.0)
        values.actor.bias.fill_(5.0)
        values.slow_actor.bias.fill_(1.0)
    values.follow()
    assert values.slow_critic.factor.item() == pytest.approx(1 + 0.25 * 2)
    assert values.slow_actor.bias.item() == pytest.approx(1 + 0.25 * 4)
    assert list(values.parts()) == ["critic", "adam", "slow_actor", "slow_critic"]
    assert values.parts()["slow_critic"] is values.slow_critic


def test_a_patch_s_gain_is_its_fall_in_squared_error():
    """Left 1 off, then half of that; right as it was: 3/4 and 0."""
    values = values_of(True)
    values.config = replace(values.config, critic="patch")
    before, after, target = pixels((0.0, 0.0)), pixels((0.5, 0.0)), pixels((1.0, 1.0))
    found = values._gain(before, after, target, torch.zeros(1, 1, 2))
    torch.testing.assert_close(found, torch.tensor([[[0.75, 0.0]]]))


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
    critic = CRITICS[kind](1, 6, (8, 16))
    view, after, laid = torch.rand(2, 9, 16, 16), torch.rand(2, 3, 16, 16), torch.rand(2, 1, 6)
    planes = laid.flatten(1)[:, :, None, None].expand(-1, -1, 16, 16)
    seen = torch.cat([view, after if kind == "canvas" else planes], dim=1)
    maps = critic.trunk(seen)
    weight = critic.head.weight.view(1, -1, 1, 1)
    wanted = (maps * weight).sum(1).mean((1, 2)) + critic.head.bias
    torch.testing.assert_close(critic(view, after, laid)[:, 0, 0], wanted)


# One step of anything


def test_a_step_is_clipped_and_says_how_steep_it_was():
    net = nn.Linear(1, 1, bias=False)
    with torch.no_grad():
        net.weight.fill_(3.0)
    sgd = torch.optim.SGD(net.parameters(), lr=0.1)
    for clip, there in ((2.0, 3 - 0.2), (10.0, 2.8 - 0.56)):  # the slope of w^2 is 6, then 5.6
        norm = descend(sgd, net.weight.square().sum(), net, clip)
        assert norm.item() == pytest.approx(6.0 if clip == 2 else 5.6)
        assert net.weight.item() == pytest.approx(there, abs=1e-5)


def test_blending_moves_weights_by_a_share_and_copies_what_is_counted():
    net, slow = nn.BatchNorm1d(1), nn.BatchNorm1d(1)
    with torch.no_grad():
        net.weight.fill_(5.0)
        net.running_mean.fill_(7.0)
    blend(net, slow, 0.25)
    assert slow.weight.item() == 1 + 0.25 * 4
    assert slow.running_mean.item() == 7
    assert slow.weight.requires_grad


def test_a_learned_score_learns_from_the_canvas_as_fake_and_the_target_as_real():
    score = SCORES["wgan"]()
    trainer = CriticTrainer(score, 0.1, tau=0.5, clip=100.0)
    assert trainer.adam.param_groups[0]["betas"] == BETAS == (0.5, 0.999)
    seen = []
    score.loss = lambda fake, real, given, *, generator: (
        seen.append((fake, real, given)) or sum(p.sum() for p in trainer.critic.parameters())
    )
    slow = [p.clone() for p in score.slow.parameters()]
    canvas, target = torch.rand(2, 1, 3, 16, 16)
    row = trainer.update(canvas, target)
    fake, real, given = seen[0]
    assert fake is canvas and real is target and given is target
    count = sum(p.numel() for p in trainer.critic.parameters())
    assert row["judge/gradient"].item() == pytest.approx(math.sqrt(count), rel=1e-4)
    for before, after in zip(slow, score.slow.parameters(), strict=True):
        torch.testing.assert_close(after, before - 0.5 * 0.1, atol=1e-6, rtol=0)
    assert list(trainer.parts()) == ["critic", "slow", "adam"]


# Replay


def test_bytes_are_rounded():
    picture = pixels((0.0, 0.49 / 255), (0.51 / 255, 1.0))
    kept = to_bytes(picture)[:, 0, 0]
    assert kept.tolist() == [[0, 0], [1, 255]]
    assert to_floats(to_bytes(picture))[1, 0, 0].tolist() == pytest.approx([1 / 255, 1.0])


def numbered(*numbers):
    return replace(
        views_of(*[(0.0, 0.0)] * len(numbers)), progress=torch.tensor(numbers, dtype=torch.float32)
    )


def test_the_memory_of_a_replay_is_known_before_it_is_taken():
    replay = Replay(7)
    replay.add(some_views(count=3, size=16))  # of 5 strokes of 13 numbers
    taken = sum(x.numel() * x.element_size() for x in replay.store.values())
    assert Replay.memory(7, 16, 65) == taken


def test_a_ring_forgets_the_oldest():
    replay = Replay(5)
    for numbers, there in (((1, 2, 3), [1, 2, 3]), ((4, 5, 6, 7), [6, 7, 3, 4, 5])):
        replay.add(numbered(*numbers))
        assert replay.take(torch.arange(len(replay))).progress.tolist() == there
    assert (replay.head, replay.size, len(replay)) == (2, 5, 5)
    again = Replay(5)
    again.load_state_dict(replay.state_dict())
    again.add(numbered(8, 9, 10, 11, 12))
    assert again.take(torch.arange(5)).progress.tolist() == [11, 12, 8, 9, 10]
    with pytest.raises(ValueError, match="capacity must be at least 1, got 0"):
        Replay(0)


def test_nothing_of_what_a_replay_held_is_left_by_another_s_state():
    replay = Replay(4)
    replay.add(numbered(1, 2))
    replay.load_state_dict(Replay(4).state_dict())
    assert len(replay) == 0
    assert replay.store == {}


def test_a_replay_that_is_not_full_is_kept_and_goes_on():
    replay, again = Replay(4), Replay(4)
    replay.add(numbered(1, 2))
    state = replay.state_dict()
    assert len(state["store"]["progress"]) == 2
    again.load_state_dict(state)
    again.add(numbered(3))
    assert again.take(torch.arange(3)).progress.tolist() == [1, 2, 3]
    assert state["store"]["progress"].tolist() == [1, 2]  # a copy
    drawn = again.sample(300).progress
    assert {1.0, 2.0, 3.0} == set(drawn.tolist())


# Views turned


def test_colors_are_permuted_and_views_are_flipped_one_by_one():
    canvas = torch.arange(12).view(1, 3, 2, 2).float().expand(400, 3, 2, 2) / 12
    views = replace(some_views(400, 2), canvas=canvas, target=1 - canvas)
    flat = augment(views, flips=False)
    assert torch.equal(flat.canvas.sort(1).values, canvas.sort(1).values)
    turned = augment(views, flips=True)
    torch.testing.assert_close(turned.target, 1 - turned.canvas)
    kinds = {tuple(x.argsort().tolist()) for x in turned.canvas[:, 0].flatten(1)}
    assert kinds == {(0, 1, 2, 3), (1, 0, 3, 2), (2, 3, 0, 1), (3, 2, 1, 0)}
    where = turned.canvas[:, 0].flatten(1).argmin(1)
    for share in ((where % 2).float().mean(), (where // 2).float().mean()):
        assert share.item() == pytest.approx(0.5, abs=0.15)  # 6 sigma


# Rollouts


def test_seeds_are_mixed_from_all_their_parts():
    """12346 and then 12346 * 1,000,003 + 2 + 12,345, less 5 * 2^31."""
    assert hash_seed(1) == 12_346
    assert hash_seed(1, 2) == 1_608_631_145
    assert len({hash_seed(a, b, c) for a in range(5) for b in range(5) for c in range(5)}) == 125


def rollout_of(**changes):
    config = replace(TINY, **{"look": "window", "num_envs": 3, **changes})
    learner = Learner(config, make_renderer("auto", load_brush()), CPU)
    return Rollout(config, learner, Replay(config.replay))


def test_a_short_episode_is_drawn_the_more_often_so_that_all_fill_as_many_steps(monkeypatch):
    weights = []

    def drawn(shares, count):
        weights.append(shares)
        return torch.tensor([1])

    work = rollout_of(budgets=(5, 10, 20))
    monkeypatch.setattr(rollout.torch, "multinomial", drawn)
    work._begin()
    assert (weights[0] / weights[0].sum()).tolist() == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert work.horizon == 2
    assert longest(work.config) == 20
    assert longest(TINY) == TINY.budget


@pytest.mark.parametrize("look", ["whole", "near", "window", "learned"])
def test_what_is_kept_is_what_happened(look):
    """What was seen of the environment's canvases, and the strokes that made the next ones."""
    work, looked = rollout_of(look=look, budget=10, view=32), []
    (env,), plain = work.envs, work._look
    work._look = lambda state: looked.append((state, plain(state))) or looked[-1][1]
    for step in range(5):
        work.advance()
        kept = work.replay.take(torch.arange(3 * step, 3 * step + 3))
        before, windows = looked[step]
        at = step % 2  # two bundles make an episode
        assert kept.progress.tolist() == [at / 2] * 3
        assert kept.pace.tolist() == [0.5] * 3
        assert kept.last.tolist() == [at == 1] * 3
        assert torch.equal(kept.side, windows.side)
        for seen, picture in ((kept.canvas, before.canvas), (kept.target, before.target)):
            torch.testing.assert_close(seen, crop(picture, windows, 32), atol=0.51 / 255, rtol=0)
        laid = to_canvas(kept.strokes, env.renderer.brush, windows)
        after = env.renderer.paint(before.canvas, laid)
        torch.testing.assert_close(env.state.canvas, after, atol=0.51 / 255, rtol=0)
        assert before.canvas.any() == (at == 1)
    assert (windows.side == 1).all() or look != "whole"
    assert work.episodes == 3
    assert work.learner.actor.training


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
    other.learner.actor.load_state_dict(work.learner.actor.state_dict())
    work.advance()
    other.load_state_dict(work.state_dict())
    assert (other.step, other.horizon, other.episodes) == (1, 3, 1)
    for _ in range(3):
        work.advance()
        other.advance()
    assert torch.equal(work.envs[0].state.canvas, other.envs[0].state.canvas)
    assert torch.equal(work.envs[0].state.target, other.envs[0].state.target)


# Config


def test_what_networks_are_told_beside_the_pictures():
    views = replace(some_views(2), side=torch.tensor([[0.25], [0.5]]))
    assert torch.equal(replace(TINY, look="whole").context(views), views.progress)
    for look in ("near", "window", "learned"):
        assert replace(TINY, look=look).context(views).tolist() == [0.25, 0.5]


def test_a_spec_says_what_weights_are_of():
    found = spec_of(Config(widths=(8, 8), view=32, budget=50, size=64, brush="circle"))
    assert found["widths"] == [8, 8]
    assert (found["numbers"], found["view"], found["trained_for"], found["size"]) == (7, 32, 50, 64)


@pytest.mark.parametrize("precision", ["bfloat16", "float32"])
def test_actor_and_critic_compute_in_the_precision_of_the_config(precision):
    kinds = []

    class Product(nn.Module):
        def forward(self, view, *_):
            kinds.append((torch.ones(2, 2) @ torch.ones(2, 2)).dtype)
            return torch.full((len(view), 1, 6), 0.5)

    config = replace(PLAIN, precision=precision, critic="canvas", critic_widths=(8, 16))
    learner = Learner(config, make_renderer("auto", load_brush()), CPU)
    learner.brush = PAPER.brush
    views = views_of((0.0, 0.0))
    assert learner.act(Product(), views).dtype == torch.float32
    learner.values._of(Product(), views, views.canvas, views.strokes)
    assert kinds == [getattr(torch, precision)] * 2


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
