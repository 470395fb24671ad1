"""Painting by search: every part of it, and all together."""

import signal

import numpy as np
import pytest
import torch
from scipy.optimize import lsq_linear

from agents.search import Aloud, Refined, Search, SearchPainter
from agents.search.colors import best_colors
from agents.search.drive import quietly
from agents.search.fit import begin
from agents.search.goal import Goal
from agents.search.loop import Run
from agents.search.sow import best, sow
from agents.search.worth import pruned, worth
from agents.squared import squared_error
from agents.untaught import BlankPainter, RandomPainter
from paint_gym.scores import make_score
from paint_gym.targets import make_targets
from renderers import BRUSHES, blank, make_renderer, uniform

SIZE = 32


def pictures(count=2):
    return make_targets("photos", size=SIZE, split="test")[torch.arange(count)]


def engine(brush="bezier"):
    return make_renderer("auto", BRUSHES[brush]())


def chance(seed=0):
    return torch.Generator().manual_seed(seed)


def error(renderer, strokes, target):
    return squared_error(Goal(renderer, target).painted(strokes), target)


@pytest.mark.parametrize("brush", BRUSHES)
def test_a_search_finds_far_better_strokes_than_chance(brush):
    target, renderer = pictures(), engine(brush)
    painter = SearchPainter(renderer, Search(steps=60, groups=4))
    strokes = painter.paint(target, 20)
    assert strokes.shape == (2, 20, len(renderer.brush.params))
    assert (strokes >= 0).all()
    assert (strokes <= 1).all()
    random = RandomPainter(renderer.brush).paint(target, 20)
    found, missed = (error(renderer, x, target).mean() for x in (strokes, random))
    assert found < missed / 4


def test_the_same_seed_finds_the_same_strokes_and_another_does_not():
    target, renderer = pictures(), engine()
    first, again, other = (
        SearchPainter(renderer, Search(steps=30, groups=3, seed=seed)).paint(target, 15)
        for seed in (0, 0, 1)
    )
    assert torch.equal(first, again)
    assert not torch.equal(first, other)


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
    chosen = best(goal, goal.blank, strokes, tries)
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


def test_what_hardly_shows_is_sown_again():
    target, renderer = pictures(1), engine()
    hidden = uniform(10, renderer.brush, chance())[None]
    hidden[..., [p.kind == "alpha" for p in renderer.brush.params]] = 1e-3
    search = Search(steps=60, groups=1, again_every=5)
    painter = Refined(Still(renderer, hidden), renderer, search)
    assert error(renderer, painter.paint(target, 10), target) < 0.05


class Still:
    """Lays the strokes it was given."""

    def __init__(self, renderer, strokes):
        self.brush, self.strokes = renderer.brush, strokes

    def paint(self, targets, budget):
        return self.strokes


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


def test_refining_makes_a_painting_better_and_never_worse():
    target, renderer = pictures(), engine()
    painter = RandomPainter(renderer.brush)
    before = error(renderer, RandomPainter(renderer.brush).paint(target, 20), target)
    after = error(renderer, Refined(painter, renderer, Search(steps=40)).paint(target, 20), target)
    assert (after < before / 2).all()
    perfect = uniform(5, renderer.brush, chance())[None]
    drawn = renderer.paint(blank(1, SIZE, SIZE), perfect)
    kept = Refined(Still(renderer, perfect), renderer, Search(steps=10)).paint(drawn, 5)
    assert float(error(renderer, kept, drawn)) < 1e-6


def test_a_search_stops_in_time():
    target, renderer = pictures(1), engine()
    run = Run(Search(seconds=0.4), Goal(renderer, target), 20)
    while run.share < 1:
        run.advance()
    assert 0.4 <= run.spent < 2
    assert run.finish().shape[1] == 20


def test_any_score_can_be_sought():
    target, renderer = pictures(1), engine("circle")
    score = make_score("l1+sinkhorn:0.1")
    painter = SearchPainter(renderer, Search(steps=30, groups=2), score)
    strokes = painter.paint(target, 10)
    random = RandomPainter(renderer.brush).paint(target, 10)
    canvases = [renderer.paint(torch.zeros_like(target), x) for x in (strokes, random)]
    found, missed = (float(score(c, target)) for c in canvases)
    assert found > missed / 2


@pytest.mark.parametrize("budget", [0, 1])
def test_hardly_any_strokes(budget):
    strokes = SearchPainter(engine(), Search(steps=5)).paint(pictures(1), budget)
    assert strokes.shape[1] == budget


@pytest.mark.parametrize(
    "target",
    [torch.zeros(1, 3, 16, 16), torch.ones(1, 3, 16, 16), torch.rand(1, 3, 1, 1),
     torch.rand(1, 3, 3, 60)],
    ids=["black", "white", "one pixel", "1:20"],
)  # fmt: skip
def test_odd_pictures(target):
    strokes = SearchPainter(engine(), Search(steps=20, groups=3)).paint(target, 6)
    assert np.isfinite(strokes.numpy()).all()
    assert float(error(engine(), strokes, target)) < 0.1


def test_sown_strokes_begin_unmoved():
    fit = begin(BRUSHES["circle"](), torch.rand(2, 3, 7))
    fit.descend(torch.ones(2, 3, 7), 1.0)
    grown = fit.with_more(torch.rand(2, 1, 7))
    assert grown.steps[..., 0].tolist() == [[1, 1, 1, 0]] * 2
    kept = grown.keep(torch.tensor([[3, 0], [2, 1]]))
    assert torch.equal(kept.strokes[0, 0], grown.strokes[0, 3])


@pytest.mark.parametrize("options", [{"steps": 0}, {"groups": 0}, {"seconds": 0.0}])
def test_options_that_make_no_sense(options):
    with pytest.raises(ValueError, match="must be"):
        Search(**options)


def test_a_search_goes_on_exactly(tmp_path):
    goal = Goal(engine(), pictures(1))
    search = Search(steps=40, groups=3, again_every=5)
    whole = quietly(Run(search, goal, 12))
    first = Aloud(tmp_path / "search.pt", "the same")
    half = Run(search, goal, 12)
    for _ in range(17):
        half.advance()
    first.save(half)
    with pytest.raises(ValueError, match="was begun with the same; this is another"):
        Aloud(tmp_path / "search.pt", "another", resume=True)(Run(search, goal, 12))
    again = Aloud(tmp_path / "search.pt", "the same", resume=True)
    assert torch.equal(again(Run(search, goal, 12)), whole)


@pytest.mark.parametrize("inside", ["_sow", "_sow_again", "_remember"])
def test_ctrl_c_at_any_moment_loses_nothing(inside, tmp_path, monkeypatch):
    search, goal = Search(steps=60, groups=3, again_every=5), Goal(engine(), pictures(1))
    whole = quietly(Run(search, goal, 20))
    file, plain = tmp_path / "search.pt", getattr(Run, inside)

    def struck(run, *arguments):
        signal.raise_signal(signal.SIGINT)
        monkeypatch.setattr(Run, inside, plain)
        return plain(run, *arguments)

    monkeypatch.setattr(Run, inside, struck)
    run = Run(search, goal, 20)
    strokes = Aloud(file)(run)
    assert strokes.shape[1] == 20
    assert run.step < 60
    assert float(error(engine(), strokes, pictures(1))) < 0.2
    assert torch.equal(Aloud(file, resume=True)(Run(search, goal, 20)), whole)


def test_the_best_that_there_was_is_kept():
    goal = Goal(engine(), pictures(1))
    run = Run(Search(steps=60, groups=3), goal, 12)
    seen = []
    while run.share < 1:
        run.advance()
        if run.share > 0.4:
            seen.append(float(goal.loss(run.fit.strokes)))
        if run.step == 50:
            run.fit.strokes[..., :2] = 0.5  # all in one place: far worse
    assert float(goal.loss(run.finish())) <= min(seen[:10])


def test_one_good_stroke_is_left_where_it_is():
    target = engine("circle").paint(
        blank(1, SIZE, SIZE), torch.tensor([[[0.5, 0.5, 0.2, 1, 0.9, 0.2, 0.1]]])
    )
    painter = SearchPainter(engine("circle"), Search(steps=100))
    assert float(error(engine("circle"), painter.paint(target, 1), target)) < 1e-3


def test_refining_nothing_lays_nothing():
    painter = Refined(BlankPainter(engine().brush), engine(), Search(steps=3))
    assert painter.paint(pictures(), 10).shape[1] == 0


@pytest.mark.parametrize("score", [None, make_score("l1")], ids=["l2", "l1"])
def test_focus_makes_a_place_better(score):
    target = pictures(1)
    focus = torch.full((1, 1, SIZE, SIZE), 0.1)
    focus[..., :16] = 1
    focus /= focus.mean()
    search = Search(steps=60, groups=4)
    plain, sharp = (
        SearchPainter(engine(), search, score, focus=x).paint(target, 12) for x in (None, focus)
    )

    def left(strokes):
        apart = engine().paint(torch.zeros_like(target), strokes) - target
        return float(apart[..., :16].square().mean())

    assert left(sharp) < 0.9 * left(plain)


def test_what_is_missed_least_is_left_out():
    target, renderer = pictures(1), engine()
    good = SearchPainter(renderer, Search(steps=40, groups=3)).paint(target, 8)
    hidden = uniform(3, renderer.brush, chance())[None]
    hidden[..., [p.kind == "alpha" for p in renderer.brush.params]] = 1e-3
    both = torch.cat([good[:, :4], hidden, good[:, 4:]], dim=1)
    assert torch.equal(pruned(Goal(renderer, target), both, 8, chance()), good)


def test_refining_a_painter_of_bundles_keeps_to_any_budget():
    target = pictures(1)
    painter = Bundled(engine().brush)
    for budget in (1, 7, 10):
        refined = Refined(painter, engine(), Search(steps=3))
        assert refined.paint(target, budget).shape[1] == budget


class Bundled(RandomPainter):
    """Lays five strokes at a time."""

    bundle = 5

    def paint(self, targets, budget):
        assert budget % 5 == 0
        return super().paint(targets, budget)


def test_inks_alone_may_move():
    target, renderer = pictures(1), engine()
    strokes = RandomPainter(renderer.brush).paint(target, 10)
    search = Search(steps=20, moving="color")
    after = Refined(Still(renderer, strokes), renderer, search).paint(target, 10)
    inks = [p.kind == "color" for p in renderer.brush.params]
    others = [p.kind != "color" for p in renderer.brush.params]
    assert torch.equal(after[..., others], strokes[..., others])
    assert not torch.equal(after[..., inks], strokes[..., inks])


def test_a_score_that_is_no_number_ends_the_search():
    def broken(canvas, target):
        return (canvas - target).mean((1, 2, 3)) * float("nan")

    with pytest.raises(FloatingPointError, match="became nan at step 0"):
        SearchPainter(engine(), Search(steps=3), broken).paint(pictures(1), 5)


def test_a_smaller_goal_is_the_same_picture():
    goal = Goal(engine(), pictures(1), focus=torch.ones(1, 1, SIZE, SIZE))
    small = goal.shrunk(8)
    assert small.target.shape == (1, 3, 8, 8)
    assert small.weight.shape == (1, 1, 8, 8)
    torch.testing.assert_close(small.target.mean(), goal.target.mean())
    assert goal.shrunk(SIZE) is goal
