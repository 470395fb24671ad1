"""A rotated rectangle of one colour."""

import math

from jaxtyping import Float
from torch import Tensor

from renderers.brush import PRIMARIES, Formed, Param
from renderers.brushes.outline import hexadecimal
from renderers.forms.form import row


class Rectangle(Formed):
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
    form = "box"
    params = (
        Param("x", "x"),
        Param("y", "y"),
        Param("w", "length"),
        Param("h", "length"),
        Param("angle", "angle"),
        Param("a", "alpha"),
        *PRIMARIES,
    )

    def rows(self, strokes: Float[Tensor, "N P"]) -> Float[Tensor, "N 20"]:
        """See `Brush.rows`."""
        x, y, w, h, angle, a = strokes[:, :6].T
        turn = angle * math.pi
        return row((x, y, turn.cos(), turn.sin(), w, h), ink=strokes[:, 6:], opacity=a)

    def svg(self, stroke: Float[Tensor, " P"], longer_side: float, name: str) -> str:
        """See `Brush.svg`."""
        x, y, w, h, angle, a, *ink = stroke.tolist()
        x, y, w, h = (value * longer_side for value in (x, y, w, h))
        return (
            f'<rect x="{x - w / 2:.2f}" y="{y - h / 2:.2f}" width="{w:.2f}" height="{h:.2f}" '
            f'transform="rotate({angle * 180:.2f} {x:.2f} {y:.2f})" fill="{hexadecimal(ink)}" '
            f'fill-opacity="{a:.4g}"/>'
        )
