"""An algorithm of Stable-Baselines3 as a learner of `agents.learning.session`.

An update is one call of SB3's `learn`: a rollout, then what is learned from it. Checkpoints are
made between updates. On a CPU all four resume exactly: weights, optimisers, replay, canvases in the
middle of their episodes and every random generator go on; PPO's rollout is empty between updates.
On a GPU everything but CUDA's own random generator does.
"""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from agents.learning.environments import task_of
from agents.learning.generator import as_default
from agents.learning.learner import Evaluation
from agents.learning.parts import Plain
from agents.learning.processes import alone
from agents.networks import make_actor
from agents.painters.evaluate import evaluate, progress_sheet
from agents.painters.weights import make_painter, save_actor
from agents.sb3.config import Config, spec_of
from agents.sb3.recipe import Recipe, actor_of, shared
from agents.sb3.replay import PLANES
from agents.sb3.state import load_state, state_of
from paint_gym.targets.held_out import held_out
from renderers.workshop.memory import need, of_weights


def check_memory(config: Config, recipe: Recipe) -> None:
    """Refuse a config that no memory here can hold, before any is taken.

    Raises:
        MemoryError: says what takes how much.
    """
    spec = spec_of(config, recipe.name, recipe.squash)
    need(
        of_weights(lambda: make_actor(spec)),
        f"a policy of --widths {config.widths}, --features "
        f"{config.features} and --hidden {config.hidden}",
        "choose fewer",
    )
    seen = PLANES * config.size**2
    need(
        config.num_envs * config.steps * seen,
        f"a rollout of {config.steps} actions on --num-envs {config.num_envs}",
        "paint fewer",
    )
    need(
        4 * config.batch_size * seen,
        f"a --batch-size of {config.batch_size} canvases of --size {config.size}",
        "take fewer",
    )


class Learner(Plain):
    """The algorithm, its canvases, and its policy as a painter.

    Raises:
        ImportError: stable-baselines3 is not installed.
    """

    def __init__(
        self,
        config: Config,
        device: torch.device,
        say: Callable[[str], None],
        *,
        generator: torch.Generator,
        recipe: Recipe,
    ):
        if importlib.util.find_spec("stable_baselines3") is None:
            raise ImportError(
                'stable-baselines3 is not installed: pip install "paint-gym[sb3]" brings it'
            )
        from paint_gym.integrations.sb3 import PaintVecEnv

        alone(f"sb3_{recipe.name}")
        if device.type == "cpu":
            check_memory(config, recipe)
        self.config, self.recipe, self.generator, self.updates = config, recipe, generator, 0
        self.tests = held_out(config.dataset, config.judge_size, config.data_dir)
        self.envs = PaintVecEnv(
            num_envs=config.num_envs,
            device=str(device),
            reward_scale=config.reward_scale,
            score=config.score,
            **task_of(config),
        )
        self.algorithm = recipe.make(config, shared(config, self.envs, str(device), lr=self._lr))
        self.actor = actor_of(recipe, self.algorithm, config.bundle)
        self.spec = spec_of(config, recipe.name, recipe.squash)

    def _lr(self, _: float | int) -> float:
        """SB3 asks with its own idea of how much is left, which knows of this update only."""
        return self.config.lr * max(0.02, 1 - self.updates / self.config.updates)

    def step(self, update: int) -> dict[str, float]:
        """One rollout, and what is learned from it."""
        self.updates = update
        actions = self.config.samples_of(1)
        with as_default(self.generator):
            self.algorithm.learn(actions, log_interval=None, reset_num_timesteps=False)
        row = {key: float(value) for key, value in self.algorithm.logger.name_to_value.items()}
        error = self.envs.final_error()
        ended = {} if error is None else {"error": error}
        return {"samples": self.algorithm.num_timesteps, **row, **ended}

    def shown(self, row: dict[str, float]) -> dict[str, str]:
        """The error at the end of episodes, once there are any."""
        return {"error": f"{row['error']:.5f}"} if "error" in row else {}

    def evaluate(self, *, at_the_end: bool) -> Evaluation:
        """On pictures of the test split, without the policy's noise."""
        config, device = self.config, self.algorithm.device
        painter = make_painter(self.spec, self.actor, device)
        limit = config.judge_on if at_the_end else config.evaluate_on
        found = evaluate(painter, self.tests, config.budget, limit=limit, device=device)
        sheet = progress_sheet(painter, self.tests, config.budget, device=device)
        row: dict[str, Any] = {"samples": self.algorithm.num_timesteps, **found.row("test")}
        if at_the_end:
            row["replay"] = self.algorithm.buffer_size if self.recipe.replays else None  # what fits
        return Evaluation(row, found.mse, sheet, f"test error {found}")

    def keep(self, path: Path, card: dict[str, Any]) -> None:
        """The policy."""
        save_actor(self.actor, self.spec, path, card=card)

    def samples(self, update: int) -> int:
        """Actions in the environments."""
        return self.config.samples_of(update)

    def state_dict(self) -> dict[str, Any]:
        """The algorithm and its canvases."""
        return {"algorithm": state_of(self.algorithm, self.recipe), "envs": self.envs.state_dict()}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from there."""
        self.envs.load_state_dict(state["envs"])
        load_state(self.algorithm, state["algorithm"])
