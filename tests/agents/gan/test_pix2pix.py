"""What pix2pix descends, and that it learns."""

from dataclasses import replace

import pytest
import torch

from agents.gan import pix2pix
from agents.learning.learner import begin
from agents.learning.run import read_metrics
from agents.train import AGENTS
from paint_gym.pictures.lab import recolour
from tests.support.tiny import PAIRED, begun

CPU = torch.device("cpu")


def step(**changes):
    learner, _ = begin(pix2pix.make, replace(PAIRED, **changes), CPU, say=print)
    return learner, learner.step(0)


def weights(net):
    return torch.cat([x.detach().flatten() for x in net.parameters()])


def test_the_paper_s_preset_has_the_paper_s_numbers():
    paper = pix2pix.PRESETS["paper"]
    assert (paper.size, paper.channels, paper.critic_channels, paper.patch) == (256, 64, 64, 70)
    assert (paper.l1, paper.gan, paper.loss, paper.batch_size) == (100, 1, "nonsaturating", 1)
    assert (paper.lr, paper.critic_lr, paper.betas) == (2e-4, 2e-4, (0.5, 0.999))
    assert (paper.decay, paper.average, paper.up) == (0.5, 0, "transposed")
    assert paper.crop * paper.size == 286


def test_ablations_are_options_and_each_changes_what_is_learned():
    """L1, GAN, cGAN, L1 + GAN, L1 + cGAN."""
    makers = [
        weights(step(**x)[0].maker)
        for x in ({"gan": 0.0}, {"l1": 0.0, "conditional": False}, {"l1": 0.0},
                  {"conditional": False}, {})
    ]  # fmt: skip
    assert all(not torch.equal(one, other) for i, one in enumerate(makers) for other in makers[:i])


def test_the_difference_is_that_of_pictures_between_minus_one_and_one():
    learner, row = step()
    assert row["generator/l1"] <= 2
    assert learner.critic.stages[0][0].weight.shape[1] == 6


def test_rates_stay_and_then_fall_down_a_line():
    learner, _ = begin(pix2pix.make, replace(PAIRED, updates=10), CPU, say=print)
    rates = []
    for update in range(10):
        learner.step(update)
        rates.append(learner.adam.param_groups[0]["lr"] / PAIRED.lr)
    assert rates == pytest.approx([1, 1, 1, 1, 1, 1, 0.8, 0.6, 0.4, 0.2])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"size": 48}, "power of two"), ({"patch": 286, "size": 64}, "--patch 286 needs pictures")],
)
def test_what_does_not_fit_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        replace(PAIRED, **wrong)


def test_it_begins_as_the_guess_that_is_given():
    for pairs, planes in (("blocks", 3), ("hints", 4)):
        config = replace(PAIRED, pairs=pairs)
        learner = begun(pix2pix, config)
        given, _ = learner.pairs.plain(torch.arange(3))
        guess = given if planes == 3 else recolour(given[:, :1], 2 * given[:, 1:3] - 1)
        torch.testing.assert_close(learner.made(given), guess, atol=1e-5, rtol=0)
        assert not torch.allclose(begun(pix2pix, replace(config, add=False)).made(given), guess)


@pytest.mark.slow
def test_it_learns_to_give_flat_colours_their_picture_back(tmp_path):
    config = replace(
        PAIRED, channels=8, lr=2e-3, updates=100, report_every=50, evaluate_every=20, judge_on=50,
        evaluate_on=50, add=False,
    )  # fmt: skip
    AGENTS["pix2pix"].train(config, tmp_path)
    found = [row["test/l1"] for row in read_metrics(tmp_path) if "test/l1" in row]
    assert found[-1] < 0.6 * found[0]
