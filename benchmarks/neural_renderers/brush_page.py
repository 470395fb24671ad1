"""Pictures of every brush: 64 random strokes, and what each of its numbers does."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import cv2
import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from benchmarks.places import FIGURES, ROOT
from paint_gym.paintings.painting import Side
from renderers import BRUSHES, Brush, Tiles, uniform
from renderers.files import write_picture, write_text
from renderers.workshop.command import OnThreads
from renderers.workshop.ranges import Seed, within

PICTURES = FIGURES / "brushes"
PAGE = ROOT / "renderers" / "brushes" / "README.md"
PAPER = 0.97
GAP, LABEL = 6, 22
TYPICAL = {
    "x": 0.5, "y": 0.5, "x0": 0.2, "y0": 0.75, "x1": 0.1, "y1": 0.8, "x2": 0.8, "y2": 0.3,
    "r": 0.4, "r0": 0.35, "r2": 0.15, "w": 0.35, "h": 0.75, "nib": 0.4, "angle": 0.15,
    "a": 0.9, "a0": 0.95, "a2": 0.6, "red": 0.75, "green": 0.25, "blue": 0.1, "red0": 0.8,
    "green0": 0.3, "blue0": 0.1, "red2": 0.15, "green2": 0.3, "blue2": 0.6,
}  # fmt: skip
"""a stroke in the middle of things, by the names of a brush's numbers"""
OF = {"triangle": {"x0": 0.2, "y0": 0.8, "x1": 0.35, "y1": 0.15, "x2": 0.85, "y2": 0.6}}
"""where a brush means something else by a name"""
HEAD = """# Brushes

Every brush is one file here, a line in `__init__.py`, and a row in this page, which
`python -m benchmarks.neural_renderers brush_page` writes with its pictures. Each file's docstring
has the table of the brush's numbers with their kinds and units; all are in [0, 1]. On the left of
each picture are 64 random strokes; on the right one stroke, a number in each line going from 0 to 1
while the others stay.
"""


@dataclass(frozen=True)
class BrushPage(OnThreads):
    """Draw every brush, and the page that shows them."""

    size: Side = 64
    """of one stroke's picture, pixels"""
    steps: Annotated[int, within(2, 100)] = 9
    """values of each number"""
    seed: Seed = 0
    """of the random strokes"""
    figures: Path = PICTURES
    """folder of the pictures"""
    page: Path | None = PAGE
    """where the page goes; not written if None"""


def run(options: BrushPage) -> list[Path]:
    """Write the pictures, and the page."""
    options.figures.mkdir(parents=True, exist_ok=True)
    files, text = [], HEAD
    for name in BRUSHES:
        brush = BRUSHES[name]()
        files.append(options.figures / f"{name}.png")
        write_picture(
            files[-1], side_by_side(random_strokes(brush, options), swept(brush, options))
        )
        says = (type(brush).__doc__ or "").strip().splitlines()[0]
        where = f"../../benchmarks/figures/brushes/{name}.png"
        text += f"\n## {name}\n\n{says} [Its numbers]({module(brush)}).\n\n![{name}]({where})\n"
    if options.page:
        write_text(options.page, text)
    print(f"written to {options.figures}")
    return files


def module(brush: Brush) -> str:
    """File of a brush, in the folder of brushes."""
    return type(brush).__module__.rsplit(".", 1)[1] + ".py"


def random_strokes(brush: Brush, options: BrushPage) -> np.ndarray:
    """Eight by eight strokes drawn at random, each on its own paper."""
    strokes = uniform(64, brush, torch.Generator().manual_seed(options.seed))
    return grid(painted(brush, strokes, options.size), 8)


def swept(brush: Brush, options: BrushPage) -> np.ndarray:
    """A line for each number, from 0 to 1."""
    start = torch.tensor([{**TYPICAL, **OF.get(brush.name, {})}[p.name] for p in brush.params])
    lines = []
    for i, param in enumerate(brush.params):
        strokes = start.repeat(options.steps, 1)
        strokes[:, i] = torch.linspace(0, 1, options.steps)
        line = grid(painted(brush, strokes, options.size), options.steps)
        lines.append(labelled(line, param.name))
    return np.concatenate(lines)


def painted(brush: Brush, strokes: Float[Tensor, "N P"], size: int) -> Float[Tensor, "N 3 H W"]:
    """Each stroke on its own paper, drawn at twice the size."""
    paper = torch.full((len(strokes), 3, 2 * size, 2 * size), PAPER)
    return torch.nn.functional.avg_pool2d(Tiles(brush).paint(paper, strokes[:, None]), 2)


def grid(pictures: Float[Tensor, "N 3 H W"], columns: int) -> np.ndarray:
    """RGB bytes, with white between them."""
    pixels = (pictures.clamp(0, 1) * 255).round().byte().permute(0, 2, 3, 1).numpy()
    framed = np.pad(pixels, ((0, 0), (0, GAP), (0, GAP), (0, 0)), constant_values=255)
    rows = [np.concatenate(list(row), 1) for row in np.split(framed, len(framed) // columns)]
    return np.concatenate(rows)


def labelled(line: np.ndarray, name: str) -> np.ndarray:
    """A line of pictures with a name on its left."""
    label = np.full((len(line), 4 * LABEL, 3), 255, np.uint8)
    at = (4, len(line) // 2)
    cv2.putText(label, name, at, cv2.FONT_HERSHEY_SIMPLEX, 0.5, (40, 40, 40), 1, cv2.LINE_AA)
    return np.concatenate([label, line], 1)


def side_by_side(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Two pictures on white, tops level."""
    height = max(len(left), len(right))
    padded = [
        np.pad(x, ((GAP, height - len(x)), (GAP, 3 * GAP), (0, 0)), constant_values=255)
        for x in (left, right)
    ]
    return np.concatenate(padded, 1)
