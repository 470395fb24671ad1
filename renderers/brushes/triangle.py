"""A triangle of one colour."""

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.brush import PRIMARIES, Param, pixel_grid
from renderers.brushes.outline import hexadecimal


class Triangle:
    """Filled triangle, its edge one pixel soft.

    | number          | kind  | what it is                                |
    |-----------------|-------|-------------------------------------------|
    | x0 y0 x1 y1 x2 y2 | x, y | corners in any order, canvas units       |
    | a               | alpha | opacity                                   |
    | red green blue  | color | ink                                       |

    Source: Learning to Paint (arXiv 1903.04411), section 5.4.4, which paints with triangles too.
    """

    name = "triangle"
    params = (
        Param("x0", "x"), Param("y0", "y"), Param("x1", "x"), Param("y1", "y"),
        Param("x2", "x"), Param("y2", "y"), Param("a", "alpha"), *PRIMARIES,
    )  # fmt: skip

    def rasterize(
        self, strokes: Float[Tensor, "N P"], height: int, width: int
    ) -> tuple[Float[Tensor, "N 3 1 1"], Float[Tensor, "N 1 H W"]]:
        """See `Brush.rasterize`."""
        px, py = pixel_grid(height, width, strokes)
        corners = strokes[:, :6].unflatten(1, (3, 2))
        edges = [_edge(corners[:, i], corners[:, (i + 1) % 3], px, py) for i in range(3)]
        nearest = torch.stack([d for d, _ in edges]).amin(0)
        left = torch.stack([s for _, s in edges])
        inside = (left > 0).all(0) | (left < 0).all(0)
        depth = torch.where(inside, nearest, -nearest) * max(height, width)
        coverage = (depth + 0.5).clamp(0, 1).minimum(_height(corners, max(height, width)))
        return strokes[:, 7:, None, None], (coverage * strokes[:, 6, None, None])[:, None]

    def svg(self, stroke: Float[Tensor, " P"], longer_side: float, name: str) -> str:
        """See `Brush.svg`."""
        numbers = stroke.tolist()
        points = " ".join(
            f"{numbers[i] * longer_side:.2f},{numbers[i + 1] * longer_side:.2f}" for i in (0, 2, 4)
        )
        ink = hexadecimal(numbers[7:])
        return f'<polygon points="{points}" fill="{ink}" fill-opacity="{numbers[6]:.4g}"/>'


def _edge(
    a: Float[Tensor, "N 2"], b: Float[Tensor, "N 2"], px: Tensor, py: Tensor
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N H W"]]:
    """Distance to the segment a-b, and on which side of its line the pixel lies (sign)."""
    ax, ay = a.T[..., None, None]
    vx, vy = (b - a).T[..., None, None]
    ex, ey = px - ax, py - ay
    along = ((ex * vx + ey * vy) / (vx * vx + vy * vy + 1e-12)).clamp(0, 1)
    distance = ((ex - along * vx).square() + (ey - along * vy).square() + 1e-14).sqrt()
    return distance, vx * ey - vy * ex


def _height(corners: Float[Tensor, "N 3 2"], size: int) -> Float[Tensor, "N 1 1"]:
    """Least height in pixels, at most 1: a sliver covers no more of a pixel than its width."""
    sides = corners - corners.roll(1, dims=1)
    longest = (sides.square().sum(2) + 1e-14).sqrt().amax(1)
    twice_area = (sides[:, 0, 0] * sides[:, 1, 1] - sides[:, 0, 1] * sides[:, 1, 0]).abs()
    return (twice_area / longest * size).clamp(0, 1)[:, None, None]
