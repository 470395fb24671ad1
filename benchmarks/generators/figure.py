"""Figures of generators: variants compared, and runs side by side."""

from pathlib import Path
from typing import Any

from benchmarks import comparison_figure
from benchmarks.axes import mark
from benchmarks.comparison_figure import Panel
from renderers.files import write_figure


def draw_comparison(found: dict[str, Any], file: Path) -> Path:
    """Final distance of each variant with its interval; distance against seconds."""
    real, distance = found["reference"], f"FD-{found['reference']['features']}"
    label = f"{distance} of {found['count']} samples: {real['dataset']}, {real['size']} px"
    panel = Panel("fd", label, {"untrained": found["ceiling"]["fd"]["mean"]})
    return comparison_figure.draw_comparison(found, file, panels=[panel], distance=distance)


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
