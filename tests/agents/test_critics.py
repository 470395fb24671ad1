"""What critics of painters see, and what reaches them."""

import pytest
import torch
from torch import nn

from agents.networks.actors import see
from agents.networks.critics import CRITICS, CanvasCritic, Trunk


def test_a_trunk_is_resnet_18_without_its_end():
    """A stem, one block before and stages of 1, 2, 2, 2: 8 blocks, each but two halving once."""
    trunk = Trunk(5, (8, 16, 16, 32))
    assert trunk(torch.zeros(2, 5, 64, 32)).shape == (2, 32, 2, 1)
    convolutions = [m for m in trunk.modules() if isinstance(m, nn.Conv2d)]
    assert convolutions[0].weight.shape == (8, 5, 3, 3)
    wide = [c.weight.shape[0] for c in convolutions if c.kernel_size == (3, 3)]
    assert [wide.count(w) for w in (8, 16, 32)] == [5, 8, 4]


@pytest.mark.parametrize("kind", ["canvas", "action"])
def test_a_value_is_of_the_mean_place(kind):
    """The heads are linear: a value is the mean of what the head says of each place."""
    critic = CanvasCritic((8, 16)) if kind == "canvas" else CRITICS["action"](1, 6, (8, 16))
    view, after, laid = torch.rand(2, 9, 16, 16), torch.rand(2, 3, 16, 16), torch.rand(2, 1, 6)
    planes = laid.flatten(1)[:, :, None, None].expand(-1, -1, 16, 16)
    seen = torch.cat([view, after if kind == "canvas" else planes], dim=1)
    maps = critic.trunk(seen)
    weight = critic.head.weight.view(1, -1, 1, 1)
    wanted = (maps * weight).sum(1).mean((1, 2)) + critic.head.bias
    shown = after if kind == "canvas" else laid
    torch.testing.assert_close(critic(view, shown).flatten(), wanted)


@pytest.mark.parametrize("kind", ["canvas", *CRITICS])
def test_a_critic_s_gradient_reaches_what_it_is_named_after(kind):
    shown = torch.rand(2, 3, 64, 64) if kind == "canvas" else torch.rand(2, 5, 13)
    shown.requires_grad_()
    view = see(torch.rand(2, 3, 64, 64), torch.rand(2, 3, 64, 64), torch.rand(2))
    critic = CanvasCritic((8, 16)) if kind == "canvas" else CRITICS[kind](5, 13, (8, 16))
    value = critic(view, shown)
    value.sum().backward()
    assert value.shape == {"canvas": (2,), "action": (2, 1, 1), "patch": (2, 8, 8)}[kind]
    assert shown.grad.abs().sum() > 0
