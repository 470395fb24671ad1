"""What is wanted of a picture, as a whole and in parts."""

import weakref

import pytest
import torch

from agents.style.wanted import Wanted, Weights
from paint_gym.scores.gram import moments
from tests.support.styles import network, small, wanted

ONLY_STYLE, ONLY_CONTENT = Weights(0, 1, 0), Weights(1, 0, 0)


def begun(picture, seed=0):
    noise = torch.randn(picture.shape, generator=torch.Generator().manual_seed(seed))
    return (picture + 0.1 * noise).clamp(0, 1)


def test_statistics_are_those_of_the_score_also_in_parts():
    picture = torch.rand(1, 3, 40, 52)
    maps = network()(picture)
    sums = wanted(picture, (picture, 1.0)).sums(picture)
    assert list(sums) == list(network().style)
    for name, x in sums.items():
        torch.testing.assert_close(x.moments, moments(maps[name])[0], atol=1e-5, rtol=1e-4)
        assert x.places == maps[name][0, 0].numel()
    large = torch.rand(1, 3, 160, 224)
    parts = wanted(large, (large, 1.0), tile=64)
    assert len(parts.parts) > 4
    for name, x in parts.sums(large).items():
        assert x.places == network()(large)[name][0, 0].numel()


def test_the_photograph_is_its_own_content_and_the_painting_its_own_style():
    photograph, painting = small("coffee", 48), small("brick", 48)
    goal = wanted(photograph, (painting, 1.0))
    style, content = goal.both(photograph)
    assert float(content) == 0
    assert 0.5 < float(style) < 1
    assert float(wanted(painting, (painting, 1.0)).both(painting)[0]) == pytest.approx(0, abs=1e-5)


def test_several_styles_count_as_they_are_weighed():
    photograph, one, other = (small(x, 40) for x in ("coffee", "brick", "ihc"))
    picture = begun(photograph)

    def style(*weighed):
        return float(wanted(photograph, *weighed).both(picture)[0])

    first, second = style((one, 1.0)), style((other, 1.0))
    assert style((one, 2.0), (other, 0.0)) == pytest.approx(first, rel=1e-5)
    assert style((one, 1.0), (other, 3.0)) == pytest.approx((first + 3 * second) / 4, rel=1e-5)


@pytest.mark.parametrize("weights", [Weights(), ONLY_STYLE, ONLY_CONTENT, Weights(0, 0, 1)])
def test_seen_at_once_the_slope_is_that_of_the_loss(weights):
    photograph, painting = small("coffee", 40), small("brick", 40)
    goal = wanted(photograph, (painting, 1.0), weights=weights)
    moved = begun(photograph).requires_grad_()
    loss = goal(moved)
    (slope,) = torch.autograd.grad(loss.sum(), moved)
    found, down = goal.slope(moved.detach())
    assert torch.equal(found, loss.detach())
    assert torch.equal(down, slope)


@pytest.mark.parametrize(
    ("kind", "most"), [("vgg19", 0.02), ("squeezenet", 1e-5), ("untrained", 1e-5)]
)
def test_part_by_part_loss_and_slope_are_nearly_those_of_the_whole(kind, most):
    """Measured of the slope: 0.006 by VGG-19's shape, which sees farthest; less than 1e-6 else."""
    photograph, painting = small("coffee", 224)[..., :160, :], small("brick", 128)
    styles = [(painting, 1.0)]
    whole, parts = (
        Wanted(network(kind), photograph, styles, weights=Weights(), tile=tile)
        for tile in (1024, 64)
    )
    assert len(whole.parts) == 1 < len(parts.parts)
    picture = begun(photograph)
    (loss, slope), (found, down) = whole.slope(picture), parts.slope(picture)
    assert float(found) == pytest.approx(float(loss), rel=most)
    assert float(parts(picture)) == pytest.approx(float(found), rel=1e-5)
    assert float((down - slope).norm() / slope.norm()) < most


@pytest.mark.parametrize(
    "shape", [(1, 1), (1, 20), (2, 3), (16, 5)], ids=lambda shape: "x".join(map(str, shape))
)
@pytest.mark.parametrize("content", [0.0, 0.6, None], ids=["black", "plain", "noise"])
def test_odd_pictures_have_a_loss_and_a_slope(shape, content):
    photograph = (
        torch.rand(1, 3, *shape) if content is None else torch.full((1, 3, *shape), content)
    )
    goal = wanted(photograph, (small("brick", 20), 1.0))
    loss, slope = goal.slope(begun(photograph))
    assert loss.isfinite().all()
    assert slope.isfinite().all()
    assert slope.shape == photograph.shape


def test_a_style_smaller_than_the_picture_tells_fewer_layers():
    goal = wanted(small("coffee", 40), (torch.rand(1, 3, 1, 3), 1.0))
    loss, slope = goal.slope(small("coffee", 40))
    assert loss.isfinite().all()
    assert slope.any()


@pytest.mark.parametrize("kind", ["vgg19", "squeezenet"])
def test_a_painting_may_be_too_small_for_the_deepest_layers_of_the_photograph(kind):
    painting = torch.rand(1, 3, 3, 4)
    goal = Wanted(network(kind), small("coffee", 40), [(painting, 1.0)], weights=Weights(), tile=64)
    loss, slope = goal.slope(small("brick", 40)[..., :27, :])
    assert loss.isfinite().all()
    assert slope.any()


def test_of_a_large_picture_one_part_is_looked_at_at_a_time():
    """Maps of other parts are gone, but for what is kept of the deepest layer."""
    see, alive = network(), []

    class Counting:
        name, style, content = see.name, see.style, see.content

        def __call__(self, picture):
            maps = see(picture)
            alive.append(weakref.ref(maps[see.style[0]]))
            assert sum(x() is not None for x in alive) <= 2
            return maps

    picture = torch.rand(1, 3, 40, 300)
    goal = Wanted(Counting(), picture, [(picture, 1.0)], weights=Weights(), tile=64)
    goal.slope(picture)
    with torch.no_grad():
        goal(picture)
    assert len(alive) > 12
