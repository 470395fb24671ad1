"""The figure of a comparison: what each variant is judged at, and distance against seconds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.axes import mark
from renderers.files import write_figure


@dataclass(frozen=True)
class Panel:
    """One figure of all variants.

    Attributes:
        figure: its name among what is judged.
        label: of the axis.
        marks: what else has this figure, by name.
        log: whether the axis is logarithmic.
    """

    figure: str
    label: str
    marks: Mapping[str, float] = field(default_factory=dict)
    log: bool = True


def draw_comparison(
    found: dict[str, Any], file: Path, *, panels: Sequence[Panel], distance: str
) -> Path:
    """Final figures of each variant with their intervals; distance against seconds.

    Args:
        found: a comparison.
        file: a PNG.
        panels: from the left.
        distance: what it is called.
    """
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt
    from matplotlib.ticker import FormatStrFormatter

    wide = 5.5 if len(panels) == 1 else 4.0
    figure, (*lefts, right) = plt.subplots(
        1, len(panels) + 1, figsize=(wide * (len(panels) + 1), 4.6), dpi=110, layout="constrained"
    )
    for axes, panel in zip(lefts, panels, strict=True):
        draw_panel(axes, panel, found["variants"], named=axes is lefts[0])
    for i, variant in enumerate(found["variants"]):
        draw_curves(right, variant, f"C{i}")
    right.set(
        xlabel="seconds of training",
        yscale="log",
        ylabel=f"{distance} of {seen(found['variants'])} samples, as cropped",
    )
    right.grid(True, which="both", alpha=0.25)
    mark(right.yaxis, FormatStrFormatter("%g"))
    if right.lines:
        right.legend(fontsize=8)
    figure.suptitle(found["asks"], fontsize=11)
    write_figure(file, figure)
    plt.close(figure)
    return file


def draw_panel(axes: Any, panel: Panel, variants: Sequence[dict[str, Any]], *, named: bool) -> None:
    """A row for each variant."""
    from matplotlib.ticker import FormatStrFormatter

    for i, variant in enumerate(variants):
        draw_end(axes, variant, i, figure=panel.figure)
    for style, (name, at) in zip((":", "--", "-."), panel.marks.items(), strict=False):
        axes.axvline(at, color="0.5", linestyle=style, label=name)
    names = [variant["variant"] for variant in variants]
    axes.set_yticks(range(len(names)), names if named else [""] * len(names))
    axes.invert_yaxis()
    axes.legend(fontsize=8)
    axes.set(xlabel=panel.label)
    axes.grid(True, which="both", alpha=0.25)
    if panel.log:
        axes.set(xscale="log")
        mark(axes.xaxis, FormatStrFormatter("%g"))


def seen(variants: Sequence[dict[str, Any]]) -> str:
    """Samples of the points of the curves."""
    counts = {point["pictures"] for v in variants for one in v["runs"] for point in one["curve"]}
    return ", ".join(f"{count:.0f}" for count in sorted(counts))


def draw_end(axes: Any, variant: dict[str, Any], at: int, *, figure: str) -> None:
    """The mean with its interval, and a dot for each seed; a word where none came to an end."""
    if not variant["judged"]:
        axes.text(0.02, at, "diverged", transform=axes.get_yaxis_transform(), va="center")
        return
    row = variant["judged"][figure]
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
