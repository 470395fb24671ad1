"""Critics of pictures: what they can do, the network, its weights, and a score made of it."""

import copy
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import relu
from torch.nn.utils.parametrizations import weight_norm

from renderers.weights import About, fill, halved, read_weights, write_weights
from renderers.workshop.reading import reading

KIND = "critic"
SHIPPED = Path(__file__).parent / "weights"
"""folder of critics that have learned, by the names of their scores: `wgan.safetensors`"""


class TReLU(nn.Module):
    """Translated ReLU: max(x - a, 0) + a with a learned a (Xiang & Li 2017, arXiv 1704.03971)."""

    def __init__(self) -> None:
        super().__init__()
        self.shift = nn.Parameter(torch.zeros(1))

    def forward(self, x: Tensor) -> Tensor:
        """Elementwise."""
        return relu(x - self.shift) + self.shift


class PictureCritic(nn.Module):
    """D(picture, given): strided convolutions with weight norm and TReLU, the patches' mean.

    Any size from 16 px.
    Source: Learning to Paint (Huang et al. 2019), section 4.2; patches of Isola et al. 2017.

    Args:
        given: planes of the picture that is shown beside; 0 for a critic that is given nothing.
    """

    WIDTHS = (16, 32, 64, 128)

    def __init__(self, given: int = 3) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        inputs = 3 + given
        for width in self.WIDTHS:
            layers += [weight_norm(nn.Conv2d(inputs, width, 5, 2, 2)), TReLU()]
            inputs = width
        self.layers = nn.Sequential(*layers, weight_norm(nn.Conv2d(inputs, 1, 5, 1, 2)))

    def forward(
        self, picture: Float[Tensor, "B 3 H W"], given: Float[Tensor, "B C H W"] | None = None
    ) -> Float[Tensor, " B"]:
        """One number for each picture, unbounded."""
        shown = picture if given is None else torch.cat([picture, given], dim=1)
        return self.layers(shown).float().mean((1, 2, 3))


def slow_copy(net: nn.Module) -> nn.Module:
    """A copy that shares nothing, buffers included, and takes no gradient."""
    return copy.deepcopy(net).eval().requires_grad_(False)


@runtime_checkable
class Critic(Protocol):
    """Learns to tell made pictures from real ones, beside what is given, if anything is.

    Attributes:
        critic: the network that learns, called with a picture and what is given.
        slow: its slow copy, by which pictures are judged.
    """

    critic: nn.Module
    slow: nn.Module

    def loss(
        self,
        fake: Float[Tensor, "B 3 H W"],
        real: Float[Tensor, "B 3 H W"],
        given: Float[Tensor, "B C H W"] | None = None,
        *,
        generator: torch.Generator,
    ) -> Float[Tensor, ""]:
        """What the network descends.

        Args:
            fake: what was made.
            real: what is like it in kind, and was not.
            given: what either was made for; nothing for critics of pictures alone.
            generator: of whatever is drawn by chance, on the CPU.
        """
        ...


class LearnedScore:
    """A critic as a score: the canvas is the fake, its target the real picture and what is given.

    Args:
        critic: what learns; a new `PictureCritic` if not given.
    """

    def __init__(self, critic: nn.Module | None = None) -> None:
        self.critic: nn.Module = PictureCritic() if critic is None else critic
        self.slow = slow_copy(self.critic)

    def of_error(self, error: Float[Tensor, " B"]) -> None:
        """It needs the pictures."""


def save_critic(score: Critic, path: Path, card: dict[str, Any] | None = None) -> None:
    """Write the weights that score, in float16, and what is known of them; atomic.

    See `renderers.weights`.
    """
    about = About(KIND, {"widths": list(PictureCritic.WIDTHS)}, card or {})
    write_weights(path, halved(score.slow.state_dict()), about)


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
        return fill(PictureCritic, read_weights(path, KIND)[0])
