"""CUT: pictures of one kind to another without pairs, one way only: each place stays its own.

Source: Park et al. 2020, arXiv 2007.15651 (preset `paper`).

Departures from the paper (preset `paper` has the first two alone):
    1. Where convolutions are transposed, their kernels are of 4; halving and doubling do not blur.
    2. Weights begin normal, 0.02 wide; what is contrasted is seen after its norm.
    3. The generator repeats pixels and then convolves, which leaves no chequered pattern.
    4. What is kept is a running average of the generator.
    5. The generator begins as what leaves pictures alone, and adds to them; `--no-add` is the
       paper's way.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, normalize

from agents.gan import players
from agents.gan.config import UnpairedConfig
from agents.gan.translation import TranslationLearner, step_down, translator_of
from agents.gan.translators import Translator
from agents.learning.gradient import held
from agents.learning.learner import Say
from renderers.workshop.ranges import Count, Positive, Weight

WIDTH = 256
"""numbers by which a place is known; Park et al. 2020, appendix C.2"""


@dataclass(frozen=True, kw_only=True)
class Config(UnpairedConfig):
    """A generator, what compares places, a critic, and the game."""

    contrast: Weight = 1.0
    """weight of telling the place that a patch comes from among others"""
    identity: Weight = 1.0
    """weight of the same for what is already as it should be, in that of a contrast"""
    places: Count = 256
    """of a picture, that are told from each other"""
    tau: Positive = 0.07
    """temperature: the less, the more the likest others count"""


PRESETS = {
    "quick": Config(
        channels=16,
        critic_channels=16,
        patch=34,
        blocks=3,
        contrast=0.5,
        places=64,
        updates=4000,
        lr=1e-3,
        critic_lr=5e-4,
        average=0.99,
        report_every=25,
        evaluate_every=500,
    ),
    "cpu": Config(
        dataset="landscapes",
        wanted="monet",
        size=128,
        channels=24,
        critic_channels=32,
        updates=40_000,
        average=0.999,
        evaluate_every=2000,
    ),
    "paper": Config(
        add=False,
        dataset="landscapes",
        wanted="monet",
        size=256,
        up="transposed",
        updates=400 * 1072,
        evaluate_every=10_720,
    ),
}
"""quick: minutes, embedded pictures. cpu: two hours. paper: 400 epochs of 1,072 paintings."""


class Compared(nn.Module):
    """A translator, and what makes numbers of the places that its first half sees.

    Args:
        translator: with a `ResNet`.
        planes: of what is given.
        channels: of its first stage.
        blocks: residual ones.
    """

    def __init__(self, translator: Translator, *, planes: int, channels: int, blocks: int):
        super().__init__()
        self.translator = translator
        self.layers = (0, 2, 3, 4, 4 + blocks // 2)  # pixels, both halvings, two of the blocks
        widths = (planes, *(channels * width for width in (2, 4, 4, 4)))
        self.heads = nn.ModuleList(
            nn.Sequential(nn.Linear(width, WIDTH), nn.ReLU(), nn.Linear(WIDTH, WIDTH))
            for width in widths
        )

    def maps(self, picture: Float[Tensor, "B C H W"]) -> list[Tensor]:
        """What is seen of a picture in [0, 1], one for each head."""
        net: Any = self.translator.net
        found = net.maps(2 * picture - 1, until=self.layers[-1])
        return [found[layer] for layer in self.layers]


class Cut(TranslationLearner):
    """What is made should be known, place by place, from what was given."""

    def teach(
        self, given: Float[Tensor, "B 3 H W"], wanted: Float[Tensor, "B 3 H W"]
    ) -> dict[str, Tensor]:
        """The critic's step, then the generator's, on the same pictures."""
        config = self.config
        with self.arithmetic():
            made = self.maker.translator(given, self.generator)
            told = self.loss.of_critic(self.critic, made.detach(), wanted, generator=self.generator)
        step_down(self.critic_adam, told)
        with self.arithmetic(), held(self.critic):
            game = self.loss.of_generator(self.critic, made, wanted)
            contrast = self.contrast(given, made)
            if config.identity:
                same = self.maker.translator(wanted, self.generator)
                share = config.identity / (1 + config.identity)
                contrast = torch.lerp(contrast, self.contrast(wanted, same), share)
        step_down(self.adam, config.gan * game + config.contrast * contrast)
        return {"critic/loss": told, "generator/loss": game, "generator/contrast": contrast}

    def contrast(
        self, given: Float[Tensor, "B 3 H W"], made: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, ""]:
        """How unsure it is which place of what is given a place of what is made belongs to.

        Source: Park et al. 2020, equations 3 and 4.
        """
        losses = []
        with torch.no_grad():
            before = self.maker.maps(given)
        for head, x, y in zip(self.maker.heads, self.maker.maps(made), before, strict=True):
            count = x[0, 0].numel()
            places = torch.randperm(count, generator=self.generator)[: self.config.places]
            asked, known = (  # [B,N,WIDTH]
                normalize(head(z.flatten(2)[:, :, places].mT).float(), dim=2) for z in (x, y)
            )
            alike = asked @ known.detach().mT / self.config.tau  # [B,N,N]
            own = torch.arange(len(places), device=x.device).repeat(len(x))
            losses.append(cross_entropy(alike.flatten(0, 1), own))
        return torch.stack(losses).mean()

    @property
    def translator(self) -> nn.Module:
        """See `TranslationLearner`."""
        found: nn.Module = self.slow.translator
        return found


def make(config: Config, device: torch.device, say: Say, *, generator: torch.Generator) -> Cut:
    """The learner of a run."""
    pairs = config.open_pairs("train")
    maker = Compared(
        translator_of(config, pairs),
        planes=pairs.planes,
        channels=config.channels,
        blocks=config.network()["blocks"],
    )
    return Cut(
        config,
        pairs,
        maker,
        critic=config.make_critic(),
        device=device,
        say=say,
        generator=generator,
    )


def train(config: Config, out: Path = Path("runs/cut"), **how: Any) -> dict[str, Any]:
    """See `agents.gan.players.train`."""
    return players.train(make, config, out, **how)
