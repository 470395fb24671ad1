"""What the learner learns from, its evaluation, and its run."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from agents.ddpg_mb.config import Config, spec_of
from agents.ddpg_mb.learner import Learner, augment
from agents.ddpg_mb.rollout import Rollout
from agents.learning import session
from agents.learning.parts import InParts
from agents.learning.processes import part_of
from agents.learning.replay import Replay
from agents.learning.session import Evaluation
from agents.networks import make_actor
from agents.networks.critics import CRITICS
from agents.painters.evaluate import evaluate, progress_sheet
from agents.painters.weights import make_painter, save_actor
from paint_gym.critics.critic import save_critic
from paint_gym.targets.held_out import held_out
from renderers import BRUSHES, make_renderer
from renderers.workshop.memory import need, of_weights
from renderers.workshop.precision import settled

LEARNED = 500
"""bytes that learning takes at least for each pixel of a view in a batch; 500 measured of the quick
preset's networks, 1,300 of the paper's"""


def check_memory(config: Config) -> None:
    """Refuse a config that no memory here can hold, before any is taken.

    Raises:
        MemoryError: says what takes how much.
    """
    spec, bundle = spec_of(config), config.bundle
    need(
        of_weights(lambda: make_actor(spec)), f"the actor's --network of --widths {config.widths}",
        "choose fewer channels",
    )  # fmt: skip
    if config.critic != "none":
        critic = CRITICS[config.critic]
        need(
            of_weights(lambda: critic(bundle, spec["numbers"], config.critic_widths), copies=5),
            f"a critic of --critic-widths {config.critic_widths}", "choose fewer channels",
        )  # fmt: skip
    need(
        Replay.memory(config.replay, config.view, bundle * spec["numbers"]),
        f"a --replay of {config.replay} views of --view {config.view}", "keep fewer",
    )  # fmt: skip
    need(
        LEARNED * config.batch_size * config.view**2,
        f"a --batch-size of {config.batch_size} views of --view {config.view}", "take fewer",
    )  # fmt: skip


def train(config: Config, out: Path = Path("runs/ddpg_mb"), **how: Any) -> dict[str, Any]:
    """Train in a folder; see `agents.learning.session.train`."""
    return session.train(Practice, config, out, **how)


class Practice(InParts):
    """Learner, replay and rollout: what a session drives."""

    def __init__(self, config: Config, device: torch.device, say: Callable[[str], None]):
        if device.type == "cpu":
            check_memory(config)
        self.config, self.device = config, device
        say(f"networks compute in {settled(config.precision, device)}")
        renderer = make_renderer(config.renderer, BRUSHES[config.brush](), device, config.precision)
        self.learner = Learner(config, renderer, device)
        self.replay = Replay(config.replay)
        self.rollout = Rollout(config, self.learner, self.replay)
        self.tests = held_out(config.dataset, config.size, config.data_dir)

    def step(self, update: int) -> dict[str, Tensor]:
        """See `agents.learning.session.Learner`."""
        if update % self.config.updates_per_step == 0:
            self.rollout.advance()
            while len(self.replay) < min(self.config.batch_size * 4, self.config.replay // 2):
                self.rollout.advance()
        views = self.replay.sample(self.config.batch_size)
        if self.learner.values is None and self.learner.judge is None:  # no use of their strokes
            views = augment(views, flips=self.config.flips)
        return self.learner.update(part_of(views), update / self.config.updates)

    def shown(self, row: dict[str, float]) -> dict[str, str]:
        """See `agents.learning.session.Learner`."""
        return {"error": f"{row['actor/error']:.5f}"}

    def evaluate(self, *, at_the_end: bool) -> Evaluation:
        """See `agents.learning.session.Learner`: on pictures of each test split."""
        learner, config = self.learner, self.config
        painter = make_painter(spec_of(config), learner.actor, self.device, glance=learner.glance)
        each = -(-config.evaluate_on // len(self.tests))
        limit = config.judge_on if at_the_end else each
        found = evaluate(painter, self.tests, config.budget, limit=limit, device=self.device)
        sheet = progress_sheet(painter, self.tests, config.budget, device=self.device)
        learner.actor.train()
        return Evaluation(found.row("test"), found.mse, sheet, f"test error {found}")

    def keep(self, path: Path, card: dict[str, Any]) -> None:
        """See `agents.learning.session.Learner`: the weights that paint, and those that judge."""
        learner = self.learner
        save_actor(learner.actor, spec_of(self.config), path, glance=learner.glance, card=card)
        if learner.judge is not None:
            save_critic(learner.judge.score, path.parent / "critic.safetensors", card)

    def samples(self, update: int) -> int:
        """See `agents.learning.session.Learner`."""
        return update * self.config.batch_size

    def parts(self) -> dict[str, Any]:
        """Learner, replay and rollout."""
        return {"learner": self.learner, "replay": self.replay, "rollout": self.rollout}
