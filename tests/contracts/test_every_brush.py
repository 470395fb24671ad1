"""What every brush must do. A new line in BRUSHES is tested here without a new test."""

from xml.etree import ElementTree

import cv2
import numpy as np
import pytest
import torch
from torch.nn.functional import avg_pool2d

from renderers import BRUSHES, Brush, Exact, blank, place, uniform, unplace
from tests.support.brushes import EVERY, brush_of
from tests.support.chance import CHANCE


@pytest.fixture(params=EVERY)
def brush(request):
    return brush_of(request.param)


def numbers(brush, count=1, **kinds):
    """Strokes whose numbers are given by kind; 0.5 where none is."""
    row = [kinds.get(p.name, kinds.get(p.kind, 0.5)) for p in brush.params]
    return torch.tensor([row] * count, dtype=torch.float32)


def small(brush, count):
    """Random strokes about the middle of the canvas."""
    strokes = uniform(count, brush, CHANCE)
    for i, p in enumerate(brush.params):
        if p.kind in ("x", "y"):
            strokes[:, i] = 0.3 + 0.4 * strokes[:, i]
        if p.kind == "length":
            strokes[:, i] *= 0.3
    return strokes


def test_it_is_a_brush_by_its_own_name(brush):
    assert isinstance(brush, Brush)
    assert type(BRUSHES[brush.name]()) is type(brush)
    assert all(name in type(brush).__doc__ for name in ("red", "green", "blue"))


def test_ink_is_a_picture(brush):
    color, alpha = brush.rasterize(uniform(50, brush, CHANCE), 24, 16)
    assert alpha.shape == (50, 1, 24, 16)
    for x in (color, alpha):
        assert x.min() >= 0
        assert x.max() <= 1
    assert alpha.max() > 0.5


def test_x_is_right_and_y_is_down(brush):
    strokes = numbers(brush, x=0.85, y=0.15, length=0.2, color=1.0, alpha=1.0)
    for i, p in enumerate(brush.params):
        if p.name in ("x2", "y2"):
            strokes[:, i] -= 0.1
        if p.name == "x1" and p.kind == "x":
            strokes[:, i] += 0.1
    ink = Exact(brush).paint(blank(1, 32, 32), strokes[:, None])[0, 0]
    assert ink[:16, 16:].sum() > 0.99 * ink.sum()
    assert ink.sum() > 1


def test_placing_in_a_patch_is_painting_the_patch(brush):
    strokes = small(brush, 6)
    corner, scale = torch.tensor([[0.5, 0.0]]), torch.tensor([[0.5]])
    patch = brush.rasterize(strokes, 16, 16)[1]
    canvas = brush.rasterize(place(strokes, brush, corner, scale=scale), 32, 32)[1]
    torch.testing.assert_close(patch, canvas[:, :, :16, 16:], atol=2e-4, rtol=0)


def test_unplacing_takes_placing_back(brush):
    strokes = uniform(6, brush, CHANCE)
    corner, scale = torch.rand(6, 2), torch.rand(6, 1) + 0.1
    back = unplace(place(strokes, brush, corner, scale=scale), brush, corner, scale=scale)
    torch.testing.assert_close(back, strokes, atol=1e-5, rtol=0)
    with pytest.raises(ValueError, match="must be above 0"):
        place(strokes, brush, corner, scale=scale * 0)


def test_a_gradient_reaches_every_number(brush):
    strokes = small(brush, 60).requires_grad_()
    picture = Exact(brush).paint(torch.rand(60, 3, 24, 24), strokes[:, None])
    (picture * torch.randn(60, 3, 24, 24)).sum().backward()
    assert strokes.grad.isfinite().all()
    moves = torch.tensor([p.kind != "choice" for p in brush.params])
    assert torch.equal(strokes.grad.abs().sum(0) > 0, moves)


def test_gradients_are_right(brush):
    torch.manual_seed(1)
    strokes = small(brush, 2).double().requires_grad_()
    canvas = torch.rand(1, 3, 7, 5, dtype=torch.float64, requires_grad=True)
    weight = torch.randn(1, 3, 7, 5, dtype=torch.float64)

    def loss(canvas, strokes):
        return (Exact(brush).paint(canvas, strokes[None]) * weight).sum()

    assert torch.autograd.gradcheck(loss, (canvas, strokes), eps=1e-7, atol=1e-4, rtol=1e-3)


def test_a_drawing_does_not_depend_on_the_resolution(brush):
    strokes = uniform(4, brush, CHANCE)
    low = brush.rasterize(strokes, 128, 128)[1]
    high = [avg_pool2d(brush.rasterize(s, 1024, 1024)[1], 8) for s in strokes.split(1)]
    assert (low - torch.cat(high)).square().mean().sqrt() < 1e-2


def test_a_canvas_that_is_not_square_is_a_part_of_one_that_is(brush):
    strokes = uniform(5, brush, CHANCE)
    whole = brush.rasterize(strokes, 24, 24)[1]
    torch.testing.assert_close(brush.rasterize(strokes, 10, 24)[1], whole[:, :, :10])
    torch.testing.assert_close(brush.rasterize(strokes, 24, 10)[1], whole[..., :10])


@pytest.mark.parametrize("everything", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("length", [0.0, 1.0])
def test_extremes_are_finite(brush, everything, length):
    strokes = numbers(brush, x=everything, y=everything, length=length, alpha=1.0).requires_grad_()
    color, alpha = brush.rasterize(strokes, 16, 16)
    (alpha.sum() + color.sum()).backward()
    assert alpha.isfinite().all()
    assert strokes.grad.isfinite().all()


def test_corners_of_the_cube_are_finite(brush):
    strokes = uniform(64, brush, CHANCE).round().requires_grad_()
    color, alpha = brush.rasterize(strokes, 12, 20)
    (alpha.square().sum() + color.sum()).backward()
    assert alpha.isfinite().all()
    assert alpha.min() >= 0
    assert alpha.max() <= 1
    assert strokes.grad.isfinite().all()


def test_a_stroke_off_the_canvas_is_not_seen(brush):
    strokes = place(
        uniform(5, brush, CHANCE),
        brush,
        torch.tensor([[3.0, 3.0]]),
        scale=torch.tensor([[1.0]]),
    )
    assert brush.rasterize(strokes, 16, 16)[1].max() == 0


def test_no_strokes_no_change(brush):
    canvas = torch.rand(2, 3, 16, 16)
    assert torch.equal(Exact(brush).paint(canvas, torch.rand(2, 0, len(brush.params))), canvas)


def test_its_svg_is_xml_inside_the_canvas(brush):
    for i, stroke in enumerate(uniform(20, brush, CHANCE)):
        text = brush.svg(stroke, 100.0, f"s{i}")
        assert len(ElementTree.fromstring(f"<svg>{text}</svg>"))
        assert "nan" not in text


def test_a_pen_that_follows_its_trace_draws_where_it_paints(brush):
    size = 128
    strokes = small(brush, 40)
    strokes[:, brush.columns("alpha")] = 1.0
    for stroke, alpha in zip(strokes, brush.rasterize(strokes, size, size)[1], strict=True):
        trace, inked = brush.trace(stroke), alpha[0].numpy()
        points = np.rint(trace.points * size - 0.5).astype(np.int32)
        near = np.zeros((size, size), np.uint8)
        cv2.polylines(near, [points], trace.width is None, 1, round(2 * trace.reach * size) + 3)
        if trace.width is None:
            cv2.fillPoly(near, [points], 1)
            area = cv2.contourArea((trace.points * size).astype(np.float32))
            assert inked.sum() > 0.25 * area - 4  # bristles leave much of it
        else:
            assert 0 < trace.width <= 2 * trace.reach
            assert (inked[points[:, 1], points[:, 0]] > 0).mean() > 0.9
            length = np.hypot(*np.diff(trace.points, axis=0).T).sum()
            if length > 2 * trace.width > 8 / size:
                area = trace.width * (length + 0.8 * trace.width) * size**2
                assert 0.6 < (inked > 0).sum() / area < 1.6
        assert not ((inked > 0.5) & (near == 0)).any()
