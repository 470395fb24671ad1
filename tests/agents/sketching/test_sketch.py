"""What a person draws, without a window."""

import random

import numpy as np
import pytest
import torch

from agents.sketching.actions import actions_of, steps_of
from agents.sketching.colors import beside, chart
from agents.sketching.marks import FARTHEST, MARKS, NEAREST, Dot, Fill, Line
from agents.sketching.pages import PAGES, Page
from agents.sketching.sketch import Sketch
from agents.sketching.tools import Tool
from paint_gym.pairs import PAIRS
from paint_gym.pairs.hints import hint_of, with_hints
from paint_gym.pictures.lab import light_of
from tests.support.sketches import KINDS, SIDE, SLOPE, page_of, sketch_of, stroke

ACROSS = [(0.1, 0.5), (0.9, 0.5)]
RED, BLUE = (200, 30, 30), (30, 30, 200)


@pytest.fixture(params=PAGES)
def sketch(request):
    ground = SLOPE if request.param == "dots" else np.full((1, 1, 3), 255, np.uint8)
    return sketch_of(request.param, ground)


def test_pages_are_those_that_pairs_name_and_keep_their_contract():
    assert {kind.drawn for kind in PAIRS.values()} - {"not"} == PAGES.keys() == KINDS.keys()
    for drawn in PAGES:
        page = page_of(drawn)
        assert isinstance(page, Page)
        assert page.first in page.widths == tuple(sorted(page.widths))
        assert "eraser" in page.tools and page.marks <= MARKS.keys()
        assert all(isinstance(tool(), Tool) for tool in page.tools.values())
        assert page.given(()).shape == (1, PAIRS[KINDS[drawn]].planes, page.height, page.width)
    assert all(mark.kind == name for name, mark in MARKS.items())


def test_an_empty_page_is_paper_and_a_line_is_ink():
    sketch = sketch_of("lines")
    assert sketch.page.given(()).min() > 0.99
    stroke(sketch, *ACROSS)
    given = sketch.page.given(sketch.marks)[0, 0]
    assert given[SIDE // 2].mean() < 0.75 < 0.99 < given[: SIDE // 4].min()


def test_a_line_is_as_wide_as_the_pen_whatever_the_size_of_the_page():
    for side in (32, 64, 100, 256):
        sketch = sketch_of("lines", side=side)
        stroke(sketch, *ACROSS)
        ink = (1 - sketch.page.given(sketch.marks)[0, 0, :, side // 2]).sum() / side
        assert ink == pytest.approx(sketch.pen.width, rel=0.25)


def test_every_step_can_be_undone_and_done_again(sketch):
    pictures = [sketch.page.picture(sketch.marks).copy()]
    for row in (0.1, 0.35, 0.6):
        stroke(sketch, (0.2, row), (0.8, row))
        pictures.append(sketch.page.picture(sketch.marks).copy())
    stroke(sketch, (0.8, 0.35), tool="eraser")
    pictures.append(sketch.page.picture(sketch.marks).copy())
    sketch.clear()
    pictures.append(sketch.page.picture(sketch.marks).copy())
    assert np.array_equal(pictures[0], pictures[-1])
    for earlier in pictures[-2::-1]:
        sketch.undo()
        assert np.array_equal(sketch.page.picture(sketch.marks), earlier)
    sketch.undo()
    for later in pictures[1:]:
        sketch.redo()
        assert np.array_equal(sketch.page.picture(sketch.marks), later)


def test_what_is_drawn_after_going_back_takes_the_place_of_what_was_undone(sketch):
    for row in (0.2, 0.4, 0.6):
        stroke(sketch, (0.2, row))
    sketch.undo()
    sketch.undo()
    stroke(sketch, (0.5, 0.5))
    sketch.redo()
    assert len(sketch.marks) == 2


def test_what_is_being_drawn_is_undone_first_and_what_changes_nothing_is_no_step(sketch):
    stroke(sketch, (0.2, 0.2))
    sketch.press((0.5, 0.5))
    sketch.undo()
    assert len(sketch.marks) == 1
    sketch.drag((0.6, 0.6))
    sketch.lift()
    assert len(sketch.marks) == 1
    sketch.clear()
    sketch.clear()
    stroke(sketch, (0.2, 0.2), tool="eraser")
    sketch.undo()
    assert len(sketch.marks) == 1


def random_marks(sketch, seed, count=20):
    """Anything a hand can do, and at times what it gives meanwhile."""
    chance = random.Random(seed)
    for _ in range(count):
        sketch.tool = chance.choice(list(sketch.page.tools))
        sketch.widen(chance.choice((-1, 1)))
        sketch.color(chance.choice(chance.choice(chart())))
        sketch.press((chance.uniform(-0.5, 1.5), chance.uniform(-0.5, 1.5)))
        for _ in range(chance.randrange(6)):
            sketch.drag((chance.uniform(-3, 3), chance.gauss(0.5, 0.3)))
            if chance.random() < 0.3:
                yield
        sketch.lift()
        if chance.random() < 0.2:
            chance.choice((sketch.undo, sketch.redo, sketch.undo))()
        yield


@pytest.mark.parametrize("drawn", PAGES)
def test_what_is_drawn_bit_by_bit_is_what_is_drawn_at_once(drawn):
    sketch = sketch_of(drawn, SLOPE)
    for _ in random_marks(sketch, 1):
        sketch.page.picture(sketch.marks)
    anew = page_of(drawn, SLOPE)
    assert np.array_equal(sketch.page.picture(sketch.marks), anew.picture(sketch.marks))
    assert torch.equal(sketch.page.given(sketch.marks), anew.given(sketch.marks))
    assert sketch.at > 5


def test_places_far_off_are_brought_near_and_draw_nothing_there(sketch):
    empty = sketch.page.picture(()).copy()
    stroke(sketch, (1e9, -1e9), (float(2**40), -5.0))
    assert all(NEAREST <= x <= FARTHEST for mark in sketch.marks for x in mark_at(mark))
    assert np.array_equal(sketch.page.picture(sketch.marks), empty)


def mark_at(mark):
    return mark.points[-1] if mark.kind == "line" else mark.at


def test_everything_may_be_black_and_thousands_of_points_are_no_matter():
    sketch = sketch_of("lines")
    sketch.widen(99)
    rows = [(x, y / 40) for y in range(41) for x in (-0.5, 1.5)]
    stroke(sketch, *rows)
    assert sketch.page.given(sketch.marks).max() < 0.01
    chance = random.Random(0)
    stroke(sketch, *((chance.random(), chance.random()) for _ in range(3000)))
    assert len(sketch.marks[-1].points) == 3000
    sketch.undo()
    assert sketch.page.given(sketch.marks).max() < 0.01


def test_the_eraser_brings_the_ground_back():
    for ground in (None, SLOPE):
        sketch = sketch_of("lines") if ground is None else sketch_of("colors", ground)
        empty = sketch.page.picture(()).copy()
        stroke(sketch, *ACROSS)
        drawn = sketch.page.picture(sketch.marks).copy()
        sketch.widen(1)
        stroke(sketch, *ACROSS, tool="eraser")
        assert not np.array_equal(drawn, empty)
        assert np.array_equal(sketch.page.picture(sketch.marks), empty)


def test_a_bucket_fills_what_lines_enclose():
    sketch = sketch_of("colors")
    sketch.color(RED)
    stroke(sketch, (0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8), (0.2, 0.2))
    sketch.color(BLUE)
    stroke(sketch, (0.5, 0.5), tool="bucket")
    given = (sketch.page.given(sketch.marks)[0] * 255).round()
    assert given[:, SIDE // 2, SIDE // 2].tolist() == list(BLUE)
    assert given[:, 1, 1].tolist() == [255, 255, 255]
    sketch.press((0.1, 0.1), "bucket")
    sketch.drag((0.5, 0.5))
    assert sketch.marks[-1] == Fill((0.1, 0.1), BLUE)
    sketch.lift()
    assert (sketch.page.given(sketch.marks)[0] * 255).round()[:, 1, 1].tolist() == list(BLUE)


def test_dots_are_hints_of_their_colour_and_light_is_the_photograph_s():
    sketch = sketch_of("dots", SLOPE)
    light = sketch.page.given(())[:, :1]
    torch.testing.assert_close(
        light, light_of(torch.from_numpy(SLOPE).permute(2, 0, 1)[None] / 255)
    )
    sketch.color(RED)
    stroke(sketch, (0.25, 0.125), (0.5, 0.25))  # it is moved until it is let go
    (dot,) = sketch.marks
    assert dot == Dot((0.5, 0.25), sketch.pen.width, RED)
    hint = hint_of(torch.tensor(RED) / 255, 16, 8, side=round(dot.width * SIDE))
    assert torch.equal(sketch.page.given(sketch.marks)[0], with_hints(light[0], [hint]))
    shown = sketch.page.picture(sketch.marks)
    finer = len(shown) // 24
    assert shown[8 * finer + finer // 2, 16 * finer + finer // 2].tolist() == list(RED)


def test_tweezers_take_what_they_touch_and_leave_the_rest():
    sketch = sketch_of("dots", SLOPE)
    for column in (0.1, 0.5, 0.9):
        stroke(sketch, (column, 0.4))
    stroke(sketch, (0.5, 0.1), (0.5, 0.4), tool="eraser")
    assert [dot.at[0] for dot in sketch.marks] == [0.1, 0.9]
    sketch.undo()
    assert len(sketch.marks) == 3


def test_every_action_can_be_done_at_any_time(sketch):
    actions = (*actions_of(sketch), *steps_of(sketch))
    keys = [key for action in actions for key in action.keys]
    assert len(keys) == len(set(keys))
    chance = random.Random(3)
    for _ in range(40):
        sketch.press((chance.random(), chance.random()))
        chance.choice(actions).do(sketch)
        sketch.page.given(sketch.marks)
    assert sketch.tool in sketch.page.tools
    assert sketch.pen.width in sketch.page.widths


def test_the_chart_is_walked_round_by_single_steps():
    rows = chart()
    assert {beside(rows[0][0], across, 0) for across in range(len(rows[0]))} == set(rows[0])
    assert beside(rows[1][2], 0, 1) == rows[2][2]
    assert beside(rows[0][0], -1, -1) == rows[-1][-1]
    assert beside((1, 2, 3), 0, 0) == (0, 0, 0)


def test_a_line_does_not_grow_for_ever():
    line = Line(((0.0, 0.0),), 0.1, None)
    assert line.to((0.0, 0.0)) is line
    assert line.to((0.0, 0.1)).since(line).points == ((0.0, 0.0), (0.0, 0.1))
    assert line.since(Fill((0.0, 0.0), RED)) is None
    assert Line(((0.5, 0.0), (0.0, 0.1)), 0.1, None).since(line) is None
    assert isinstance(Sketch(page_of("lines"), (line,)).marks[0], Line)
