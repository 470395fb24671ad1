"""What every engine must do. A new line in ENGINES is tested here without a new test."""

import pytest
import torch

from renderers import BRUSHES, ENGINES, Exact, Renderer, make_renderer, uniform
from renderers.engines import EXACT
from renderers.tiles import Tiles
from tests.support.brushes import EVERY, brush_of
from tests.support.chance import CHANCE

PAIRS = [
    (engine, brush) for engine in ENGINES for brush in EVERY
    if ENGINES[engine].paints(brush_of(brush))
]  # fmt: skip


@pytest.fixture(params=PAIRS, ids="-".join)
def engine(request):
    name, brush = request.param
    return make_renderer(name, brush_of(brush))


def drawn(engine, batch, count):
    return torch.stack([uniform(count, engine.brush, CHANCE) for _ in range(batch)])


def test_it_is_a_renderer_of_its_brush(engine):
    assert isinstance(engine, Renderer)
    assert engine.paints(engine.brush)


def test_no_strokes_no_change(engine):
    canvas = torch.rand(2, 3, 32, 32)
    assert torch.equal(engine.paint(canvas, drawn(engine, 2, 1)[:, :0]), canvas)


def test_strokes_are_laid_in_their_order(engine):
    canvas, strokes = torch.rand(2, 3, 32, 32), drawn(engine, 2, 3)
    one_by_one = canvas
    for k in range(3):
        one_by_one = engine.paint(one_by_one, strokes[:, k : k + 1])
    torch.testing.assert_close(engine.paint(canvas, strokes), one_by_one, atol=1e-4, rtol=0)


def test_its_error_is_that_of_what_it_paints(engine):
    canvas, target = torch.rand(2, 2, 3, 32, 32)
    strokes = drawn(engine, 2, 3)
    found = []
    for measure in (
        engine.error,
        lambda c, s, t: (engine.paint(c, s) - t).square().mean((1, 2, 3)),
    ):
        c, s = canvas.clone().requires_grad_(), strokes.clone().requires_grad_()
        error = measure(c, s, target)
        error.sum().backward()
        found.append((error.detach(), c.grad, s.grad))
    for one, other in zip(*found, strict=True):
        assert (one - other).norm() < 1e-4 * other.norm()


@pytest.mark.parametrize("name", EXACT)
@pytest.mark.parametrize("brush", EVERY)
def test_those_said_to_be_exact_are(name, brush):
    engine, canvas = make_renderer(name, brush_of(brush)), torch.rand(2, 3, 24, 24)
    strokes = drawn(engine, 2, 3)
    exact = Exact(engine.brush).paint(canvas, strokes)
    torch.testing.assert_close(engine.paint(canvas, strokes), exact, atol=1e-4, rtol=0)


def test_engines_are_asked_about_the_device_that_will_be_painted_on(monkeypatch):
    cuda = pytest.importorskip("renderers.tiles.cuda.kernels")
    monkeypatch.delitem(cuda.KERNELS, "disc")
    circle = BRUSHES["circle"]()
    for device, painter in (("cpu", Tiles), ("cuda:0", Exact)):
        assert Tiles.paints(circle, device) == (painter is Tiles)
        assert isinstance(make_renderer("auto", circle, device), painter)
    with pytest.raises(ValueError, match="no kernel for the brush 'circle' on cuda:0"):
        make_renderer("tiles", circle, "cuda:0")


def test_every_brush_has_an_exact_engine():
    assert EXACT[-1] == "exact"
    assert all(Exact.paints(kind()) for kind in BRUSHES.values())
