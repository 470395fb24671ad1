"""`python -m agents.tune ddpg_mb --trials 20`: find options with which an agent learns better.

Many runs of one learner, a folder each below the study's. Optuna chooses what they have, and stops
those that fall behind. The same command again goes on with a study; typed in a second terminal, it
shares the trials.
"""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import tyro
from tqdm import tqdm

from agents import train
from agents.tuning import table
from agents.tuning.picture import draw
from agents.tuning.space import Dimension, space_of, usual, with_values
from agents.tuning.study import ASKED, Plan, Pruner, Sampler, Study, has_learned, require_optuna
from agents.tuning.trial import check, learn
from renderers.files import write_text
from renderers.workshop.command import OnDevice, run, told
from renderers.workshop.ranges import Count, Whole

PROG = "python -m agents.tune"


@dataclass(frozen=True)
class Sweep(OnDevice):
    """How options are found; the learner's own are what all trials have in common."""

    out: Annotated[Path | None, tyro.conf.arg(aliases=["-o"])] = None
    """the study's folder; runs/tune-AGENT-PRESET if not given. The same command goes on there"""
    trials: Count = 20
    """runs in all, of all processes that share the study"""
    vary: tuple[str, ...] = ()
    """what differs: FIELD:LOW..HIGH, FIELD:LOW..HIGH:log or FIELD:ONE,OTHER, several of them with
    spaces between; learning rates from a tenth to ten times the preset's if not given"""
    sampler: Sampler = "tpe"
    """who chooses: tpe learns from trials that have ended, random does not; --seed is its seed"""
    pruner: Pruner = "median"
    """who stops trials that fall behind, at evaluations: median stops what is worse there than the
    median of the others; hyperband gives the longest time to few; none"""
    startup: Whole = 5
    """trials that are drawn by chance before tpe begins, and that learn to the end before median
    does"""


def main(argv: Sequence[str] | None = None) -> None:
    """Tune as the command line says."""
    with told(PROG):
        typed = list(sys.argv[1:] if argv is None else argv)
        name, preset, rest = train.split_off(typed, PROG)
        run(
            options_of(train.AGENTS[name], preset),
            partial(tune, name, preset),
            rest,
            prog=f"{PROG} {name} --preset {preset}",
            about=__doc__,
        )


def options_of(agent: ModuleType, preset: str) -> Any:
    """What may be asked: how options are found, and those of the agent."""
    return train.with_config(Sweep, agent, preset)


def tune(name: str, preset: str, options: Any) -> None:
    """Learn until there are as many trials as asked for, and show them.

    Raises:
        ValueError, Unknown: options that cannot be, or another study in the folder; see `Study`.
    """
    if "WORLD_SIZE" in os.environ:
        raise ValueError("a sweep is shared by starting it twice, without torchrun")
    agent, config = train.AGENTS[name], options.config
    vary = options.vary or usual(config)
    space = space_of(vary, config)
    plan = Plan(name, config, vary, options.sampler, options.pruner, options.startup)
    folder = options.out or Path("runs") / f"tune-{name}-{preset}"
    require_optuna()
    if not (folder / ASKED).exists():
        check(agent, config, options.device)
    study = Study(folder, plan, space)
    print(f"a study in {folder} (Ctrl-C keeps all; the same command goes on, or helps)")
    how = {"device": options.device, "threads": options.threads}
    try:
        _learn_all(study, options.trials, partial(learn, agent=agent, **how))
    except KeyboardInterrupt:
        print(f"interrupted: the same command goes on in {folder}")
        raise
    finally:
        write_text(folder / "trials.csv", table.as_csv(table.rows(study)))
        draw(study)
    _show(study, preset, space)


def _learn_all(study: Study, total: int, work: Callable[..., str]) -> None:
    """Be at trials until none is left."""
    with tqdm(total=total, unit="trial", smoothing=0, initial=_ended(study)) as bar:
        while True:
            with study.taken(total) as trial:
                if trial is None:
                    return
                bar.set_description(f"trial {trial.number}")
                tqdm.write(f"trial {trial.number}: {work(study, trial)}")
            bar.update(_ended(study) - bar.n)


def _ended(study: Study) -> int:
    return sum(x.state.is_finished() for x in study.trials)


def _show(study: Study, preset: str, space: Sequence[Dimension]) -> None:
    """Print trials, best first, and how to train the best again."""
    plan, trials = study.plan, table.best_first(study)
    print(table.as_table(table.rows(study)))
    if left := len(trials) - _ended(study):
        print(f"{left} of them are being learned by another process")
    if not has_learned(trials[0]):
        print("none has learned to its end")
        return
    again = table.command(
        plan.agent,
        preset,
        config=with_values(plan.config, space, trials[0].params),
        presets=train.AGENTS[plan.agent].PRESETS,
        out=str(study.folder / "best"),
    )
    print(f"{study.folder / 'trials.csv'} has them all; the best again:\n{again}")


if __name__ == "__main__":
    main()
