"""Paintings side by side: a line for each photograph, or as many as its ways take."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from jaxtyping import Float
from torch import Tensor

from benchmarks.papers.comparisons import Comparison
from paint_gym.metrics import psnr, squared_error
from paint_gym.paintings.painting import to_bytes
from renderers.files import write_figure

WIDTH = 2.6
"""of a panel, inches"""


def draw(
    comparison: Comparison,
    pictures: Sequence[Float[Tensor, "1 3 H W"]],
    canvases: Mapping[str, Sequence[Float[Tensor, "1 3 H W"]]],
    *,
    file: Path,
) -> Path:
    """The photographs that are shown, and what each way made of them."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    panels: list[tuple[str, Float[Tensor, "1 3 H W"] | None]] = []
    columns = comparison.columns or 1 + len(canvases)
    for i in dict.fromkeys(i % len(pictures) for i in comparison.shown):
        made = [(said(way, of[i], pictures[i]), of[i]) for way, of in canvases.items()]
        for a in range(0, len(made), columns - 1):
            line = made[a : a + columns - 1]
            blank = [("", None)] * (columns - 1 - len(line))
            panels += [("photograph", pictures[i]), *line, *blank]
    lines = len(panels) // columns
    tall = WIDTH * pictures[0].shape[2] / pictures[0].shape[3] + 0.4
    figure, axes = plt.subplots(
        lines,
        columns,
        figsize=(WIDTH * columns, tall * lines),
        dpi=100,
        squeeze=False,
        layout="constrained",
    )
    for at, (caption, picture) in zip(axes.flat, panels, strict=True):
        at.axis("off")
        if picture is None:
            continue
        at.imshow(to_bytes(picture[0]), interpolation="antialiased")
        at.set_title(caption, fontsize=8)
    write_figure(file, figure, pil_kwargs={"quality": 85})
    plt.close(figure)
    return file


def said(way: str, canvas: Float[Tensor, "1 3 H W"], picture: Float[Tensor, "1 3 H W"]) -> str:
    """The way, and the PSNR of its painting."""
    return f"{way}\n{float(psnr(squared_error(canvas, picture))):.1f} dB"
