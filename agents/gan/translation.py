"""What every learner of translators has: its options, its pairs, and how it is measured and shown.

A recipe is its `teach`: one step of everything, on a batch of pairs.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.gan.beginning import weigh
from agents.gan.enlarging import Up
from agents.gan.patches import Norm, Patch, PatchCritic, least_side
from agents.gan.pictures import Epochs
from agents.gan.players import Players
from agents.gan.translators import KIND, Translator, make_translator, save_translator
from agents.learning.learner import Evaluation, Say
from agents.learning.schedule import set_rate, share_after_plateau
from paint_gym.critics import LOSSES
from paint_gym.metrics import measure
from paint_gym.pairs import PAIRS, Pairs, make_pairs
from paint_gym.pictures.lab import recolour
from renderers.workshop.precision import Precision, autocast
from renderers.workshop.ranges import Count, Ranged, Rate, Seed, Share, Weight, within

ROWS = 8
"""of a sheet: pairs of the test split, evenly spread"""
FIXED = 2026
"""seed of the noise in what is shown and measured: the same in every run"""
TOGETHER = 8
"""pictures translated together while measuring"""
RANGE = 2.0
"""differences of pictures in [-1, 1], of which the papers' weights are, in those of ours"""
Chance = torch.Generator


@dataclass(frozen=True, kw_only=True)
class TranslationConfig(Ranged):
    """Pairs, networks, optimisers and reports."""

    KIND: ClassVar[str] = KIND

    pairs: Annotated[str, PAIRS] = "edges"
    """what is given, and what is wanted of it"""
    dataset: str = "photos"
    """pictures that pairs are made of: a data set's name"""
    data_dir: str | None = None
    """where it lies; else the folder named by PAINT_GYM_DATA"""
    size: Annotated[int, within(16, 1024)] = 64
    """side of the pictures, pixels"""
    crop: Annotated[float, within(1, 4)] = 286 / 256
    """pictures are brought to so many times the size, and a square is cut out by chance"""
    mirror: bool = True
    """half of the pairs are mirrored, left and right"""
    channels: Annotated[int, within(1, 1024)] = 64
    """of the generator's first stage"""
    up: Up = "resize"
    """how the generator enlarges: transposed convolutions (the papers), subpixel, resize"""
    critic_channels: Annotated[int, within(1, 1024)] = 64
    """of the critic's first stage"""
    patch: Patch = 70
    """side of what an answer of the critic sees, pixels: 1, 16, 34, 70, 142, 286"""
    norm: Norm = "instance"
    """of the critic: batch, instance, none"""
    loss: Annotated[str, LOSSES] = "lsgan"
    """the game: lsgan, minimax, nonsaturating, wgan_gp, hinge, relativistic"""
    gan: Weight = 1.0
    """weight of the game in what the generator descends"""
    average: Share = 0.0
    """share of the running average of the generator's weights kept at each update; 0 keeps none"""
    batch_size: Count = 1
    """pairs in an update"""
    updates: Count = 20_000
    """of all networks"""
    lr: Rate = 2e-4
    """of the generator"""
    critic_lr: Rate = 2e-4
    """of the critic"""
    betas: tuple[Share, Share] = (0.5, 0.999)
    """of Adam"""
    decay: Share = 0.5
    """share of the updates, at the end, over which the learning rates fall to 0"""
    precision: Precision = "auto"
    """of the networks' arithmetic: auto (bfloat16 where the hardware has it), float32, bfloat16"""
    report_every: Count = 50
    """updates between lines of metrics"""
    evaluate_every: Count = 500
    """updates between evaluations on the test split and checkpoints"""
    evaluate_on: Annotated[int, within(2)] = 50
    """test pairs measured while training"""
    judge_on: Annotated[int, within(2)] = 200
    """test pairs measured in the end"""
    least_spread: Share = 0.05
    """share of their widest spread so far to which the pictures' falls when they have collapsed"""
    seed: Seed = 0
    """of all that is drawn by chance: the same seed, the same run"""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.check_side(self.size)

    def check_side(self, side: int) -> None:
        """Raises: ValueError: the critic sees nothing whole in pictures of this side."""
        if side < least_side(self.patch):
            raise ValueError(
                f"--patch {self.patch} needs pictures of {least_side(self.patch)} px or more, "
                f"got {side} px of --size {self.size}"
            )

    def network(self) -> dict[str, Any]:
        """The generator: its name, and what it takes but for planes."""
        raise NotImplementedError

    def spec(self, pairs: Pairs) -> dict[str, Any]:
        """What travels with the generator's weights."""
        known = {
            "name": self.pairs,
            "dataset": self.dataset,
            "size": self.size,
            "planes": pairs.planes,
            "chroma": pairs.chroma,
            "paired": pairs.paired,
        }
        return {**self.network(), "pairs": known}

    def open_pairs(self, split: str) -> Pairs:
        """Those that are learned from, or tested on."""
        return make_pairs(
            self.pairs,
            dataset=self.dataset,
            size=self.size,
            split=split,
            data_dir=self.data_dir,
            crop=self.crop,
            mirror=self.mirror,
        )

    def make_critic(self, given: int = 0, *, shrinkings: int = 0) -> PatchCritic:
        """One that sees so many planes beside the picture."""
        critic = PatchCritic(
            given=given,
            channels=self.critic_channels,
            patch=self.patch,
            norm=self.norm,
            shrinkings=shrinkings,
        )
        return critic if self.norm == "none" else weigh(critic)


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
        config = self.config
        share = share_after_plateau(update, updates=config.updates, decay=config.decay)
        set_rate(self.adam, share * config.lr)
        set_rate(self.critic_adam, share * config.critic_lr)
        rows = self.epochs.take(config.batch_size)
        given, wanted = self.pairs.batch(rows, self.generator)
        losses = self.teach(given.to(self.device), wanted.to(self.device))
        self.follow(update)
        return {name: x.detach() for name, x in losses.items()}

    def arithmetic(self) -> torch.autocast:
        """The context in which losses are computed."""
        return autocast(self.config.precision, self.device)

    @torch.no_grad()
    def made(self, given: Float[Tensor, "N C H W"]) -> Float[Tensor, "N 3 H W"]:
        """What the translator makes of these, on the CPU; the same noise every time."""
        drawn = Chance().manual_seed(FIXED)
        parts = given.split(TOGETHER)
        return torch.cat([self.translator(x.to(self.device), drawn).cpu() for x in parts])

    def evaluate(self, *, at_the_end: bool) -> Evaluation:
        """How far what it makes of test pairs is from what is wanted.

        Raises:
            FloatingPointError: all look alike, or are no numbers.
        """
        count = len(self.given) if at_the_end else self.config.evaluate_on
        wanted, made = self.wanted[:count], self.made(self.given[:count])
        row, said = self.compared(made), ""
        if self.pairs.paired:
            found = measure(made, wanted)
            row |= {
                "test/l1": float((made - wanted).abs().mean()),
                "test/psnr": float(found["psnr"].mean()),
                "test/ssim": float(found["ssim"].mean()),
            }
            said = f", L1 {row['test/l1']:.4f}, PSNR {row['test/psnr']:.2f} dB"
        said = f"FD-{self.features.name} {row['test/fd']:.4g}{said} of {len(made)} pictures"
        return Evaluation(row, row["test/fd"], self.sheet(), said)

    def preview(self, update: int) -> Float[Tensor, "R C 3 H W"] | None:
        """The sheet after every epoch; see `agents.learning.learner.Learner`."""
        return self.sheet() if self.ends_epoch(update, len(self.pairs)) else None

    def sheet(self) -> Float[Tensor, "R C 3 H W"]:
        """A row for each of some test pairs: given, made, and wanted where it belongs to it."""
        rows = torch.linspace(0, len(self.given) - 1, min(ROWS, len(self.given))).long()
        given = self.given[rows]
        columns = [seen(given), self.made(given)]
        if self.pairs.paired:
            columns.append(self.wanted[rows])
        return torch.stack(columns, dim=1)

    def keep(self, path: Path, card: dict[str, Any]) -> None:
        """The averaged translator; see `agents.learning.learner.Learner`."""
        save_translator(self.translator, path, self.config.spec(self.pairs), card=card)


def seen(given: Float[Tensor, "N C H W"]) -> Float[Tensor, "N 3 H W"]:
    """What is given as a picture: as it is, or a light, in grey but where a colour is given."""
    if given.shape[1] == 3:
        return given
    colors = 2 * given[:, 1:3] - 1 if given.shape[1] > 3 else given.new_zeros(1, 2, 1, 1)
    return recolour(given[:, :1], colors.expand(len(given), 2, *given.shape[2:]))


def step_down(adam: torch.optim.Optimizer, total: Tensor) -> None:
    """One gradient step of what an optimiser moves."""
    adam.zero_grad()
    total.backward()
    adam.step()


def far(made: Float[Tensor, "B 3 H W"], wanted: Float[Tensor, "B 3 H W"]) -> Float[Tensor, ""]:
    """L1: their mean absolute difference, as that of pictures in [-1, 1]."""
    return RANGE * (made - wanted).abs().mean()


def translator_of(config: TranslationConfig, pairs: Pairs) -> Translator:
    """As it begins."""
    return make_translator(**config.spec(pairs))
