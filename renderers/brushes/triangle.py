"""A triangle of one colour."""

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.brush import PRIMARIES, Formed, Param
from renderers.brushes.outline import hexadecimal
from renderers.forms.form import row
from renderers.forms.triangle import least_height


class Triangle(Formed):
    """Filled triangle, its edge one pixel soft.

    | number          | kind  | what it is                                |
    |-----------------|-------|-------------------------------------------|
    | x0 y0 x1 y1 x2 y2 | x, y | corners in any order, canvas units       |
    | a               | alpha | opacity                                   |
    | red green blue  | color | ink                                       |

    Source: Learning to Paint (arXiv 1903.04411), section 5.4.4, which paints with triangles too.
    """

    name = "triangle"
    form = "triangle"
    params = (
        Param("x0", "x"),
        Param("y0", "y"),
        Param("x1", "x"),
        Param("y1", "y"),
        Param("x2", "x"),
        Param("y2", "y"),
        Param("a", "alpha"),
        *PRIMARIES,
    )

    def rows(self, strokes: Float[Tensor, "N P"]) -> Float[Tensor, "N 20"]:
        """See `Brush.rows`."""
        least = least_height(strokes[:, :6].unflatten(1, (3, 2)))
        geometry = torch.cat([strokes[:, :6], least[:, None]], dim=1)
        return row(geometry, ink=strokes[:, 7:], opacity=strokes[:, 6])

    def svg(self, stroke: Float[Tensor, " P"], longer_side: float, name: str) -> str:
        """See `Brush.svg`."""
        numbers = stroke.tolist()
        points = " ".join(
            f"{numbers[i] * longer_side:.2f},{numbers[i + 1] * longer_side:.2f}" for i in (0, 2, 4)
        )
        ink = hexadecimal(numbers[7:])
        return f'<polygon points="{points}" fill="{ink}" fill-opacity="{numbers[6]:.4g}"/>'
