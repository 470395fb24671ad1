"""Figures of generators: variants compared, and runs side by side."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.axes import mark
from renderers.files import write_figure


def draw_comparison(found: dict[str, Any], file: Path) -> Path:
    """Final distance of each variant with its interval; distance against seconds."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt
    from matplotlib.ticker import FormatStrFormatter

    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.6), dpi=110, layout="constrained")
    names = [variant["variant"] for variant in found["variants"]]
    for i, variant in enumerate(found["variants"]):
        draw_end(left, variant, i)
        draw_curves(right, variant, f"C{i}")
    left.axvline(found["ceiling"]["fd"]["mean"], color="0.5", linestyle=":", label="untrained")
    left.set_yticks(range(len(names)), names)
    left.invert_yaxis()
    left.legend(fontsize=8)
    name, real = f"FD-{found['reference']['features']}", found["reference"]
    pictures = f"{real['dataset']}, {real['size']} px"
    left.set(xlabel=f"{name} of {found['count']} samples: {pictures}", xscale="log")
    right.set(
        xlabel="seconds of training",
        yscale="log",
        ylabel=f"{name} of {seen(found['variants'])} samples, as cropped",
    )
    for axes in (left, right):
        axes.grid(True, which="both", alpha=0.25)
    mark(left.xaxis, FormatStrFormatter("%g"))
    mark(right.yaxis, FormatStrFormatter("%g"))
    if right.lines:
        right.legend(fontsize=8)
    figure.suptitle(found["asks"], fontsize=11)
    write_figure(file, figure)
    plt.close(figure)
    return file


def seen(variants: Sequence[dict[str, Any]]) -> str:
    """Samples of the points of the curves."""
    counts = {point["pictures"] for v in variants for one in v["runs"] for point in one["curve"]}
    return ", ".join(f"{count:.0f}" for count in sorted(counts))


def draw_end(axes: Any, variant: dict[str, Any], at: int) -> None:
    """The mean with its interval, and a dot for each seed; a word where none came to an end."""
    if not variant["judged"]:
        axes.text(0.02, at, "diverged", transform=axes.get_yaxis_transform(), va="center")
        return
    row = variant["judged"]["fd"]
    ends = [[row["mean"] - row["low"]], [row["high"] - row["mean"]]]
    axes.errorbar(row["mean"], at, xerr=ends, fmt="o", color=f"C{at}", capsize=4)
    axes.plot(row["seeds"], [at + 0.2] * len(row["seeds"]), ".", color=f"C{at}", alpha=0.5)


def draw_curves(axes: Any, variant: dict[str, Any], color: str) -> None:
    """The mean over the seeds in a band from the least to the most, as far as all came."""
    points = list(zip(*(one["curve"] for one in variant["runs"]), strict=False))
    if not points:
        return
    seconds = [np.mean([point["seconds"] for point in row]) for row in points]
    far = np.array([[point["fd"] for point in row] for row in points])
    axes.plot(seconds, far.mean(1), "o-", color=color, markersize=3, label=variant["variant"])
    axes.fill_between(seconds, far.min(1), far.max(1), color=color, alpha=0.2, linewidth=0)


def draw_race(found: dict[str, Any], file: Path) -> Path:
    """Each run's distance against seconds, and what its final weights are judged at."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt
    from matplotlib.ticker import FormatStrFormatter

    figure, axes = plt.subplots(figsize=(7, 4.5), dpi=110, layout="constrained")
    for i, row in enumerate(found["rows"]):
        points = [(point["seconds"] / 60, point["fd"]) for point in row["curve"]]
        axes.plot(*zip(*points, strict=True), color=f"C{i}", alpha=0.6, label=row["name"])
        end = row["made"]["fd"]
        ends = [[end["mean"] - end["low"]], [end["high"] - end["mean"]]]
        axes.errorbar(
            row["seconds"] / 60,
            end["mean"],
            yerr=ends,
            fmt="*",
            color=f"C{i}",
            markersize=13,
            capsize=4,
        )
    real = found["reference"]
    axes.plot(
        [],
        [],
        "*",
        color="0.3",
        markersize=11,
        label=f"final weights: {found['count']} samples, whole pictures",
    )
    axes.set(
        xlabel="minutes of training",
        ylabel=f"FD-{real['features']}",
        yscale="log",
        title=f"{real['dataset']}, {real['size']} px; lines: few samples, cropped",
    )
    mark(axes.yaxis, FormatStrFormatter("%g"))
    axes.grid(True, which="both", alpha=0.25)
    axes.legend(fontsize=8)
    write_figure(file, figure)
    plt.close(figure)
    return file
