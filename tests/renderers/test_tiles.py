"""The tile engine is held to the exact engine: same pictures, same gradients."""

import subprocess
import sys

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renderers import BRUSHES, Exact, Tiles, make_renderer, uniform
from renderers.tiles import paint_rows
from renderers.tiles.cpu import lists, walk
from tests.support.brushes import EVERY, brush_of
from tests.support.chance import CHANCE


def strokes_of_all_sizes(brush, batch, count):
    strokes = torch.stack([uniform(count, brush, CHANCE) for _ in range(batch)])
    small = strokes[:, count // 2 :]
    for i, p in enumerate(brush.params):
        if p.kind == "length":
            small[..., i] *= 0.2
        if p.name in ("x1", "x2", "y1", "y2") and p.kind in ("x", "y"):
            small[..., i] = (small[..., i % 2] + 0.3 * (small[..., i] - 0.5)).clamp(0, 1)
    return strokes


def painted_with_gradients(renderer, canvas, strokes, weight):
    canvas, strokes = canvas.clone().requires_grad_(), strokes.clone().requires_grad_()
    painted = renderer.paint(canvas, strokes)
    (painted * weight).sum().backward()
    return painted.detach(), canvas.grad, strokes.grad


@pytest.fixture(params=EVERY)
def brush(request):
    return brush_of(request.param)


@pytest.mark.parametrize("shape", [(48, 48), (30, 50), (7, 5)])
def test_pictures_and_gradients_equal_the_exact_engine(brush, shape):
    strokes = strokes_of_all_sizes(brush, 3, 8)
    canvas, weight = torch.rand(3, 3, *shape), torch.randn(3, 3, *shape)
    tiles = painted_with_gradients(Tiles(brush), canvas, strokes, weight)
    exact = painted_with_gradients(Exact(brush), canvas, strokes, weight)
    torch.testing.assert_close(tiles[0], exact[0], atol=1e-4, rtol=0)
    for fast, readable in zip(tiles[1:], exact[1:], strict=True):
        assert (fast - readable).norm() < 1e-3 * readable.norm()


@pytest.mark.parametrize("name", BRUSHES)
@settings(
    max_examples=25, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(data=st.data())
def test_any_strokes_equal_the_exact_engine(name, data):
    """A number may be anything in [0, 1], its ends and round values above all.

    Two pixels in the picture may differ: those equally deep in two stretches of a stroke.
    """
    brush = BRUSHES[name]()
    number = st.one_of(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0, 1, width=32))
    row = st.lists(number, min_size=len(brush.params), max_size=len(brush.params))
    strokes = torch.tensor(data.draw(st.lists(row, min_size=1, max_size=4)))[None]
    canvas = torch.rand(1, 3, 20, 28, generator=torch.Generator().manual_seed(3))
    apart = (Tiles(brush).paint(canvas, strokes) - Exact(brush).paint(canvas, strokes)).abs()
    assert (apart.amax(1) > 1e-4).sum() <= 2


def test_random_strokes_equal_the_exact_engine_almost_everywhere(brush):
    """Pixels as deep in two stretches of a stroke may take either: fewer than 1 in 20,000."""
    strokes = strokes_of_all_sizes(brush, 1, 600)[0][:, None]
    blank = torch.zeros(len(strokes), 3, 32, 32)
    apart = (Tiles(brush).paint(blank, strokes) - Exact(brush).paint(blank, strokes)).abs()
    assert (apart > 1e-4).float().mean() < 5e-5
    assert apart.square().mean().sqrt() < 3e-4


@pytest.mark.parametrize("name", ["bezier", "bezier_opaque", "watercolor"])
def test_long_strokes_on_a_large_canvas_equal_the_exact_engine(name):
    """Samples lie farther apart there than a tile is wide: what a tile skips must not be missed."""
    brush = BRUSHES[name]()
    strokes, blank = uniform(16, brush, CHANCE)[:, None], torch.zeros(16, 3, 256, 256)
    apart = (Tiles(brush).paint(blank, strokes) - Exact(brush).paint(blank, strokes)).abs()
    assert (apart > 1e-4).float().mean() < 5e-5
    assert apart.square().mean().sqrt() < 3e-4


EXTREMES = (0.0, 1e-45, 4e-39, 1e-30, 1e-20, 1e-10, 1e-5, 0.25, 0.5, 1 - 1e-7, 1.0)


def test_numbers_too_small_for_a_reciprocal_leave_all_finite(brush):
    values, chance = torch.tensor(EXTREMES), torch.Generator().manual_seed(0)
    strokes = values[torch.randint(len(values), (256, 1, len(brush.params)), generator=chance)]
    canvas = torch.rand(256, 3, 32, 32)
    painted = painted_with_gradients(Tiles(brush), canvas, strokes, torch.randn(256, 3, 32, 32))
    assert all(found.isfinite().all() for found in painted)


def test_a_disc_that_hardly_moves_while_it_shrinks():
    numbers = [1.0, 4.3e-39, 0.0, 0.0, 1.0, 0.0, 1.0, 2.3e-10, 1.0, 0.0, 0.0, 1.0, 1.0]
    stroke, canvas = torch.tensor(numbers)[None, None], torch.zeros(1, 3, 32, 32)
    brush = BRUSHES["bezier"]()
    ours, exact = (engine(brush).paint(canvas, stroke) for engine in (Tiles, Exact))
    torch.testing.assert_close(ours, exact, atol=1e-5, rtol=0)


def test_error_in_one_pass_equals_painting_then_measuring(brush):
    strokes, canvas = strokes_of_all_sizes(brush, 2, 6), torch.rand(2, 3, 40, 24)
    target, weight = torch.rand(2, 3, 40, 24), torch.tensor([1.0, -3.0])
    results = []
    for engine in (
        Tiles(brush).error,
        lambda c, s, t: (Tiles(brush).paint(c, s) - t).square().mean((1, 2, 3)),
    ):
        c, s = canvas.clone().requires_grad_(), strokes.clone().requires_grad_()
        error = engine(c, s, target)
        (error * weight).sum().backward()
        results.append((error.detach(), c.grad, s.grad))
    for fast, readable in zip(*results, strict=True):
        assert (fast - readable).norm() < 1e-5 * readable.norm()


def test_strokes_off_the_canvas_change_nothing(brush):
    strokes = uniform(4, brush, CHANCE)[None]
    for i, p in enumerate(brush.params):
        strokes[..., i] += 3 if p.kind in ("x", "y") else 0
    canvas = torch.rand(1, 3, 20, 20)
    assert torch.equal(Tiles(brush).paint(canvas, strokes), canvas)


def test_a_canvas_does_not_see_its_neighbours_in_the_batch(brush):
    strokes, canvas = strokes_of_all_sizes(brush, 3, 5), torch.rand(3, 3, 32, 32)
    together = Tiles(brush).paint(canvas, strokes)
    for b in range(3):
        alone = Tiles(brush).paint(canvas[b : b + 1], strokes[b : b + 1])
        assert torch.equal(alone[0], together[b])


def test_gradients_are_the_same_every_time_and_for_any_number_of_threads(brush):
    strokes, canvas = strokes_of_all_sizes(brush, 2, 30), torch.rand(2, 3, 64, 64)
    weight, runs = torch.randn(2, 3, 64, 64), []
    for threads in (1, 2, 1):
        torch.set_num_threads(threads)
        runs.append(painted_with_gradients(Tiles(brush), canvas, strokes, weight))
    for run in runs[1:]:
        assert all(torch.equal(a, b) for a, b in zip(run, runs[0], strict=True))


def test_a_run_of_few_tiles_at_a_time_paints_the_same(brush, monkeypatch):
    strokes, canvas = strokes_of_all_sizes(brush, 2, 20), torch.rand(2, 3, 70, 50)
    weight = torch.randn(2, 3, 70, 50)
    at_once = painted_with_gradients(Tiles(brush), canvas, strokes, weight)
    monkeypatch.setattr(lists, "ENTRIES", 7)
    run_by_run = painted_with_gradients(Tiles(brush), canvas, strokes, weight)
    assert torch.equal(at_once[0], run_by_run[0])
    for a, b in zip(at_once[1:], run_by_run[1:], strict=True):
        torch.testing.assert_close(a, b, rtol=1e-4, atol=1e-5 * b.abs().max().item())


def test_more_strokes_than_a_chunk_equal_the_exact_engine():
    brush, count = BRUSHES["circle"](), 2 * walk.CHUNK + 50
    strokes = strokes_of_all_sizes(brush, 1, count)
    strokes[..., 3] *= 0.05  # so that the first ones are still seen
    canvas, weight = torch.rand(1, 3, 20, 20), torch.randn(1, 3, 20, 20)
    tiles = painted_with_gradients(Tiles(brush), canvas, strokes, weight)
    exact = painted_with_gradients(Exact(brush), canvas, strokes, weight)
    torch.testing.assert_close(tiles[0], exact[0], atol=1e-4, rtol=0)
    for fast, readable in zip(tiles[1:], exact[1:], strict=True):
        assert (fast - readable).norm() < 1e-3 * readable.norm()


LARGE = """
import torch
from pathlib import Path
from renderers import BRUSHES, Tiles, uniform
torch.set_num_threads(1)
engine, chance = Tiles(BRUSHES["circle"]()), torch.Generator().manual_seed(0)
strokes = uniform(3000, BRUSHES["circle"](), chance)[None]
target, canvas = torch.rand(1, 3, 1024, 1024), torch.zeros(1, 3, 1024, 1024)
engine.paint(torch.zeros(1, 3, 16, 16), strokes[:, :1])
held = lambda key: int(Path("/proc/self/status").read_text().split(key + ":")[1].split()[0])
Path("/proc/self/clear_refs").write_text("5")  # forget the peak so far
before = held("VmRSS")
engine.error(canvas, strokes.requires_grad_(), target).sum().backward()
assert strokes.grad.abs().sum() > 0
print((held("VmHWM") - before) / 1024)
"""


def test_many_strokes_on_a_large_canvas_stay_within_bounds():
    """3,000 strokes at 1024 px: 2.4 million entries; all at once they would take 200 MB."""
    ran = subprocess.run([sys.executable, "-c", LARGE], capture_output=True, text=True, check=True)
    assert 60 < float(ran.stdout) < 140


def test_rows_of_a_form_are_painted_without_a_brush():
    brush = BRUSHES["watercolor"]()
    strokes, canvas = strokes_of_all_sizes(brush, 2, 4), torch.rand(2, 3, 20, 30)
    rows = brush.rows(strokes.flatten(0, 1)).view(2, 4, -1)
    assert torch.equal(paint_rows(canvas, rows, "wash"), Tiles(brush).paint(canvas, strokes))
    with pytest.raises(ValueError, match="got 'square'"):
        paint_rows(canvas, rows, "square")


def test_what_it_cannot_take_is_refused():
    tiles = Tiles(BRUSHES["bezier"]())
    with pytest.raises(ValueError, match=r"got a canvas of torch\.float64"):
        tiles.paint(torch.zeros(1, 3, 8, 8, dtype=torch.float64), torch.rand(1, 1, 13))


REFUSED = """
import torch
from renderers import BRUSHES, make_renderer
for name in ("tiles", "neural"):
    engine = make_renderer(name, BRUSHES["bezier"]())
    for canvas, strokes in (
        ((1, 1, 8, 8), (1, 2, 13)), ((4, 3, 8, 8), (1, 2, 13)), ((1, 3, 8, 8), (4, 2, 13)),
        ((1, 3, 8, 8), (1, 20, 11)), ((3, 8, 8), (1, 2, 13)), ((1, 3, 8, 8), (2, 13)),
    ):
        try:
            engine.paint(torch.zeros(canvas), torch.rand(strokes))
        except ValueError as error:
            assert "wanted canvases [B,3,H,W] and for each K strokes of 13" in str(error), error
        else:
            raise AssertionError(f"{name} painted {strokes} on {canvas}")
tiles = make_renderer("tiles", BRUSHES["bezier"]())
try:
    tiles.error(torch.zeros(2, 3, 8, 8), torch.rand(2, 1, 13), torch.zeros(2, 3, 4, 4))
except ValueError as error:
    assert "wanted a target of the canvas's shape (2, 3, 8, 8), got (2, 3, 4, 4)" in str(error)
else:
    raise AssertionError("a target of another shape was taken")
"""


def test_shapes_that_do_not_go_together_are_refused():
    """In a process of its own: here the hook that checks shapes would be the first to refuse."""
    ran = subprocess.run([sys.executable, "-c", REFUSED], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


def test_an_empty_batch_has_no_error():
    tiles = Tiles(BRUSHES["bezier"]())
    none = torch.zeros(0, 3, 8, 8)
    assert tiles.paint(none, torch.rand(0, 2, 13)).shape == none.shape
    strokes = torch.rand(0, 2, 13, requires_grad=True)
    tiles.error(none, strokes, none).sum().backward()
    assert strokes.grad.shape == (0, 2, 13)


def test_a_brush_of_no_form_is_told_to_use_the_exact_engine():
    brush = BRUSHES["circle"]()
    brush.form = None
    with pytest.raises(ValueError, match="no kernel for the brush 'circle'"):
        Tiles(brush)
    assert isinstance(make_renderer("auto", brush), Exact)


def test_auto_is_tiles_and_an_unknown_engine_is_named(brush):
    assert isinstance(make_renderer("auto", brush), Tiles)
    with pytest.raises(KeyError, match="Did you mean 'tiles'"):
        make_renderer("tile", brush)
