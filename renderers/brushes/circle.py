"""A round dab of one colour."""

from jaxtyping import Float
from torch import Tensor

from renderers.brush import PRIMARIES, Formed, Param
from renderers.brushes.outline import hexadecimal
from renderers.forms.form import row


class Circle(Formed):
    """Filled circle, its edge one pixel soft.

    | number | kind   | what it is                              |
    |--------|--------|-----------------------------------------|
    | x y    | x, y   | centre, canvas units                    |
    | r      | length | radius: r / 2 canvas units              |
    | a      | alpha  | opacity                                 |
    | red green blue | color | ink                              |

    Source: Learning to Paint (arXiv 1903.04411), section 5.4.4, which paints with circles too.
    """

    name = "circle"
    form = "disc"
    params = (
        Param("x", "x"),
        Param("y", "y"),
        Param("r", "length"),
        Param("a", "alpha"),
        *PRIMARIES,
    )

    def rows(self, strokes: Float[Tensor, "N P"]) -> Float[Tensor, "N 20"]:
        """See `Brush.rows`."""
        x, y, r, a = strokes[:, :4].T
        return row((x, y, r / 2), ink=strokes[:, 4:], opacity=a)

    def svg(self, stroke: Float[Tensor, " P"], longer_side: float, name: str) -> str:
        """See `Brush.svg`."""
        x, y, r, a, *ink = stroke.tolist()
        x, y, r = x * longer_side, y * longer_side, r * longer_side / 2
        return (
            f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{r:.2f}" fill="{hexadecimal(ink)}" '
            f'fill-opacity="{a:.4g}"/>'
        )
