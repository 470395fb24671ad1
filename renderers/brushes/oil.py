"""A dab of oil paint, laid with a bristle brush."""

import math

from jaxtyping import Float
from torch import Tensor

from renderers.brush import TWO_INKS, Formed, Param
from renderers.brushes.outline import gradient
from renderers.forms.bristle import integrals, nearest_aspect, textures
from renderers.forms.form import row
from renderers.forms.textured import Textures

STREAKS = 12
"""strips of even opacity that stand for the bristles in an SVG"""


class Oil(Formed):
    """Rectangle at any angle, streaked by bristles, its ink changing along it.

    | number | kind   | what it is                                                         |
    |--------|--------|--------------------------------------------------------------------|
    | x y    | x, y   | centre, canvas units                                               |
    | w h    | length | along the stroke and across it, canvas units                       |
    | angle  | angle  | half turns clockwise: at 0 the stroke runs right, at 0.5 down      |
    | a      | alpha  | opacity where the brush is full of paint                           |
    | red0 green0 blue0 | color | ink at the start                                         |
    | red2 green2 blue2 | color | ink at the end                                           |

    The texture is that made for the nearest aspect (`renderers.forms.bristle`), averaged over
    each pixel. The picture jumps where w / h passes from one aspect to the next; its gradient is
    that of one texture.

    Source: the oil brush of Stylized Neural Painting (arXiv 2011.08114) has the same numbers; the
    textures are ours.
    """

    name = "oil"
    form = "bristle"
    params = (
        Param("x", "x"),
        Param("y", "y"),
        Param("w", "length"),
        Param("h", "length"),
        Param("angle", "angle"),
        Param("a", "alpha"),
        *TWO_INKS,
    )

    def rows(self, strokes: Float[Tensor, "N P"]) -> Float[Tensor, "N 20"]:
        """See `Brush.rows`."""
        x, y, w, h, angle, a = strokes[:, :6].T
        turn = angle * math.pi
        geometry = (x, y, turn.cos(), turn.sin(), w, h, nearest_aspect(w, h))
        return row(geometry, ink=strokes[:, 6:9], ink_end=strokes[:, 9:], opacity=a)

    @property
    def textures(self) -> Textures:
        """See `Brush.textures`: one for each aspect."""
        return integrals()

    def svg(self, stroke: Float[Tensor, " P"], longer_side: float, name: str) -> str:
        """See `Brush.svg`. The texture becomes streaks of even opacity."""
        x, y, w, h, angle, a, *inks = stroke.tolist()
        x, y, w, h = (value * longer_side for value in (x, y, w, h))
        ends = (x - w / 2, y, x + w / 2, y)
        ink, defined = gradient(inks[:3], inks[3:], ends, name=f"{name}-ink")
        texture = textures()[int(nearest_aspect(stroke[None, 2], stroke[None, 3]))]
        rows_of = len(texture) / STREAKS
        streaks = []
        for i in range(STREAKS):
            strip = texture[round(i * rows_of) : round((i + 1) * rows_of)].mean(0)
            inked = (strip > strip.max() / 4).nonzero()[0] / len(strip)
            left, right = float(inked[0]), float(inked[-1])
            streaks.append(
                f'<rect x="{x + (left - 0.5) * w:.2f}" y="{y + (i / STREAKS - 0.5) * h:.2f}" '
                f'width="{(right - left) * w:.2f}" height="{h / STREAKS:.2f}" '
                f'fill-opacity="{a * float(strip[strip > strip.max() / 4].mean()):.3g}"/>'
            )
        return (
            f"<g><desc>oil, its bristles drawn as {STREAKS} streaks</desc>{defined}"
            f'<g fill="{ink}" transform="rotate({angle * 180:.2f} {x:.2f} {y:.2f})">'
            f"{''.join(streaks)}</g></g>"
        )
