"""Learning from what a search makes of the actor's own strokes."""

from dataclasses import replace

import pytest
import torch

from agents import look_then_paint
from agents.look_then_paint import train
from agents.search.strokes.goal import Goal
from tests.support.tiny import TINY, begun, some_views


def learner_of(**changes):
    config = replace(TINY, look="window", precision="float32", expert=10, **changes)
    return begun(look_then_paint, config)


def test_the_expert_s_strokes_paint_better():
    learner, views = learner_of(), some_views(3, 32)
    strokes = learner.act(learner.actor.eval(), views)
    apart = learner.apart_from_expert(views, strokes)
    (pull,) = torch.autograd.grad(apart, strokes)
    goal = Goal(learner.renderer, views.target, canvas=views.canvas)
    with torch.no_grad():
        before, after = (
            goal.loss(strokes),
            goal.loss((strokes - 0.3 * pull * pull.numel()).clamp(0, 1)),
        )
    assert (pull.abs().amax((1, 2)) > 0).all()
    assert (after < before).all()


def test_what_a_search_cannot_improve_is_not_imitated():
    learner, views = learner_of(), some_views(2, 32)
    strokes = learner.act(learner.actor.eval(), views)
    perfect = replace(views, target=learner.renderer.paint(views.canvas, strokes.detach()))
    assert learner.apart_from_expert(perfect, strokes).item() == 0


def test_imitation_is_learned_along(tmp_path):
    apart = [train(replace(TINY, expert=3, expert_weight=w, updates=3), tmp_path / str(w))
             for w in (0.0, 100.0)]  # fmt: skip
    assert apart[0]["test/mse"] != apart[1]["test/mse"]


def test_unrolling_ascends_the_gain_of_all_bundles():
    config = replace(TINY, look="window", unroll=3, discount=1.0, precision="float32")
    learner = begun(look_then_paint, config)
    learner.actor.eval()
    views = some_views(3, 32)
    loss, first = learner.unrolled(views, learner.act(learner.actor, views))
    canvas = views.canvas
    for i in range(3):
        strokes = learner.act(learner.actor, replace(views, canvas=canvas))
        canvas = learner.renderer.paint(canvas, strokes)
        if i == 0:
            torch.testing.assert_close(first, (canvas - views.target).square().mean((1, 2, 3)))
    score = learner.score
    gain = score(canvas, views.target) - score(views.canvas, views.target)
    torch.testing.assert_close(-loss, gain.mean())


@pytest.mark.parametrize("change", [{"unroll": 0}, {"expert": -1}, {"expert_weight": -0.5}])
def test_what_makes_no_sense_is_refused(change):
    with pytest.raises(ValueError, match=r"--(expert|unroll)"):
        replace(TINY, **change)
