"""A generator that begins from noise, and its critic, as a session drives them."""

import math
from functools import partial
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.gan.augment import augmented, share_after
from agents.gan.generators import save_generator
from agents.gan.pictures import Pictures
from agents.gan.players import Players
from agents.learning.gradient import held
from agents.learning.learner import Evaluation, Say
from paint_gym.critics.losses import steepness
from renderers.files import contact_sheet, write_picture
from renderers.workshop.precision import autocast

COLUMNS, WIDEST = 8, 1024
"""of a grid of samples: as many rows, and fewer of both where it would be wider, in pixels"""
FIXED = 2026
"""seed of the codes that are shown and measured: the same in every run"""
FEW = 150
"""pictures below which others saw copies"""
NOW_AND_THEN = 8
"""updates between those in which R1 counts, so many times (Karras et al. 2020, arXiv 1912.04958),
and in which it is seen how sure the critic is"""


class AdversarialLearner(Players):
    """A generator and its critic.

    Args:
        config: of the run; `agents.gan.dcgan.Config` has what is asked for.
        maker: the generator.
        critic: D(picture, given).
        device: where they learn.
        say: receives lines for people.
        generator: of all that is drawn by chance.
    """

    def __init__(
        self,
        config: Any,
        maker: nn.Module,
        critic: nn.Module,
        *,
        device: torch.device,
        say: Say,
        generator: torch.Generator,
    ):
        super().__init__(config, maker, critic, device=device, say=say, generator=generator)
        self.pictures = Pictures(config, generator)
        self.compare_with(self.pictures.plain(config.judge_on))
        self.share = 0.0
        self.seen: Float[Tensor, "B 3 H W"] | None = None
        say(f"{len(self.pictures)} pictures; distances by {self.features.name}'s features")
        if len(self.pictures) < FEW:
            say(f"of fewer than {FEW} pictures, generators tend to make copies: compare them")

    def parts(self) -> dict[str, Any]:
        """Networks, the average, optimisers, and where the pictures are."""
        return {**super().parts(), "pictures": self.pictures}

    def state_dict(self) -> dict[str, Any]:
        """See `agents.learning.learner.Learner`."""
        return {**super().state_dict(), "share": self.share}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """See `agents.learning.learner.Learner`."""
        self.share = state["share"]
        super().load_state_dict(state)

    def step(self, update: int) -> dict[str, Tensor]:
        """The critic's step, then the generator's; see `agents.learning.learner.Learner`."""
        self.set_rates(update)
        real = self.pictures.batch(self.config.batch_size).to(self.device)
        due = update % NOW_AND_THEN == 0
        losses = self.teach_critic(real, slopes=due and self.config.r1 > 0) | self.teach_maker(real)
        if due and self.config.augment:
            self.share = self.share_after(real)
        self.follow(update)
        self.seen = real
        return {**losses, "critic/augmented": torch.tensor(self.share)}

    def teach_critic(self, real: Float[Tensor, "B 3 H W"], *, slopes: bool) -> dict[str, Tensor]:
        """It learns to tell real pictures from made ones; without steep slopes, now and then."""
        loss_of = partial(self._loss_of_critic, slopes=slopes)
        return {"critic/loss": self._descend(self.critic_adam, real, loss_of)}

    def teach_maker(self, real: Float[Tensor, "B 3 H W"]) -> dict[str, Tensor]:
        """It learns to make what the critic takes for real."""
        with held(self.critic):
            total = self._descend(self.adam, real, self._loss_of_maker)
        return {"generator/loss": total}

    def _descend(self, adam: torch.optim.Optimizer, real: Tensor, loss_of: Any) -> Tensor:
        """One step down the mean of the parts' losses."""
        adam.zero_grad()
        total, parts = torch.zeros((), device=self.device), self.config.parts
        for part in real.chunk(parts):
            loss = loss_of(part) / parts
            loss.backward()
            total += loss.detach()
        adam.step()
        return total

    def _loss_of_critic(self, real: Tensor, *, slopes: bool) -> Tensor:
        with torch.no_grad(), autocast(self.config.precision, self.device):
            fake = self.maker(self.codes(len(real)))
        fake, shown = self.shown_to_critic(fake), self.shown_to_critic(real)
        with autocast(self.config.precision, self.device):
            loss = self.loss.of_critic(self.critic, fake, shown, generator=self.generator)
            if slopes:
                weight = NOW_AND_THEN * self.config.r1 / 2
                loss = loss + weight * steepness(self.critic, shown)
        return loss

    def _loss_of_maker(self, real: Tensor) -> Tensor:
        with autocast(self.config.precision, self.device):
            fake = self.shown_to_critic(self.maker(self.codes(len(real))))
            return self.loss.of_generator(self.critic, fake, self.shown_to_critic(real))

    def codes(self, count: int) -> Float[Tensor, "count Z"]:
        """By chance."""
        drawn = torch.randn(count, self.config.code, generator=self.generator)
        return drawn.to(self.device)

    def shown_to_critic(self, pictures: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B 3 H W"]:
        """What it sees of them."""
        share = self.share
        return augmented(pictures, share, self.generator) if share else pictures

    @torch.no_grad()
    def share_after(self, real: Float[Tensor, "B 3 H W"]) -> float:
        """Of the pictures that are augmented, by how well the critic tells them apart now."""
        real = real[: len(real) // self.config.parts]
        with autocast(self.config.precision, self.device):
            kinds = self.maker(self.codes(len(real))), real
            of_fake, of_real = (self.critic(self.shown_to_critic(x)) for x in kinds)
        seen = NOW_AND_THEN * self.config.batch_size
        return share_after(self.share, of_fake, of_real, seen=seen)

    @torch.no_grad()
    def made(self, count: int) -> Float[Tensor, "count 3 H W"]:
        """The averaged generator's pictures of the same codes every time."""
        drawn = torch.Generator().manual_seed(FIXED)
        codes = torch.randn(count, self.config.code, generator=drawn).to(self.device)
        return torch.cat([self.slow(part) for part in codes.split(50)])

    def evaluate(self, *, at_the_end: bool) -> Evaluation:
        """How far samples are from the pictures, and how much they differ from each other.

        Raises:
            FloatingPointError: all samples look alike, or are no numbers.
        """
        config = self.config
        samples = self.made(max(64, config.judge_on if at_the_end else config.evaluate_on))
        row = self.compared(samples)
        distance = row["test/fd"]
        grid = self.grid(samples)
        said = f"FD-{self.features.name} {distance:.4g} of {len(samples)} samples"
        return Evaluation(row, distance, grid, said)

    def grid(self, samples: Float[Tensor, "N 3 H W"]) -> Float[Tensor, "R R 3 H W"]:
        """The first of them."""
        side = self.columns
        return samples[: side * side].unflatten(0, (side, side)).cpu()

    def preview(self, update: int) -> Float[Tensor, "R R 3 H W"] | None:
        """A grid after every epoch; see `agents.learning.learner.Learner`."""
        due = self.ends_epoch(update, len(self.pictures))
        return self.grid(self.made(self.columns**2)) if due else None

    @property
    def columns(self) -> int:
        """Of a grid, and rows."""
        return min(COLUMNS, WIDEST // self.config.size)

    def keep(self, path: Path, card: dict[str, Any]) -> None:
        """The averaged generator, and the batch that was seen last as `batch.png`."""
        save_generator(self.slow, path, self.config.spec(), card=card)
        if self.seen is not None:
            rows = self.seen.cpu().split(math.isqrt(len(self.seen) - 1) + 1)
            whole = [row for row in rows if len(row) == len(rows[0])]
            write_picture(path.parent / "batch.png", contact_sheet(torch.stack(whole)))
