"""What scores say of two pixels, where it can be worked out on paper."""

import math

import pytest
import torch
from torch import nn

from paint_gym.critics import critic
from paint_gym.critics.wgan import PENALTY
from paint_gym.scores import (
    LEARNED,
    SCORES,
    Weighted,
    content,
    features,
    gram,
    make_score,
    sinkhorn,
)
from tests.support.archives import Trap
from tests.support.by_hand import pixels

CANVAS, TARGET = pixels((0.0, 0.5), (1.0, 1.0)), pixels((0.3, 0.9), (1.0, 0.0))
BY_HAND = {
    "l1": [-0.35, -0.5],
    "l2": [-(0.09 + 0.16) / 2, -0.5],
    "log_l2": [-math.log(0.1255 / 0.0005), -math.log(0.5005 / 0.0005)],
    "tv": [-0.5 / 4, 0.0],  # one difference, 0.5, in each channel of two pixels and two axes
    "l1:2+l2:4": [-0.7 - 0.5, -1.0 - 2.0],
    "l1:2": [-0.7, -1.0],
    "l1+l2": [-0.475, -1.0],
}


@pytest.mark.parametrize("spec", BY_HAND)
def test_the_score_of_two_pixels(spec):
    score = make_score(spec)
    torch.testing.assert_close(score(CANVAS, TARGET), torch.tensor(BY_HAND[spec]))
    assert isinstance(score, Weighted) == (":" in spec or "+" in spec)


def test_variation_is_along_both_axes():
    column = CANVAS.transpose(2, 3)
    torch.testing.assert_close(make_score("tv")(column, column), torch.tensor([-0.125, 0.0]))


@pytest.mark.parametrize("name", ["l2", "log_l2"])
def test_a_score_of_an_error_is_the_score_of_a_canvas_with_that_error(name):
    """It is what learners ascend: with another sign they would paint ever worse."""
    score = SCORES[name]()
    error = (CANVAS - TARGET).square().mean((1, 2, 3))
    torch.testing.assert_close(score.of_error(error), score(CANVAS, TARGET))
    assert score.of_error(torch.tensor([0.1])) > score.of_error(torch.tensor([0.2]))


# Optimal transport


def test_moving_costs_squared_distance_in_units_of_the_longer_side():
    y, x = sinkhorn.axis_costs(torch.ones(1, 2, 4))
    torch.testing.assert_close(y, torch.tensor([[0.0, 1], [1, 0]]) / 16)
    squares = [[0.0, 1, 4, 9], [1, 0, 1, 4], [4, 1, 0, 1], [9, 4, 1, 0]]
    torch.testing.assert_close(x, torch.tensor(squares) / 16)


def test_a_pixel_gives_each_cell_the_part_it_covers():
    found = sinkhorn.overlaps(2, 3).tolist()
    assert found[0] == pytest.approx([2 / 3, 1 / 3, 0])
    assert found[1] == pytest.approx([0, 1 / 3, 2 / 3])


def test_heaps_are_light_and_darkness_above_a_floor():
    """(1.05, 0.05) of 1.1 is light, (0.05, 1.05) darkness; of (0.5, 0) light is 0.55 of 0.6."""
    found = sinkhorn.heaps(pixels((1.0, 0.0), (0.5, 0.0)))[:, 0]
    light, dark = [1.05 / 1.1, 0.05 / 1.1], [0.05 / 1.1, 1.05 / 1.1]
    dim, rest = [0.55 / 0.6, 0.05 / 0.6], [0.55 / 1.6, 1.05 / 1.6]
    torch.testing.assert_close(
        found, torch.tensor([*[light] * 3, *[dark] * 3, *[dim] * 3, *[rest] * 3])
    )


@pytest.mark.parametrize(
    ("shape", "grid"), [((48, 24), (24, 12)), ((10, 24), (10, 24)), ((10, 30), (8, 24))]
)
def test_the_grid_is_no_finer_than_the_picture_and_24_cells_at_most(shape, grid):
    assert sinkhorn.heaps(torch.rand(1, 3, *shape)).shape == (6, *grid)


def test_regularisation_is_halved_down_to_what_is_kept():
    found = sinkhorn.blurs()
    assert found[:8] == [1, 0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625, sinkhorn.BLUR]
    assert found[7:] == [sinkhorn.BLUR] * (sinkhorn.ITERATIONS)


def test_a_soft_minimum_of_two_cells():
    """From the left cell: -b log(0.25 + 0.75 e^(-0.25 / b)), from the right one the other way."""
    mass, blur = torch.tensor([[[0.25, 0.75]]]).double(), 0.1
    found = sinkhorn.softmin(mass.log(), sinkhorn.axis_costs(mass), blur)
    far = math.exp(-0.25 / blur)
    wanted = [-blur * math.log(0.25 + 0.75 * far), -blur * math.log(0.75 + 0.25 * far)]
    torch.testing.assert_close(found, torch.tensor([[wanted]]).double())


def test_all_of_the_light_moved_by_half_a_canvas_costs_a_quarter():
    heap = torch.tensor([[[1.0, 1e-30]]]).double()
    heap /= heap.sum()
    moved = sinkhorn.divergence(heap, heap.flip(2))
    torch.testing.assert_close(moved, torch.tensor([0.25]).double())
    both = sinkhorn.divergence(heap, heap.clone())
    torch.testing.assert_close(both, torch.zeros(1).double())
    upright = sinkhorn.divergence(heap.transpose(1, 2), heap.flip(2).transpose(1, 2))
    torch.testing.assert_close(upright, moved)


def test_transport_is_the_mean_of_six_heaps_and_the_difference_in_brightness(monkeypatch):
    """Heaps 0, 1, ... 5 for the first picture and 6, ... 11 for the second; channels 0.1 apart."""
    monkeypatch.setattr(sinkhorn, "divergence", lambda a, b: torch.arange(len(a)).float())
    canvas, target = pixels((0.3, 0.5), (0.2, 0.2)), pixels((0.5, 0.5), (0.2, 0.8))
    found = make_score("sinkhorn")(canvas, target)
    torch.testing.assert_close(found, -torch.tensor([2.5 + 0.01, 8.5 + 0.09]))


# Features


class Seen:
    """Features that are chosen: the canvas's pixels, and for a deeper layer three times that."""

    def __init__(self, *names):
        self.names = names

    def __call__(self, picture):
        return {name: (3 * i + 1) * picture[:, :2] for i, name in enumerate(self.names)}


def test_content_is_the_mean_square_over_the_layers_that_are_there(monkeypatch):
    """Squares 0.125 and 16 times that; a layer that content does not look at is left out."""
    monkeypatch.setattr(content, "load_features", lambda _: Seen("1_1", "2_1", "5_1"))
    found = make_score("content")(CANVAS, TARGET)
    torch.testing.assert_close(found, -torch.tensor([0.125, 0.5]) * 17 / 2)


def test_style_is_covariances_summed_by_rows_and_means(monkeypatch):
    """Both features are (0, 0.5) here: mean 0.25, covariances 0.0625; there 0.6 and 0.09. In the
    second layer all are four times that; the third plays no part."""
    monkeypatch.setattr(gram, "load_features", lambda _: Seen("1_1", "2_1", "1_2"))
    found = make_score("gram")(CANVAS[:1], TARGET[:1])
    first, second = 2 * 0.0275**2 + 0.35**2, 2 * (16 * 0.0275) ** 2 + (4 * 0.35) ** 2
    torch.testing.assert_close(found, -torch.tensor([(first + second) / 2]))
    moments, _ = gram.statistics(CANVAS[:1])
    torch.testing.assert_close(moments, torch.tensor([[[0.0625, 0.0625, 0.25]] * 2]))


def test_a_style_is_seen_once_as_large_as_the_canvas(monkeypatch, tmp_path):
    from PIL import Image

    Image.new("RGB", (40, 20), (255, 0, 0)).save(tmp_path / "red.png")
    sizes = []

    def features(_):
        def maps(picture):
            sizes.append(tuple(picture.shape[2:]))
            return Seen("1_1")(picture)

        return maps

    monkeypatch.setattr(gram, "load_features", features)
    score = make_score(f"gram@{tmp_path / 'red.png'}")
    red = torch.zeros(1, 3, 8, 10)
    red[:, 0] = 1
    for _ in range(2):
        torch.testing.assert_close(score(red, torch.rand(1, 3, 8, 10)), torch.zeros(1))
    assert sizes == [(5, 10), (8, 10), (8, 10)]  # the style at the longer side, and two canvases
    score(torch.zeros(1, 3, 12, 6), torch.zeros(1, 3, 12, 6))
    assert sizes[3:] == [(6, 12), (12, 6)]


def test_features_are_those_of_the_layers_in_turn():
    """Weights of one in the middle: each layer passes on the sum of what it sees."""
    net = features.Features((1, 1, 1, 1, 1))
    with torch.no_grad():
        for layer in net.layers.values():
            layer.weight.zero_()
            layer.weight[:, :, 1, 1] = 1
            layer.bias.zero_()
    picture = torch.full((1, 3, 16, 16), 1.0)
    net.scales["1_2"] = 2.0
    maps = net(picture)
    value = sum((1 - m) / s for m, s in zip(features.MEAN, features.SPREAD, strict=True))
    assert list(maps) == [name for block in features.BLOCKS for name in block]
    for name, x in maps.items():
        assert x.shape[2:] == (16 // 2 ** (int(name[0]) - 1),) * 2
        wanted = value / 2 if name == "1_2" else value
        torch.testing.assert_close(x, torch.full_like(x, wanted))
    assert (net(torch.zeros(1, 3, 16, 16))["1_1"] == 0).all()  # below the mean: nothing is passed


def test_features_have_the_shape_of_vgg_19():
    """Nine times inputs times outputs and biases, to 5_1; a ReLU after each convolution and
    a pooling after each block are counted in its layout."""
    with torch.device("meta"):
        full, half = features.Features(features.FULL), features.Features(features.HALF)
    assert sum(p.numel() for p in full.parameters()) == 12_944_960
    assert sum(p.numel() for p in half.parameters()) == 3_237_664
    place, places = 0, []
    for block in features.BLOCKS:
        places += range(place, place + 2 * len(block), 2)
        place = places[-1] + 3
    assert list(features.PLACES) == places
    assert features.MEAN == (0.485, 0.456, 0.406)
    assert features.SPREAD == (0.229, 0.224, 0.225)


def test_nothing_of_a_file_of_features_is_unpickled(tmp_path):
    torch.save({"features.0.weight": Trap()}, tmp_path / "vgg19.pth")
    with pytest.raises(ValueError, match="does not hold VGG-19"):
        features.trained(tmp_path / "vgg19.pth")


def test_untrained_features_keep_to_their_shape_and_seed():
    before = torch.get_rng_state()
    one, other = features.untrained(), features.untrained()
    assert torch.equal(torch.get_rng_state(), before)
    assert one.name == "untrained"
    widths = dict(zip("12345", features.HALF, strict=True))
    for name, layer in one.layers.items():
        assert layer.weight.shape[0] == widths[name[0]]
        assert torch.equal(layer.weight, other.layers[name].weight)
        assert not layer.bias.any()
        assert not layer.weight.requires_grad
    flat = one.layers["4_2"].weight.flatten(1)  # orthogonal rows, of a length that ReLU halves
    torch.testing.assert_close(flat @ flat.T, 2 * torch.eye(len(flat)), atol=1e-4, rtol=0)
    cloud = features._cloud()
    assert cloud.shape == (1, 3, 128, 128)
    assert 0 <= cloud.min() < 0.2 < 0.8 < cloud.max() <= 1
    for x in one(cloud).values():
        assert float(x.square().mean()) == pytest.approx(1, abs=1e-3)


# Critics


class Sum(nn.Module):
    """D is w times the sum of the canvas, less the target's left red: its slope is w everywhere."""

    def __init__(self, weight):
        super().__init__()
        self.weight = nn.Parameter(torch.tensor(weight))

    def forward(self, canvas, target):
        return self.weight * canvas.sum((1, 2, 3)) - target[:, 0, 0, 0]


def judged_by(name, weight=0.1):
    score = SCORES[name]()
    score.critic, score.slow = Sum(weight), Sum(2 * weight)
    return score


def test_the_wasserstein_score_is_what_the_slow_critic_says():
    """0.2 times 1.5 less 0.3, and 0.2 times 6 less 1."""
    torch.testing.assert_close(judged_by("wgan")(CANVAS, TARGET), torch.tensor([0.0, 0.2]))


def test_the_wasserstein_loss_is_fake_less_real_and_a_penalty_on_the_slope():
    """Sums 1.5 and 6 of canvases, 3.6 and 3 of targets; the slope's length is 0.1 sqrt(6)."""
    apart = 0.1 * (7.5 - 6.6) / 2
    penalty = PENALTY * (0.1 * math.sqrt(6) - 1) ** 2
    assert PENALTY == 10
    loss = judged_by("wgan").loss(CANVAS, TARGET, TARGET, generator=torch.Generator())
    torch.testing.assert_close(loss.detach(), torch.tensor(apart + penalty))


def test_the_slope_is_taken_between_target_and_canvas():
    seen = []

    class Watching(Sum):
        def forward(self, canvas, target):
            seen.append(canvas.detach())
            return super().forward(canvas, target)

    score = judged_by("wgan")
    score.critic = Watching(0.1)
    canvas, target = pixels(*[(0.0, 0.2)] * 200), pixels(*[(1.0, 0.2)] * 200)
    score.loss(canvas, target, target, generator=torch.Generator())
    left, right = seen[2][..., 0], seen[2][..., 1]
    assert (right == 0.2).all()
    assert 0 <= left.min() < 0.1 < 0.9 < left.max() <= 1
    assert (left == left[:, :1]).all()  # one share for each picture


def test_the_least_squares_score_and_its_loss():
    """D of fakes 0.1 * 1.5 - 0.3 and 0.1 * 6 - 1; of reals 0.36 - 0.3 and 0.3 - 1."""
    score = judged_by("lsgan")
    torch.testing.assert_close(score(CANVAS, TARGET), -torch.tensor([1.0, 0.8**2]))
    fake, real = (0.15**2 + 0.4**2) / 2, (0.94**2 + 1.7**2) / 2
    loss = score.loss(CANVAS, TARGET, TARGET, generator=torch.Generator())
    torch.testing.assert_close(loss.detach(), torch.tensor((fake + real) / 2))


def test_a_translated_relu_turns_at_its_shift():
    layer = critic.TReLU()
    with torch.no_grad():
        layer.shift.fill_(0.5)
    x = torch.tensor([-1.0, 0.5, 2.0])
    torch.testing.assert_close(layer(x), torch.tensor([0.5, 0.5, 2.0]))


@pytest.mark.parametrize("side", [16, 17, 64])
def test_a_critic_of_pictures_is_the_mean_of_its_patches_and_sees_both_pictures(side):
    net = critic.PictureCritic()
    canvas, target = torch.rand(2, 2, 3, side, side)
    value = net(canvas, target)
    patches = net.layers(torch.cat([canvas, target], dim=1))
    assert patches.shape[1:] == (1, -(-side // 16), -(-side // 16))
    torch.testing.assert_close(value, patches.flatten(1).mean(1))
    assert net.layers[0].weight.shape == (16, 6, 5, 5)


@pytest.mark.parametrize("name", LEARNED)
def test_a_slow_copy_shares_nothing_and_takes_no_gradient(name):
    score = SCORES[name]()
    for mine, slow in zip(score.critic.parameters(), score.slow.parameters(), strict=True):
        assert torch.equal(mine, slow)
        assert mine.data_ptr() != slow.data_ptr()
        assert mine.requires_grad
        assert not slow.requires_grad
    assert not score.slow.training
    assert score.critic.training
