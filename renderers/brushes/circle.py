"""A round dab of one colour."""

from jaxtyping import Float
from torch import Tensor

from renderers.brush import PRIMARIES, Param, pixel_grid
from renderers.brushes.outline import hexadecimal


class Circle:
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
    params = (
        Param("x", "x"), Param("y", "y"), Param("r", "length"), Param("a", "alpha"), *PRIMARIES,
    )  # fmt: skip

    def rasterize(
        self, strokes: Float[Tensor, "N P"], height: int, width: int
    ) -> tuple[Float[Tensor, "N 3 1 1"], Float[Tensor, "N 1 H W"]]:
        """See `Brush.rasterize`."""
        x, y, r, a = strokes[:, :4].T[..., None, None]
        px, py = pixel_grid(height, width, strokes)
        distance = ((px - x).square() + (py - y).square() + 1e-14).sqrt()
        size = max(height, width)
        # a circle thinner than a pixel covers no more than itself: its width bounds its coverage
        coverage = ((r / 2 - distance) * size + 0.5).clamp(0, 1).minimum((r * size).clamp(0, 1))
        return strokes[:, 4:, None, None], (coverage * a)[:, None]

    def svg(self, stroke: Float[Tensor, " P"], longer_side: float, name: str) -> str:
        """See `Brush.svg`."""
        x, y, r, a, *ink = stroke.tolist()
        x, y, r = x * longer_side, y * longer_side, r * longer_side / 2
        return (
            f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{r:.2f}" fill="{hexadecimal(ink)}" '
            f'fill-opacity="{a:.4g}"/>'
        )
