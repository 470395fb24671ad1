"""A felt marker: a flat chisel nib drawn along a curve."""

import math

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.brush import PRIMARIES, Formed, Param
from renderers.brushes.bezier import RADIUS_REST
from renderers.brushes.outline import hexadecimal, swept_nib
from renderers.forms.form import row
from renderers.forms.sweep import curve

FLATNESS = 5
"""length of the nib over its thickness"""


class Marker(Formed):
    """Rectangle of fixed angle drawn from (x0, y0) to (x2, y2): broad one way, thin the other.

    | number | kind     | what it is                                                       |
    |--------|----------|------------------------------------------------------------------|
    | x0 y0  | x, y     | where the stroke starts, canvas units                            |
    | x1 y1  | unitless | middle control point: p1 = p0 + (p2 - p0) * (x1, y1), axis-wise  |
    | x2 y2  | x, y     | where it ends                                                    |
    | nib    | length   | length of the nib: nib / 2 + 0.5/128 canvas units                |
    | angle  | angle    | of the nib, half turns clockwise: 0 is level, 0.5 upright        |
    | a      | alpha    | opacity                                                          |
    | red green blue | color | ink                                                         |

    The nib is `FLATNESS` times as long as it is thick.

    Source: the marker of Stylized Neural Painting (arXiv 2011.08114) has as many numbers; its nib
    is a square whose size changes along the way, ours a chisel.
    """

    name = "marker"
    form = "nib"
    params = (
        Param("x0", "x"),
        Param("y0", "y"),
        Param("x1", "unitless"),
        Param("y1", "unitless"),
        Param("x2", "x"),
        Param("y2", "y"),
        Param("nib", "length", RADIUS_REST, width=0.5),
        Param("angle", "angle"),
        Param("a", "alpha"),
        *PRIMARIES,
    )

    def rows(self, strokes: Float[Tensor, "N P"]) -> Float[Tensor, "N 20"]:
        """See `Brush.rows`."""
        nib, angle, a = strokes[:, 6:9].T
        long, turn = (nib + RADIUS_REST) / 4, angle * math.pi
        nib_numbers = torch.stack([turn.cos(), turn.sin(), long, long / FLATNESS], dim=1)
        geometry = torch.cat([curve(strokes[:, :6]), nib_numbers], dim=1)
        return row(geometry, ink=strokes[:, 9:], opacity=a)

    def svg(self, stroke: Float[Tensor, " P"], longer_side: float, name: str) -> str:
        """See `Brush.svg`."""
        *center, cos, sin, long, thick = self.rows(stroke[None])[0, 8:18].tolist()
        scaled = [x * longer_side for x in center]
        outline = swept_nib(scaled, (cos, sin), long=long * longer_side, thick=thick * longer_side)
        a, *ink = stroke[8:].tolist()
        return f'<path d="{outline}" fill="{hexadecimal(ink)}" fill-opacity="{a:.4g}"/>'
