"""pix2pix: a picture of every picture that is given, learned from pairs.

Source: Isola et al. 2017, arXiv 1611.07004 (preset `paper`).

Departures from the paper (preset `paper` has the first alone):
    1. The U-Net's norm is of each picture for itself, which batch norm is where one is learned from
       at a time; so pictures translated together do not change each other.
    2. The U-Net repeats pixels and then convolves, which leaves no chequered pattern;
       `--up transposed` is the paper's way.
    3. What is kept is a running average of the generator.
    4. Where what is given is a guess of what is wanted (blocks, strokes, dots of colour), the
       generator begins as that and adds to it; `--no-add` is the paper's way.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import torch
from jaxtyping import Float
from torch import Tensor

from agents.gan import players
from agents.gan.config import TranslationConfig
from agents.gan.norms import Norm
from agents.gan.translation import TranslationLearner, far, step_down, translator_of
from agents.learning.gradient import held
from agents.learning.learner import Say
from paint_gym.critics import LOSSES
from renderers.workshop.ranges import Weight, within

SLOWER = 0.5
"""of the critic's loss; Isola et al. 2017, section 3.3"""


@dataclass(frozen=True, kw_only=True)
class Config(TranslationConfig):
    """A U-Net, its critic, and the game."""

    loss: Annotated[str, LOSSES] = "nonsaturating"
    """the game: lsgan, minimax, nonsaturating (the paper), wgan_gp, hinge, relativistic"""
    conditional: bool = True
    """whether the critic sees what is given beside the picture"""
    generator_norm: Norm = "instance"
    """of the generator: batch, instance (the paper's, where batches are of one), none"""
    drop: Annotated[float, within(0, 0.9)] = 0.5
    """share of values that the generator drops, also when it is used: all the noise there is"""
    l1: Weight = 100.0
    """weight of the difference to what is wanted; of pictures in [-1, 1]"""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.size & (self.size - 1):
            raise ValueError(f"--size must be a power of two, for a U-Net, got {self.size}")

    def network(self) -> dict[str, Any]:
        """See `TranslationConfig`."""
        return {
            "network": "unet",
            "size": self.size,
            "channels": self.channels,
            "up": self.up,
            "norm": self.generator_norm,
            "drop": self.drop,
        }


PRESETS = {
    "quick": Config(
        pairs="blocks",
        channels=16,
        critic_channels=16,
        patch=34,
        batch_size=4,
        updates=2500,
        lr=1e-3,
        critic_lr=1e-3,
        average=0.99,
        report_every=25,
        evaluate_every=250,
    ),
    "colors": Config(
        pairs="hints",
        size=128,
        channels=16,
        generator_norm="batch",
        drop=0.0,
        gan=0.0,
        critic_channels=16,
        batch_size=8,
        updates=2000,
        average=0.995,
        report_every=25,
    ),
    "cpu": Config(
        size=128,
        channels=32,
        critic_channels=32,
        batch_size=2,
        updates=80_000,
        average=0.999,
        evaluate_every=4000,
    ),
    "paper": Config(
        add=False,
        size=256,
        up="transposed",
        norm="batch",
        updates=80_000,
        evaluate_every=4000,
    ),
}
"""quick: minutes, embedded pictures. colors: five minutes, dots of colour to pictures of 128 px
(with --pairs grey, light alone). cpu: two hours. paper: 200 epochs of 400 facades."""


class Pix2pix(TranslationLearner):
    """The critic learns to tell what was made from what is wanted; the generator both."""

    def teach(
        self, given: Float[Tensor, "B C H W"], wanted: Float[Tensor, "B 3 H W"]
    ) -> dict[str, Tensor]:
        """The critic's step, then the generator's, on the same pictures."""
        config, shown = self.config, given if self.config.conditional else None
        with self.arithmetic():
            made = self.maker(given, self.generator)
            told = self.loss.of_critic(
                self.critic, made.detach(), wanted, given=shown, generator=self.generator
            )
        step_down(self.critic_adam, SLOWER * told)
        with self.arithmetic(), held(self.critic):
            game = self.loss.of_generator(self.critic, made, wanted, given=shown)
            apart = far(made, wanted)
        step_down(self.adam, config.gan * game + config.l1 * apart)
        return {"critic/loss": told, "generator/loss": game, "generator/l1": apart}


def make(config: Config, device: torch.device, say: Say, *, generator: torch.Generator) -> Pix2pix:
    """The learner of a run."""
    pairs = config.open_pairs("train")
    return Pix2pix(
        config,
        pairs,
        translator_of(config, pairs),
        critic=config.make_critic(pairs.planes if config.conditional else 0),
        device=device,
        say=say,
        generator=generator,
    )


def train(config: Config, out: Path = Path("runs/pix2pix"), **how: Any) -> dict[str, Any]:
    """See `agents.gan.players.train`."""
    return players.train(make, config, out, **how)
