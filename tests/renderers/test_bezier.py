"""The Bezier stroke against the reference painter, and against its continuous limit."""

import cv2
import numba
import numpy as np
import pytest
import torch

from renderers import BRUSHES, uniform
from renderers.brushes.bezier import REFERENCE_SIZE, THINNEST, swap_axes
from tests.support.chance import CHANCE

STAMPS = 100
COUNT = 1000


def stamps(stroke):
    """x, y, radius number and opacity of the reference's 100 discs."""
    x0, y0, u, v, x2, y2, r0, r2, a0, a2 = stroke.double().tolist()[:10]
    x1, y1 = x0 + (x2 - x0) * u, y0 + (y2 - y0) * v
    t = np.arange(STAMPS) / STAMPS
    return along(x0, x1, x2), along(y0, y1, y2), r0 + (r2 - r0) * t, a0 + (a2 - a0) * t


def along(start, middle, end):
    """A quadratic Bezier curve at t = 0, 0.01, ... 0.99."""
    t = np.arange(STAMPS) / STAMPS
    return (1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t**2 * end


def reference(stroke, whole=np.rint, size=REFERENCE_SIZE):
    """Opaque discs in order at twice the size: whole centres and radii, then halved.

    `whole` makes a pixel of a place on the curve: rounded as in engine.md, or `np.trunc`.
    """
    x0, y0, u, v, x2, y2, r0, r2, a0, a2 = stroke.double().tolist()[:10]
    ends = np.array([x0, x0 + (x2 - x0) * u, x2]), np.array([y0, y0 + (y2 - y0) * v, y2])
    x, y = (whole(along(*np.floor(p * (2 * size - 1) + 0.5))) for p in ends)
    first, last = int(1 + r0 * size // 2), int(1 + r2 * size // 2)
    picture = np.zeros((2 * size, 2 * size), np.float32)
    for i, t in enumerate(np.arange(STAMPS) / STAMPS):
        radius = int((1 - t) * first + t * last)
        cv2.circle(picture, (int(x[i]), int(y[i])), radius, (1 - t) * a0 + t * a2, -1)
    return cv2.resize(picture, (size, size))


def continuous_limit(stroke, size=REFERENCE_SIZE, finer=8):
    """The same discs at eight times the size with real centres and radii."""
    x, y, r, a = stamps(stroke)
    n = size * finer
    picture = np.zeros((n, n), np.float32)
    _stamp(picture, x * n, y * n, (r / 4 + THINNEST) * n, a.astype(np.float32))
    return cv2.resize(picture, (size, size), interpolation=cv2.INTER_AREA)


@numba.njit
def _stamp(picture, x, y, radius, opacity):
    """Fill discs in order, row by row: pixels whose centre lies inside."""
    side = len(picture)
    for k in range(len(x)):
        for i in range(max(0, int(y[k] - radius[k])), min(side, int(y[k] + radius[k]) + 2)):
            square = radius[k] ** 2 - (i + 0.5 - y[k]) ** 2
            if square >= 0:
                left = int(np.ceil(x[k] - np.sqrt(square) - 0.5))
                right = int(np.floor(x[k] + np.sqrt(square) - 0.5)) + 1
                picture[i, max(0, left) : max(0, right)] = opacity[k]


def psnr(ours, theirs):
    """Over all pixels of all strokes."""
    return float(-10 * np.log10(np.square(ours - np.stack(theirs), dtype=np.float64).mean()))


@pytest.fixture(scope="module")
def strokes():
    return uniform(COUNT, BRUSHES["bezier"](), torch.Generator().manual_seed(7))


@pytest.fixture(scope="module")
def ours(strokes):
    """Our opacity of each stroke, [1000,128,128]."""
    torch.set_num_threads(1)  # this comes before the fixture that sets it for every test
    brush, size = BRUSHES["bezier"](), REFERENCE_SIZE
    return torch.cat([brush.rasterize(s, size, size)[1][:, 0] for s in strokes.split(10)]).numpy()


def test_fidelity_to_the_reference_rasteriser(strokes, ours, capsys):
    found = psnr(ours, [reference(s) for s in strokes])
    truncated = psnr(ours, [reference(s, np.trunc) for s in strokes])
    with capsys.disabled():
        print(
            f"\nbezier against the reference rasteriser, {COUNT} strokes: {found:.2f} dB "
            f"(its centres truncated instead of rounded: {truncated:.2f} dB)"
        )
    assert min(found, truncated) >= 31


def test_fidelity_to_the_continuous_limit(strokes, ours, capsys):
    found = psnr(ours, [continuous_limit(s) for s in strokes])
    with capsys.disabled():
        print(f"\nbezier against the continuous limit, {COUNT} strokes: {found:.2f} dB")
    assert found >= 35


def test_the_opaque_brush_is_the_brush_at_opacity_one():
    strokes = uniform(10, BRUSHES["bezier"](), CHANCE)
    strokes[:, 8:10] = 1
    opaque = torch.cat([strokes[:, :8], strokes[:, 10:]], dim=1)
    one = BRUSHES["bezier"]().rasterize(strokes, 32, 32)
    other = BRUSHES["bezier_opaque"]().rasterize(opaque, 32, 32)
    for a, b in zip(one, other, strict=True):
        torch.testing.assert_close(a, b)


def test_swapping_axes_transposes_the_picture_and_twice_is_nothing():
    brush, strokes = BRUSHES["bezier"](), uniform(10, BRUSHES["bezier"](), CHANCE)
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
