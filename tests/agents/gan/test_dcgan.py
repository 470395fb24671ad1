"""The networks of DCGAN, and the game as the documents have it."""

from dataclasses import replace

import pytest
import torch
from torch.nn.functional import conv2d, interpolate

from agents.gan import dcgan
from agents.gan.dcgan import PRESETS, Critic, Generator, stages
from agents.gan.enlarging import Repeated
from agents.learning.learner import begin
from agents.train import AGENTS
from renderers.workshop.memory import of_weights
from tests.support.tiny import MAKES

CPU = torch.device("cpu")


def networks(config):
    maker = Generator(**config.network())
    critic = Critic(
        size=config.size, step=config.step, norm=config.norm, slope=config.slope,
        last_slope=config.last_slope, depth=config.depth,
    )  # fmt: skip
    return maker, critic


def count(net):
    return sum(x.numel() for x in net.parameters())


def test_the_document_s_preset_has_the_document_s_numbers():
    seed = PRESETS["seed"]
    assert (seed.size, seed.code, seed.step, seed.batch_size) == (256, 100, 40, 64)
    assert (seed.slope, seed.last_slope, seed.loss, seed.crop) == (0.3, 0.2, "lsgan", 1.5)
    assert (seed.lr, seed.critic_lr, seed.betas) == (5e-4, 6e-4, (0.5, 0.999))
    assert seed.updates * seed.batch_size == 2000 * 1000
    with torch.device("meta"):
        maker, critic = networks(seed)
    assert count(maker) == pytest.approx(19.5e6, rel=5e-3)
    assert count(critic) == pytest.approx(17.5e6, rel=5e-3)
    held = 12 * (count(maker) + count(critic))  # weights and two moments of Adam
    assert held == pytest.approx(444e6, rel=5e-3)
    assert of_weights(lambda: networks(seed)[0], copies=3) == 12 * count(maker)


@pytest.mark.slow
@pytest.mark.parametrize("batch", [2, pytest.param(64, marks=pytest.mark.thorough)])
def test_the_document_s_preset_makes_two_steps(batch, tmp_path):
    seed = replace(
        PRESETS["seed"], dataset="shapes", updates=2, parts=max(2, batch // 4), batch_size=batch,
        evaluate_on=2, judge_on=2, report_every=1, evaluate_every=2, least_spread=0.0,
    )  # fmt: skip
    result = AGENTS["dcgan"].train(seed, tmp_path)
    assert result["samples"] == 2 * batch


@pytest.mark.parametrize("size", dcgan.SIDES)
@pytest.mark.parametrize("up", ["transposed", "subpixel", "resize"])
def test_a_code_becomes_a_picture_and_a_picture_a_number(size, up):
    config = replace(MAKES, size=size, up=up, step=2)
    maker, critic = networks(config)
    picture = maker(torch.randn(2, config.code))
    assert picture.shape == (2, 3, size, size)
    assert picture.min() >= 0 and picture.max() <= 1
    assert critic(picture).shape == (2,)
    assert stages(size) == len([x for x in maker.modules() if isinstance(x, torch.nn.BatchNorm2d)])


@pytest.mark.parametrize("norm", ["batch", "spectral", "none"])
def test_stages_have_as_many_convolutions_as_are_asked_for(norm):
    def kernels(depth):
        nets = networks(replace(MAKES, size=32, step=2, norm=norm, depth=depth))
        return [[x for x in net.modules() if isinstance(x, torch.nn.Conv2d)] for net in nets]

    (maker, critic), (deeper, finer) = kernels(1), kernels(3)
    assert len(deeper) == len(maker) + 2 * stages(32)
    assert len(finer) == len(critic) + 2 * stages(32)
    assert not any(x.bias is not None for x in finer) or norm != "batch"
    _, critic = networks(replace(MAKES, size=32, step=2, norm=norm, depth=3))
    assert critic(torch.rand(2, 3, 32, 32)).shape == (2,)


def test_repeated_pixels_convolved_are_what_they_say():
    layer = Repeated(5, 3)
    x = torch.randn(2, 5, 4, 6)
    plain = conv2d(interpolate(x, scale_factor=2), layer.weight, padding=1)
    torch.testing.assert_close(layer(x), plain)
    wanted, found = (
        torch.autograd.grad(y.square().sum(), layer.weight)[0] for y in (plain, layer(x))
    )
    torch.testing.assert_close(found, wanted, rtol=1e-4, atol=1e-4)


def test_steep_slopes_cost_where_they_count():
    """R1 counts at every eighth update, so many times."""

    def critic(r1, update):
        learner, _ = begin(dcgan.make, replace(MAKES, r1=r1, norm="none"), CPU, say=print)
        return float(learner.step(update)["critic/loss"])

    assert critic(10.0, 0) > critic(0.0, 0)
    assert critic(10.0, 1) == critic(0.0, 1)
    assert critic(10.0, 8) > critic(0.0, 8)


@pytest.mark.parametrize(
    "loss", ["lsgan", "minimax", "nonsaturating", "wgan_gp", "hinge", "relativistic"]
)
def test_every_game_can_be_played(loss):
    learner, _ = begin(dcgan.make, replace(MAKES, loss=loss, r1=0.1), CPU, say=print)
    before = [x.clone() for x in learner.maker.parameters()]
    row = learner.step(0)
    assert all(torch.as_tensor(x).isfinite() for x in row.values())
    assert any(
        not torch.equal(x, y) for x, y in zip(before, learner.maker.parameters(), strict=True)
    )


def test_in_parts_the_same_is_learned_where_no_norm_looks_at_the_batch():
    """The order of draws differs, so nothing may be drawn but the codes."""

    def weights(parts):
        config = replace(MAKES, parts=parts, augment=False, norm="none", batch_size=4)
        learner, _ = begin(dcgan.make, config, CPU, say=print)
        learner.maker.eval()
        learner.step(0)
        return torch.cat([x.flatten() for x in learner.critic.parameters()])

    torch.testing.assert_close(weights(1), weights(4), rtol=1e-3, atol=1e-4)


@pytest.mark.slow
def test_it_learns_what_pictures_look_like(tmp_path):
    config = replace(
        MAKES,
        dataset="shapes",
        step=8,
        batch_size=16,
        updates=150,
        evaluate_every=150,
        report_every=50,
    )
    first = AGENTS["dcgan"].train(
        replace(config, updates=1, report_every=1, evaluate_every=1), tmp_path / "1"
    )
    last = AGENTS["dcgan"].train(config, tmp_path / "2")
    assert last["test/fd"] < 0.6 * first["test/fd"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"size": 48}, "--size must be one of 16, 32, 64, 128, 256"), ({"parts": 3}, "divide")],
)
def test_what_does_not_fit_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        replace(MAKES, **wrong)


def test_learning_rates_fall_to_nothing_over_the_last_updates():
    learner, _ = begin(dcgan.make, replace(MAKES, updates=10, decay=0.4), CPU, say=print)
    rates = []
    for update in range(10):
        learner.step(update)
        rates.append([adam.param_groups[0]["lr"] for adam in (learner.adam, learner.critic_adam)])
    shares = torch.tensor(rates) / torch.tensor([learner.config.lr, learner.config.critic_lr])
    wanted = torch.tensor([1, 1, 1, 1, 1, 1, 1, 0.75, 0.5, 0.25])[:, None]
    torch.testing.assert_close(shares, wanted.expand(-1, 2))
