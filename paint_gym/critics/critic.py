"""A critic of pictures: a network that learns to tell a canvas from its target."""

import copy
from pathlib import Path

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import relu
from torch.nn.utils.parametrizations import weight_norm

from renderers.weights import fill, read_weights, write_weights
from renderers.workshop.reading import reading


class TReLU(nn.Module):
    """Translated ReLU: max(x - a, 0) + a with a learned a (Xiang & Li 2017, arXiv 1704.03971)."""

    def __init__(self) -> None:
        super().__init__()
        self.shift = nn.Parameter(torch.zeros(1))

    def forward(self, x: Tensor) -> Tensor:
        """Elementwise."""
        return relu(x - self.shift) + self.shift


class PictureCritic(nn.Module):
    """D(canvas, target): strided convolutions with weight norm and TReLU, the patches' mean.

    Conditional: it sees both pictures, 6 planes. Any size from 16 px.
    Source: Learning to Paint (Huang et al. 2019), section 4.2; patches of Isola et al. 2017.
    """

    WIDTHS = (16, 32, 64, 128)

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        inputs = 6
        for width in self.WIDTHS:
            layers += [weight_norm(nn.Conv2d(inputs, width, 5, 2, 2)), TReLU()]
            inputs = width
        self.layers = nn.Sequential(*layers, weight_norm(nn.Conv2d(inputs, 1, 5, 1, 2)))

    def forward(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """One number for each canvas, unbounded."""
        return self.layers(torch.cat([canvas, target], dim=1)).float().mean((1, 2, 3))


def slow_copy(net: nn.Module) -> nn.Module:
    """A copy that shares nothing, buffers included, and takes no gradient."""
    return copy.deepcopy(net).eval().requires_grad_(False)


class LearnedScore:
    """A score whose critic learns while painters do; its slow copy is what scores.

    Attributes:
        critic: what learns, by `loss`.
        slow: the slow copy, by which a canvas is scored.
    """

    def __init__(self, weights: Path | None = None) -> None:
        """From a critic.safetensors; untrained without one, for learners."""
        self.critic: nn.Module = PictureCritic() if weights is None else load_critic(weights)
        self.slow = slow_copy(self.critic)

    def __call__(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """As every score; differentiable in canvas."""
        raise NotImplementedError

    def loss(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, ""]:
        """What the critic descends: real is (target, target), fake is (canvas, target)."""
        raise NotImplementedError


def save_critic(score: LearnedScore, path: Path) -> None:
    """Write the weights that score, as safetensors; atomic."""
    write_weights(path, score.slow.state_dict(), {})


def load_critic(path: Path) -> PictureCritic:
    """The critic that `save_critic` wrote.

    Raises:
        FileNotFoundError: no such file.
        ValueError: a file that holds no critic of pictures.
    """
    if not path.is_file():
        raise FileNotFoundError(
            f"no critic at {path}: train one with `python -m agents.train ddpg_mb --score wgan` "
            "(it writes critic.safetensors in its run's folder)"
        )
    with reading(path, "holds no critic of pictures"):
        return fill(PictureCritic, read_weights(path)[0])
