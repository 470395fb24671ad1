"""Runs that are compared: trained where they are not yet, judged, and read.

runs/figures/algorithms-quick/
    model-based-ddpg-0/   the run of one variant with seed 0 (`agents.learning.run`)
        judged.json       strokes in a painting: error of each test picture
        diverged.txt      in place of a result: what was not finite
        learner.txt       once it has ended: who learned, as `agents.train` calls it
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from agents.learning.learner import PainterConfig
from agents.learning.run import CHECKPOINT, read_metrics
from agents.painters.evaluate import evaluate
from agents.painters.weights import KIND, load_painter
from agents.train import AGENTS
from paint_gym.targets.held_out import held_out
from renderers.files import to_json, write_text
from renderers.workshop.reading import read_json

RESULT, DIVERGED, JUDGED = "result.json", "diverged.txt", "judged.json"
LEARNER = "learner.txt"
CONFIG = "holds no config of a run"


@dataclass(frozen=True)
class Trial:
    """What is to be trained, and where, unless the same has been trained elsewhere.

    Attributes:
        learner: of painters, as `agents.train` calls it.
        config: its own, a `PainterConfig`.
        folder: of the run.

    Raises:
        ValueError: what it learns is no painter.
    """

    learner: str
    config: Any
    folder: Path

    def __post_init__(self) -> None:
        if self.config.KIND != KIND:
            raise ValueError(f"{self.learner} learns a {self.config.KIND}: wanted a {KIND}")


def train_all(
    trials: Sequence[Trial], out: Path, *, device: str = "cpu", threads: int | None = None
) -> list[Path]:
    """The folder of each trial's run, in their order; what is finished is not trained again.

    A run that was stopped goes on; one that another comparison in `out` has made is taken from
    there. The bar says how many are left, and about how long they will take.

    Args:
        trials: what to train.
        out: folder of the comparisons' folders.
        device: "cpu" or "cuda".
        threads: that a person asked for, if any.
    """
    found = [finished(trial, out) for trial in trials]
    print(f"{len(trials)} runs, of which {len(trials) - found.count(None)} are there")
    with tqdm(total=found.count(None), unit="run", smoothing=0) as bar:
        for i, trial in enumerate(trials):
            if found[i] is None:
                bar.set_description(trial.folder.name)
                found[i] = run(trial, device, threads)
                bar.update()
    return [folder for folder in found if folder]


def finished(trial: Trial, out: Path) -> Path | None:
    """A folder below `out` with a finished run of this learner and config, if there is one.

    An option that is newer than the run counts as left alone.
    """
    plain = to_json(AGENTS[trial.learner].Config())
    for file in sorted(out.glob("*/*/config.json")):
        config = {**plain, **read_json(file, CONFIG)}
        if (learned_by(file.parent), config) == (trial.learner, to_json(trial.config)):
            return file.parent
    return None


def learned_by(folder: Path) -> str | None:
    """Who learned in a folder to the end; None where nobody has."""
    file = folder / LEARNER
    return file.read_text().strip() if file.exists() else None


def run(trial: Trial, device: str, threads: int | None) -> Path:
    """Train, or go on; the folder. A run that diverges ends with a note that says so."""
    resume = (trial.folder / CHECKPOINT).exists()
    try:
        how = {"resume": resume, "device": device, "threads": threads}
        AGENTS[trial.learner].train(trial.config, trial.folder, **how)
    except FloatingPointError as error:
        write_text(trial.folder / DIVERGED, f"{error}\n")
    write_text(trial.folder / LEARNER, f"{trial.learner}\n")
    return trial.folder


def read(
    folder: Path, config: PainterConfig, budgets: Sequence[int], *, device: str = "cpu"
) -> dict[str, Any]:
    """A finished run: its config, cost, curve, and the errors of its paintings by budget.

    Of one that diverged, `diverged` says how, and there are neither cost nor errors.
    """
    found: dict[str, Any] = {"seed": config.seed, "size": config.judge_size}
    found |= {"config": to_json(config), "curve": curve(folder, config.samples_of)}
    if (folder / DIVERGED).exists():
        return {**found, "diverged": (folder / DIVERGED).read_text().strip()}
    result = read_json(folder / RESULT, "holds no result of a run")
    costs = {key: result[key] for key in ("samples", "seconds", "processor_seconds", "machine")}
    return {**found, **costs, "errors": errors(folder, config, budgets, device=device)}


def curve(folder: Path, samples_of: Callable[[int], int]) -> list[dict[str, float]]:
    """Test error while a run learned: samples, seconds, those of computing, and the error.

    Samples are those of so many updates; evaluations are on nobody's clock.
    """
    lines = read_metrics(folder)
    clocks = ("seconds", "processor_seconds")
    return [
        {"samples": samples_of(line["update"]), **{key: line[key] for key in clocks if key in line},
         "pictures": int(line["test/pictures"]), "mse": line["test/mse"]}
        for line in lines if "test/mse" in line
    ]  # fmt: skip


def errors(
    folder: Path, config: PainterConfig, budgets: Sequence[int], *, device: str = "cpu"
) -> dict[str, list[float]]:
    """Error of each test picture by strokes in a painting, by the final weights; kept there."""
    file = folder / JUDGED
    kept = read_json(file, "holds no errors of paintings") if file.exists() else {}
    missing = [budget for budget in budgets if str(budget) not in kept]
    if missing:
        painter = load_painter(folder / "final.safetensors", device)
        tests = held_out(config.dataset, config.judge_size, config.data_dir)
        for budget in tqdm(missing, f"judging {folder.name}", unit="budget", leave=False):
            judged = evaluate(painter, tests, budget, limit=config.judge_on)
            kept[str(budget)] = judged.errors.tolist()
        write_text(file, json.dumps(kept))
    return {str(budget): kept[str(budget)] for budget in budgets}
