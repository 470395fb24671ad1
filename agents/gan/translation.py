"""What every learner of translators has: its pairs, and how it is measured, shown and kept.

A recipe is its `teach`: one step of everything, on a batch of pairs.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.gan.beginning import weigh
from agents.gan.config import TranslationConfig
from agents.gan.pictures import Epochs
from agents.gan.players import Players
from agents.gan.translators import Translator, make_translator, save_translator
from agents.learning.learner import Evaluation, Say
from paint_gym.metrics import absolute_error, measure
from paint_gym.pairs import Pairs
from paint_gym.pictures.lab import recolour
from renderers.workshop.precision import autocast

ROWS = 8
"""of a sheet: pairs of the test split, evenly spread"""
FIXED = 2026
"""seed of the noise in what is shown and measured: the same in every run"""
TOGETHER = 8
"""pictures translated together while measuring"""
RANGE = 2.0
"""differences of pictures in [-1, 1], of which the papers' weights are, in those of ours"""
Chance = torch.Generator


class TranslationLearner(Players):
    """A translator, or several, and its critics.

    Args:
        config: of the run.
        pairs: that it learns from.
        maker: all that learns to make.
        critic: all that learns to tell.
        device: where they learn.
        say: receives lines for people.
        generator: of all that is drawn by chance.
    """

    def __init__(
        self,
        config: Any,
        pairs: Pairs,
        maker: nn.Module,
        *,
        critic: nn.Module,
        device: torch.device,
        say: Say,
        generator: Chance,
    ):
        super().__init__(config, maker, critic, device=device, say=say, generator=generator)
        self.pairs, self.epochs = pairs, Epochs(len(pairs), generator)
        tests = config.open_pairs("test")
        rows = torch.linspace(0, len(tests) - 1, min(config.judge_on, len(tests))).long()
        self.given, self.wanted = tests.plain(rows)
        self.compare_with(self.wanted)
        say(
            f"{len(pairs)} pairs to learn from, {len(tests)} to test on; distances by "
            f"{self.features.name}'s features"
        )

    @property
    def translator(self) -> nn.Module:
        """The one that is measured and kept."""
        return self.slow

    def teach(
        self, given: Float[Tensor, "B C H W"], wanted: Float[Tensor, "B 3 H W"]
    ) -> dict[str, Tensor]:
        """One step of everything; losses."""
        raise NotImplementedError

    def parts(self) -> dict[str, Any]:
        """Networks, averages, optimisers, and where the pairs are."""
        return {**super().parts(), "epochs": self.epochs}

    def step(self, update: int) -> dict[str, Tensor]:
        """See `agents.learning.learner.Learner`."""
        self.set_rates(update)
        rows = self.epochs.take(self.config.batch_size)
        given, wanted = self.pairs.batch(rows, self.generator)
        losses = self.teach(given.to(self.device), wanted.to(self.device))
        self.follow(update)
        return {name: x.detach() for name, x in losses.items()}

    def arithmetic(self) -> torch.autocast:
        """The context in which losses are computed."""
        return autocast(self.config.precision, self.device)

    def made(self, given: Float[Tensor, "N C H W"]) -> Float[Tensor, "N 3 H W"]:
        """What the translator makes of these, on the CPU; the same noise every time."""
        return self.made_by(self.translator, given)

    @torch.no_grad()
    def made_by(
        self, translator: nn.Module, given: Float[Tensor, "N C H W"]
    ) -> Float[Tensor, "N 3 H W"]:
        """The same of another one."""
        drawn = Chance().manual_seed(FIXED)
        parts = given.split(TOGETHER)
        return torch.cat([translator(x.to(self.device), drawn).cpu() for x in parts])

    def evaluate(self, *, at_the_end: bool) -> Evaluation:
        """How far what it makes of test pairs is from what is wanted.

        Raises:
            FloatingPointError: all look alike, or are no numbers.
        """
        count = len(self.given) if at_the_end else self.config.evaluate_on
        wanted, made = self.wanted[:count], self.made(self.given[:count])
        row, said = self.compared(made), ""
        if self.pairs.paired:
            row |= {f"test/{name}": float(x.mean()) for name, x in apart(made, wanted).items()}
            said = f", L1 {row['test/l1']:.4f}, PSNR {row['test/psnr']:.2f} dB"
        said = f"FD-{self.features.name} {row['test/fd']:.4g}{said} of {len(made)} pictures"
        return Evaluation(row, row["test/fd"], self.sheet(), said)

    def preview(self, update: int) -> Float[Tensor, "R C 3 H W"] | None:
        """The sheet after every epoch; see `agents.learning.learner.Learner`."""
        return self.sheet() if self.ends_epoch(update, len(self.pairs)) else None

    def sheet(self) -> Float[Tensor, "R C 3 H W"]:
        """A row for each of some test pairs."""
        rows = torch.linspace(0, len(self.given) - 1, min(ROWS, len(self.given))).long()
        return torch.stack(self.columns(self.given[rows], self.wanted[rows]), dim=1)

    def columns(
        self, given: Float[Tensor, "R C H W"], wanted: Float[Tensor, "R 3 H W"]
    ) -> list[Tensor]:
        """Given, made, and wanted where it belongs to it."""
        found = [seen(given), self.made(given)]
        return [*found, wanted] if self.pairs.paired else found

    def keep(self, path: Path, card: dict[str, Any]) -> None:
        """The averaged translator; see `agents.learning.learner.Learner`."""
        save_translator(self.translator, path, self.config.spec(self.pairs), card=card)


def seen(given: Float[Tensor, "N C H W"]) -> Float[Tensor, "N 3 H W"]:
    """What is given as a picture: as it is, or a light, in grey but where a colour is given."""
    if given.shape[1] == 3:
        return given
    dots = given.shape[1] > 3
    colors = given[:, 3:] * (2 * given[:, 1:3] - 1) if dots else given.new_zeros(1, 2, 1, 1)
    return recolour(given[:, :1], colors.expand(len(given), 2, *given.shape[2:]))


def step_down(adam: torch.optim.Optimizer, total: Tensor) -> None:
    """One gradient step of what an optimiser moves."""
    adam.zero_grad()
    total.backward()
    adam.step()


def total(losses: Iterable[Tensor]) -> Float[Tensor, ""]:
    """Their sum."""
    return torch.stack(list(losses)).sum()


def far(made: Float[Tensor, "B 3 H W"], wanted: Float[Tensor, "B 3 H W"]) -> Float[Tensor, ""]:
    """L1: their mean absolute difference, as that of pictures in [-1, 1]."""
    return RANGE * (made - wanted).abs().mean()


def apart(
    made: Float[Tensor, "N 3 H W"], wanted: Float[Tensor, "N 3 H W"]
) -> dict[str, Float[Tensor, " N"]]:
    """How far each is from what is wanted: l1, psnr, ssim; of pictures in [0, 1]."""
    found = measure(made, wanted)
    return {"l1": absolute_error(made, wanted), "psnr": found["psnr"], "ssim": found["ssim"]}


def translator_of(config: TranslationConfig, pairs: Pairs) -> Translator:
    """As it begins: where it adds to a guess, as that."""
    found = weigh(make_translator(**config.spec(pairs)))
    if found.guess is not None:
        kinds = (nn.Conv2d, nn.ConvTranspose2d)
        last = [layer for layer in found.net.modules() if isinstance(layer, kinds)][-1]
        nn.init.zeros_(last.weight)
    return found
