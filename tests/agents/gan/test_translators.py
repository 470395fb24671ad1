"""Networks that translate: their sizes, what they see, and translators as files and in use."""

import pytest
import torch

from agents.gan import pix2pix, translators
from agents.gan.patches import HALVINGS, PatchCritic, least_side
from agents.gan.translation import seen
from agents.gan.translators import TRANSLATORS, Translation, make_translator, mirrored
from agents.gan.unet import UNet, dropped
from agents.learning import session
from paint_gym.pairs import PAIRS
from paint_gym.pictures.lab import light_of
from tests.support.shapes import ROOT
from tests.support.tiny import PAIRED

NETWORKS = {
    "unet": {"size": 32, "channels": 4, "up": "resize", "norm": "batch", "drop": 0.5},
    "resnet": {"channels": 4, "blocks": 2, "up": "resize"},
    "coarse_to_fine": {
        "channels": 4, "blocks": 2, "fine_blocks": 1, "up": "resize", "halvings": 2,
    },
}  # fmt: skip
PHOTOGRAPHS = {"planes": 3, "chroma": False}


def chance(seed=0):
    return torch.Generator().manual_seed(seed)


def made(network, **pairs):
    net = make_translator(network, pairs=PHOTOGRAPHS | pairs, **NETWORKS[network])
    return net.eval().requires_grad_(False)


def parameters(net):
    return sum(x.numel() for x in net.parameters())


def test_every_network_is_tested():
    assert NETWORKS.keys() == TRANSLATORS.keys()


@pytest.mark.parametrize("up", ["resize", "subpixel", "transposed"])
@pytest.mark.parametrize("network", NETWORKS)
def test_what_is_given_becomes_a_picture_of_its_size(network, up):
    net = make_translator(network, pairs=PHOTOGRAPHS, **NETWORKS[network] | {"up": up})
    given = torch.rand(2, 3, 32, 64)
    picture = net(given, chance())
    assert picture.shape == given.shape
    assert picture.min() >= 0 and picture.max() <= 1
    picture.sum().backward()
    idle = [name for name, x in net.named_parameters() if x.grad is None]
    assert idle == (["net.coarse.end.1.weight", "net.coarse.end.1.bias"] * (network[0] == "c"))


@pytest.mark.parametrize("network", NETWORKS)
def test_pictures_of_any_size_are_translated_each_for_itself(network):
    translate = Translation(made(network))
    for height, width in ((32, 32), (45, 70), (1, 3)):
        given = torch.rand(2, 3, height, width)
        both = translate(given)
        assert both.shape == given.shape
        alone = torch.cat([translate(x[None]) for x in given])
        assert torch.equal(both, alone)
        assert torch.equal(both, translate(given))


def test_beyond_its_edges_a_picture_is_mirrored():
    assert mirrored(3, 8).tolist() == [0, 1, 2, 1, 0, 1, 2, 1]
    assert mirrored(4, 4).tolist() == [0, 1, 2, 3]
    assert mirrored(1, 3).tolist() == [0, 0, 0]


def test_dropping_is_the_noise_and_happens_whenever_it_is_used():
    net, given = made("unet"), torch.rand(1, 3, 32, 32)
    assert torch.equal(net(given, chance(1)), net(given, chance(1)))
    assert not torch.equal(net(given, chance(1)), net(given, chance(2)))
    x = dropped(torch.ones(1, 64, 8, 8), chance(), 0.5)
    assert set(x.unique().tolist()) == {0, 2}
    assert x.mean() == pytest.approx(1, abs=0.05)


def test_where_only_colours_are_wanted_light_stays():
    given = torch.rand(2, 4, 32, 32)
    picture = made("unet", planes=4, chroma=True)(given, chance())
    torch.testing.assert_close(light_of(picture), given[:, :1], rtol=0, atol=2e-3)


def test_the_papers_networks_are_as_large_as_theirs():
    """As published code counts them; where a norm follows, no bias."""
    with torch.device("meta"):
        unet = UNet(
            size=256, planes=3, outputs=3, channels=64, up="transposed", norm="instance", drop=0.5
        )
        critic = PatchCritic(given=3, channels=64, patch=70, norm="batch")
    assert parameters(unet) == pytest.approx(54.41e6, rel=1e-3)
    assert parameters(critic) == pytest.approx(2.769e6, rel=1e-3)
    with torch.device("meta"):
        resnet = TRANSLATORS["resnet"](planes=3, outputs=3, channels=64, blocks=9, up="transposed")
        fine = TRANSLATORS["coarse_to_fine"](
            planes=3, outputs=3, channels=64, blocks=9, fine_blocks=3, up="transposed"
        )
    assert parameters(resnet) == pytest.approx(11.378e6, rel=0.03)  # kernels of 4 upwards, not 3
    assert parameters(fine) == pytest.approx(182.5e6, rel=0.05)


@pytest.mark.parametrize("patch", HALVINGS)
def test_an_answer_of_a_critic_sees_a_patch_and_no_more(patch):
    critic = PatchCritic(given=0, channels=2, patch=patch, norm="none")
    picture = torch.zeros(1, 3, 512, 512, requires_grad=True)
    answers = critic(picture)
    middle = answers.shape[-1] // 2
    (slope,) = torch.autograd.grad(answers[0, 0, middle, middle], picture)
    rows = slope.abs().sum((0, 1, 3)).nonzero().flatten()
    assert rows.max() - rows.min() + 1 == patch


@pytest.mark.parametrize("patch", HALVINGS)
def test_a_critic_takes_the_least_side_it_names_and_hands_out_what_it_sees(patch):
    side = least_side(patch)
    critic = PatchCritic(given=2, channels=2, patch=patch, norm="instance", shrinkings=1)
    picture, given = torch.rand(1, 3, 2 * side, 2 * side), torch.rand(1, 2, 2 * side, 2 * side)
    features = critic.features(picture, given)
    assert len(features) == max(1, HALVINGS[patch]) + 2
    assert torch.equal(features[-1], critic(picture, given))
    assert critic(picture, given).shape[1] == 1


def test_weights_carry_what_it_takes_to_use_them(tmp_path):
    session.train(pix2pix.make, PAIRED, tmp_path)
    translate, about = translators.load_translator(tmp_path)
    assert about.kind == "translator"
    assert about.spec["pairs"] == {
        "name": "blocks", "dataset": "shapes", "size": 16, "planes": 3, "chroma": False,
        "paired": True,
    }  # fmt: skip
    given = PAIRS[about.spec["pairs"]["name"]].given_of(torch.rand(1, 3, 20, 33))
    assert translate(given).shape == (1, 3, 20, 33)
    with pytest.raises(ValueError, match="holds no translator"):
        translators.load_translator(ROOT / "agents" / "weights" / "general.safetensors")


def test_what_is_given_can_be_looked_at():
    light = torch.rand(2, 1, 8, 8)
    assert seen(light).shape == (2, 3, 8, 8)
    dots = torch.cat([light, torch.full((2, 2, 8, 8), 0.5), torch.zeros(2, 1, 8, 8)], 1)
    torch.testing.assert_close(seen(dots), seen(light))
