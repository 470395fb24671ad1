"""PSNR against strokes and against seconds, drawn from the result of `measure`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.places import FIGURES, RESULTS
from renderers.files import write_figure

NAMES = {
    "search": "search from nothing", "refined": "policy, then refined", "policy": "policy alone",
    "greedy": "hill-climbed shapes", "layered": "layers (Hertzmann 1998)",
}  # fmt: skip
STROKES = 200
"""of the curves against seconds"""


def draw_curves(rows: Mapping[str, Any], out: Path) -> Path:
    """The figure; where it lies: beside the result, or among the figures that are committed."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4.2), dpi=110, sharey=True)
    for i, (painter, label) in enumerate(NAMES.items()):
        mine = {n: row for n, row in rows.items() if n.startswith(f"{painter}-")}
        by_strokes = [row for n, row in mine.items() if n.endswith("-strokes")]
        by_seconds = [row for n, row in mine.items() if n.endswith("-seconds")]
        alone = [row for row in by_strokes if row["case"]["strokes"] == STROKES]
        strokes = [row["case"]["strokes"] for row in by_strokes]
        seconds = [row["seconds"]["mean"] for row in by_seconds or alone]
        for axes, x, found in ((left, strokes, by_strokes), (right, seconds, by_seconds or alone)):
            pairs = sorted((at, row["psnr"]["mean"]) for at, row in zip(x, found, strict=True))
            if pairs:
                axes.plot(*zip(*pairs, strict=True), "o-", color=f"C{i}", label=label)
    left.set(xlabel="strokes", ylabel="PSNR, dB (ImageNet photographs, 128 px)")
    right.set(xlabel=f"seconds a picture, {STROKES} strokes, two CPU cores")
    for axes in (left, right):
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter("{x:,g}")
        axes.grid(True, which="both", alpha=0.25)
    if left.lines:
        left.legend(fontsize=8)
    figure.tight_layout()
    file = FIGURES / "search.png" if out.parent == RESULTS else out.with_suffix(".png")
    write_figure(file, figure)
    return file
