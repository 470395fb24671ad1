"""What a search is made of: sowing, worth, inks, steps, goals."""

import subprocess
import sys
from pathlib import Path

import pytest
import torch
from scipy.optimize import lsq_linear

from agents.search import Search, SearchPainter
from agents.search.movers import unmoved
from agents.search.strokes.colors import best_colors
from agents.search.strokes.goal import Goal
from agents.search.strokes.sow import best, sow
from agents.search.strokes.worth import pruned, worth
from renderers import uniform
from tests.support.seeking import SIZE, chance, engine, error, pictures


def test_new_strokes_are_sown_where_the_error_is():
    target = torch.zeros(1, 3, SIZE, SIZE)
    target[:, 0, 20:28, 4:12] = 1
    goal = Goal(engine("circle"), target)
    new = sow(goal, goal.blank, 50, side=0.1, chance=chance())
    middle = new[0, :, :2] * SIZE
    assert (middle > torch.tensor([2, 18])).all()
    assert (middle < torch.tensor([14, 30])).all()
    assert (new[0, :, 4] > 0.5).float().mean() > 0.8  # red


@pytest.mark.parametrize("brush", ["bezier", "triangle", "watercolor"])
def test_of_strokes_that_were_tried_about_the_best_is_sown(brush):
    target, renderer = pictures(1), engine(brush)
    goal, tries = Goal(renderer, target), 12
    strokes = uniform(5 * tries, renderer.brush, chance())[None]
    strokes[..., [p.kind == "alpha" for p in renderer.brush.params]] = 1
    chosen = best(goal, goal.blank, strokes, tries=tries)
    gains = []
    for stroke in strokes[0]:
        inked = best_colors(goal, stroke[None, None], steps=20)
        gains.append(error(renderer, None, target) - error(renderer, inked, target))
    gains = torch.stack(gains).view(5, tries)
    for i, stroke in enumerate(chosen[0]):
        gain = error(renderer, None, target) - error(renderer, stroke[None, None], target)
        assert float(gain) > 0.8 * float(gains[i].max())


def test_the_worth_of_a_stroke_is_what_its_absence_costs():
    target, renderer = pictures(1), engine()
    strokes = SearchPainter(renderer, Search(steps=40, groups=3)).paint(target, 12)
    alphas = [i for i, p in enumerate(renderer.brush.params) if p.kind == "alpha"]
    missing = strokes.repeat(12, 1, 1)
    for i in range(12):
        missing[i, i, alphas] = 0
    costs = error(renderer, missing, target.expand(12, -1, -1, -1).contiguous())
    costs = costs - error(renderer, strokes, target)
    means = [worth(Goal(renderer, target), strokes, chance(s))[0] for s in range(40)]
    torch.testing.assert_close(torch.stack(means).mean(0), costs, rtol=0.3, atol=1e-4)


def test_what_is_missed_least_is_left_out():
    target, renderer = pictures(1), engine()
    good = SearchPainter(renderer, Search(steps=40, groups=3)).paint(target, 8)
    hidden = uniform(3, renderer.brush, chance())[None]
    hidden[..., [p.kind == "alpha" for p in renderer.brush.params]] = 1e-3
    both = torch.cat([good[:, :4], hidden, good[:, 4:]], dim=1)
    assert torch.equal(pruned(Goal(renderer, target), both, 8, chance=chance()), good)


@pytest.mark.parametrize("brush", ["bezier", "oil", "bezier_opaque"])
def test_the_best_colors_are_those_of_a_bounded_solve(brush):
    renderer, target = engine(brush), pictures(1)[:, :, ::2, ::2].contiguous()
    strokes = uniform(6, renderer.brush, chance(3))[None]
    canvas = torch.zeros_like(target)
    inks = [i for i, p in enumerate(renderer.brush.params) if p.kind == "color"]
    free = strokes[0][:, inks].flatten()
    columns = []
    for i in range(len(free)):
        one = strokes.clone()
        one[0][:, inks] = torch.eye(len(free))[i].view(6, -1)
        columns.append(renderer.paint(canvas, one).flatten())
    solved = lsq_linear(
        torch.stack(columns, 1).double().numpy(), target.flatten().double().numpy(), (0, 1)
    )
    least = 2 * solved.cost / target.numel()
    found = best_colors(Goal(renderer, target), strokes, steps=60)
    assert float(error(renderer, found, target)) == pytest.approx(least, rel=0.01)
    others = [i for i in range(strokes.shape[2]) if i not in inks]
    assert torch.equal(found[..., others], strokes[..., others])


def test_sown_strokes_begin_unmoved():
    fit = unmoved(Goal(engine("circle"), pictures(2)).strokes(), torch.rand(2, 3, 7))
    fit.move(torch.ones(2, 3, 7), 1.0)
    grown = fit.with_more(torch.rand(2, 1, 7))
    assert grown.steps[..., 0].tolist() == [[1, 1, 1, 0]] * 2
    kept = grown.keep(torch.tensor([[3, 0], [2, 1]]))
    assert torch.equal(kept.numbers[0, 0], grown.numbers[0, 3])


def test_a_smaller_goal_is_the_same_picture():
    goal = Goal(engine(), pictures(1), focus=torch.ones(1, 1, SIZE, SIZE))
    small = goal.shrunk(8)
    assert small.target.shape == (1, 3, 8, 8)
    assert small.weight.shape == (1, 1, 8, 8)
    torch.testing.assert_close(small.target.mean(), goal.target.mean())
    assert goal.shrunk(SIZE) is goal


def test_a_search_loads_no_algebra():
    """Half a second of sympy, which torch loads for gradients of outputs that are given."""
    script = """
import sys, torch
from agents.search import Search, SearchPainter
from renderers import BRUSHES, make_renderer
for brush in ("circle", "triangle"):
    search = Search(steps=12, groups=2, again_every=1)
    SearchPainter(make_renderer("tiles", BRUSHES[brush](), "cpu"), search).paint(
        torch.rand(1, 3, 16, 16), 20
    )
assert "sympy" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2])
