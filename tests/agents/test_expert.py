"""Learning from what a search makes of the actor's own strokes."""

from dataclasses import replace

import pytest
import torch

from agents.ddpg_mb import train
from agents.ddpg_mb.learner import Learner
from agents.search.goal import Goal
from renderers import make_renderer
from tests.support.tiny import TINY, load_brush, some_views


def learner_of(**changes):
    config = replace(TINY, look="window", precision="float32", expert=10, **changes)
    return Learner(config, make_renderer("auto", load_brush()), torch.device("cpu"))


def test_the_expert_s_strokes_paint_better():
    learner, views = learner_of(), some_views(3, 32)
    strokes = learner.act(learner.actor.eval(), views)
    apart = learner._apart_from_expert(views, strokes)
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
    assert learner._apart_from_expert(perfect, strokes).item() == 0


def test_imitation_is_learned_along(tmp_path):
    apart = [train(replace(TINY, expert=3, expert_weight=w, updates=3), tmp_path / str(w))
             for w in (0.0, 100.0)]  # fmt: skip
    assert apart[0]["test/mse"] != apart[1]["test/mse"]


@pytest.mark.parametrize("change", [{"expert": -1}, {"expert_weight": -0.5}])
def test_what_makes_no_sense_is_refused(change):
    with pytest.raises(ValueError, match="--expert"):
        replace(TINY, **change)
