"""A wash of watercolour: soft-edged, its colour running from one to another."""

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.brush import TWO_INKS, Formed, Param
from renderers.brushes.bezier import RADIUS_REST, spine
from renderers.brushes.outline import gradient, swept_disc
from renderers.forms.form import row
from renderers.forms.wash import CALM

EDGE = 0.25
"""width of the soft edge, as a share of the mean radius"""


class Watercolor(Formed):
    """Wet disc swept from (x0, y0) to (x2, y2): pigment gathers at its rim, ink changes on the way.

    | number | kind     | what it is                                                       |
    |--------|----------|------------------------------------------------------------------|
    | x0 y0  | x, y     | where the stroke starts, canvas units                            |
    | x1 y1  | unitless | middle control point: p1 = p0 + (p2 - p0) * (x1, y1), axis-wise  |
    | x2 y2  | x, y     | where it ends                                                    |
    | r0 r2  | length   | radius at start and end: r / 4 + 0.25/128 canvas units           |
    | a      | alpha    | opacity at the rim; inside it is 0.7 of that                     |
    | red0 green0 blue0 | color | ink at the start                                         |
    | red2 green2 blue2 | color | ink at the end                                           |

    The edge is soft over a quarter of the mean radius.

    Source: the watercolour of Stylized Neural Painting (arXiv 2011.08114) has the same numbers.
    """

    name = "watercolor"
    form = "wash"
    params = (
        Param("x0", "x"),
        Param("y0", "y"),
        Param("x1", "unitless"),
        Param("y1", "unitless"),
        Param("x2", "x"),
        Param("y2", "y"),
        Param("r0", "length", RADIUS_REST, width=0.5),
        Param("r2", "length", RADIUS_REST, width=0.5),
        Param("a", "alpha"),
        *TWO_INKS,
    )

    def rows(self, strokes: Float[Tensor, "N P"]) -> Float[Tensor, "N 20"]:
        """See `Brush.rows`."""
        disc = spine(strokes)
        soft = EDGE * (disc[:, 6:7] + disc[:, 7:8] / 2)
        start, end = strokes[:, 9:12], strokes[:, 12:15]
        return row(torch.cat([disc, soft], dim=1), ink=start, ink_end=end, opacity=strokes[:, 8])

    def svg(self, stroke: Float[Tensor, " P"], longer_side: float, name: str) -> str:
        """See `Brush.svg`. Without the wet edge; ink changes along a straight line."""
        disc = spine(stroke[None])[0] * longer_side
        a, *inks = stroke[8:].tolist()
        ends = (stroke[[0, 1, 4, 5]] * longer_side).tolist()
        ink, defined = gradient(inks[:3], inks[3:], ends, name=f"{name}-ink")
        note = "<desc>watercolour without its wet edge</desc>"
        wash = swept_disc(disc, a * (1 + CALM) / 2, a * (1 + CALM) / 2, ink=ink, name=name)
        return f"<g>{note}{defined}{wash}</g>"
