"""Losses of GANs are as their papers have them, and painters' scores learn from the same."""

import math

import pytest
import torch

from paint_gym.critics import CRITICS, LOSSES, Loss
from paint_gym.critics.critic import PictureCritic
from paint_gym.critics.losses import Relativistic, steepness

SIZE = 16


def generator():
    return torch.Generator().manual_seed(3)


@pytest.fixture
def pictures():
    return torch.rand(3, 4, 3, SIZE, SIZE)


def constant(real, fake):
    """A critic that answers these for pictures of ones and of zeros."""
    return lambda x, given=None: fake + (real - fake) * x.mean((1, 2, 3))


@pytest.mark.parametrize("name", LOSSES)
@pytest.mark.parametrize("given", [False, True])
def test_both_learn_from_it(name, given, pictures):
    loss, (fake, real, condition) = LOSSES[name](), pictures
    assert isinstance(loss, Loss)
    critic = PictureCritic(3 if given else 0)
    beside = condition if given else None
    made = fake.clone().requires_grad_()
    found = loss.of_critic(critic, made, real, given=beside, generator=generator())
    found.backward()
    assert all(x.grad is not None and x.grad.isfinite().all() for x in critic.parameters())
    made.grad = None
    loss.of_generator(critic, made, real, given=beside).backward()
    assert made.grad.abs().sum() > 0


@pytest.mark.parametrize(
    ("name", "of_critic", "of_generator"),
    [
        ("lsgan", (0.5**2 + 1**2) / 2, (0.5 - 1) ** 2 / 2),
        ("minimax", math.log(1 + math.exp(-2)) + math.log(1 + math.exp(0.5)),
         -math.log(1 + math.exp(0.5))),
        ("nonsaturating", math.log(1 + math.exp(-2)) + math.log(1 + math.exp(0.5)),
         math.log(1 + math.exp(-0.5))),
        ("hinge", 0 + 1.5, -0.5),
    ],
)  # fmt: skip
def test_by_hand(name, of_critic, of_generator):
    real, fake = torch.ones(2, 3, SIZE, SIZE), torch.zeros(2, 3, SIZE, SIZE)
    critic, loss = constant(real=2.0, fake=0.5), LOSSES[name]()
    found = loss.of_critic(critic, fake, real, generator=generator())
    assert float(found) == pytest.approx(of_critic)
    assert float(loss.of_generator(critic, fake, real)) == pytest.approx(of_generator)


def test_slopes_are_those_of_a_plane():
    slope = 1.5 / (3 * SIZE**2)  # of `constant`, by each of the picture's numbers
    squared = slope**2 * 3 * SIZE**2
    critic, real, fake = (
        constant(2.0, 0.5),
        torch.ones(2, 3, SIZE, SIZE),
        torch.zeros(2, 3, SIZE, SIZE),
    )
    assert float(steepness(critic, real)) == pytest.approx(squared, rel=1e-5)
    apart = math.log(1 + math.exp(0.5 - 2))
    found = Relativistic(4.0).of_critic(critic, fake, real, generator=generator())
    assert float(found) == pytest.approx(apart + 4 / 2 * 2 * squared, rel=1e-5)
    wasserstein = LOSSES["wgan_gp"]().of_critic(critic, fake, real, generator=generator())
    assert float(wasserstein) == pytest.approx(-1.5 + 10 * (math.sqrt(squared) - 1) ** 2, rel=1e-4)


def before(name, critic, fake, real, given):
    """What painters' scores descended before there were generators, written out."""
    if name == "lsgan":
        of_fake = critic(fake, given).square().mean()
        return (of_fake + (critic(real, given) - 1).square().mean()) / 2
    apart = critic(fake, given).mean() - critic(real, given).mean()
    share = torch.rand(len(fake), generator=generator())[:, None, None, None]
    between = torch.lerp(real, fake, share).detach().requires_grad_()
    (slope,) = torch.autograd.grad(critic(between, given).sum(), between, create_graph=True)
    steep = (slope.square().sum((1, 2, 3)) + 1e-12).sqrt()
    return apart + 10.0 * (steep - 1).square().mean()


@pytest.mark.parametrize("name", CRITICS)
def test_a_painters_score_learns_from_the_same_code_bit_for_bit(name, pictures):
    fake, real, _ = pictures
    score = CRITICS[name]()
    found = score.loss(fake, real, real, generator=generator())
    wanted = before(name, score.critic, fake, real, real)
    assert torch.equal(found, wanted)
    grads = [torch.autograd.grad(x, list(score.critic.parameters())) for x in (found, wanted)]
    assert all(torch.equal(a, b) for a, b in zip(*grads, strict=True))
