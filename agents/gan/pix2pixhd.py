"""pix2pixHD: large pictures of what is given, first coarse and then fine, learned from pairs.

Source: Wang et al. 2018, arXiv 1711.11585 (preset `paper`).

Departures from the paper (preset `paper` has the first four alone):
    1. Three stages share one schedule: learning rates stay, and fall over the last share of all.
    2. No loss by VGG's features, and no maps of instances.
    3. Where convolutions are transposed, their kernels are of 4, not of 3.
    4. 512 px, not 1,024.
    5. Generators repeat pixels and then convolve, which leaves no chequered pattern.
    6. What is kept is a running average of the generator.
    7. Where what is given is a guess of what is wanted (blocks, strokes), the generator begins as
       that and adds to it; `--no-add` is the paper's way.
"""

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.gan import players
from agents.gan.config import TranslationConfig
from agents.gan.resnet import shrunk
from agents.gan.translation import TranslationLearner, step_down, total, translator_of
from agents.gan.translators import Translator
from agents.learning.gradient import held
from agents.learning.learner import Say
from renderers.workshop.ranges import Share, Weight, within

MATCHED = 4.0
"""the mean over a critic's maps weighs so much: the paper adds up four of them"""


@dataclass(frozen=True, kw_only=True)
class Config(TranslationConfig):
    """A coarse generator and a fine one, critics of several scales, and the games."""

    size: Annotated[int, within(16, 1024)] = 256
    """side of the pictures, pixels"""
    blocks: Annotated[int, within(1, 99)] = 9
    """residual ones of the coarse generator"""
    fine_blocks: Annotated[int, within(1, 99)] = 3
    """of the fine one"""
    halvings: Annotated[int, within(1, 6)] = 4
    """before the coarse one's blocks"""
    num_critics: Annotated[int, within(1, 4)] = 3
    """critics, each of pictures half as large as the one before"""
    match: Weight = 10.0
    """weight of the difference between what critics see in what is made and what is wanted"""
    gan: Weight = 2.0
    """weight of the game in what the generator descends; the paper's 1, of squares not halved"""
    coarse: Share = 0.4
    """share of the updates, at first, in which the coarse one learns alone, at half the size"""
    fine: Share = 0.1
    """share of them after that in which the fine one learns alone; then both do"""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.check_side(self.size >> self.num_critics)
        least = 2 ** (self.halvings + 2)
        if self.size % least:
            raise ValueError(
                f"--size must be a multiple of {least} with --halvings {self.halvings}, "
                f"got {self.size}"
            )

    def network(self) -> dict[str, Any]:
        """See `TranslationConfig`."""
        return {
            "network": "coarse_to_fine",
            "channels": self.channels,
            "blocks": self.blocks,
            "fine_blocks": self.fine_blocks,
            "halvings": self.halvings,
            "up": self.up,
        }


PRESETS = {
    "quick": Config(
        pairs="blocks",
        size=64,
        channels=8,
        critic_channels=16,
        patch=16,
        blocks=3,
        fine_blocks=2,
        halvings=3,
        num_critics=2,
        batch_size=2,
        updates=3000,
        lr=5e-4,
        critic_lr=5e-4,
        average=0.99,
        report_every=25,
        evaluate_every=250,
    ),
    "cpu": Config(
        channels=16,
        critic_channels=16,
        blocks=6,
        updates=60_000,
        average=0.999,
        evaluate_every=3000,
    ),
    "paper": Config(
        add=False,
        size=512,
        up="transposed",
        updates=200 * 2975,
        evaluate_every=2975,
        evaluate_on=20,
        judge_on=50,
    ),
}
"""quick: minutes, embedded pictures. cpu: two hours. paper: 200 epochs of 2,975 streets."""


class Pix2pixHd(TranslationLearner):
    """What is made should look to every critic as what is wanted does."""

    def __init__(self, config: Config, *networks: Any, **how: Any):
        super().__init__(config, *networks, **how)
        self.net = self.maker.net
        self.coarse = Translator(
            self.net.coarse, chroma=self.pairs.chroma, guess=config.spec(self.pairs)["guess"]
        )
        self.coarse_alone = self.fine_alone = False

    def step(self, update: int) -> dict[str, Tensor]:
        """In the stage that this update is in; see `TranslationLearner`."""
        config = self.config
        begins = config.coarse * config.updates
        self.coarse_alone = update < begins
        self.fine_alone = begins <= update < begins + config.fine * config.updates
        self.net.fine.fill_(not self.coarse_alone)
        return super().step(update)

    def teach(
        self, given: Float[Tensor, "B C H W"], wanted: Float[Tensor, "B 3 H W"]
    ) -> dict[str, Tensor]:
        """The generator's step, then the critics', on the same pictures."""
        if self.coarse_alone:
            given, wanted = shrunk(given), shrunk(wanted)
        learns = self.coarse if self.coarse_alone else self.maker
        rests = held(self.net.coarse) if self.fine_alone else nullcontext()
        with self.arithmetic(), held(self.critic), rests:
            made = learns(given, self.generator)
            game = total(self.loss.of_generator(x, made, wanted, given=given) for x in self.critic)
            unlike = self.unlike(made, wanted, given)
        step_down(self.adam, self.config.gan * game + self.config.match * unlike)
        with self.arithmetic():
            told = total(
                self.loss.of_critic(x, made.detach(), wanted, given=given, generator=self.generator)
                for x in self.critic
            )
        step_down(self.critic_adam, told)
        return {"critic/loss": told, "generator/loss": game, "generator/features": unlike}

    def unlike(
        self,
        made: Float[Tensor, "B 3 H W"],
        wanted: Float[Tensor, "B 3 H W"],
        given: Float[Tensor, "B C H W"],
    ) -> Float[Tensor, ""]:
        """Mean absolute difference of what critics see on the way; Wang et al. 2018, equation 4."""
        found = []
        for critic in self.critic:
            with torch.no_grad():
                goal = critic.features(wanted, given)[:-1]
            seen = critic.features(made, given)[:-1]
            found += [(x - y).abs().mean() for x, y in zip(seen, goal, strict=True)]
        return MATCHED * torch.stack(found).mean()


def make(
    config: Config, device: torch.device, say: Say, *, generator: torch.Generator
) -> Pix2pixHd:
    """The learner of a run."""
    pairs = config.open_pairs("train")
    critics = [config.make_critic(pairs.planes, shrinkings=i) for i in range(config.num_critics)]
    return Pix2pixHd(
        config,
        pairs,
        translator_of(config, pairs),
        critic=nn.ModuleList(critics),
        device=device,
        say=say,
        generator=generator,
    )


def train(config: Config, out: Path = Path("runs/pix2pixhd"), **how: Any) -> dict[str, Any]:
    """See `agents.gan.players.train`."""
    return players.train(make, config, out, **how)
