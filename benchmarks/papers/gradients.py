"""Where the gradient that teaches an actor comes from: a drawing of three ways.

Model-free (`ddpg`): from a critic that was told the strokes as numbers. Model-based (`ddpg_mb`):
from the gain and from a critic that sees the next canvas, both through the renderer. Without a
critic (`look_then_paint`): from the gain alone, through the renderer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.places import FIGURES
from renderers.files import write_figure
from renderers.workshop.command import OnThreads

TITLES = ("ddpg: model-free", "ddpg_mb: model-based", "look_then_paint: no critic")
PLACES = {
    "canvas\nand target": (0.0, 0.0),
    "actor": (1.0, 0.0),
    "strokes": (2.0, 0.0),
    "renderer": (3.0, 0.0),
    "next\ncanvas": (4.0, 0.0),
    "gain": (5.1, 0.36),
    "critic": (5.1, -0.36),
}
"""of the boxes, in columns and in heights of a row"""
WAY = [
    ("canvas\nand target", "actor"),
    ("actor", "strokes"),
    ("strokes", "renderer"),
    ("renderer", "next\ncanvas"),
    ("next\ncanvas", "gain"),
]
CRITICS: Mapping[str, Sequence[tuple[str, str]]] = {
    TITLES[0]: [("strokes", "critic")],
    TITLES[1]: [("next\ncanvas", "critic")],
    TITLES[2]: [],
}
BACK: Mapping[str, Sequence[tuple[str, str]]] = {
    TITLES[0]: [("critic", "strokes"), ("strokes", "actor")],
    TITLES[1]: [
        ("gain", "next\ncanvas"),
        ("critic", "next\ncanvas"),
        ("next\ncanvas", "renderer"),
        ("renderer", "strokes"),
        ("strokes", "actor"),
    ],
    TITLES[2]: [
        ("gain", "next\ncanvas"),
        ("next\ncanvas", "renderer"),
        ("renderer", "strokes"),
        ("strokes", "actor"),
    ],
}
"""which way the gradient flows"""
INK, RED, LEARNS = "0.25", "#c8372d", "#fff3d6"


@dataclass(frozen=True)
class Gradients(OnThreads):
    """Draw where gradients flow."""

    figures: Path = FIGURES
    """folder of gradients.png"""


def run(options: Gradients) -> Path:
    """Three rows of boxes and arrows."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    figure, panels = plt.subplots(len(TITLES), 1, figsize=(9, 5.2), dpi=110)
    for title, axes in zip(TITLES, panels, strict=True):
        row(axes, title)
    figure.tight_layout(pad=0.4)
    figure.canvas.draw()  # so that boxes know where their edges are
    file = options.figures / "gradients.png"
    write_figure(file, figure)
    plt.close(figure)
    print(f"written to {file}")
    return file


def row(axes: Any, title: str) -> None:
    """One way to learn."""
    forward, back = [*WAY, *CRITICS[title]], BACK[title]
    boxes = {name: box(axes, name) for name in dict.fromkeys(sum(forward, ()))}
    for begin, end in forward:
        bend = 0.18 if (begin, end) == ("strokes", "critic") else 0.0  # below the renderer
        arrow(axes, boxes[begin], boxes[end], color=INK, bend=bend, style="-")
    for begin, end in back:
        bend = -0.3 if begin == "critic" else 0.4
        arrow(axes, boxes[begin], boxes[end], color=RED, bend=bend, style="--")
    axes.set(xlim=(-0.5, 5.5), ylim=(-0.62, 0.62))
    axes.set_title(title, loc="left", fontsize=11, pad=0)
    axes.axis("off")


def box(axes: Any, name: str) -> Any:
    """A thing by its name; what learns is filled."""
    fill = LEARNS if name in ("actor", "critic") else "white"
    return axes.text(
        *PLACES[name],
        name,
        ha="center",
        va="center",
        fontsize=10,
        bbox={"boxstyle": "round,pad=0.45", "fc": fill, "ec": INK},
    )


def arrow(axes: Any, begin: Any, end: Any, *, color: str, bend: float, style: str) -> None:
    """From one box to another, ending at its edge."""
    axes.annotate(
        "",
        end.get_position(),
        begin.get_position(),
        arrowprops={
            "arrowstyle": "-|>",
            "color": color,
            "lw": 1.2 if style == "-" else 2.0,
            "linestyle": style,
            "patchA": begin.get_bbox_patch(),
            "patchB": end.get_bbox_patch(),
            "connectionstyle": f"arc3,rad={bend}",
        },
    )
