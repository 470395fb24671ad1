"""What every game of networks has: optimisers, running averages, guards, and what is shown."""

import copy
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.learning import session
from agents.learning.ema import blend
from agents.learning.learner import Make, Say
from agents.learning.parts import InParts
from agents.learning.processes import alone
from agents.learning.schedule import set_rate, share_after_plateau
from agents.networks.actors import placed
from paint_gym.critics import LOSSES, Loss
from paint_gym.features.squeezenet import load_squeezenet
from paint_gym.paintings.film import write_h264
from paint_gym.pictures.reading import read_picture
from paint_gym.sets import frechet, looked_at, spread
from renderers.workshop.memory import need, of_weights
from renderers.workshop.precision import settled

SOONEST = 16
"""updates between previews at least, where an epoch is shorter"""
FPS, FASTER, LONG = 8, 24, 20
"""frames a second in the film of grids, and where it would else last longer than LONG seconds"""


class Players(InParts):
    """What makes pictures, and what tells them from real ones.

    Args:
        config: of the run, with what is asked for here: loss, lr, critic_lr, decay, updates, betas,
            average, batch_size, precision, least_spread.
        maker: all that learns to make.
        critic: all that learns to tell.
        device: where they learn.
        say: receives lines for people.
        generator: of all that is drawn by chance.
    """

    rewinds = 5

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
        alone("a generator")
        self.config, self.device, self.generator = config, device, generator
        need(
            of_weights(lambda: nn.ModuleList([maker, critic])),
            "all networks",
            "ask for fewer channels",
        )
        say(f"networks compute in {settled(config.precision, device)}")
        self.maker: Any = placed(maker, device)
        self.critic: Any = placed(critic, device)
        self.slow: Any = copy.deepcopy(self.maker).eval().requires_grad_(False)
        self.loss: Loss = LOSSES[config.loss]()
        self.adam, self.critic_adam = (
            torch.optim.Adam(net.parameters(), lr, betas=config.betas)
            for net, lr in ((self.maker, config.lr), (self.critic, config.critic_lr))
        )
        self.features = load_squeezenet(device)
        self.widest = 0.0

    def compare_with(self, real: Float[Tensor, "N 3 H W"]) -> None:
        """Those that made pictures are to be like."""
        self.real = looked_at(real, self.features, self.device)
        self.spread = spread(real)

    def parts(self) -> dict[str, Any]:
        """Networks, averages and optimisers."""
        return {
            "maker": self.maker,
            "critic": self.critic,
            "slow": self.slow,
            "adam": self.adam,
            "critic_adam": self.critic_adam,
        }

    def state_dict(self) -> dict[str, Any]:
        """See `agents.learning.learner.Learner`."""
        return {**super().state_dict(), "widest": self.widest}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """See `agents.learning.learner.Learner`."""
        self.widest = state["widest"]
        super().load_state_dict(state)

    def set_rates(self, update: int) -> None:
        """Learning rates of this update: over the last of them they fall to 0."""
        config = self.config
        share = share_after_plateau(update, updates=config.updates, decay=config.decay)
        set_rate(self.adam, share * config.lr)
        set_rate(self.critic_adam, share * config.critic_lr)

    def follow(self, update: int) -> None:
        """Move the running average; the first updates, which it should forget, weigh less."""
        keep = min(self.config.average, (1 + update) / (10 + update))
        blend(self.maker, self.slow, 1 - keep if self.config.average else 1.0)

    def shown(self, row: dict[str, float]) -> dict[str, str]:
        """See `agents.learning.learner.Learner`."""
        return {"G": f"{row['generator/loss']:.3f}", "D": f"{row['critic/loss']:.3f}"}

    def compared(self, made: Float[Tensor, "N 3 H W"]) -> dict[str, float]:
        """How far they are from real ones, and how much they differ from each other.

        Raises:
            FloatingPointError: all look alike, or are no numbers.
        """
        share = spread(made) / (self.spread + 1e-12)
        if not share >= self.config.least_spread * self.widest:  # not-a-number too
            raise FloatingPointError(
                f"the generator has collapsed: its samples' spread is {share:.3f} of the "
                f"pictures', and was {self.widest:.3f}"
            )
        self.widest = max(self.widest, share)
        distance = frechet(looked_at(made, self.features, self.device), self.real)
        return {"test/fd": distance, "test/spread": share, "test/pictures": float(len(made))}

    def ends_epoch(self, update: int, pictures: int) -> bool:
        """Whether this update is the last of an epoch of so many pictures."""
        epoch = max(SOONEST * self.config.batch_size, pictures)
        now, before = (self.samples(x) // epoch for x in (update, update - 1))
        return now > before

    def samples(self, update: int) -> int:
        """Pictures seen."""
        return int(update * self.config.batch_size)


def train(make: Make, config: Any, out: Path, **how: Any) -> dict[str, Any]:
    """Train in a folder, and film how it went; see `agents.learning.session.train`."""
    result = session.train(make, config, out, **how)
    if result:
        draw_film(out)
    return result


def draw_film(folder: Path) -> Path:
    """The grids of a run, one after another, as progress.mp4: evenly spread ones of very many."""
    files = {x.stem: x for place in ("previews", "sheets") for x in (folder / place).glob("*.*")}
    every = len(files) // (FASTER * LONG) + 1
    shown = [files[stem] for stem in sorted(files)[::-every][::-1]]
    fps = min(FASTER, max(FPS, len(shown) // LONG))
    write_h264(map(read_picture, shown), folder / "progress.mp4", fps=fps)
    return folder / "progress.mp4"
