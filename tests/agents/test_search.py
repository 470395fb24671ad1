"""Painting by search, as a whole."""

import signal
import subprocess
import sys
from itertools import count
from pathlib import Path

import numpy as np
import pytest
import torch

from agents.painters.untaught import RandomPainter
from agents.search import Aloud, Search, SearchPainter
from agents.search.descent import quietly
from agents.search.strokes.goal import Goal
from agents.search.strokes.loop import MOMENTA, Run
from paint_gym.metrics import psnr
from paint_gym.scores import Score, make_score
from renderers import BRUSHES, blank
from renderers.workshop.checkpoint import read_state
from tests.support.seeking import ODD, SIZE, engine, error, pictures


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


def test_a_search_stops_in_time():
    clock = count(0.0)
    run = Run(Search(seconds=7.0), Goal(engine(), pictures(1)), 20)
    run.clock = lambda: next(clock)  # a step takes one second
    while run.share < 1:
        run.advance()
    assert run.step == run.spent == 7
    assert run.finish().shape[1] == 20


@pytest.mark.parametrize("painter", ["search", "refined"])
def test_an_engine_that_must_be_loaded_first_costs_the_search_nothing(painter, monkeypatch):
    """In its own process, where nothing is loaded yet: of 60 steps the first is no half."""
    script = (
        "from agents.search.strokes.loop import Run\nfrom agents.search import Search\n"
        "from agents.painters.by_name import PAINTERS, Wishes\nimport torch\n"
        "took, plain = [], Run.advance\n"
        "def timed(run):\n    plain(run)\n    if run.budget == 10: took.append(run.spent)\n"
        "Run.advance = timed\n"
        f"painter = PAINTERS['{painter}'](Wishes(search=Search(steps=60)))\n"
        "painter.paint(torch.rand(1, 3, 32, 32), 10)\n"
        "assert took[0] < took[-1] / 2, took\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2])


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


@pytest.mark.parametrize("target", ODD.values(), ids=ODD)
def test_odd_pictures(target):
    strokes = SearchPainter(engine(), Search(steps=20, groups=3)).paint(target, 6)
    assert np.isfinite(strokes.numpy()).all()
    assert float(error(engine(), strokes, target)) < 0.1


@pytest.mark.parametrize("options", [{"steps": 0}, {"groups": 0}, {"seconds": 0.0}])
def test_options_that_make_no_sense(options):
    with pytest.raises(ValueError, match="must be"):
        Search(**options)


def test_a_search_goes_on_exactly(tmp_path):
    goal = Goal(engine(), pictures(1))
    search = Search(steps=40, groups=3, again_every=5)
    whole = quietly(Run(search, goal, 12))
    first = Aloud(tmp_path / "search.safetensors", "the same")
    half = Run(search, goal, 12)
    for _ in range(17):
        half.advance()
    first.save(half)
    with pytest.raises(ValueError, match="was begun with the same; this is another"):
        Aloud(tmp_path / "search.safetensors", "another", resume=True)(Run(search, goal, 12))
    again = Aloud(tmp_path / "search.safetensors", "the same", resume=True)
    assert torch.equal(again(Run(search, goal, 12)), whole)


def test_more_time_for_a_search_that_had_all_of_it(tmp_path, capsys):
    goal, file = Goal(engine(), pictures(1)), tmp_path / "search.safetensors"
    first = Aloud(file)(Run(Search(steps=20, groups=3), goal, 12))
    done = Run(Search(steps=20, groups=3), goal, 12)
    assert torch.equal(Aloud(file, resume=True)(done), first)
    assert done.step == 20
    assert "had all its time, 20 steps" in capsys.readouterr().out
    longer = Run(Search(steps=100, groups=3), goal, 12)
    longer.load_state_dict(read_state(file))
    assert not longer.inked
    after = quietly(longer)
    assert longer.step == 100
    assert longer.inked
    assert float(goal.loss(after)) < float(goal.loss(first))


def test_where_a_search_was_stopped_the_one_after_it_makes_no_step(monkeypatch):
    goal, plain = Goal(engine(), pictures(1)), Run.advance

    def struck(run):
        signal.raise_signal(signal.SIGINT)
        return plain(run)

    def moved(strokes):
        return second(Run(Search(steps=3), goal, 5, first=strokes))

    first, strokes = Aloud(), torch.rand(1, 5, 13)
    second = Aloud(after=first)
    assert not torch.equal(moved(strokes), strokes)
    monkeypatch.setattr(Run, "advance", struck)
    first(Run(Search(steps=3), goal, 5))
    assert torch.equal(moved(strokes), strokes)


@pytest.mark.parametrize("inside", ["_sow", "_sow_again", "remember"])
def test_ctrl_c_at_any_moment_loses_nothing(inside, tmp_path, monkeypatch):
    search, goal = Search(steps=60, groups=3, again_every=5), Goal(engine(), pictures(1))
    whole = quietly(Run(search, goal, 20))
    file, plain = tmp_path / "search.safetensors", getattr(Run, inside)

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
            seen.append(float(goal.loss(run.mover.numbers)))
        if run.step == 50:
            run.mover.numbers[..., :2] = 0.5  # all in one place: far worse
    assert float(goal.loss(run.finish())) <= min(seen[:10])


def test_one_good_stroke_is_left_where_it_is():
    target = engine("circle").paint(
        blank(1, SIZE, SIZE), torch.tensor([[[0.5, 0.5, 0.2, 1, 0.9, 0.2, 0.1]]])
    )
    painter = SearchPainter(engine("circle"), Search(steps=100))
    assert float(error(engine("circle"), painter.paint(target, 1), target)) < 1e-3


@pytest.mark.parametrize("score", [None, make_score("l1")], ids=["l2", "l1"])
def test_focus_makes_a_place_better(score):
    """On the mean of eight pictures: of one alone a search's chance may decide."""
    target = pictures(8)
    focus = torch.full((8, 1, SIZE, SIZE), 0.1)
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


def test_a_score_that_is_no_number_ends_the_search():
    class Broken(Score):
        def __call__(self, canvas, target):
            return (canvas - target).mean((1, 2, 3)) * float("nan")

    with pytest.raises(FloatingPointError, match="became nan at step 0"):
        SearchPainter(engine(), Search(steps=3), Broken()).paint(pictures(1), 5)


def test_the_more_steps_a_search_has_the_longer_it_remembers():
    def momentum(**until):
        run = Run(Search(groups=3, **until), Goal(engine(), pictures(1)), 6)
        run.step, run.spent = 10, 0.5
        return run.momentum

    assert momentum(steps=50) == MOMENTA[0]
    assert momentum(steps=400) == pytest.approx(1 - 1 / 13)
    assert momentum(seconds=20.0) == pytest.approx(1 - 1 / 13)  # 400 steps, at this pace
    assert momentum(steps=10_000) == MOMENTA[1]


def test_what_is_said_of_a_search_is_of_the_picture_in_full_size():
    chance = torch.Generator().manual_seed(0)
    target = torch.rand(1, 3, 40, 40, generator=chance)  # noise, which a smaller picture has not
    run = Run(Search(steps=10, groups=3), Goal(engine(), target), 4)
    loss = run.advance()
    assert run.seen is not run.goal
    wanted = float(psnr(run.goal.loss(run.mover.numbers).mean()))
    assert run.said(loss) == f"PSNR {wanted:.1f} dB"
    assert wanted < float(psnr(loss.mean())) - 0.5


@pytest.mark.parametrize(("side", "sizes"), [(96, [20, 48, 96]), (40, [20, 40])])
def test_a_picture_is_seen_small_then_half_then_whole(side, sizes):
    """Half a picture of 40 px is no larger than the small one for 8 strokes."""
    goal = Goal(engine("circle"), torch.rand(1, 3, side, side))
    run, seen = Run(Search(steps=20, groups=2), goal, 8), []
    while run.share < 1:
        seen.append(run.seen.longer)
        assert run.counts == (run.seen is goal and run.sown == 2)
        run.advance()
    changed = [i / 20 for i in range(1, 20) if seen[i] != seen[i - 1]]
    assert list(dict.fromkeys(seen)) == sizes
    assert changed == [0.3, 0.6][: len(sizes) - 1]
