"""Windows: where a painter looks, and that painting there is painting the canvas."""

from dataclasses import replace
from itertools import pairwise

import pytest
import torch

from agents.painters.policy import bundles
from agents.painters.window import WindowPainter, worth_laying
from agents.windows.choice import ByGlance, NearWhole, OnSchedule, strayed
from agents.windows.glance import Glance
from agents.windows.grid import lay_grid
from agents.windows.look import (
    Windows,
    crop,
    drawable,
    look_around,
    look_at_worst,
    meeting,
    side_at,
    to_canvas,
)
from paint_gym.metrics import squared_error
from paint_gym.state import CanvasState
from renderers import BRUSHES, Exact, make_renderer, uniform
from tests.support.chance import CHANCE

brush = BRUSHES["bezier"]()


def test_painting_in_a_window_is_painting_the_canvas():
    windows = Windows(torch.tensor([[0.25, 0.5]]), torch.tensor([[0.5]]))
    strokes = drawable(uniform(4, brush, CHANCE)[None], brush, windows.side)
    inside = Exact(brush).paint(torch.zeros(1, 3, 32, 32), strokes)
    canvas = Exact(brush).paint(torch.zeros(1, 3, 64, 64), to_canvas(strokes, brush, windows))
    torch.testing.assert_close(inside, canvas[:, :, 32:, 16:48], atol=1e-4, rtol=0)
    torch.testing.assert_close(inside, crop(canvas, windows, 32), atol=1e-4, rtol=0)


@pytest.mark.parametrize("side", [1.0, 0.35, 0.05])
def test_what_is_drawable_in_a_window_needs_no_clipping(side):
    windows = Windows(torch.zeros(1, 2), torch.full((1, 1), side))
    for extreme in (0.0, 1.0):
        strokes = drawable(torch.full((1, 2, 13), extreme), brush, windows.side)
        placed = to_canvas(strokes, brush, windows)
        assert placed.min() >= 0
        assert placed.max() <= 1
        assert placed[..., 6].max() <= side + 1e-6


def test_the_worst_window_holds_the_error():
    canvas, target = torch.zeros(2, 3, 64, 64), torch.zeros(2, 3, 64, 64)
    target[0, :, 40:50, 4:14] = 1
    target[1, :, 5:9, 50:60] = 1
    windows = look_at_worst(canvas, target, 0.2)
    assert crop(target, windows, 16).mean((1, 2, 3)).min() > 0.2
    for _ in range(20):
        drawn = look_around(canvas, target, 0.2, generator=torch.Generator())
        assert (crop(target, drawn, 16).mean((1, 2, 3)) > 0).all()


def test_windows_stay_on_a_canvas_of_any_shape():
    for height, width in ((64, 64), (64, 40), (24, 64), (5, 64)):
        windows = look_at_worst(
            torch.zeros(1, 3, height, width), torch.rand(1, 3, height, width), 0.35
        )
        assert (windows.corner >= 0).all()
        assert windows.corner[0, 0] < width / 64
        assert windows.corner[0, 1] < height / 64


def test_the_window_shrinks_over_the_episode():
    sides = [side_at(i, 40) for i in range(40)]
    assert sides == sorted(sides, reverse=True)
    assert sides.count(1.0) == 2
    assert sides.count(0.17) == 16
    assert side_at(1, 4) == 0.35
    longer = [side_at(i, 400) for i in range(400)]
    assert longer[:40] == sides
    assert longer == sorted(longer, reverse=True)
    assert longer[-1] < 0.08


def blank_for(target):
    return CanvasState(torch.zeros_like(target), target, torch.zeros(len(target)).long(), 4)


def same(a, b):
    return torch.equal(a.corner, b.corner) and torch.equal(a.side, b.side)


def test_a_window_tried_in_vain_is_left_alone_until_the_canvas_improves():
    choice, rows = OnSchedule(4), torch.arange(1)
    state = replace(blank_for(torch.rand(1, 3, 32, 32)), step=torch.tensor([2]))
    first = choice.propose(state, rows)
    choice.note(rows, torch.tensor([[-1.0]]), torch.tensor([[False]]))
    assert not same(choice.propose(state, rows), first)
    choice.note(rows, torch.tensor([[1.0]]), torch.tensor([[True]]))
    assert same(choice.propose(state, rows), first)


def test_a_glance_leaves_a_vain_window_alone_until_something_is_laid_on_it():
    choice, rows = ByGlance(Glance(), tries=4), torch.arange(1)
    state = blank_for(torch.rand(1, 3, 32, 32))
    first = choice.propose(state, rows)
    choice.note(rows, torch.full((1, 4), -1.0), torch.zeros(1, 4).bool())
    second = choice.propose(state, rows)
    vain = {tuple(x) for x in torch.cat([first.corner, first.side], 1).tolist()}
    fresh = {tuple(x) for x in torch.cat([second.corner, second.side], 1).tolist()}
    assert len(vain) == len(fresh) == 4
    assert not vain & fresh
    gains = torch.tensor([[-1.0, -1.0, 1.0, -1.0]])
    choice.note(rows, gains, gains > 0)
    known = choice.vain[0]
    overlaps = choice.grid.overlapping(choice.chosen[0, 2:3])[0]
    assert not (known & overlaps).any()
    assert not known[0]  # the whole canvas overlaps everything


def test_windows_near_the_whole_begin_with_the_whole():
    target = torch.rand(2, 3, 16, 16)
    windows = NearWhole(8).propose(blank_for(target), torch.arange(2))
    assert windows.side.view(2, 8).diff(dim=0).abs().max() == 0
    first = Windows(windows.corner[:1], windows.side[:1])
    torch.testing.assert_close(crop(target[:1], first, 16), target[:1])
    assert (windows.corner + windows.side / 2 - 0.5).abs().max() <= 0.1 + 1e-6
    assert len({tuple(x) for x in windows.corner[:8].tolist()}) == 8
    half = strayed(torch.full((1, 3), 0.5))
    assert half.side.item() == 1


def test_the_grid_knows_the_error_of_every_window():
    canvas, target = torch.rand(2, 3, 24, 40), torch.rand(2, 3, 24, 40)
    grid = lay_grid(24, 40, canvas.device)
    errors = grid.errors(canvas, target)
    for i in range(0, len(grid.spans), 7):
        (x, y), span = grid.corners[i].tolist(), int(grid.spans[i])
        inside = (canvas - target)[:, :, y : y + span, x : x + span].square().sum((1, 2, 3))
        torch.testing.assert_close(errors[:, i], inside / 3 / span**2)
        overlap = grid.overlapping(torch.tensor([i]))[0]
        assert overlap[i]
    assert len(
        {tuple(row) for row in torch.cat([grid.corners, grid.spans[:, None]], 1).tolist()}
    ) == len(grid.spans)


def test_several_windows_of_a_picture_are_cropped_as_each_alone():
    picture = torch.rand(2, 6, 20, 32)
    windows = Windows(torch.rand(6, 2) * 0.5, torch.rand(6, 1) * 0.5 + 0.1)
    together = crop(picture, windows, 8)
    alone = crop(picture.repeat_interleave(3, 0), windows, 8)
    torch.testing.assert_close(together, alone)


@pytest.mark.parametrize(
    "choose",
    [OnSchedule, lambda h: ByGlance(Glance(), 1), lambda h: ByGlance(Glance(), 3),
     lambda h: NearWhole(4)],
    ids=["schedule", "glance", "three tries", "near"],
)  # fmt: skip
def test_a_window_painter_never_makes_a_canvas_worse(choose):
    class Blind(torch.nn.Module):
        def forward(self, view):
            return torch.rand(len(view), 5, 13)

    painter = WindowPainter(Blind(), make_renderer("auto", brush), 5, 32, choose)
    target = torch.rand(3, 3, 48, 32)
    strokes = painter.paint(target, 50)
    assert strokes.shape == (3, 50, 13)
    assert strokes.min() >= 0
    assert strokes.max() <= 1
    canvas, errors = torch.zeros(3, 3, 48, 32), []
    for k in range(0, 50, 5):
        canvas = painter.renderer.paint(canvas, strokes[:, k : k + 5])
        errors.append(squared_error(canvas, target))
    assert all((b <= a + 1e-7).all() for a, b in pairwise(errors))


@pytest.mark.parametrize("kind", BRUSHES)
def test_what_a_window_painter_lays_is_what_it_saw_itself_paint(kind):
    class Stubborn(torch.nn.Module):
        """Black strokes everywhere: most are in vain on a bright picture."""

        def forward(self, view):
            return torch.rand(len(view), 5, len(painter.brush.params)) * 0.3

    painter = WindowPainter(Stubborn(), make_renderer("auto", BRUSHES[kind]()), 5, 32)
    seen, paint = [], painter._attempt

    def watched(state, *rest, **more):
        seen[:] = [state.canvas]
        return paint(state, *rest, **more)

    painter._attempt = watched
    target = torch.rand(2, 3, 32, 32) * 0.5 + 0.5
    strokes = painter.paint(target, 40)
    canvas = painter.renderer.paint(torch.zeros(2, 3, 32, 32), strokes)
    torch.testing.assert_close(canvas, seen[0], atol=2e-3, rtol=0)


def test_bundles_are_laid_at_once_where_their_windows_do_not_meet():
    corner = torch.tensor([[0.0, 0.0], [0.1, 0.1], [0.5, 0.0], [0.0, 0.5], [0.5, 0.5]])
    windows = Windows(corner.repeat(2, 1), torch.full((10, 1), 0.5))
    assert meeting(windows, 5)[0, 1].tolist() == [True] * 5
    assert meeting(windows, 5)[0, 2].tolist() == [False, True, True, False, False]
    gains = torch.tensor([[0.9, 1.0, 0.8, 0.7, 0.6], [1.0, 0.9, 0.8, 0.4, -0.1]])
    taken = worth_laying(windows, gains, room=torch.tensor([5, 5]))
    assert taken.tolist() == [[False, True, False, False, False], [True, False, True, False, False]]
    assert worth_laying(windows, gains, room=torch.tensor([1, 1])).sum(1).tolist() == [1, 1]
    assert not worth_laying(windows, -gains.abs(), room=torch.tensor([5, 5])).any()


def test_a_look_may_lay_several_bundles_and_never_more_than_are_left():
    class Bright(torch.nn.Module):
        """Opaque white dots in the middle of the view: they help wherever they lie."""

        def forward(self, view):
            return torch.full((len(view), 5, 7), 0.5).index_fill(2, torch.tensor([3]), 1.0)

    class Corners:
        tries = 4

        def propose(self, state, rows):
            corner = torch.tensor([[0.0, 0.0], [0.5, 0.0], [0.0, 0.5], [0.5, 0.5]])
            return Windows(corner.repeat(len(rows), 1), torch.full((4 * len(rows), 1), 0.5))

        def note(self, rows, gains, laid):
            looks.append(laid.sum(1).tolist())

    looks = []
    circles = make_renderer("auto", BRUSHES["circle"]())
    painter = WindowPainter(Bright(), circles, 5, 32, lambda horizon: Corners())
    strokes = painter.paint(torch.ones(2, 3, 32, 32), 15)
    assert strokes.shape == (2, 15, 7)
    assert looks[0] == [3, 3]


def test_a_budget_that_is_no_multiple_of_the_bundle_is_refused():
    with pytest.raises(ValueError, match="budget 12 is not a positive multiple of the bundle 5"):
        bundles(12, 5)
