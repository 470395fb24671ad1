"""The tile engine is held to the exact engine: same pictures, same gradients."""

import subprocess
import sys

import pytest
import torch

from renderers import BRUSHES, Exact, Tiles, make_renderer, uniform


def strokes_of_all_sizes(brush, batch, count):
    strokes = torch.stack([uniform(count, brush) for _ in range(batch)])
    small = strokes[:, count // 2 :]
    small[..., 4:6] = (small[..., :2] + 0.3 * (small[..., 4:6] - 0.5)).clamp(0, 1)
    small[..., 6:8] *= 0.2
    return strokes


def painted_with_gradients(renderer, canvas, strokes, weight):
    canvas, strokes = canvas.clone().requires_grad_(), strokes.clone().requires_grad_()
    painted = renderer.paint(canvas, strokes)
    (painted * weight).sum().backward()
    return painted.detach(), canvas.grad, strokes.grad


@pytest.fixture(params=["bezier", "bezier_opaque"])
def brush(request):
    return BRUSHES[request.param]()


@pytest.mark.parametrize("shape", [(48, 48), (30, 50), (7, 5)])
def test_pictures_and_gradients_equal_the_exact_engine(brush, shape):
    strokes = strokes_of_all_sizes(brush, 3, 8)
    canvas, weight = torch.rand(3, 3, *shape), torch.randn(3, 3, *shape)
    tiles = painted_with_gradients(Tiles(brush), canvas, strokes, weight)
    exact = painted_with_gradients(Exact(brush), canvas, strokes, weight)
    torch.testing.assert_close(tiles[0], exact[0], atol=1e-4, rtol=0)
    for fast, readable in zip(tiles[1:], exact[1:], strict=True):
        assert (fast - readable).norm() < 1e-3 * readable.norm()


def test_random_strokes_equal_the_exact_engine_almost_everywhere():
    """Pixels as deep in two stretches of a stroke may take either: fewer than 1 in 100,000."""
    brush = BRUSHES["bezier"]()
    strokes = strokes_of_all_sizes(brush, 1, 1000)[0][:, None]
    blank = torch.zeros(len(strokes), 3, 32, 32)
    apart = (Tiles(brush).paint(blank, strokes) - Exact(brush).paint(blank, strokes)).abs()
    assert (apart > 1e-4).float().mean() < 1e-5
    assert apart.square().mean().sqrt() < 1e-4


def test_error_in_one_pass_equals_painting_then_measuring(brush):
    strokes, canvas = strokes_of_all_sizes(brush, 2, 6), torch.rand(2, 3, 40, 24)
    target, weight = torch.rand(2, 3, 40, 24), torch.tensor([1.0, -3.0])
    results = []
    for engine in (
        Tiles(brush).error,
        lambda c, s, t: (Exact(brush).paint(c, s) - t).square().mean((1, 2, 3)),
    ):
        c, s = canvas.clone().requires_grad_(), strokes.clone().requires_grad_()
        error = engine(c, s, target)
        (error * weight).sum().backward()
        results.append((error.detach(), c.grad, s.grad))
    for fast, readable in zip(*results, strict=True):
        assert (fast - readable).norm() < 1e-3 * readable.norm()


def test_no_strokes_no_change(brush):
    canvas = torch.rand(2, 3, 20, 20)
    assert torch.equal(Tiles(brush).paint(canvas, torch.rand(2, 0, len(brush.params))), canvas)


def test_strokes_off_the_canvas_change_nothing(brush):
    strokes = uniform(4, brush)[None]
    strokes[..., [0, 1, 4, 5]] += 3
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


def test_what_it_cannot_take_is_refused():
    tiles = Tiles(BRUSHES["bezier"]())
    with pytest.raises(ValueError, match=r"float32 on the CPU, got a canvas of torch\.float64"):
        tiles.paint(torch.zeros(1, 3, 8, 8, dtype=torch.float64), torch.rand(1, 1, 13))


def test_auto_is_tiles_on_the_cpu_and_an_unknown_engine_is_named():
    assert isinstance(make_renderer("auto", BRUSHES["bezier"]()), Tiles)
    with pytest.raises(KeyError, match="Did you mean 'tiles'"):
        make_renderer("tile", BRUSHES["bezier"]())


def test_painting_leaves_torch_its_number_of_threads():
    code = (
        "import torch; torch.set_num_threads(1); from renderers import *; "
        "Tiles(BRUSHES['bezier']()).paint(torch.zeros(1, 3, 8, 8), torch.rand(1, 2, 13)); "
        "print(torch.get_num_threads())"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "1"
