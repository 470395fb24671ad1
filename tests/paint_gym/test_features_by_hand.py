"""Features of VGG-19, and the content and style they tell, worked out on paper."""

import pytest
import torch

from paint_gym.features import filters, network, vgg
from paint_gym.scores import content, gram, make_score
from tests.support.archives import Trap
from tests.support.by_hand import CANVAS, TARGET


class Seen:
    """Features that are chosen: the canvas's pixels, and for a deeper layer three times that."""

    def __init__(self, *names):
        self.names = names

    name, style, content = "seen", ("1_1", "2_1"), ("1_1", "5_1")

    def __call__(self, picture):
        return {name: (3 * i + 1) * picture[:, :2] for i, name in enumerate(self.names)}


def test_content_is_the_mean_square_over_the_layers_that_are_there(monkeypatch):
    """Squares 0.125 and 16 times that; a layer that content does not look at is left out."""
    monkeypatch.setattr(content, "load_network", lambda *_: Seen("1_1", "5_1", "4_1"))
    found = make_score("content")(CANVAS, TARGET)
    torch.testing.assert_close(found, -torch.tensor([0.125, 0.5]) * 17 / 2)


def test_style_is_covariances_summed_by_rows_and_means(monkeypatch):
    """Both features are (0, 0.5) here: mean 0.25, covariances 0.0625; there 0.6 and 0.09. In the
    second layer all are four times that; the third plays no part."""
    monkeypatch.setattr(gram, "load_network", lambda *_: Seen("1_1", "2_1", "1_2"))
    found = make_score("gram")(CANVAS[:1], TARGET[:1])
    first, second = 2 * 0.0275**2 + 0.35**2, 2 * (16 * 0.0275) ** 2 + (4 * 0.35) ** 2
    torch.testing.assert_close(found, -torch.tensor([(first + second) / 2]))
    moments, _ = gram.statistics(CANVAS[:1], Seen("1_1", "2_1", "1_2"))
    torch.testing.assert_close(moments, torch.tensor([[[0.0625, 0.0625, 0.25]] * 2]))


def test_a_style_is_seen_once_as_large_as_the_canvas(monkeypatch, tmp_path):
    from PIL import Image

    Image.new("RGB", (40, 20), (255, 0, 0)).save(tmp_path / "red.png")
    sizes = []

    class Sized(Seen):
        def __call__(self, picture):
            sizes.append(tuple(picture.shape[2:]))
            return super().__call__(picture)

    monkeypatch.setattr(gram, "load_network", lambda *_: Sized("1_1"))
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
    net = vgg.VGG((1, 1, 1, 1, 1))
    with torch.no_grad():
        for layer in net.layers.values():
            layer.weight.zero_()
            layer.weight[:, :, 1, 1] = 1
            layer.bias.zero_()
    picture = torch.full((1, 3, 16, 16), 1.0)
    net.scales["1_2"] = 2.0
    maps = net(picture)
    value = sum((1 - m) / s for m, s in zip(network.MEAN, network.SPREAD, strict=True))
    assert list(maps) == [name for block in vgg.BLOCKS for name in block]
    for name, x in maps.items():
        assert x.shape[2:] == (16 // 2 ** (int(name[0]) - 1),) * 2
        wanted = value / 2 if name == "1_2" else value
        torch.testing.assert_close(x, torch.full_like(x, wanted))
    assert (net(torch.zeros(1, 3, 16, 16))["1_1"] == 0).all()  # below the mean: nothing is passed


def test_features_have_the_shape_of_vgg_19():
    """Nine times inputs times outputs and biases, to 5_1; a ReLU after each convolution and
    a pooling after each block are counted in its layout."""
    with torch.device("meta"):
        full = vgg.VGG(vgg.WIDTHS)
    assert sum(p.numel() for p in full.parameters()) == 12_944_960
    place, places = 0, []
    for block in vgg.BLOCKS:
        places += range(place, place + 2 * len(block), 2)
        place = places[-1] + 3
    assert list(vgg.PLACES) == places
    assert network.MEAN == (0.485, 0.456, 0.406)
    assert network.SPREAD == (0.229, 0.224, 0.225)


def test_nothing_of_a_file_of_features_is_unpickled(tmp_path):
    torch.save({"features.0.weight": Trap()}, tmp_path / "vgg19.pth")
    with pytest.raises(ValueError, match="does not hold VGG-19"):
        vgg.trained(tmp_path / "vgg19.pth")


def test_random_filters_are_of_a_fixed_seed_and_of_length_1():
    before = torch.get_rng_state()
    one, other = filters.untrained(), filters.untrained()
    assert torch.equal(torch.get_rng_state(), before)
    assert one.name == "untrained"
    assert torch.equal(one.filters, other.filters)
    lengths = one.filters.square().sum((2, 3, 4))
    torch.testing.assert_close(lengths, torch.ones(4, filters.TEXTURE + filters.COLOR))
    cloud = network.cloud()
    assert cloud.shape == (1, 3, 128, 128)
    assert 0 <= cloud.min() < 0.2 < 0.8 < cloud.max() <= 1
    for x in one(cloud).values():
        assert float(x.square().mean()) == pytest.approx(1, abs=1e-3)


def test_filters_of_texture_see_nothing_in_a_plain_picture():
    seen = filters.Filters().maps(torch.full((1, 3, 16, 16), 0.7))
    assert [x.shape[2] for x in seen.values()] == [16, 8, 4, 2]
    for maps in seen.values():
        both = maps.unflatten(1, (2, -1))
        torch.testing.assert_close(
            both[:, :, : filters.TEXTURE],
            torch.zeros(()).expand_as(both[:, :, : filters.TEXTURE]),
            atol=1e-4,
            rtol=0,
        )
        assert (both[:, :, filters.TEXTURE :].sum(1) > 0).all()
        assert (both.prod(1) == 0).all()  # each sign apart
