"""A photograph painted at a desk."""

import numpy as np
import pytest
import torch

from agents.studio.described import rows_of
from paint_gym.paintings.painting import Painting
from renderers import BRUSHES
from tests.support.desks import painted


def test_a_search_tells_of_the_canvas_and_then_of_all_its_strokes(photo):
    _, desk = painted(photo, steps=12)
    canvas, *strokes = (header for header, _ in desk.events)
    assert canvas["event"] == "canvas"
    assert canvas["ground"] == {"color": [0.0, 0.0, 0.0]}
    assert canvas["brush"] == "bezier"
    assert len(strokes) >= 3
    assert {x["from"] for x in strokes} == {0}
    counts, shares = ([x[name] for x in strokes] for name in ("count", "share"))
    assert counts == sorted(counts)
    assert shares == sorted(shares)
    assert (counts[-1], shares[-1]) == (12, 1.0)
    assert [len(x) for x in desk.rows()] == counts
    assert strokes[0]["step"] == 1
    assert strokes[-1]["psnr"] > strokes[0]["psnr"]


@pytest.mark.parametrize("painter", ["search", "policy", "refined", "greedy", "layered", "mosaic"])
def test_the_last_that_is_told_is_the_painting(painter, photo):
    painting, desk = painted(photo, painter=painter, strokes=10, steps=4)
    brush = BRUSHES[painting.brush]()
    assert desk.events[-1][1] == rows_of(brush, painting.strokes)
    assert desk.of("strokes")[-1]["share"] == 1
    assert len(painting.strokes) <= 10
    assert desk.kept.brush == painting.brush
    assert (desk.kept.strokes == painting.strokes).all()


@pytest.mark.parametrize("painter", ["greedy", "policy", "layered"])
def test_strokes_that_are_laid_for_good_are_told_as_they_are_laid(painter, photo):
    _, desk = painted(photo, painter=painter, strokes=10)
    *laid, _ = desk.of("strokes")
    ends = [x["from"] + x["count"] for x in laid]
    assert [x["from"] for x in laid] == [0, *ends[:-1]]
    assert ends[-1] == 10
    assert len(laid) > 1
    assert all(x["count"] == 1 for x in laid) or painter != "greedy"
    assert laid[-1]["psnr"] > laid[0]["psnr"]


def test_what_an_actor_laid_is_told_before_it_is_moved(photo):
    _, desk = painted(photo, painter="refined", strokes=10, steps=4)
    told = desk.of("strokes")
    assert [x["from"] for x in told[:2]] == [0, 5]
    assert {x["share"] for x in told[:2]} == {0.0}
    laid = np.concatenate(desk.rows()[:2])
    assert np.allclose(desk.rows()[2], laid)


def test_the_same_seed_paints_the_same(photo):
    one, same, other = (painted(photo, seed=seed)[0].strokes for seed in (3, 3, 4))
    assert torch.equal(one, same)
    assert not torch.equal(one, other)


def test_stopped_a_search_keeps_the_best_so_far(photo):
    painting, desk = painted(photo, steps=100_000, enough=3)
    assert len(desk.of("strokes")) == 4
    assert len(painting.strokes) == 12
    assert desk.of("strokes")[-1]["psnr"] >= desk.of("strokes")[-2]["psnr"]


def test_stopped_a_greedy_painter_keeps_what_is_laid(photo):
    painting, _ = painted(photo, painter="greedy", strokes=500, enough=3)
    assert len(painting.strokes) == 3


@pytest.mark.parametrize("brush", ["bezier", "oil"])
@pytest.mark.parametrize("painter", ["policy", "refined"])
def test_stopped_an_actor_keeps_what_is_laid(painter, brush, photo):
    painting, desk = painted(photo, painter=painter, brush=brush, strokes=2000, enough=2)
    laid = len(desk.rows()[0]) + len(desk.rows()[1])
    assert 0 < len(painting.strokes) <= laid < 200


@pytest.mark.parametrize("painter", ["search", "greedy", "layered"])
def test_a_painting_that_goes_on_is_never_worse(painter, photo):
    begun, desk = painted(photo, painter=painter)
    for more in ({}, {"strokes": 8}, {"strokes": 8, "enough": 1}):
        further, told = painted(photo, begun, painter=painter, **{"strokes": 0, **more})
        assert told.of("strokes")[-1]["psnr"] >= desk.of("strokes")[-1]["psnr"] - 0.01
        assert further.brush == begun.brush


def test_a_painting_that_goes_on_has_so_many_strokes_more(photo):
    begun, _ = painted(photo, steps=30)
    further, desk = painted(photo, begun, strokes=7, steps=30)
    assert len(further.strokes) == len(begun.strokes) + 7
    assert desk.of("strokes")[0]["count"] == len(further.strokes)


def test_paints_stay_as_they_are_when_a_painting_goes_on(photo):
    begun, _ = painted(photo, palette="4", steps=20)
    assert 1 <= len(begun.paints) <= 4
    further, _ = painted(photo, begun, palette="4", strokes=7, steps=20)
    assert {x.color for x in further.paints} <= {x.color for x in begun.paints}
    inks = BRUSHES["bezier"]().columns("color")[:3]
    used = {tuple(x) for x in further.strokes[:, inks].tolist()}
    assert used <= {tuple(x) for x in begun.strokes[:, inks].tolist()}


def test_another_photograph_is_none_to_go_on_with(photo):
    begun = Painting("circle", torch.rand(3, 7), 30, 90)
    with pytest.raises(ValueError, match="choose the photograph that it was painted from"):
        painted(photo, begun)


def test_brushes_that_are_mixed_say_of_each_stroke_which_it_is_of(photo):
    _, desk = painted(photo, brush="bezier+circle")
    assert desk.of("canvas")[0]["forms"] == ["sweep", "disc"]
    assert set(desk.rows()[-1][:, 19]) <= {0.0, 1.0}


def test_a_palette_is_kept_to(photo):
    painting, _ = painted(photo, palette="#ff0000,white", steps=20)
    assert {x.color for x in painting.paints} <= {"#ff0000", "#ffffff"}
