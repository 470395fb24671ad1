"""One trial: its run, begun or gone on with, and how that ends."""

import math
from contextlib import suppress
from types import ModuleType
from typing import Any

from agents.learning.run import CHECKPOINT, OLDER
from agents.tuning.space import with_values
from agents.tuning.study import Study

WHY = "why"
"""attribute of a trial that ended otherwise than by learning to its end: the words for it"""


def learn(study: Study, trial: Any, agent: ModuleType, **how: Any) -> str:
    """Train what a trial says, or go on with it, and tell the study; in words, how it ended.

    An end that the options of the trial have brought about is noted, and a study goes on. Whatever
    else ends it (Ctrl-C, a full disk) leaves it as it is, to be gone on with.

    Args:
        study: of the trial.
        trial: `optuna.Trial`, held.
        agent: that learns: a module of `agents.train`.
        how: see `agents.learning.session.train`.
    """
    from optuna import TrialPruned
    from optuna.trial import TrialState

    folder = study.run_of(trial.number)
    try:
        config = with_values(study.plan.config, study.space, trial.params)
        watch = Watcher(study, trial, config.updates)
        resume = (folder / CHECKPOINT).exists()
        agent.train(config, folder, resume=resume, watch=watch, **how)
        if math.isnan(watch.error):
            raise FloatingPointError("its error is no number")
        why, error = "", watch.error
    except TrialPruned as stopped:
        why, error = str(stopped), None
    except FloatingPointError as diverged:
        why, error = f"diverged: {diverged}", None
    except (ValueError, MemoryError) as refused:
        why, error = f"refused: {refused}", None
    if why:
        trial.set_user_attr(WHY, why)
    # not FAIL, which samplers look away from: they would choose the same again
    study.optuna.tell(trial, error, state=TrialState.PRUNED if why else TrialState.COMPLETE)
    for name in (CHECKPOINT, OLDER):  # of a run that has ended; replays are large
        with suppress(FileNotFoundError):
            (folder / name).unlink()
    return why or f"error {error:.6g}"


class Watcher:
    """Tells a study what is found of a trial while it learns; see `agents.learning.learner.Watch`.

    Attributes:
        error: what was found last.
    """

    def __init__(self, study: Study, trial: Any, updates: int):
        self.trial, self.updates, self.error = trial, updates, float("inf")
        self.known = set(study.trials[trial.number].intermediate_values)

    def __call__(self, update: int, error: float) -> None:
        """Report it.

        Raises:
            optuna.TrialPruned: the pruner stops the trial.
        """
        from optuna import TrialPruned

        self.error = error
        if update >= self.updates:
            return
        if update not in self.known:  # a run that goes on may find it again
            self.trial.report(error, update)
        if self.trial.should_prune():
            raise TrialPruned(f"stopped at update {update}: error {error:.6g} falls behind")


def check(agent: ModuleType, config: Any, device: str) -> None:
    """See that what all trials have in common can learn.

    Raises:
        ValueError, OSError, MemoryError, ImportError: it cannot; says why.
    """
    import torch

    from agents.learning.learner import begin

    begin(agent.make, config, torch.device(device), say=lambda line: None)
