"""What learners of painters share: a painter, its evaluation on test pictures, memory."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor, nn

from agents.learning.config import Learning
from agents.learning.learner import Evaluation
from agents.learning.parts import InParts
from agents.painters.evaluate import evaluate, progress_sheet
from agents.painters.painter import Painter
from paint_gym.targets.held_out import held_out
from renderers import BRUSHES, Renderer, make_renderer
from renderers.workshop.memory import need, of_weights
from renderers.workshop.precision import settled

LEARNED = 500
"""bytes that learning takes at least for each pixel of a view in a batch; 500 measured of the quick
preset's networks, 1,300 of the paper's"""


class Paints(InParts):
    """A learner whose result is a painter with an actor.

    Args:
        config: of the run.
        device: where it learns.
        say: receives lines for people.
    """

    config: Any
    actor: nn.Module

    def __init__(self, config: Learning, device: torch.device, say: Callable[[str], None]):
        say(f"networks compute in {settled(config.precision, device)}")
        self.config, self.device = config, device
        self.renderer: Renderer = make_renderer(
            config.renderer, BRUSHES[config.brush](), device, precision=config.precision
        )
        self.tests = held_out(config.dataset, config.judge_size, config.data_dir)

    def act(self, actor: Any, seen: Any) -> Float[Tensor, "B K P"]:
        """An actor's strokes for what it sees."""
        raise NotImplementedError

    def explore(self, seen: Any) -> Float[Tensor, "B K P"]:
        """The actor's strokes in an episode; no noise is added to them."""
        self.actor.eval()
        strokes = self.act(self.actor, seen)
        self.actor.train()
        return strokes

    def painter(self) -> Painter:
        """What has been learned, as it is now, painting."""
        raise NotImplementedError

    def shown(self, row: dict[str, float]) -> dict[str, str]:
        """See `agents.learning.learner.Learner`."""
        return {"loss": f"{row['actor/loss']:.4f}"}

    def evaluate(self, *, at_the_end: bool) -> Evaluation:
        """See `agents.learning.learner.Learner`: on pictures of each test split."""
        painter, budget = self.painter(), self.config.budget
        each = -(-self.config.evaluate_on // len(self.tests))
        limit = self.config.judge_on if at_the_end else each
        found = evaluate(painter, self.tests, budget, limit=limit, device=self.device)
        sheet = progress_sheet(painter, self.tests, budget, device=self.device)
        self.actor.train()
        return Evaluation(found.row("test"), found.mse, sheet, f"test error {found}")

    def keep(self, path: Path, card: dict[str, Any]) -> None:
        """See `agents.learning.learner.Learner`."""
        raise NotImplementedError

    def samples(self, update: int) -> int:
        """See `agents.learning.learner.Learner`."""
        samples: int = self.config.samples_of(update)
        return samples

    def step(self, update: int) -> dict[str, Tensor]:
        """See `agents.learning.learner.Learner`."""
        raise NotImplementedError


def check_memory(config: Learning, *, view: int, a_row: int) -> None:
    """Refuse batches and a replay that no memory here can hold, before any is taken.

    Args:
        config: of the run.
        view: pixels of what is learned from, along each side.
        a_row: bytes of what is kept of one action.

    Raises:
        MemoryError: says what takes how much.
    """
    need(config.replay * a_row, f"a --replay of {config.replay} views of {view} px", "keep fewer")
    need(
        LEARNED * config.batch_size * view**2,
        f"a --batch-size of {config.batch_size} views of {view} px",
        "take fewer",
    )


def check_weights(make: Callable[[], nn.Module], what: str, *, copies: int = 4) -> None:
    """Refuse a network that no memory here can hold.

    Raises:
        MemoryError: says what takes how much.
    """
    need(of_weights(make, copies), what, "choose fewer channels")
