"""What each score sees that others do not, and the libraries they agree with."""

import math

import numpy as np
import pytest
import torch
from skimage.data import chelsea
from skimage.metrics import structural_similarity

from paint_gym.scores import make_score, sinkhorn
from renderers import BRUSHES, make_renderer

pytestmark = pytest.mark.usefixtures("home")  # whatever networks lie on this machine
BLACK = torch.zeros(1, 3, 64, 64)


def square(x, y, side=0.2, size=64):
    """A white square on black, its top-left corner at x, y."""
    picture = torch.zeros(1, 3, size, size)
    top, left, far = round(y * size), round(x * size), round(side * size)
    picture[:, :, top : top + far, left : left + far] = 1
    return picture


def cat():
    return torch.from_numpy(chelsea()[:256, :256].copy()).permute(2, 0, 1)[None].float() / 255


@pytest.mark.parametrize("size", [(8, 8), (6, 9)])
def test_sinkhorn_equals_the_library_for_optimal_transport(size, monkeypatch):
    import ot

    monkeypatch.setattr(sinkhorn, "ITERATIONS", 300)
    a, b = (sinkhorn.heaps(x.double()) for x in torch.rand(2, 1, 3, *size))
    y, x = sinkhorn.axis_costs(a)
    cost = (y[:, None, :, None] + x[None, :, None, :]).reshape(a[0].numel(), -1)

    def moved(p, q):
        p, q, blur = p.flatten().numpy(), q.flatten().numpy(), sinkhorn.BLUR
        plan = ot.bregman.sinkhorn(
            p, q, cost.numpy(), blur, method="sinkhorn_log", numItermax=9000, stopThr=1e-13
        )
        entropy = np.sum(plan * np.log(plan / (p[:, None] * q[None])))
        return np.sum(plan * cost.numpy()) + blur * entropy

    theirs = [
        moved(p, q) - (moved(p, p) + moved(q, q)) / 2 for p, q in zip(a[:2], b[:2], strict=True)
    ]
    np.testing.assert_allclose(sinkhorn.divergence(a, b)[:2].numpy(), theirs, rtol=1e-7)


def test_few_iterations_are_enough_for_pictures(monkeypatch):
    a, b = sinkhorn.heaps(square(0.1, 0.1)), sinkhorn.heaps(square(0.6, 0.5))
    few = sinkhorn.divergence(a, b)
    monkeypatch.setattr(sinkhorn, "ITERATIONS", 1000)
    torch.testing.assert_close(few, sinkhorn.divergence(a, b), rtol=3e-3, atol=1e-5)


@pytest.mark.parametrize("size", [(30, 40), (64, 64), (100, 37)])
def test_no_light_is_lost_on_the_grid(size):
    picture = torch.zeros(1, 3, *size)
    picture[..., size[0] // 3, size[1] // 2] = 1
    moved = picture.roll((5, 7), (2, 3))
    down = sinkhorn.overlaps(13, size[0])
    torch.testing.assert_close(down.sum(0), torch.full((size[0],), 13 / size[0]).double())
    heaps = [
        sinkhorn.heaps(x)[0] - sinkhorn.heaps(torch.zeros_like(x))[0] for x in (picture, moved)
    ]
    peaks = [x[x > 0].sum() for x in heaps]
    torch.testing.assert_close(peaks[0], peaks[1], rtol=0.05, atol=0)


def test_transport_pulls_from_afar_where_pixels_do_not():
    target, scores = square(0.1, 0.4), {n: make_score(n) for n in ("l2", "sinkhorn")}
    places = [0.4, 0.55, 0.7]
    worth = {n: [float(s(square(x, 0.4), target)) for x in places] for n, s in scores.items()}
    assert worth["l2"][0] == pytest.approx(worth["l2"][2])
    near, middle, far = worth["sinkhorn"]
    assert near > middle > far
    assert middle - far > 1.2 * (near - middle)  # the pull grows with the distance


def test_transport_s_gradient_is_the_slope_of_what_it_says(monkeypatch):
    """Where the iterations have converged: they are not differentiated."""
    monkeypatch.setattr(sinkhorn, "ITERATIONS", 300)
    canvas, target = torch.rand(2, 1, 3, 6, 6, dtype=torch.float64)
    canvas.requires_grad_()
    score = make_score("sinkhorn")
    (slope,) = torch.autograd.grad(score(canvas, target).sum(), canvas)
    step = slope / slope.norm()  # another direction may happen to lead nowhere
    with torch.no_grad():
        up, down = (score(canvas + h * step, target) for h in (1e-4, -1e-4))
    assert float((slope * step).sum()) == pytest.approx(float((up - down) / 2e-4), rel=1e-4)


def test_transport_brings_home_a_stroke_that_starts_off_its_target():
    circle = make_renderer("exact", BRUSHES["circle"]())
    goal = torch.tensor([[[0.75, 0.7, 0.25, 1.0, 1.0, 1.0, 1.0]]])
    kinds = [p.kind for p in circle.brush.params]
    assert kinds == ["x", "y", "length", "alpha", "color", "color", "color"]
    target, ended = circle.paint(BLACK, goal), {}
    for spec in ("l2", "sinkhorn"):
        score, stroke = make_score(spec), goal.clone()
        stroke[..., :2] = torch.tensor([0.2, 0.3])
        stroke.requires_grad_()
        adam = torch.optim.Adam([stroke], 0.02)
        for _ in range(60):
            loss = -score(circle.paint(BLACK, stroke), target).sum()
            adam.zero_grad()
            loss.backward()
            stroke.grad[..., 2:] = 0
            adam.step()
        ended[spec] = float((stroke - goal).detach()[..., :2].norm())
    assert ended["sinkhorn"] < 0.05 < 0.5 < ended["l2"]


def test_brightness_counts_and_black_has_weight():
    score = make_score("sinkhorn")
    dim, bright = torch.full((2, 3, 16, 16), 0.2), torch.full((2, 3, 16, 16), 0.6)
    torch.testing.assert_close(score(dim, bright), torch.full((2,), -0.16))
    assert float(score(BLACK, square(0.1, 0.1))) < -0.01
    assert math.isfinite(float(score(BLACK, torch.ones_like(BLACK))))


def test_ssim_is_the_field_s():
    frame = {"pad": (6,) * 4, "value": 0.5}  # libraries mirror a picture's border each in its way
    canvas, noisy = cat(), (cat() + 0.1 * torch.randn(cat().shape)).clamp(0, 1)
    canvas, target = (torch.nn.functional.pad(x.double(), **frame) for x in (canvas, noisy))
    a, b = (x[0].permute(1, 2, 0).numpy() for x in (canvas, target))
    _, full = structural_similarity(
        a, b, data_range=1, gaussian_weights=True, sigma=1.5, use_sample_covariance=False,
        channel_axis=2, full=True,
    )  # fmt: skip
    found = make_score("ssim")(canvas, target)
    assert float(found) == pytest.approx(full.mean() - 1, abs=1e-9)
    smallest = torch.rand(1, 3, 6, 9)
    assert float(make_score("ssim")(smallest, smallest)) == pytest.approx(0, abs=1e-6)
    with pytest.raises(ValueError, match="at least 6 x 6 px, got 4 x 9"):
        make_score("ssim")(torch.rand(1, 3, 9, 4), torch.rand(1, 3, 9, 4))


def test_style_is_what_content_is_not():
    picture = cat()
    shuffled = torch.cat([x.flip(-1) for x in picture.chunk(2, 2)[::-1]], 2)
    noise = torch.rand_like(picture)
    apart = {
        n: [float(make_score(n)(x, picture)) for x in (shuffled, noise)]
        for n in ("gram", "content")
    }
    share = {n: shuffled / noise for n, (shuffled, noise) in apart.items()}
    assert share["gram"] < share["content"] / 4


def test_the_style_of_a_file_is_wanted_whatever_the_target(tmp_path):
    from PIL import Image

    Image.fromarray(chelsea()[:200, :300]).save(tmp_path / "style.png")
    score = make_score(f"gram@{tmp_path / 'style.png'}")
    canvas, one, other = torch.rand(3, 2, 3, 64, 64)
    torch.testing.assert_close(score(canvas, one), score(canvas, other))
    with pytest.raises(OSError, match="nowhere"):
        make_score("gram@nowhere.png")


def test_rough_pictures_vary_more():
    noise, score = torch.rand(1, 3, 16, 16), make_score("tv")
    assert float(score(noise, noise)) < -0.2
    assert float(score(torch.ones(1, 3, 16, 16), noise)) == 0
