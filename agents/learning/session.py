"""One session of anything that learns: clock, reports, evaluations, the best weights, checkpoints.

A learner is its update. To plug in, give `train` what makes one (`agents.learning.learner`): the
session calls `step` for every update, `evaluate` from time to time and at the end, and `keep` where
weights are to be written; it saves and restores `state_dict` and the generator that all is drawn
from.
"""

import json
import math
import time
from contextlib import closing, nullcontext
from pathlib import Path
from threading import Event
from typing import Any

import torch
from tqdm import tqdm

from agents.learning.learner import Evaluation, Make, Say, Watch, begin
from agents.learning.processes import count, joined, leads, wait
from agents.learning.run import Run, go_on, one_run_at_a_time
from renderers.files import to_json, together, write_text
from renderers.workshop.interrupts import interrupts
from renderers.workshop.machine import machine


def train(
    make: Make,
    config: Any,
    out: Path,
    *,
    resume: bool = False,
    device: str = "cpu",
    threads: int | None = None,
    stop_after: int | None = None,
    command: str = "",
    say: Say = lambda line: None,
    watch: Watch = lambda update, error: None,
) -> dict[str, Any]:
    """Train to the end of `config.updates`, or on from the last checkpoint with `resume`.

    Args:
        make: makes what learns.
        config: what to learn, and how; with updates, report_every, evaluate_every and seed.
        out: the run's folder.
        resume: go on with the run in `out`.
        device: "cpu" or "cuda".
        threads: that a person asked for; else a run goes on with as many as it had.
        stop_after: save and stop after this many updates of this call (for tests).
        command: what was typed, for the weights' card.
        say: receives lines for people.
        watch: receives what every evaluation finds; what it raises ends the run.

    Returns:
        The result that is also written to `out/result.json`, or {} if stopped before the end.

    Raises:
        ValueError: the folder holds another run, or none to resume.
        MemoryError: it would not fit.
        FloatingPointError: a loss is not finite.
    """
    with joined(device) as device, one_run_at_a_time(out) if leads() else nullcontext():
        return drive(  # nothing here keeps the session: it must go before the processes part
            Session(
                make,
                config,
                out,
                resume=resume,
                device=torch.device(device),
                threads=threads,
                command=command,
                say=say,
                watch=watch,
            ),
            stop_after,
        )


OTHERWISE = 1_000_003
"""how far apart the seeds are of a run and of the same run after it went back"""


class Session:
    """One call of `train`: the learner, and the run's folder."""

    def __init__(
        self,
        make: Make,
        config: Any,
        out: Path,
        *,
        resume: bool,
        device: torch.device,
        threads: int | None = None,
        command: str = "",
        say: Say = lambda line: None,
        watch: Watch = lambda update, error: None,
    ):
        self.config, self.command, self.say, self.watch = config, command, say, watch
        self.learner, self.generator = begin(make, config, device, say=say)
        self.run = Run(out, config, resume=resume) if leads() else None
        wait()
        self.update, self.best = 0, math.inf
        self.rewound, self.rewound_to = 0, -1
        self.spent = {"seconds": 0.0, "processor_seconds": 0.0}
        if resume:
            go_on(out, config, self._restore, threads=threads, say=say)

    def step(self, bar: Any) -> None:
        """One update, and what is due after it; moves the bar.

        Raises:
            FloatingPointError: it cannot go on, nor back to where it could.
        """
        try:
            self._step(bar)
        except FloatingPointError as error:
            self._rewind(error)
            bar.n = self.update

    def _step(self, bar: Any) -> None:
        began = time.perf_counter(), time.process_time()
        losses = self.learner.step(self.update)
        self.update += 1
        self.spent["seconds"] += time.perf_counter() - began[0]
        self.spent["processor_seconds"] += time.process_time() - began[1]
        bar.update()
        if self.run is not None and (rows := self.learner.preview(self.update)) is not None:
            self.run.preview(self.update, rows)
        if self.update % self.config.report_every == 0:
            row = {key: float(value) for key, value in losses.items()}
            self._report(row)
            check_finite(row, self.update)
            bar.set_postfix({**self.learner.shown(row), "best": f"{self.best:.5f}"})
        if self.update % self.config.evaluate_every == 0:
            if self.run is not None:
                self._evaluate(self.run)
            self.save()

    def _rewind(self, error: FloatingPointError) -> None:
        """Back to the newest checkpoint; where that led here again, to the one before."""
        if self.run is None or self.rewound >= self.learner.rewinds:
            raise error
        rewound, state = self.rewound + 1, self.run.checkpoint()
        if state is not None and state["update"] == self.rewound_to:
            state = self.run.checkpoint(older=True) or state
        if state is None:
            raise error
        self._restore(state)
        self.rewound, self.rewound_to = rewound, self.update
        self.generator.manual_seed(self.config.seed + OTHERWISE * self.rewound)
        self.say(
            f"{error}: back at update {self.update}, and on with other chance "
            f"({self.rewound} of {self.learner.rewinds} times)"
        )

    def _report(self, row: dict[str, float]) -> None:
        """Losses are those of the leading process's share of the batch."""
        if self.run is not None:
            self.run.report(self.update, {**self.spent, **row})

    def _evaluate(self, run: Run) -> None:
        found = self.learner.evaluate(at_the_end=False)
        self._report(found.row)
        run.sheet(self.update, found.sheet)
        if found.error < self.best:
            self.best = found.error
            self._keep(run.folder / "best.safetensors", self._record(found))
        self.watch(self.update, found.error)

    def _record(self, found: Evaluation) -> dict[str, Any]:
        """What is known of the run so far, and of what it learned."""
        return {
            "command": self.command,
            "config": to_json(self.config),
            "machine": machine(),
            **self.spent,
            "samples": self.learner.samples(self.update),
            **found.row,
        }

    def _keep(self, path: Path, card: dict[str, Any]) -> None:
        with together(path.parent) as unfinished:
            self.learner.keep(unfinished / path.name, card)

    def finish(self) -> dict[str, Any]:
        """Evaluate on all that was held out, and write weights and result."""
        run = self.run
        if run is None:
            wait()
            return {}
        found, weights = self.learner.evaluate(at_the_end=True), run.folder / "final.safetensors"
        result = self._record(found)
        self._keep(weights, result)
        sheet = run.sheet(self.update, found.sheet)
        write_text(run.folder / "result.json", json.dumps(result, indent=1))
        self.say(f"{found.said} after {self.spent['seconds'] / 60:.1f} minutes of training")
        self.say(f"contact sheet: {sheet}")
        self.say(f"weights: {weights}")
        wait()
        self.watch(self.update, found.error)
        return result

    def close(self) -> None:
        """Let go of what the run holds open."""
        if self.run is not None:
            self.run.close()

    def save(self) -> None:
        """Everything needed to go on exactly."""
        state = {
            "update": self.update,
            "spent": self.spent,
            "best": self.best,
            "rewound": self.rewound,
            "rewound_to": self.rewound_to,
            "learner": self.learner.state_dict(),
            "random": self.generator.get_state(),
        }
        if self.run is not None:
            self.run.save(state, older=bool(self.learner.rewinds))
        wait()

    def _restore(self, kept: dict[str, Any]) -> None:
        self.update, self.spent, self.best = kept["update"], kept["spent"], kept["best"]
        self.rewound, self.rewound_to = kept["rewound"], kept["rewound_to"]
        self.learner.load_state_dict(kept["learner"])
        self.generator.set_state(kept["random"])
        if self.run is not None:
            self.run.forget_after(self.update, self.say)


def drive(session: Session, stop_after: int | None) -> dict[str, Any]:
    """Step until the last update, an interrupt, or `stop_after` more updates, and save.

    Ctrl-C is heeded when the step it falls in is done, so that a resumed run is the same run; a
    second one stops at once, as does the first where several processes step along. What fails by
    itself (a loss that is not finite) is not saved: the checkpoint before it stays.

    Returns:
        The result; {} if stopped before the end.

    Raises:
        KeyboardInterrupt: after an interrupt.
    """
    with closing(session):
        return _drive(session, stop_after)


def _drive(session: Session, stop_after: int | None) -> dict[str, Any]:
    updates: int = session.config.updates
    until = updates if stop_after is None else min(updates, session.update + stop_after)
    bar = tqdm(
        total=updates, initial=session.update, unit="update", smoothing=0.05, disable=not leads()
    )
    with bar, interrupts() if count() == 1 else nullcontext(Event()) as asked:
        while session.update < until and not asked.is_set():
            session.step(bar)
    session.save()
    if asked.is_set():
        session.say(f"interrupted at update {session.update}: saved, go on with --resume")
        raise KeyboardInterrupt
    return session.finish() if session.update >= updates else {}


def check_finite(row: dict[str, float], update: int) -> None:
    """Stop a run that has diverged, while its last checkpoint is still good.

    Raises:
        FloatingPointError: a loss is not finite.
    """
    bad = [key for key, value in row.items() if not math.isfinite(value)]
    if bad:
        raise FloatingPointError(
            f"{', '.join(bad)} not finite at update {update}: start again with a smaller --lr "
            "and another --out"
        )
