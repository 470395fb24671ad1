"""The Bezier stroke against the reference painter, and against its continuous limit."""

import cv2
import numpy as np
import pytest
import torch

from renderers import BRUSHES, uniform
from renderers.brushes.bezier import REFERENCE_SIZE, THINNEST, swap_axes

STAMPS = 100
COUNT = 1000


def stamps(stroke):
    """x, y, r parameter and opacity of the reference's 100 discs (engine.md, geometry)."""
    x0, y0, u, v, x2, y2, r0, r2, a0, a2 = stroke.double().tolist()
    t = np.arange(STAMPS) / STAMPS
    x1, y1 = x0 + (x2 - x0) * u, y0 + (y2 - y0) * v
    x = (1 - t) ** 2 * x0 + 2 * t * (1 - t) * x1 + t**2 * x2
    y = (1 - t) ** 2 * y0 + 2 * t * (1 - t) * y1 + t**2 * y2
    return x, y, t, (r0, r2), a0 + (a2 - a0) * t


def reference(stroke, size=REFERENCE_SIZE):
    """Opaque discs in order at twice the size: rounded centres, integer radii, then halved."""
    x, y, t, (r0, r2), a = stamps(stroke)
    first, last = int(1 + r0 * size // 2), int(1 + r2 * size // 2)
    picture = np.zeros((2 * size, 2 * size), np.float32)
    for i in range(STAMPS):
        centre = round(x[i] * (2 * size - 1)), round(y[i] * (2 * size - 1))
        radius = int((1 - t[i]) * first + t[i] * last)
        cv2.circle(picture, centre, radius, float(a[i]), -1)
    return cv2.resize(picture, (size, size))


def continuous_limit(stroke, size=REFERENCE_SIZE, finer=8):
    """The same discs at eight times the size with real centres and radii."""
    x, y, t, (r0, r2), a = stamps(stroke)
    radius = (r0 + (r2 - r0) * t) / 4 + THINNEST
    n = size * finer
    at = (np.arange(n, dtype=np.float32) + 0.5) / n
    picture = np.zeros((n, n), np.float32)
    for i in range(STAMPS):
        low, high = (
            (np.array([y[i], x[i]]) - radius[i]) * n,
            (np.array([y[i], x[i]]) + radius[i]) * n,
        )
        rows = slice(max(0, int(low[0])), max(0, int(high[0]) + 2))
        columns = slice(max(0, int(low[1])), max(0, int(high[1]) + 2))
        inside = (at[None, columns] - x[i]) ** 2 + (at[rows, None] - y[i]) ** 2 <= radius[i] ** 2
        picture[rows, columns][inside] = a[i]
    return picture.reshape(size, finer, size, finer).mean((1, 3))


def psnr(strokes, painter):
    """Over all pixels of all strokes."""
    brush, squared = BRUSHES["bezier"](), 0.0
    for stroke in strokes:
        alpha = brush.rasterize(stroke[None], REFERENCE_SIZE, REFERENCE_SIZE)[1][0, 0].numpy()
        squared += float(((alpha - painter(stroke[:10])) ** 2).mean())
    return -10 * np.log10(squared / len(strokes))


@pytest.fixture(scope="module")
def strokes():
    return uniform(COUNT, BRUSHES["bezier"](), torch.Generator().manual_seed(7))


def test_fidelity_to_the_reference_rasteriser(strokes, capsys):
    found = psnr(strokes, reference)
    with capsys.disabled():
        print(f"\nbezier against the reference rasteriser, {COUNT} strokes: {found:.1f} dB")
    assert found >= 31


def test_fidelity_to_the_continuous_limit(strokes, capsys):
    found = psnr(strokes, continuous_limit)
    with capsys.disabled():
        print(f"\nbezier against the continuous limit, {COUNT} strokes: {found:.1f} dB")
    assert found >= 35


def test_the_opaque_brush_is_the_brush_at_opacity_one():
    strokes = uniform(10, BRUSHES["bezier"]())
    strokes[:, 8:10] = 1
    opaque = torch.cat([strokes[:, :8], strokes[:, 10:]], dim=1)
    one = BRUSHES["bezier"]().rasterize(strokes, 32, 32)
    other = BRUSHES["bezier_opaque"]().rasterize(opaque, 32, 32)
    for a, b in zip(one, other, strict=True):
        torch.testing.assert_close(a, b)


def test_swapping_axes_transposes_the_picture_and_twice_is_nothing():
    brush, strokes = BRUSHES["bezier"](), uniform(10, BRUSHES["bezier"]())
    swapped = swap_axes(strokes)
    torch.testing.assert_close(
        brush.rasterize(swapped, 32, 32)[1],
        brush.rasterize(strokes, 32, 32)[1].transpose(2, 3),
        atol=1e-4, rtol=0,
    )  # fmt: skip
    assert torch.equal(swap_axes(swapped), strokes)


def test_where_a_fading_stroke_overlaps_itself_the_last_disc_wins():
    stroke = torch.tensor([[0.3, 0.5, 0.5, 0.5, 0.7, 0.5, 0.8, 0.8, 0.0, 1.0, 1.0, 1.0, 1.0]])
    alpha = BRUSHES["bezier"]().rasterize(stroke, 64, 64)[1][0, 0]
    assert alpha[32, 40] > 0.99  # touched by the last disc
    assert 0.4 < alpha[32, 19] < 0.6  # left by the disc at half the way
