"""Algorithms of Stable-Baselines3: finished runs of `agents.sb3`, side by side as JSON.

Random strokes, and the blank canvas, stand beside them: drawn by the same engine on the same test
pictures.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import torch
import tyro
from jaxtyping import Float
from torch import Tensor

from agents.painters.evaluate import evaluate
from benchmarks.places import RESULTS
from paint_gym.targets import make_targets
from renderers import BRUSHES, Brush
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


@dataclass
class RandomPainter:
    """Lays strokes whose numbers are uniform in [0, 1]: what learning must beat."""

    brush: Brush
    seed: int = 0

    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `agents.painters.painter.Painter`."""
        generator = torch.Generator().manual_seed(self.seed)
        return torch.rand(len(targets), budget, len(self.brush.params), generator=generator)


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
    targets = make_targets(
        config["dataset"], size=config["judge_size"], split="test", data_dir=config["data_dir"]
    )
    painter = RandomPainter(BRUSHES[config["brush"]]())
    random = evaluate(painter, [targets], config["budget"], limit=config["judge_on"])
    test = {key: value for key, value in result.items() if key.startswith("test/")}
    return {
        "name": folder.name, **test, **random.row("random"), **{key: result[key] for key in KEPT},
    }  # fmt: skip
