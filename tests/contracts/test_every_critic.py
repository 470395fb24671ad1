"""What every critic must do. A new line in CRITICS is tested here without a new test."""

import copy

import pytest
import torch

from paint_gym.critics import CRITICS, Critic
from paint_gym.critics.critic import PictureCritic, save_critic
from paint_gym.scores import make_score
from tests.support.critics import teach

FAKE, REAL = torch.zeros(4, 3, 16, 16), torch.linspace(0, 1, 3072).view(4, 3, 16, 16)


def chance():
    return torch.Generator().manual_seed(3)


@pytest.fixture(params=CRITICS)
def critic(request):
    return CRITICS[request.param]()


@pytest.mark.parametrize("name", CRITICS)
@pytest.mark.parametrize("given", [3, 0], ids=["given a picture", "given nothing"])
def test_it_learns_to_tell_made_from_real(name, given):
    critic = CRITICS[name](PictureCritic(given))
    assert isinstance(critic, Critic)
    shown = REAL if given else None
    adam, losses = torch.optim.Adam(critic.critic.parameters(), 2e-3), []
    for _ in range(20):
        losses.append(critic.loss(FAKE, REAL, shown, generator=chance()))
        adam.zero_grad()
        losses[-1].backward()
        adam.step()
    assert losses[-1] < losses[0]
    with torch.no_grad():
        assert (critic.critic(REAL, shown) > critic.critic(FAKE, shown)).all()


def test_what_it_draws_comes_from_the_generator_that_it_is_given(critic):
    one, same = (critic.loss(FAKE, REAL, REAL, generator=chance()) for _ in range(2))
    assert torch.equal(one, same)
    before = torch.get_rng_state()
    critic.loss(FAKE, REAL, REAL, generator=chance())
    assert torch.equal(torch.get_rng_state(), before)


def test_learning_leaves_the_slow_copy_and_the_pictures_as_they_are(critic):
    before, fake = copy.deepcopy(critic.slow.state_dict()), FAKE.clone()
    critic.loss(fake, REAL, REAL, generator=chance()).backward()
    assert all(torch.equal(x, before[name]) for name, x in critic.slow.state_dict().items())
    assert all(p.grad is None for p in critic.slow.parameters())
    assert torch.equal(fake, FAKE)


@pytest.mark.parametrize("name", CRITICS)
def test_it_keeps_its_weights(name, tmp_path):
    critic = CRITICS[name]()
    teach(critic, updates=3)
    save_critic(critic, tmp_path / "critic.safetensors")
    again = make_score(f"{name}@{tmp_path / 'critic.safetensors'}")
    canvas, target = torch.rand(2, 2, 3, 16, 16)
    torch.testing.assert_close(again(canvas, target), critic(canvas, target), rtol=0.02, atol=1e-3)
    elsewhere = make_score(f"{name}@{tmp_path / 'critic.safetensors'}", "meta")
    assert all(weight.is_meta for weight in elsewhere.slow.parameters())
