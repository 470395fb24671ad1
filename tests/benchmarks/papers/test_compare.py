"""Ways to paint side by side: what each lays, and what is written of it."""

import json
from functools import partial

import pytest
import torch

from agents.search.descent import Until
from benchmarks.papers import __main__ as command
from benchmarks.papers import measure
from benchmarks.papers.comparisons import COMPARISONS, Comparison
from benchmarks.papers.ways import (
    Ask,
    Stage,
    alone,
    by_actor,
    by_blocks,
    by_squares,
    cut,
    from_chance,
    on_the_whole,
    refined,
)
from renderers import BRUSHES, Exact
from tests.support.chance import CHANCE

PICTURE = torch.rand(1, 3, 16, 24, generator=torch.Generator().manual_seed(0))
FEW = Ask("circle", 6, Until(steps=8))


def test_strokes_of_blocks_lie_on_the_whole_where_they_lay_in_their_blocks():
    brush = BRUSHES["circle"]()
    strokes = torch.rand(4, 1, 7, generator=CHANCE)
    strokes[..., :2] = 0.3  # inside of its block, which is 3 : 2
    strokes[..., 2] = 0.05
    blank = torch.zeros(1, 3, 32, 48)
    whole = Exact(brush).paint(blank, on_the_whole(strokes, blank, brush))
    blocks = Exact(brush).paint(cut(blank, 2), strokes)
    torch.testing.assert_close(cut(whole, 2), blocks, atol=1e-4, rtol=0)
    assert blocks.amax((1, 2, 3)).min() > 0


def test_a_picture_that_cannot_be_cut_evenly_is_refused():
    with pytest.raises(ValueError, match="cannot be cut in 3 x 3"):
        cut(PICTURE, 3)


def test_what_an_actor_lays_is_moved_for_the_rest_of_the_seconds():
    ask = Ask("circle", 10, Until(seconds=1.0))
    laid, moved = (way(PICTURE, ask) for way in (by_actor, refined))
    assert laid.shape == moved.shape == (1, 10, 7)
    goal = ask.goal(PICTURE)
    assert float(goal.loss(moved)) < float(goal.loss(laid))
    assert refined(PICTURE, Ask("circle", 10, Until(seconds=1e-3))).shape == (1, 10, 7)


def test_a_way_lays_the_comparison_s_brush_or_the_one_it_is_named_for():
    begun, squares = COMPARISONS["begun"], COMPARISONS["squares"]
    assert len({begun.brush_of(way) for way in begun.ways()}) == 6
    assert {squares.brush_of(way) for way in squares.ways()} == {"rectangle"}


def test_blocks_lay_all_their_strokes_and_come_nearer():
    stages = [Stage(grid, 2, 0.2) for grid in (1, 2)]
    found = by_blocks(PICTURE, Ask("circle", 10), stages=stages)
    assert found.shape == (1, 2 * (1 + 4), 7)
    goal = FEW.goal(PICTURE)
    assert float(goal.loss(found)) < 0.8 * float(PICTURE.square().mean())


@pytest.mark.parametrize("way", [alone, from_chance])
def test_a_search_lays_its_strokes_and_comes_nearer(way):
    found = way(PICTURE, FEW)
    assert found.shape == (1, 6, 7)
    assert float(FEW.goal(PICTURE).loss(found)) < 0.8 * float(PICTURE.square().mean())


def test_those_that_do_not_search_lay_as_many():
    assert by_actor(PICTURE, Ask(strokes=5)).shape == (1, 5, 13)
    assert by_squares(PICTURE, Ask("rectangle", 24)).shape[1] == 24


def test_ways_of_a_comparison_are_told_apart_and_a_few_pictures_are_shown():
    for name, comparison in COMPARISONS.items():
        assert len(comparison.ways()) > 1, name
        assert {comparison.brush_of(way) for way in comparison.ways()} <= set(BRUSHES)
        assert max(comparison.shown) < measure.Compare().count


def test_ways_are_measured_beside_the_first_and_drawn(tmp_path, monkeypatch):
    ways = {"one": partial(alone, ask=FEW), "other": partial(from_chance, ask=FEW)}
    monkeypatch.setitem(COMPARISONS, "blocks", Comparison("a test", 24, lambda: ways, "circle"))
    monkeypatch.setitem(measure.PICTURES, "kodak", lambda side, count, data_dir: [PICTURE] * count)
    places = ["--results", str(tmp_path), "--figures", str(tmp_path)]
    command.main(["compare", "blocks", "--quick", *places])
    found = json.loads((tmp_path / "papers-blocks.json").read_text())
    assert found["pictures"] == 2
    assert found["ways"]["one"]["above"]["mean"] == 0
    other = found["ways"]["other"]
    assert other["above"]["mean"] == pytest.approx(
        other["psnr"]["mean"] - found["ways"]["one"]["psnr"]["mean"], abs=1e-4
    )
    assert other["seconds"]["mean"] > 0
    assert (tmp_path / "papers-blocks.jpg").stat().st_size > 5000
