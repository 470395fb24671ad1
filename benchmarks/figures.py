"""`python -m benchmarks.figures NAME`: the figures of this project beside the papers'."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tyro

from agents.run import write_text
from benchmarks import (
    brush_page,
    compare,
    env_profile,
    equality,
    fidelity,
    gallery,
    generalisation,
    large,
    stroke_area,
    tables,
    transport,
    trials,
)
from benchmarks.ablations import ABLATIONS, PAPER_CURVE
from benchmarks.places import FIGURES, RESULTS


@dataclass(frozen=True)
class Curve:
    """Test error against samples of one run, beside the paper's."""

    run: tyro.conf.Positional[Path]
    """the run's folder"""
    name: str = "faces-200"
    """name of the figure and of the result"""
    judged: Path | None = None
    """what `benchmarks.judge` wrote for the run's final weights; its figure is then the last one"""
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
    axes.loglog(*zip(*PAPER_CURVE, strict=True), "o--", color="0.5",
                label="Learning to Paint: CelebA, whole canvas, WGAN, 40 h of a GPU")  # fmt: skip
    *learning, last = points
    axes.loglog([p["samples"] for p in learning], [p["mse"] for p in learning], "o-", color="C1",
                label=f"{options.label}; part of the test split")  # fmt: skip
    final = "the same, whole test split" + (", present painter" if options.judged else "")
    axes.loglog([last["samples"]], [last["mse"]], "*", markersize=14, color="C3", label=final)
    axes.set(xlabel="samples (updates x batch)", ylabel="test MSE, 200 strokes, 128 px")
    minutes = result["seconds"] / 60
    axes.annotate(f"{last['mse']:.4f} after {minutes:.0f} min", (last["samples"], last["mse"]),
                  textcoords="offset points", xytext=(8, -12))  # fmt: skip
    axes.grid(True, which="both", alpha=0.25)
    axes.legend(fontsize=7, loc="lower left")
    figure.tight_layout()
    FIGURES.mkdir(exist_ok=True)
    figure.savefig(FIGURES / f"{options.name}.png")
    print(f"written to {FIGURES / options.name}.png and {RESULTS / options.name}.json")


def judged_row(judged: Path, config: dict[str, Any]) -> dict[str, float]:
    """Figures on the run's data set at its budget.

    Raises:
        ValueError: the judge has not looked at that.
    """
    for row in json.loads(judged.read_text())["rows"]:
        if (row["dataset"], row["budget"]) == (config["dataset"], config["budget"]):
            return {key: value for key, value in row.items() if key.startswith("test/")}
    raise ValueError(f"{judged} has no row for {config['dataset']} with {config['budget']} strokes")


def curve(run: Path, result: dict[str, Any]) -> list[dict[str, float]]:
    """Points of the run while it learned (a part of the test split), and the final one (all)."""
    points = [{key: p[key] for key in ("samples", "seconds", "mse")} for p in trials.curve(run)]
    final = {"samples": result["samples"], "seconds": result["seconds"], "mse": result["test/mse"]}
    return [p for p in points if p["samples"] < final["samples"]] + [final]


def main() -> None:
    """Pick a figure, draw it."""
    tyro.extras.subcommand_cli_from_dict(
        {
            "brush_page": _brush_page,
            "curve": _curve,
            "env_profile": _env_profile,
            "equality": _equality,
            "fidelity": _fidelity,
            "gallery": _gallery,
            "generalisation": _generalisation,
            "large": _large,
            "stroke_area": _stroke_area,
            "tables": _tables,
            "transport": _transport,
            **{name: _ablation(name) for name in ABLATIONS},
        },
        description=__doc__,
    )


def _ablation(name: str) -> Callable[[compare.Compare], None]:
    def command(options: tyro.conf.OmitArgPrefixes[compare.Compare]) -> None:
        compare.run(name, options)

    command.__doc__ = ABLATIONS[name].asks
    return command


def _brush_page(options: tyro.conf.OmitArgPrefixes[brush_page.BrushPage]) -> None:
    """64 random strokes of every brush, and what each of its numbers does."""
    brush_page.run(options)


def _curve(options: tyro.conf.OmitArgPrefixes[Curve]) -> None:
    """Test error against samples of one run, beside the paper's."""
    draw(options)


def _env_profile(options: tyro.conf.OmitArgPrefixes[env_profile.EnvProfile]) -> None:
    """Where a step of the environment spends its time."""
    env_profile.run(options)


def _fidelity(options: tyro.conf.OmitArgPrefixes[fidelity.Fidelity]) -> None:
    """How well each network imitates each brush, and what painting with it costs."""
    fidelity.run(options)


def _equality(options: tyro.conf.OmitArgPrefixes[equality.Equality]) -> None:
    """How far the tile engine is from the exact one."""
    equality.run(options)


def _gallery(options: tyro.conf.OmitArgPrefixes[gallery.Gallery]) -> None:
    """A photograph in every way of painting."""
    gallery.run(options)


def _generalisation(
    options: tyro.conf.OmitArgPrefixes[generalisation.Generalisation],
) -> None:
    """How well painters that learned from one kind of picture paint the others."""
    generalisation.run(options)


def _large(options: tyro.conf.OmitArgPrefixes[large.Large]) -> None:
    """Seconds, memory and seams of 20,000 strokes at 4096 px."""
    large.run(options)


def _stroke_area(options: tyro.conf.OmitArgPrefixes[stroke_area.StrokeArea]) -> None:
    """How much of the canvas a stroke covers, from the first one to the last."""
    stroke_area.run(options)


def _transport(options: tyro.conf.OmitArgPrefixes[transport.Transport]) -> None:
    """Where optimal transport has a slope, and squared error none."""
    transport.run(options)


def _tables(options: tyro.conf.OmitArgPrefixes[tables.Tables]) -> None:
    """The README's tables, written anew from the results."""
    tables.run(options)


if __name__ == "__main__":
    try:
        main()
    except (ValueError, OSError) as error:
        sys.exit(f"benchmarks.figures: {error}")
    except KeyError as error:
        sys.exit(f"benchmarks.figures: {error.args[0]}")
    except KeyboardInterrupt:
        sys.exit(130)
