"""One run of the learner, in a folder; and how it is judged."""

import json
import math
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import torch

from agents.ddpg_mb.config import Config, spec_of
from agents.ddpg_mb.learner import Learner, augment
from agents.ddpg_mb.rollout import Rollout
from agents.learning.processes import count, joined, leads, part_of, wait
from agents.learning.replay import Replay
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
from agents.networks.critics import CRITICS
from agents.painters.evaluate import Evaluation, evaluate, progress_sheet
from agents.painters.weights import make_painter, save_actor
from paint_gym.critics.critic import save_critic
from paint_gym.targets import make_targets
from renderers import BRUSHES, make_renderer
from renderers.files import together
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


def test_targets(config: Config) -> list[Any]:
    """Test split of every data set learned from."""
    return [
        make_targets(name, size=config.size, split="test", data_dir=config.data_dir)
        for name in dict.fromkeys(config.dataset.split("+"))
    ]


def train(
    config: Config,
    out: Path = Path("runs/ddpg_mb"),
    *,
    resume: bool = False,
    device: str = "cpu",
    stop_after: int | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> dict[str, Any]:
    """Train to the end of `config.updates`, or on from the last checkpoint with `resume`.

    Args:
        config: what to learn, and how.
        out: the run's folder.
        resume: go on with the run in `out`.
        device: "cpu" or "cuda".
        stop_after: save and stop after this many updates of this call (for tests).
        say: receives lines for people.

    Returns:
        The result that is also written to `out/result.json`, or {} if stopped before the end.
    """
    with joined(device) as device, one_run_at_a_time(out) if leads() else nullcontext():
        return drive(  # nothing here keeps the session: it must go before the processes part
            Session(config, out, resume=resume, device=torch.device(device), say=say),
            stop_after, alone=count() == 1, quiet=not leads(),
        )  # fmt: skip


class Session:
    """One call of `train`: learner, replay, rollout and the run's folder together."""

    def __init__(
        self, config: Config, out: Path, *, resume: bool, device: torch.device,
        say: Callable[[str], None],
    ):  # fmt: skip
        if device.type == "cpu":
            check_memory(config)
        torch.manual_seed(config.seed)
        self.config, self.say, self.device = config, say, device
        say(f"networks compute in {settled(config.precision, device)}")
        renderer = make_renderer(config.renderer, BRUSHES[config.brush](), device, config.precision)
        self.learner = Learner(config, renderer, device)
        self.replay = Replay(config.replay)
        self.rollout = Rollout(config, self.learner, self.replay)
        self.tests = test_targets(config)
        self.run = Run(out, config, resume=resume) if leads() else None
        wait()
        self.update, self.best = 0, math.inf
        self.spent = {"seconds": 0.0, "processor_seconds": 0.0}
        if resume:
            go_on(out, config, self._restore, say)

    def step(self, bar: Any) -> None:
        """See `agents.learning.runs.Session`."""
        began = time.perf_counter(), time.process_time()
        if self.update % self.config.updates_per_step == 0:
            self.rollout.advance()
            while len(self.replay) < min(self.config.batch_size * 4, self.config.replay // 2):
                self.rollout.advance()
        views = self.replay.sample(self.config.batch_size)
        if self.learner.values is None and self.learner.judge is None:  # no use of their strokes
            views = augment(views, flips=self.config.flips)
        views = part_of(views)
        losses = self.learner.update(views, self.update / self.config.updates)
        self.update += 1
        self.spent["seconds"] += time.perf_counter() - began[0]
        self.spent["processor_seconds"] += time.process_time() - began[1]
        bar.update()
        if self.update % self.config.report_every == 0:
            row = {key: float(value) for key, value in losses.items()}
            self._report(row)
            check_finite(row, self.update)
            bar.set_postfix(error=f"{row['actor/error']:.5f}", best=f"{self.best:.5f}")
        if self.update % self.config.evaluate_every == 0:
            if self.run is not None:
                self._evaluate(self.run)
            self.save()

    def _report(self, row: dict[str, float]) -> None:
        """Losses are those of the leading process's share of the batch."""
        if self.run is not None:
            self.run.report(self.update, {**self.spent, **row})

    def _evaluate(self, run: Run) -> None:
        began = torch.get_rng_state()
        painter = self.painter()
        each = -(-self.config.evaluate_on // len(self.tests))
        found = evaluate(painter, self.tests, self.config.budget, limit=each, device=self.device)
        self._report(found.row("test"))
        sheet = progress_sheet(painter, self.tests, self.config.budget, device=self.device)
        run.sheet(self.update, sheet)
        if found.mse < self.best:
            self.best = found.mse
            self._keep(run.folder / "best.safetensors")
        self.learner.actor.train()
        torch.set_rng_state(began)

    def _keep(self, path: Path) -> None:
        """Write the weights that paint, and those that judge, together."""
        learner = self.learner
        with together(path.parent) as unfinished:
            save_actor(learner.actor, spec_of(self.config), unfinished / path.name, learner.glance)
            if learner.judge is not None:
                save_critic(learner.judge.score, unfinished / "critic.safetensors")

    def painter(self) -> Any:
        """The actor as it is now, painting."""
        return make_painter(
            spec_of(self.config), self.learner.actor, self.device, self.learner.glance
        )

    def finish(self) -> dict[str, Any]:
        """Evaluate on every test picture, and write the result."""
        run = self.run
        if run is None:
            wait()
            return {}
        painter = self.painter()
        found: Evaluation = evaluate(
            painter, self.tests, self.config.budget, limit=self.config.judge_on, device=self.device
        )
        self._keep(run.folder / "final.safetensors")
        sheet = run.sheet(
            self.update, progress_sheet(painter, self.tests, self.config.budget, device=self.device)
        )
        result = {
            "config": to_json(self.config), "machine": machine(), **self.spent,
            "samples": self.update * self.config.batch_size, **found.row("test"),
        }  # fmt: skip
        write_text(run.folder / "result.json", json.dumps(result, indent=1))
        self.say(f"test error {found} after {self.spent['seconds'] / 60:.1f} minutes of training")
        self.say(f"contact sheet: {sheet}")
        self.say(f"weights: {run.folder / 'final.safetensors'}")
        run.close()
        wait()
        return result

    def save(self) -> None:
        """See `agents.learning.runs.Session`."""
        state = {
            "update": self.update, "spent": self.spent, "best": self.best,
            "learner": self.learner.state_dict(), "replay": self.replay.state_dict(),
            "rollout": self.rollout.state_dict(), "random": torch.get_rng_state(),
        }  # fmt: skip
        if self.run is not None:
            self.run.save(state)
        wait()

    def _restore(self, kept: dict[str, Any]) -> None:
        self.update, self.spent, self.best = kept["update"], kept["spent"], kept["best"]
        self.learner.load_state_dict(kept["learner"])
        self.replay.load_state_dict(kept["replay"])
        self.rollout.load_state_dict(kept["rollout"])
        torch.set_rng_state(kept["random"])
        if self.run is not None:
            self.run.forget_after(self.update, self.say)
