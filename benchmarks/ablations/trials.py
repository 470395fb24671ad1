"""Runs of painters that are compared, judged and read.

Each keeps beside what `benchmarks.trials` does:
    judged.json       strokes in a painting: error of each test picture
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from agents.learning.learner import PainterConfig
from agents.learning.run import read_metrics
from agents.painters.evaluate import evaluate
from agents.painters.weights import KIND, load_painter
from benchmarks.trials import DIVERGED, RESULT, Trial
from paint_gym.targets.held_out import held_out
from renderers.files import to_json, write_text
from renderers.workshop.reading import read_json

JUDGED = "judged.json"


@dataclass(frozen=True)
class PainterTrial(Trial):
    """A trial of what learns to paint; its config is a `PainterConfig`.

    Raises:
        ValueError: what it learns is no painter.
    """

    def __post_init__(self) -> None:
        if self.config.KIND != KIND:
            raise ValueError(f"{self.learner} learns a {self.config.KIND}: wanted a {KIND}")


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
    costs["blank"] = result["test/blank"]
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
            judged = evaluate(painter, tests, budget, limit=config.judge_on, device=device)
            kept[str(budget)] = judged.errors.tolist()
        write_text(file, json.dumps(kept))
    return {str(budget): kept[str(budget)] for budget in budgets}
