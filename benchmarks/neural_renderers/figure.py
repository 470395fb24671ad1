"""The figure of networks that imitate brushes, from the result of `measure`."""

from pathlib import Path
from typing import Any

from renderers.files import write_figure


def draw(found: dict[str, Any], folder: Path) -> Path:
    """PSNR against processor time: every network, the brushes with curves."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    brushes, published = found["config"]["curves"], found["published dual pathway, dB"]
    figure, panels = plt.subplots(
        1, len(brushes), figsize=(9, 4), dpi=110, sharey=True, squeeze=False
    )
    for brush, axes in zip(brushes, panels[0], strict=True):
        rows = [x for x in found["rows"] if x["brush"] == brush and not x["ships"]]
        for i, row in enumerate(rows):
            for kind, style in (("random", "o-"), ("extreme", "x:")):
                points = [(x["seconds"], x[kind]) for x in row["curve"]]
                label = f"{row['net']}, {row['parameters'] / 1e6:.2f} M, {kind}"
                axes.plot(*zip(*points, strict=True), style, color=f"C{i}", ms=3, label=label)
        if brush in published:
            axes.axhline(
                published[brush],
                color="0.5",
                linestyle="--",
                label="dual pathway as published, its own strokes",
            )
        updates = found["config"]["updates"]
        axes.set(
            title=f"{brush}, {updates} updates of 64 strokes",
            xscale="log",
            xlabel="seconds of one processor thread",
        )
        axes.grid(True, which="both", alpha=0.25)
        axes.legend(fontsize=6)
    panels[0, 0].set(ylabel="PSNR of held-out strokes, dB")
    figure.tight_layout()
    write_figure(folder / "fidelity.png", figure)
    plt.close(figure)
    return folder / "fidelity.png"
