"""DCGAN: pictures from noise by convolutions alone.

Source: Radford, Metz & Chintala 2015, arXiv 1511.06434 (preset `radford2015`).

Departures from the paper (preset `radford2015` has the first two alone):
    1. The networks grow with `size`: a stage for each doubling, `step` channels in the last.
    2. Codes are normal, not uniform.
    3. The game is least squares (Mao et al. 2017).
    4. The generator repeats pixels and then convolves, which leaves no chequered pattern (Odena et
       al. 2016); `--up transposed` is the paper's way.
    5. Pictures of both kinds are augmented before the critic sees them (Zhao et al. 2020,
       arXiv 2006.10738), a share that grows when it tells them apart too well (Karras et al. 2020,
       arXiv 2006.06676).
    6. What is kept is a running average of the generator.
    7. A stage may have further convolutions (`--depth`; preset `mnist`).
"""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.gan import players
from agents.gan.beginning import weigh
from agents.gan.enlarging import Up, enlarge
from agents.gan.generators import KIND
from agents.gan.learner import AdversarialLearner
from agents.learning.learner import Say
from paint_gym.critics import LOSSES
from renderers.workshop.precision import Precision
from renderers.workshop.ranges import Count, Ranged, Rate, Seed, Share, Weight, within

Norm = Literal["batch", "spectral", "none"]
CODES = within(1, 4096)
SIDES = (16, 32, 64, 128, 256)
"""a power of two, so that stages that double reach it"""


@dataclass(frozen=True, kw_only=True)
class Config(Ranged):
    """A generator, its critic, and the game."""

    KIND: ClassVar[str] = KIND

    dataset: str = "photos"
    """pictures to be like: a data set's name"""
    data_dir: str | None = None
    """where it lies; else the folder named by PAINT_GYM_DATA"""
    size: Annotated[int, within(16, 256)] = 64
    """side of the pictures, pixels: 16, 32, 64, 128 or 256"""
    crop: Annotated[float, within(1, 4)] = 1.5
    """pictures are brought to so many times the size, and a square is cut out by chance"""
    mirror: bool = True
    """half of the pictures are mirrored, left and right"""
    flip: bool = False
    """half of them are turned upside down as well"""
    rotate: bool = False
    """and turned by quarter turns"""
    code: Annotated[int, CODES] = 100
    """numbers in a code, from which a picture is made; z"""
    step: Annotated[int, within(1, 1024)] = 16
    """channels of the stages nearest to the picture; each stage inwards has twice as many"""
    depth: Annotated[int, within(1, 16)] = 1
    """convolutions of a stage in both networks: 1 (the paper), more for pictures with a form"""
    up: Up = "resize"
    """how the generator enlarges: transposed convolutions (the paper), subpixel, resize"""
    norm: Norm = "batch"
    """of the critic: batch (the paper), spectral, none"""
    slope: Share = 0.2
    """of LeakyReLU below 0, in both networks"""
    last_slope: Share = 0.2
    """of the critic's last one"""
    loss: Annotated[str, LOSSES] = "lsgan"
    """the game: lsgan, minimax, nonsaturating, wgan_gp, hinge, relativistic"""
    r1: Weight = 0.0
    """weight of the critic's squared slope at real pictures"""
    augment: bool = True
    """whether pictures are augmented before the critic sees them, the more the surer it becomes"""
    average: Share = 0.999
    """share of the running average of the generator's weights kept at each update; 0 keeps none"""
    batch_size: Count = 32
    """pictures of each kind in an update"""
    parts: Count = 1
    """in so many parts, one after another, to save memory"""
    updates: Count = 20_000
    """of both networks"""
    lr: Rate = 2e-4
    """of the generator"""
    critic_lr: Rate = 2e-4
    """of the critic"""
    decay: Share = 0.0
    """share of the updates, at the end, over which the learning rates fall to 0"""
    betas: tuple[Share, Share] = (0.5, 0.999)
    """of Adam"""
    precision: Precision = "auto"
    """of the networks' arithmetic: auto (bfloat16 where the hardware has it), float32, bfloat16"""
    report_every: Count = 50
    """updates between lines of metrics"""
    evaluate_every: Count = 500
    """updates between distances and checkpoints"""
    evaluate_on: Count = 256
    """samples that the distance to real pictures is measured on while training"""
    judge_on: Count = 1000
    """samples that it is measured on in the end"""
    least_spread: Share = 0.05
    """share of their widest spread so far to which the samples' falls when they have collapsed"""
    seed: Seed = 0
    """of all that is drawn by chance: the same seed, the same run"""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.size not in SIDES:
            raise ValueError(f"--size must be one of {', '.join(map(str, SIDES))}, got {self.size}")
        if self.batch_size % self.parts:
            raise ValueError(
                f"--parts must divide --batch-size {self.batch_size} evenly, got {self.parts}"
            )

    def network(self) -> dict[str, Any]:
        """What the generator takes."""
        return {
            "size": self.size,
            "code": self.code,
            "step": self.step,
            "depth": self.depth,
            "up": self.up,
            "slope": self.slope,
        }

    def spec(self) -> dict[str, Any]:
        """What travels with the generator's weights."""
        return {"network": "dcgan", **self.network()}


PRESETS = {
    "quick": Config(
        size=32, step=24, updates=3000, report_every=25, evaluate_every=500, average=0.998
    ),
    "cpu": Config(
        dataset="monet", crop=1.25, step=32, loss="nonsaturating", updates=60_000, decay=0.5,
        evaluate_every=1000,
    ),
    "mnist": Config(
        dataset="mnist", size=32, crop=1.0, mirror=False, step=32, depth=2, norm="none",
        loss="nonsaturating", r1=0.2, augment=False, batch_size=64, updates=12_000, lr=1e-3,
        critic_lr=1e-3, decay=0.5, betas=(0.0, 0.99), evaluate_every=1000,
    ),
    "seed": Config(
        dataset="monet", size=256, step=40, up="transposed", norm="batch", slope=0.3, augment=False,
        average=0.0, batch_size=64, parts=8, updates=31_250, lr=5e-4, critic_lr=6e-4,
    ),
    "radford2015": Config(
        dataset="monet", up="transposed", norm="batch", loss="nonsaturating", augment=False,
        average=0.0, crop=1.0, step=64, batch_size=64,
    ),
}  # fmt: skip
"""quick: minutes, embedded pictures. cpu: two hours. seed: 2,000 epochs of 1,000 paintings."""


def stages(size: int) -> int:
    """Doublings from 4 px to the size."""
    return size.bit_length() - 3


class Generator(nn.Module):
    """A code to a picture in [0, 1].

    Args:
        size: side of the picture.
        code: numbers in a code.
        step: channels before the picture.
        up: how it is enlarged.
        slope: of LeakyReLU.
        depth: convolutions of a stage.
    """

    def __init__(self, *, size: int, code: int, step: int, up: Up, slope: float, depth: int = 1):
        super().__init__()
        widths = [step << i for i in reversed(range(stages(size)))]
        self.code, self.size = code, size
        first = nn.ConvTranspose2d(code, widths[0], 4, bias=False)
        self.begin = nn.Sequential(first, *further(widths[0], slope, depth=depth))
        layers: list[nn.Module] = []
        for inner, outer in pairwise(widths):
            layers += [*enlarge(up, inner, outer), *further(outer, slope, depth=depth)]
        self.grow = nn.Sequential(*layers, *enlarge(up, widths[-1], 3))

    def forward(self, code: Float[Tensor, "B Z"]) -> Float[Tensor, "B 3 H W"]:
        """The pictures of these codes; differentiable."""
        drawn = self.grow(self.begin(code[:, :, None, None]))
        return (torch.tanh(drawn.float()) + 1) / 2


def further(width: int, slope: float, *, depth: int) -> list[nn.Module]:
    """What follows the first of so many convolutions of a stage of the generator."""
    layers: list[nn.Module] = [nn.BatchNorm2d(width), nn.LeakyReLU(slope)]
    for _ in range(depth - 1):
        layers += [same(width, bias=False), nn.BatchNorm2d(width), nn.LeakyReLU(slope)]
    return layers


class Critic(nn.Module):
    """A picture, and what is given beside it, to how real it looks: one number, unbounded.

    Args:
        size: side of the picture.
        step: channels of the first stage; each next has twice as many.
        norm: between convolutions, but for the first and the last.
        slope: of LeakyReLU.
        last_slope: of the last one.
        given: planes of what is given.
        depth: convolutions of a stage.
    """

    def __init__(
        self,
        *,
        size: int,
        step: int,
        norm: Norm,
        slope: float,
        last_slope: float,
        given: int = 0,
        depth: int = 1,
    ):
        super().__init__()
        widths, bias = [step << i for i in range(stages(size))], norm != "batch"
        layers: list[nn.Module] = []
        inputs = 3 + given
        for width in widths:
            for i in range(depth):
                to = same(width, bias=bias) if i else nn.Conv2d(inputs, width, 4, 2, 1, bias=bias)
                layers.append(spectral(to, norm))
                if norm == "batch" and len(layers) > 1:
                    layers.append(nn.BatchNorm2d(width))
                layers.append(nn.LeakyReLU(last_slope if width == widths[-1] else slope))
            inputs = width
        self.layers = nn.Sequential(*layers, spectral(nn.Conv2d(inputs, 1, 4, bias=False), norm))

    def forward(
        self, picture: Float[Tensor, "B 3 H W"], given: Float[Tensor, "B C H W"] | None = None
    ) -> Float[Tensor, " B"]:
        """One number for each picture."""
        shown = 2 * picture - 1
        if given is not None:
            shown = torch.cat([shown, 2 * given - 1], dim=1)
        return self.layers(shown).float().flatten()


def same(width: int, *, bias: bool) -> nn.Conv2d:
    """A convolution that keeps size and channels."""
    return nn.Conv2d(width, width, 3, padding=1, bias=bias)


def spectral(layer: nn.Module, norm: Norm) -> nn.Module:
    """With its largest singular value at 1, where that is the norm (Miyato et al. 2018)."""
    return nn.utils.parametrizations.spectral_norm(layer) if norm == "spectral" else layer


def make(
    config: Config, device: torch.device, say: Say, *, generator: torch.Generator
) -> AdversarialLearner:
    """The learner of a run."""
    maker = Generator(**config.network())
    critic = Critic(
        size=config.size,
        step=config.step,
        norm=config.norm,
        slope=config.slope,
        last_slope=config.last_slope,
        depth=config.depth,
    )
    if config.norm == "batch":
        weigh(critic)
    return AdversarialLearner(
        config, weigh(maker), critic, device=device, say=say, generator=generator
    )


def train(config: Config, out: Path = Path("runs/dcgan"), **how: Any) -> dict[str, Any]:
    """See `agents.gan.players.train`."""
    return players.train(make, config, out, **how)
