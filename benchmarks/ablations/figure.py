"""The figure of an ablation: test error against samples, processor seconds and strokes."""

from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.ablations.variants import PAPER_CURVE
from benchmarks.axes import mark
from renderers.files import write_figure

FACES = {"dataset": "celeba", "budget": 200, "size": 128}
"""what the paper's curve is of"""


def draw(found: dict[str, Any], file: Path) -> Path:
    """A line for each variant: the mean over its seeds, in a band from the least to the most.

    Where several budgets are judged, a further panel has the final error at each.
    """
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt
    from matplotlib.ticker import EngFormatter, FormatStrFormatter

    several = any(len(variant["judged"]) > 1 for variant in found["variants"])
    figure, panels = plt.subplots(
        1,
        2 + several,
        figsize=(4.6 * (2 + several), 4.6),
        dpi=110,
        sharey=True,
        layout="constrained",
    )
    for i, variant in enumerate(found["variants"]):
        draw_curves(panels[0], variant, "samples", color=f"C{i}")
        draw_curves(panels[1], variant, "processor_seconds", color=f"C{i}")
        if several:
            draw_budgets(panels[2], variant, f"C{i}")
            if found["preset"] == "paper":
                draw_published(panels[2], variant)
    runs = [learned for variant in found["variants"] for learned in variant["runs"]]
    config = in_common([{**learned["config"], "size": learned["size"]} for learned in runs])
    if all(config.get(key) == value for key, value in FACES.items()):
        draw_paper_curve(panels[0])
    axes = ("samples (updates x batch)", "seconds of computing", "strokes in a painting")
    for panel, axis in zip(panels, axes, strict=False):
        panel.set(xlabel=axis, xscale="log", yscale="log")
        mark(panel.xaxis, EngFormatter(sep=""))
        panel.grid(True, which="both", alpha=0.25)
    mark(panels[0].yaxis, FormatStrFormatter("%.3g"))
    said = {"dataset": "{}", "size": "{} px", "budget": "{} strokes"}
    alike = [text.format(config[key]) for key, text in said.items() if key in config]
    panels[0].set_ylabel(f"test MSE: {', '.join(alike)}")
    figure.suptitle(found["asks"], fontsize=11)
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=3, fontsize=9, frameon=False)
    write_figure(file, figure)
    plt.close(figure)
    return file


def in_common(configs: list[dict[str, Any]]) -> dict[str, Any]:
    """What all runs were told alike."""
    first, *others = configs
    return {key: x for key, x in first.items() if all(y.get(key) == x for y in others)}


def draw_curves(panel: Any, variant: dict[str, Any], axis: str, *, color: str) -> None:
    """A variant's error while it learned, as far as all of its runs came."""
    curves = [learned["curve"] for learned in variant["runs"]]
    errors, along = (
        [[point[key] for point in points] for points in zip(*curves, strict=False)]
        for key in ("mse", axis)
    )
    if not errors:
        return
    x, y = np.mean(along, axis=1), np.array(errors)
    panel.plot(x, y.mean(1), "o-", color=color, markersize=3, label=variant["variant"])
    panel.fill_between(x, y.min(1), y.max(1), color=color, alpha=0.2, linewidth=0)


def draw_paper_curve(panel: Any) -> None:
    """What the paper has, by samples."""
    label = "Learning to Paint, its own crop"
    panel.plot(*zip(*PAPER_CURVE, strict=True), ":", color="0.4", label=label)


def draw_budgets(panel: Any, variant: dict[str, Any], color: str) -> None:
    """A variant's final error with its interval, by strokes."""
    rows = [row for row in variant["judged"] if "mean" in row]
    strokes, mean = ([row[key] for row in rows] for key in ("strokes", "mean"))
    ends = [[abs(row[end] - row["mean"]) for row in rows] for end in ("low", "high")]
    panel.errorbar(strokes, mean, ends, fmt="o-", color=color, markersize=3, capsize=3)


def draw_published(panel: Any, variant: dict[str, Any]) -> None:
    """What the paper has, by strokes."""
    known = [(row["strokes"], row["paper"]) for row in variant["judged"] if row.get("paper")]
    if known:
        panel.plot(*zip(*known, strict=True), "x:", color="0.4")
