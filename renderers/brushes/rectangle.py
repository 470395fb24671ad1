"""A rotated rectangle of one colour."""

import math

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.brush import PRIMARIES, Param, pixel_grid
from renderers.brushes.outline import hexadecimal


class Rectangle:
    """Filled rectangle, its edge one pixel soft.

    | number | kind   | what it is                                                        |
    |--------|--------|-------------------------------------------------------------------|
    | x y    | x, y   | centre, canvas units                                              |
    | w h    | length | width and height, canvas units                                    |
    | angle  | angle  | half turns clockwise: 0 is upright, 0.5 a quarter turn            |
    | a      | alpha  | opacity                                                           |
    | red green blue | color | ink                                                        |

    Source: Stylized Neural Painting (arXiv 2011.08114), its rectangular brush.
    """

    name = "rectangle"
    params = (
        Param("x", "x"), Param("y", "y"), Param("w", "length"), Param("h", "length"),
        Param("angle", "angle"), Param("a", "alpha"), *PRIMARIES,
    )  # fmt: skip

    def rasterize(
        self, strokes: Float[Tensor, "N P"], height: int, width: int
    ) -> tuple[Float[Tensor, "N 3 1 1"], Float[Tensor, "N 1 H W"]]:
        """See `Brush.rasterize`."""
        x, y, w, h, angle, a = strokes[:, :6].T[..., None, None]
        px, py = pixel_grid(height, width, strokes)
        cos, sin = torch.cos(angle * math.pi), torch.sin(angle * math.pi)
        along = (px - x) * cos + (py - y) * sin
        across = (py - y) * cos - (px - x) * sin
        size = max(height, width)
        coverage = _overlap(along * size, w * size) * _overlap(across * size, h * size)
        return strokes[:, 6:, None, None], (coverage * a)[:, None]

    def svg(self, stroke: Float[Tensor, " P"], longer_side: float, name: str) -> str:
        """See `Brush.svg`."""
        x, y, w, h, angle, a, *ink = stroke.tolist()
        x, y, w, h = (value * longer_side for value in (x, y, w, h))
        return (
            f'<rect x="{x - w / 2:.2f}" y="{y - h / 2:.2f}" width="{w:.2f}" height="{h:.2f}" '
            f'transform="rotate({angle * 180:.2f} {x:.2f} {y:.2f})" fill="{hexadecimal(ink)}" '
            f'fill-opacity="{a:.4g}"/>'
        )


def _overlap(at: Tensor, extent: Tensor) -> Tensor:
    """Share of a pixel at `at` that a bar of this extent about 0 covers, all in pixels."""
    return (torch.minimum(at + 0.5, extent / 2) - torch.maximum(at - 0.5, -extent / 2)).clamp(0, 1)
