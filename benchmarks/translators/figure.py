"""Figures of translators: variants compared, and colours by hints. They show no pictures."""

from pathlib import Path
from typing import Any

from benchmarks import comparison_figure
from benchmarks.comparison_figure import Panel
from renderers.files import write_figure

ENDS = {
    "real": "real pictures",
    "given": "what is given",
    "grey": "grey",
    "untrained": "untrained",
}
"""what figures lie between, in words"""


def draw_comparison(found: dict[str, Any], file: Path) -> Path:
    """Distance of each variant, and of facades the share of pixels that show what they should."""
    task, ends = found["task"], found["ends"]
    distance = f"FD-{task['features']}"

    def marks(figure: str) -> dict[str, float]:
        return {ENDS[name]: row[figure]["mean"] for name, row in ends.items() if figure in row}

    about = f"{found['count']} pictures of {task['pairs']['size']} px"
    panels = [Panel("fd", f"{distance}: {about}", marks("fd"))]
    if task["segmenter"]:
        label = "share of pixels that show what they should"
        panels.insert(0, Panel("pixel_accuracy", label, marks("pixel_accuracy"), log=False))
    return comparison_figure.draw_comparison(found, file, panels=panels, distance=distance)


def draw_hints(found: dict[str, Any], file: Path) -> Path:
    """PSNR of every network against the number of hints.

    Dotted as hints spread without a network, dashed without any colour.
    """
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4.5), dpi=110, layout="constrained")
    for i, (name, row) in enumerate(found["rows"].items()):
        steps = range(len(row["counts"]))
        low, mean, high = (
            [one["psnr"][key] for one in row["counts"]] for key in ("low", "mean", "high")
        )
        axes.plot(steps, mean, "o-", color=f"C{i}", label=name)
        axes.fill_between(steps, low, high, color=f"C{i}", alpha=0.2, linewidth=0)
        spread = [one["spread"]["mean"] for one in row["counts"]]
        axes.plot(steps, spread, ":", color=f"C{i}", label=f"{name}: hints spread, no network")
        grey = row["grey"]["mean"]
        axes.axhline(grey, color=f"C{i}", linestyle="--", label=f"{name}: grey")
        axes.set_xticks(steps, [str(one["hints"]) for one in row["counts"]])
    axes.set(xlabel="hints", ylabel="PSNR of RGB, dB")
    axes.grid(True, alpha=0.25)
    axes.legend(fontsize=8)
    write_figure(file, figure)
    plt.close(figure)
    return file
