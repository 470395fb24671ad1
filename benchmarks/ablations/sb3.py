"""Algorithms of Stable-Baselines3: finished runs of `agents.sb3`, side by side as JSON.

Random strokes, and the blank canvas, stand beside them: those of the leaderboard.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Annotated, Any

import tyro

from agents.painters.evaluate import evaluate
from agents.painters.untaught import SEEDS, RandomPainter
from benchmarks.places import RESULTS
from paint_gym.targets.held_out import held_out
from renderers import BRUSHES
from renderers.files import write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.ranges import within

KEPT = ("samples", "seconds", "processor_seconds", "replay", "config", "machine")


@dataclass(frozen=True)
class Runs(OnThreads):
    """Put finished runs of agents.sb3 side by side."""

    runs: tyro.conf.Positional[Annotated[tuple[Path, ...], within(1)]]
    """folders of finished runs"""
    out: Path = RESULTS / "sb3.json"
    """where the table goes"""


def run(options: Runs) -> None:
    """Gather, print, write."""
    rows = [row_of(folder) for folder in options.runs]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    write_text(options.out, json.dumps({"rows": rows}, indent=1) + "\n")
    for row in rows:
        print(
            f"{row['name']:<18} {row['test/mse']:.5f} +- {row['test/mse_95']:.5f}  blank "
            f"{row['test/blank']:.4f}  random strokes {row['random/mse']:.4f}  "
            f"{row['samples']:.0f} samples, {row['processor_seconds']:.0f} s of one thread"
        )
    print(f"written to {options.out}")


def row_of(folder: Path) -> dict[str, Any]:
    """A run's figures, and those of random strokes on the same pictures.

    Raises:
        FileNotFoundError: the run is not finished.
    """
    file = folder / "result.json"
    if not file.is_file():
        raise FileNotFoundError(f"no {file}: finish the run with --resume, or leave it out")
    result = json.loads(file.read_text())
    config = result["config"]
    test = {key: value for key, value in result.items() if key.startswith("test/")}
    return {
        "name": folder.name,
        **test,
        **random_row(config),
        **{key: result[key] for key in KEPT},
    }


def random_row(config: dict[str, Any]) -> dict[str, float]:
    """Figures of random strokes on the test pictures of a run, mean over the seeds.

    They are those of the leaderboard: the same painters, the same judge.
    """
    tests = held_out(config["dataset"], config["judge_size"], config["data_dir"])
    painters = [RandomPainter(BRUSHES[config["brush"]](), seed) for seed in SEEDS]
    rows = [
        evaluate(painter, tests, config["budget"], limit=config["judge_on"]).row("random")
        for painter in painters
    ]
    return {key: fmean(row[key] for row in rows) for key in rows[0]}
