"""One run of an algorithm of Stable-Baselines3, in a folder; and how it is judged.

An update is one call of SB3's `learn`: a rollout, then what is learned from it. Checkpoints are
made between updates. On a CPU all four resume exactly: weights, optimisers, replay, canvases in the
middle of their episodes and every random generator go on; PPO's rollout is empty between updates.
On a GPU everything but CUDA's own random generator does.
"""

import importlib.util
import json
import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from agents.learning.run import (
    Run,
    check_finite,
    drive,
    go_on,
    machine,
    one_run_at_a_time,
    to_json,
    write_text,
)
from agents.networks import make_actor
from agents.painters.evaluate import evaluate, progress_sheet
from agents.painters.policy import PolicyPainter
from agents.painters.weights import make_painter, save_actor
from agents.sb3.config import Config, spec_of
from agents.sb3.recipe import Recipe, actor_of, shared
from agents.sb3.replay import PLANES
from agents.sb3.state import load_state, state_of
from paint_gym.targets import make_targets
from renderers.workshop.memory import need, of_weights


def learn(
    recipe: Recipe,
    config: Config,
    out: Path,
    *,
    resume: bool = False,
    device: str = "cpu",
    stop_after: int | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> dict[str, Any]:
    """Train to the end of `config.updates`, or on from the last checkpoint with `resume`.

    Args:
        recipe: the algorithm.
        config: what to learn, and how.
        out: the run's folder.
        resume: go on with the run in `out`.
        device: "cpu" or "cuda".
        stop_after: save and stop after this many updates of this call (for tests).
        say: receives lines for people.

    Returns:
        The result that is also written to `out/result.json`, or {} if stopped before the end.

    Raises:
        ImportError: stable-baselines3 is not installed.
    """
    if importlib.util.find_spec("stable_baselines3") is None:
        raise ImportError(
            'stable-baselines3 is not installed: pip install "paint-gym[sb3]" brings it'
        )
    with one_run_at_a_time(out):
        return drive(
            Session(recipe, config, out, resume=resume, device=device, say=say), stop_after
        )


def check_memory(config: Config, recipe: Recipe) -> None:
    """Refuse a config that no memory here can hold, before any is taken.

    Raises:
        MemoryError: says what takes how much.
    """
    spec = spec_of(config, recipe.name, recipe.squash)
    need(
        of_weights(lambda: make_actor(spec)), f"a policy of --widths {config.widths}, --features "
        f"{config.features} and --hidden {config.hidden}", "choose fewer",
    )  # fmt: skip
    seen = PLANES * config.size**2
    need(
        config.num_envs * config.steps * seen,
        f"a rollout of {config.steps} actions on --num-envs {config.num_envs}", "paint fewer",
    )  # fmt: skip
    need(
        4 * config.batch_size * seen, f"a --batch-size of {config.batch_size} canvases of --size "
        f"{config.size}", "take fewer",
    )  # fmt: skip


class Session:
    """One call of `learn`: the algorithm, its canvases and the run's folder together."""

    def __init__(
        self, recipe: Recipe, config: Config, out: Path, *, resume: bool, device: str,
        say: Callable[[str], None],
    ):  # fmt: skip
        from paint_gym.integrations.sb3 import PaintVecEnv

        if device == "cpu":
            check_memory(config, recipe)
        self.config, self.say = config, say
        self.update, self.best = 0, math.inf
        self.seconds = self.processor_seconds = 0.0
        self.tests = [
            make_targets(
                config.dataset, size=config.judge_size, split="test", data_dir=config.data_dir
            )
        ]
        self.envs = PaintVecEnv(
            num_envs=config.num_envs, dataset=config.dataset, data_dir=config.data_dir,
            size=config.size, brush=config.brush, renderer=config.renderer, budget=config.budget,
            bundle=config.bundle, device=device, reward_scale=config.reward_scale,
        )  # fmt: skip
        self.algorithm = recipe.make(config, shared(config, self.envs, device, lr=self._lr))
        self.actor = actor_of(recipe, self.algorithm, config.bundle)
        self.spec = spec_of(config, recipe.name, recipe.squash)
        self.run = Run(out, config, resume=resume)
        if resume:
            go_on(out, config, self._restore, say)

    def _lr(self, _: float | int) -> float:
        """SB3 asks with its own idea of how much is left, which knows of this update only."""
        return self.config.lr * max(0.02, 1 - self.update / self.config.updates)

    def step(self, bar: Any) -> None:
        """See `agents.learning.runs.Session`: one rollout, and what is learned from it."""
        began, busy = time.perf_counter(), time.process_time()
        self.algorithm.learn(
            self.config.num_envs * self.config.steps, log_interval=None, reset_num_timesteps=False
        )
        self.update += 1
        self.seconds += time.perf_counter() - began
        self.processor_seconds += time.process_time() - busy
        bar.update()
        if self.update % self.config.report_every == 0:
            self._report(bar)
        if self.update % self.config.evaluate_every == 0:
            self._evaluate()
            self.save()

    def _report(self, bar: Any) -> None:
        row = {key: float(value) for key, value in self.algorithm.logger.name_to_value.items()}
        check_finite(row, self.update)
        error = self.envs.final_error()
        if error is not None:
            row["error"] = error
            bar.set_postfix(error=f"{error:.5f}", best=f"{self.best:.5f}")
        self.run.report(self.update, {**self._spent(), **row})

    def _spent(self) -> dict[str, float]:
        return {
            "seconds": self.seconds, "processor_seconds": self.processor_seconds,
            "samples": self.algorithm.num_timesteps,
        }  # fmt: skip

    def _evaluate(self) -> None:
        painter, device = self.painter(), self.algorithm.device
        found = evaluate(
            painter, self.tests, self.config.budget, limit=self.config.evaluate_on, device=device
        )
        self.run.report(self.update, {**self._spent(), **found.row("test")})
        sheet = progress_sheet(painter, self.tests, self.config.budget, device=device)
        self.run.sheet(self.update, sheet)
        if found.mse < self.best:
            self.best = found.mse
            save_actor(self.actor, self.spec, self.run.folder / "best.safetensors")

    def painter(self) -> PolicyPainter:
        """The policy as it is now, without its noise, painting."""
        painter = make_painter(self.spec, self.actor, self.algorithm.device)
        assert isinstance(painter, PolicyPainter)
        return painter

    def finish(self) -> dict[str, Any]:
        """Evaluate on every test picture, and write the result."""
        painter, budget, device = self.painter(), self.config.budget, self.algorithm.device
        found = evaluate(painter, self.tests, budget, limit=self.config.judge_on, device=device)
        weights = self.run.folder / "final.safetensors"
        save_actor(self.actor, self.spec, weights)
        drawn = progress_sheet(painter, self.tests, budget, device=device)
        sheet = self.run.sheet(self.update, drawn)
        result = {
            "config": to_json(self.config), "machine": machine(), **self._spent(),
            "replay": getattr(self.algorithm, "buffer_size", None), **found.row("test"),
        }  # fmt: skip
        write_text(self.run.folder / "result.json", json.dumps(result, indent=1))
        self.say(f"test error {found} after {self.seconds / 60:.1f} minutes of training")
        self.say(f"contact sheet: {sheet}")
        self.say(f"weights: {weights}")
        self.run.close()
        return result

    def save(self) -> None:
        """See `agents.learning.runs.Session`."""
        self.run.save(
            {
                "update": self.update, "best": self.best, "seconds": self.seconds,
                "processor_seconds": self.processor_seconds, "learner": state_of(self.algorithm),
                "envs": self.envs.state_dict(),
            }
        )  # fmt: skip

    def _restore(self, kept: dict[str, Any]) -> None:
        self.update, self.best, self.seconds = kept["update"], kept["best"], kept["seconds"]
        self.processor_seconds = kept["processor_seconds"]
        self.envs.load_state_dict(kept["envs"])
        load_state(self.algorithm, kept["learner"])
        self.run.forget_after(self.update, self.say)
