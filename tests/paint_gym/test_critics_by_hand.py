"""What learned scores and their critics say of two pixels, worked out on paper."""

import math

import pytest
import torch
from torch import nn

from paint_gym.critics import critic
from paint_gym.critics.losses import PENALTY
from paint_gym.scores import (
    LEARNED,
    SCORES,
)
from tests.support.by_hand import CANVAS, TARGET, pixels


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
