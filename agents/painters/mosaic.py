"""Eight-bit pictures: a grid of squares in a few colours, as early computers drew them."""

import math
from dataclasses import dataclass, field

import numpy as np
import torch
from jaxtyping import Float
from PIL import Image
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d

from renderers import BRUSHES, Brush, Renderer, make_renderer

COLORS = 16
"""in the palette of a picture"""
OVER = 0.2
"""share of its side by which a square reaches under the next ones, so that no gap shows"""


@dataclass
class Mosaic:
    """One square for each cell of a grid, row by row, inks from a palette.

    Attributes:
        renderer: of the brush "rectangle".
        colors: in each picture's palette (median cut, Heckbert 1982).
    """

    renderer: Renderer = field(
        default_factory=lambda: make_renderer("auto", BRUSHES["rectangle"]())
    )
    colors: int = COLORS

    @property
    def brush(self) -> Brush:
        """The kind of stroke."""
        return self.renderer.brush

    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `Painter.paint`; as many squares as fill a grid of the picture's proportions."""
        height, width = targets.shape[2:]
        rows, columns = grid(height / width, budget)
        painted = [self._one(target, rows, columns) for target in targets]
        empty = targets.new_zeros(0, rows * columns, len(self.brush.params))
        return torch.stack(painted) if painted else empty

    def _one(self, target: Float[Tensor, "3 H W"], rows: int, columns: int) -> Tensor:
        height, width = target.shape[1:]
        if not rows * columns:
            return target.new_zeros(0, len(self.brush.params))
        inks = palette(adaptive_avg_pool2d(target, (rows, columns)), self.colors)
        row, column = torch.meshgrid(
            torch.arange(rows), torch.arange(columns), indexing="ij"
        )  # [rows,columns] each
        h, w = height / rows / max(height, width), width / columns / max(height, width)
        wide, high = min(1.0, (1 + OVER) * w), min(1.0, (1 + OVER) * h)
        known = {
            "x": column * w + wide / 2,
            "y": row * h + high / 2,
            "w": torch.full_like(row, wide, dtype=torch.float32),
            "h": torch.full_like(row, high, dtype=torch.float32),
            "angle": torch.zeros(rows, columns),
            "a": torch.ones(rows, columns),
            "red": inks[0],
            "green": inks[1],
            "blue": inks[2],
        }
        numbers = [known[p.name].to(target) for p in self.brush.params]
        return torch.stack(numbers, dim=-1).flatten(0, 1).clamp(0, 1)


def grid(proportion: float, budget: int) -> tuple[int, int]:
    """Rows and columns of cells as square as can be, at most `budget` in all.

    Args:
        proportion: height over width.
        budget: of cells.
    """
    if budget < 1:
        return 0, 0
    rows = min(max(1, round(math.sqrt(budget * proportion))), budget)
    columns = min(max(1, round(rows / proportion)), budget // rows)
    return rows, columns


def palette(cells: Float[Tensor, "3 h w"], colors: int) -> Float[Tensor, "3 h w"]:
    """Each cell in the nearest of a few colours, chosen by median cut."""
    picture = Image.fromarray((cells.permute(1, 2, 0) * 255).round().byte().cpu().numpy())
    few = picture.quantize(colors, Image.Quantize.MEDIANCUT).convert("RGB")
    return torch.from_numpy(np.array(few)).permute(2, 0, 1).to(cells) / 255
