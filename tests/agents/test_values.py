"""What values an actor's strokes: critics of what they make, of the strokes, and unrolling."""

import json
from dataclasses import replace

import pytest
import torch

from agents.ddpg_mb import train
from agents.ddpg_mb.learner import Learner
from agents.networks.actors import see
from agents.networks.critics import CRITICS
from paint_gym.critics.critic import slow_copy
from renderers import make_renderer
from tests.support.tiny import TINY, WHOLE, load_brush, some_views


@pytest.mark.parametrize(
    "change",
    [
        {}, {"critic": "action", "score": "l2"}, {"critic": "patch", "score": "l2"},
        {"score": "lsgan", "unroll": 2}, {"look": "learned", "network": "window", "view": 32},
    ],
    ids=["canvas", "action", "patch", "unrolled", "in windows"],
)  # fmt: skip
def test_a_critic_learns_the_value_of_what_follows(change, tmp_path):
    result = train(replace(WHOLE, updates=6, **change), tmp_path)
    rows = [json.loads(x) for x in (tmp_path / "metrics.jsonl").read_text().splitlines()]
    losses = [row["critic/loss"] for row in rows if "critic/loss" in row]
    assert all(0 <= loss < 10 for loss in losses)
    assert losses
    assert result["test/pictures"] == 4


def test_a_patch_critic_s_goal_is_the_gain_of_each_patch(tmp_path):
    config = replace(WHOLE, critic="patch", score="l2", size=64, view=64, discount=0.0)
    learner = Learner(config, make_renderer("auto", load_brush()), torch.device("cpu"))
    views = some_views(3, 64)
    after = learner.renderer.paint(views.canvas, views.strokes)
    goal = learner.values._goal(views, after)
    fall = (views.canvas - views.target).square() - (after - views.target).square()
    side = 64 // goal.shape[1]
    corner = fall[:, :, :side, :side].mean((1, 2, 3))
    torch.testing.assert_close(goal[:, 0, 0], corner, atol=1e-5, rtol=1e-3)
    torch.testing.assert_close(goal.mean((1, 2)), fall.mean((1, 2, 3)), atol=1e-5, rtol=1e-3)


def test_unrolling_ascends_the_gain_of_all_bundles():
    config = replace(TINY, look="window", unroll=3, discount=1.0, precision="float32")
    learner = Learner(config, make_renderer("auto", load_brush()), torch.device("cpu"))
    learner.actor.eval()
    views = some_views(3, 32)
    loss, first = learner._through(views, learner.act(learner.actor, views))
    canvas = views.canvas
    for i in range(3):
        strokes = learner.act(learner.actor, replace(views, canvas=canvas))
        canvas = learner.renderer.paint(canvas, strokes)
        if i == 0:
            torch.testing.assert_close(first, (canvas - views.target).square().mean((1, 2, 3)))
    score = learner.score
    gain = score(canvas, views.target) - score(views.canvas, views.target)
    torch.testing.assert_close(-loss, gain.mean())


@pytest.mark.parametrize("change", [{"score": "wgan"}, {"critic": "canvas"}])
def test_views_are_not_turned_where_their_strokes_are_used(change, tmp_path, monkeypatch):
    monkeypatch.setattr("agents.ddpg_mb.session.augment", None)
    config = replace(TINY, look="window", updates=1, critic_widths=(8, 16), **change)
    assert train(config, tmp_path)["samples"] == 8


@pytest.mark.parametrize(
    ("change", "said"),
    [({"unroll": 0}, "--unroll must be a whole number"), ({"critic": "patch"}, "use --score l2")],
)
def test_a_config_that_makes_no_sense_is_refused(change, said):
    with pytest.raises(ValueError, match=said):
        replace(TINY, **change)


def test_slow_copies_share_nothing():
    actor = Learner(TINY, make_renderer("auto", load_brush()), torch.device("cpu")).actor
    slow = slow_copy(actor)
    mine = {p.data_ptr() for p in [*actor.parameters(), *actor.buffers()]}
    assert not mine & {p.data_ptr() for p in [*slow.parameters(), *slow.buffers()]}


@pytest.mark.parametrize("kind", CRITICS)
def test_a_critic_s_gradient_reaches_what_it_is_named_after(kind):
    canvas = torch.rand(2, 3, 64, 64, requires_grad=True)
    strokes = torch.rand(2, 5, 13, requires_grad=True)
    view = see(torch.rand(2, 3, 64, 64), torch.rand(2, 3, 64, 64), torch.rand(2))
    value = CRITICS[kind](5, 13, (8, 16))(view, canvas, strokes)
    value.sum().backward()
    assert value.shape == ((2, 8, 8) if kind == "patch" else (2, 1, 1))
    sees, blind_to = (canvas, strokes) if kind == "canvas" else (strokes, canvas)
    assert sees.grad.abs().sum() > 0
    assert blind_to.grad is None
