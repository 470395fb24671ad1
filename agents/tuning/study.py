"""A study's folder, which several processes share: its journal, and who is at which trial.

FOLDER/
    study.json      what was asked for; another sweep is refused
    journal.log     Optuna's journal: what each trial has, its curve, its end
    trial-003/      its run (`agents.learning.run`)
    at-work/003/    held by whoever is at the trial; it goes with its holder, however that ends
    turn.lock       held while a trial is taken, or given back
    trials.csv, history.png

A trial that nobody is at and that has not ended is taken up again before a new one is begun: its
run goes on from its checkpoint. So N trials are N, whoever was killed when.
"""

import json
import os
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from agents.tuning.space import Dimension
from renderers.files import to_json, write_text
from renderers.workshop.locks import in_turn, one_at_a_time
from renderers.workshop.reading import read_json, reading

ASKED, JOURNAL, TURN, NAME = "study.json", "journal.log", "turn.lock", "sweep"
PATIENCE = 10
"""seconds after which the journal's lock is taken from whoever is dead: a line takes less"""
Sampler = Literal["tpe", "random"]
Pruner = Literal["median", "hyperband", "none"]


@dataclass(frozen=True)
class Plan:
    """What makes a study this one, and no other.

    Attributes:
        agent: as `agents.train` calls it.
        config: what all trials have in common; its seed is the study's, too.
        vary: what differs, as typed.
        sampler: who chooses: TPE learns from trials that have ended, random does not.
        pruner: who stops trials that fall behind.
        startup: trials that are drawn by chance and learn to their end, before either begins.
    """

    agent: str
    config: Any
    vary: tuple[str, ...]
    sampler: Sampler
    pruner: Pruner
    startup: int

    def to_json(self) -> dict[str, Any]:
        """As plain JSON values."""
        return json.loads(json.dumps({**asdict(self), "config": to_json(self.config)}))


class Study:
    """Trials of a plan in a folder.

    Raises:
        ValueError: the folder holds another study, or a damaged one, or lies where files cannot be
            locked.
        ImportError: Optuna is not installed.
    """

    def __init__(self, folder: Path, plan: Plan, space: Sequence[Dimension]):
        optuna = require_optuna()
        self.folder, self.plan, self.space = folder, plan, space
        folder.mkdir(parents=True, exist_ok=True)
        with in_turn(folder / TURN):
            self._keep_or_compare()
            optuna.logging.set_verbosity(optuna.logging.ERROR)
            with reading(folder / JOURNAL, "is no journal of a study"):
                self.optuna = optuna.create_study(
                    storage=_storage(folder / JOURNAL),
                    study_name=NAME,
                    pruner=_pruner(plan),
                    load_if_exists=True,
                )

    def _keep_or_compare(self) -> None:
        file, wanted = self.folder / ASKED, self.plan.to_json()
        if not file.exists():
            write_text(file, json.dumps(wanted, indent=1))
            return
        kept = read_json(file, "holds no study")
        there, here = ({**x, **x.get("config", {})} for x in (kept, wanted))
        differ = sorted(k for k in {*there, *here} - {"config"} if there.get(k) != here.get(k))
        if differ:
            raise ValueError(
                f"{self.folder} holds another study (it differs in {', '.join(differ):.200}): "
                "choose another --out, or the same options"
            )

    @property
    def trials(self) -> list[Any]:
        """All so far, as Optuna has them (`FrozenTrial`)."""
        found: list[Any] = self.optuna.get_trials(deepcopy=False)
        return found

    def run_of(self, number: int) -> Path:
        """The folder of a trial's run."""
        return self.folder / f"trial-{number:03d}"

    @contextmanager
    def taken(self, total: int) -> Iterator[Any]:
        """A trial to be at (`optuna.Trial`), held to the end; None where none is left.

        Args:
            total: how many there may be in all.
        """
        held = ExitStack()
        try:
            with in_turn(self.folder / TURN):
                trial = self._left_alone(held) or self._new(held, total)
                if trial is not None:
                    self._suggest(trial)
            yield trial
        finally:
            with in_turn(self.folder / TURN):
                held.close()

    def _left_alone(self, held: ExitStack) -> Any:
        """One that has begun, and that nobody is at."""
        from optuna.trial import Trial

        for number in self._running():
            with ExitStack() as mine:
                if self._hold(number, mine) and number in self._running():  # it may just have ended
                    held.push(mine.pop_all())
                    return Trial(self.optuna, number)  # one study's journal counts both alike
        return None

    def _running(self) -> list[int]:
        return [x.number for x in self.trials if not x.state.is_finished()]

    def _new(self, held: ExitStack, total: int) -> Any:
        if len(self.trials) >= total:
            return None
        self.optuna.sampler = self._sampler(len(self.trials), "")
        trial = self.optuna.ask()
        self._hold(trial.number, held)
        return trial

    def _hold(self, number: int, held: ExitStack) -> bool:
        """Whether nobody else has it."""
        try:
            held.enter_context(one_at_a_time(self.folder / "at-work" / f"{number:03d}", "learning"))
        except ValueError:
            return False
        return True

    def _suggest(self, trial: Any) -> None:
        """Let it have what it is to have; what it has already stays."""
        for one in self.space:
            self.optuna.sampler = self._sampler(trial.number, one.field)
            one.suggest(trial)

    def _sampler(self, number: int, field: str) -> Any:
        """One that draws the same for a trial's field whenever, and by whomever, it is asked."""
        from optuna.samplers import RandomSampler, TPESampler

        seed = zlib.crc32(f"{self.plan.config.seed} {number} {field}".encode())
        if self.plan.sampler == "random":
            return RandomSampler(seed=seed)
        return TPESampler(n_startup_trials=self.plan.startup, seed=seed)


def has_learned(trial: Any) -> bool:
    """Whether a trial has come to its end; one that was stopped has a value, too."""
    return bool(trial.state.name == "COMPLETE")


def require_optuna() -> Any:
    """Optuna.

    Raises:
        ImportError: it is not installed.
    """
    try:
        import optuna
    except ImportError as error:
        raise ImportError('sweeps take Optuna: pip install "paint-gym[tune]" brings it') from error
    return optuna


def _storage(file: Path) -> Any:
    """The journal; its lock is a link, which holds on network file systems as well."""
    from optuna.storages import JournalStorage
    from optuna.storages.journal import JournalFileBackend, JournalFileSymlinkLock

    lock = JournalFileSymlinkLock(str(file), PATIENCE)
    lock.acquire()
    try:
        _drop_torn_line(file)
    finally:
        lock.release()
    return JournalStorage(JournalFileBackend(str(file), lock_obj=lock))


def _drop_torn_line(file: Path) -> None:
    """What a full disk or a power cut has left unfinished at the end keeps all from being read."""
    content = file.read_bytes() if file.exists() else b""
    whole = content.rfind(b"\n") + 1
    if whole < len(content):
        os.truncate(file, whole)


def _pruner(plan: Plan) -> Any:
    from optuna.pruners import HyperbandPruner, MedianPruner, NopPruner

    if plan.pruner == "median":
        return MedianPruner(n_startup_trials=plan.startup)
    if plan.pruner == "hyperband":
        return HyperbandPruner(
            min_resource=plan.config.evaluate_every, max_resource=plan.config.updates
        )
    return NopPruner()
