"""What the ways of painting look like: one photograph each, painted by `agents.paint` as told."""

import shlex
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np
import torch
from jaxtyping import UInt8
from PIL import Image

from agents import paint
from benchmarks.places import FIGURES
from paint_gym.paintings.painting import Side, load_painting
from paint_gym.targets import make_targets
from renderers.files import write_figure
from renderers.workshop.command import OnThreads
from renderers.workshop.ranges import Positive, Whole

WAYS = {
    "30 strokes": "bundled:astronaut.png --strokes 30",
    "300 strokes": "bundled:astronaut.png --strokes 300",
    "oil, 500": "bundled:astronaut.png --strokes 500 --brush oil",
    "watercolor, 500": "bundled:astronaut.png --strokes 500 --brush watercolor",
    "triangles, hill-climbed, 100": "bundled:astronaut.png --strokes 100 --brush triangle "
    "--painter greedy",
    "layers, 1,000": "bundled:astronaut.png --strokes 1000 --painter layered",
    "mosaic, 1,024": "bundled:astronaut.png --strokes 1024 --painter mosaic",
    "focus on what catches the eye, 100": "bundled:rocket.jpg --strokes 100 --focus saliency",
    "the inks of a Monet, oil": "bundled:coffee.png --strokes 500 --brush oil --style {style} "
    "--style-mode color",
    "its texture, oil": "bundled:coffee.png --strokes 1000 --brush oil --style {style}",
}
"""caption: what `agents.paint` is told, but for the time"""
COLUMNS = 5


@dataclass(frozen=True)
class Gallery(OnThreads):
    """How the gallery is made."""

    RENAMED: ClassVar[Mapping[str, str]] = {"--side": "--size"}

    seconds: Positive = 8.0
    """time for each search"""
    size: Side = 256
    """longer side of a panel, pixels"""
    monet: Whole = 3
    """whose style is taken on: number of a picture in the test split"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    figures: Path = FIGURES
    """folder of the JPEG"""


def run(options: Gallery) -> Path:
    """Paint every panel, draw them on one sheet."""
    with tempfile.TemporaryDirectory() as folder:
        style = Path(folder) / "style.png"
        monet = make_targets("monet", size=256, split="test", data_dir=options.data_dir)
        picture = monet[torch.tensor([options.monet])][0].permute(1, 2, 0)
        Image.fromarray((255 * picture).round().byte().numpy()).save(style)
        panels = {}
        for i, (caption, told) in enumerate(WAYS.items()):
            out = Path(folder) / str(i)
            words = shlex.split(told.format(style=style))
            paint.main([*words, "--seconds", str(options.seconds), "--out", str(out)])
            panels[caption] = load_painting(out / "painting.npz").render(options.size)
    file = draw(panels, options.figures / "gallery.jpg")
    print(f"written to {file}")
    return file


def draw(panels: dict[str, UInt8[np.ndarray, "H W 3"]], file: Path) -> Path:
    """A sheet of paintings with captions."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    rows = -(-len(panels) // COLUMNS)
    figure, axes = plt.subplots(rows, COLUMNS, figsize=(2.6 * COLUMNS, 2.8 * rows), dpi=100)
    for at, (caption, picture) in zip(axes.flat, panels.items(), strict=False):
        at.imshow(picture)
        at.set_title(caption, fontsize=9)
    for at in axes.flat:
        at.axis("off")
    figure.tight_layout()
    write_figure(file, figure, pil_kwargs={"quality": 88})
    return file
