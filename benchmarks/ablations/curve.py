"""Test error of one run against samples, beside the paper's."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tyro

from benchmarks.ablations import trials
from benchmarks.ablations.variants import PAPER_CURVE
from benchmarks.places import FIGURES, RESULTS
from renderers.files import write_figure, write_text
from renderers.workshop.command import OnThreads


@dataclass(frozen=True)
class Curve(OnThreads):
    """Test error against samples of one run, beside the paper's."""

    run: tyro.conf.Positional[Path]
    """the run's folder"""
    name: str = "faces-200"
    """name of the figure and of the result"""
    judged: Path | None = None
    """what `benchmarks.leaderboard splits` wrote for the final weights; its figure is then last"""
    label: str = "ours: 8,000 faces of CelebA's test partition, windows, one CPU core"
    """what the run is"""


def draw(options: Curve) -> None:
    """Write the figure, and the run's result with its curve."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    result = json.loads((options.run / "result.json").read_text())
    if options.judged:
        result["with the painter of the run"] = {k: result[k] for k in result if "test/" in k}
        result |= judged_row(options.judged, result["config"])
    points = curve(options.run, result)
    write_text(
        RESULTS / f"{options.name}.json", json.dumps({**result, "curve": points}, indent=1) + "\n"
    )
    figure, axes = plt.subplots(figsize=(7, 4.5), dpi=110)
    axes.loglog(
        *zip(*PAPER_CURVE, strict=True),
        "o--",
        color="0.5",
        label="Learning to Paint: CelebA, whole canvas, WGAN, 40 h of a GPU",
    )
    *learning, last = points
    axes.loglog(
        [p["samples"] for p in learning],
        [p["mse"] for p in learning],
        "o-",
        color="C1",
        label=f"{options.label}; part of the test split",
    )
    final = "the same, whole test split" + (", present painter" if options.judged else "")
    axes.loglog([last["samples"]], [last["mse"]], "*", markersize=14, color="C3", label=final)
    axes.set(xlabel="samples (updates x batch)", ylabel="test MSE, 200 strokes, 128 px")
    minutes = result["seconds"] / 60
    axes.annotate(
        f"{last['mse']:.4f} after {minutes:.0f} min",
        (last["samples"], last["mse"]),
        textcoords="offset points",
        xytext=(8, -12),
    )
    axes.grid(True, which="both", alpha=0.25)
    axes.legend(fontsize=7, loc="lower left")
    figure.tight_layout()
    write_figure(FIGURES / f"{options.name}.png", figure)
    print(f"written to {FIGURES / options.name}.png and {RESULTS / options.name}.json")


def judged_row(judged: Path, config: dict[str, Any]) -> dict[str, float]:
    """Figures on the run's data set at its budget.

    Raises:
        ValueError: there is no such row.
    """
    for row in json.loads(judged.read_text())["rows"]:
        if (row["dataset"], row["budget"]) == (config["dataset"], config["budget"]):
            return {key: value for key, value in row.items() if key.startswith("test/")}
    raise ValueError(f"{judged} has no row for {config['dataset']} with {config['budget']} strokes")


def curve(run: Path, result: dict[str, Any]) -> list[dict[str, float]]:
    """Points of the run while it learned (a part of the test split), and the final one (all)."""
    batch = result["config"]["batch_size"]
    while_learning = trials.curve(run, lambda updates: updates * batch)
    points = [{key: p[key] for key in ("samples", "seconds", "mse")} for p in while_learning]
    final = {"samples": result["samples"], "seconds": result["seconds"], "mse": result["test/mse"]}
    return [p for p in points if p["samples"] < final["samples"]] + [final]
