"""CycleGAN: pictures of one kind to pictures of another and back, learned without pairs.

Source: Zhu et al. 2017, arXiv 1703.10593 (preset `paper`).

Departures from the paper (preset `paper` has the first alone):
    1. Where convolutions are transposed, their kernels are of 4, not of 3.
    2. Generators repeat pixels and then convolve, which leaves no chequered pattern;
       `--up transposed` is the paper's way.
    3. What is kept is a running average of both generators.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.gan import players
from agents.gan.config import UnpairedConfig
from agents.gan.pool import Pool
from agents.gan.translation import TranslationLearner, far, step_down, total, translator_of
from agents.gan.translators import save_translator
from agents.learning.gradient import held
from agents.learning.learner import Say
from renderers.workshop.ranges import Weight, Whole

THERE, BACK = WAYS = ("there", "back")
"""from what is given to what is wanted, and the other way"""


@dataclass(frozen=True, kw_only=True)
class Config(UnpairedConfig):
    """Two generators, each with a critic, and the games."""

    add: bool = False
    """whether generators begin as what leaves pictures alone, and add to them; what goes there and
    back asks for nothing else, so they stay there for long"""
    cycle: Weight = 10.0
    """weight of the difference that going there and back makes; of pictures in [-1, 1]"""
    identity: Weight = 0.5
    """weight of the same for what is already as it should be, in that of a cycle"""
    pool: Whole = 50
    """made pictures of each kind that are kept and shown to the critics again"""


PRESETS = {
    "quick": Config(
        channels=16,
        critic_channels=16,
        patch=34,
        blocks=3,
        updates=3000,
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
        updates=24_000,
        average=0.999,
        evaluate_every=2000,
    ),
    "paper": Config(
        dataset="landscapes",
        wanted="monet",
        size=256,
        up="transposed",
        updates=200 * 1072,
        evaluate_every=10_720,
    ),
}
"""quick: minutes, embedded pictures. cpu: two hours. paper: 200 epochs of 1,072 paintings."""


class CycleGan(TranslationLearner):
    """What goes there and comes back should be what it was.

    Its networks are those of both ways: `maker["there"]`, `critic["there"]` and so on.
    """

    def __init__(self, config: Config, *networks: Any, **how: Any):
        super().__init__(config, *networks, **how)
        self.pools = {way: Pool(config.pool, self.generator) for way in WAYS}

    def teach(
        self, given: Float[Tensor, "B 3 H W"], wanted: Float[Tensor, "B 3 H W"]
    ) -> dict[str, Tensor]:
        """The generators' step, then the critics'."""
        config, begin, real = (
            self.config,
            {THERE: given, BACK: wanted},
            {THERE: wanted, BACK: given},
        )
        with self.arithmetic(), held(self.critic):
            made = {way: self.go(way, begin[way]) for way in WAYS}
            game = total(
                self.loss.of_generator(self.critic[way], made[way], real[way]) for way in WAYS
            )
            cycle = far(self.go(BACK, made[THERE]), given) + far(self.go(THERE, made[BACK]), wanted)
            same = total(far(self.go(way, real[way]), real[way]) for way in WAYS)
        apart = config.cycle * (cycle + config.identity * same)
        step_down(self.adam, config.gan * game + apart)
        shown = {way: self.pools[way].among(made[way]) for way in WAYS}
        with self.arithmetic():
            told = total(
                self.loss.of_critic(
                    self.critic[way], shown[way], real[way], generator=self.generator
                )
                for way in WAYS
            )
        step_down(self.critic_adam, told)
        return {
            "critic/loss": told,
            "generator/loss": game,
            "generator/cycle": cycle,
            "generator/identity": same,
        }

    def go(self, way: str, picture: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B 3 H W"]:
        """One way."""
        found: Tensor = self.maker[way](picture, self.generator)
        return found

    @property
    def translator(self) -> nn.Module:
        """See `TranslationLearner`."""
        found: nn.Module = self.slow[THERE]
        return found

    def columns(
        self, given: Float[Tensor, "R 3 H W"], wanted: Float[Tensor, "R 3 H W"]
    ) -> list[Tensor]:
        """Given, made and back again; what would be back, and made of that."""
        made = self.made(given)
        back = self.made_by(self.slow[BACK], made)
        return [given, made, back, wanted, self.made_by(self.slow[BACK], wanted)]

    def keep(self, path: Path, card: dict[str, Any]) -> None:
        """The translator, and beside it the one that goes back; see `TranslationLearner`."""
        super().keep(path, card)
        spec = self.config.spec(self.pairs)
        spec["pairs"] |= {"back": True}
        save_translator(
            self.slow[BACK], path.with_name(f"{path.stem}_back.safetensors"), spec, card=card
        )

    def parts(self) -> dict[str, Any]:
        """See `TranslationLearner`."""
        return {**super().parts(), **{f"pool of {way}": self.pools[way] for way in WAYS}}


def make(config: Config, device: torch.device, say: Say, *, generator: torch.Generator) -> CycleGan:
    """The learner of a run."""
    pairs = config.open_pairs("train")
    return CycleGan(
        config,
        pairs,
        nn.ModuleDict({way: translator_of(config, pairs) for way in WAYS}),
        critic=nn.ModuleDict({way: config.make_critic() for way in WAYS}),
        device=device,
        say=say,
        generator=generator,
    )


def train(config: Config, out: Path = Path("runs/cyclegan"), **how: Any) -> dict[str, Any]:
    """See `agents.gan.players.train`."""
    return players.train(make, config, out, **how)
