"""The Bezier stroke of Learning to Paint: a disc swept along a quadratic curve."""

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.brush import PRIMARIES, Formed, Param
from renderers.brushes.outline import hexadecimal, swept_disc
from renderers.forms.form import row
from renderers.forms.sweep import curve

REFERENCE_SIZE = 128
"""resolution of the reference painter; fixes the thinnest stroke whatever the output size"""
THINNEST = 0.25 / REFERENCE_SIZE
"""radius at r = 0, canvas units; half of the reference's half pixel, as its radii round down"""
RADIUS_REST = 4 * THINNEST
"""the radius drawn is (r + rest) / 4"""


class Bezier(Formed):
    """Disc swept from (x0, y0) to (x2, y2), its radius and its opacity linear along the way.

    | number | kind     | what it is                                                       |
    |--------|----------|------------------------------------------------------------------|
    | x0 y0  | x, y     | where the stroke starts, canvas units                            |
    | x1 y1  | unitless | middle control point: p1 = p0 + (p2 - p0) * (x1, y1), axis-wise  |
    | x2 y2  | x, y     | where it ends                                                    |
    | r0 r2  | length   | radius at start and end: r / 4 + 0.25/128 canvas units           |
    | a0 a2  | alpha    | opacity at start and end                                         |
    | red green blue | color | ink                                                         |

    Coverage of a pixel is that of the disc it lies deepest in; its opacity is that of the last
    disc that touches it, as when discs are stamped one over the other.

    Source: Huang, Heng & Zhou 2019 (arXiv 1903.04411), section 3.3 and its stroke generator.
    """

    name = "bezier"
    form = "sweep"
    params = (
        Param("x0", "x"),
        Param("y0", "y"),
        Param("x1", "unitless"),
        Param("y1", "unitless"),
        Param("x2", "x"),
        Param("y2", "y"),
        Param("r0", "length", RADIUS_REST, width=0.5),
        Param("r2", "length", RADIUS_REST, width=0.5),
        Param("a0", "alpha"),
        Param("a2", "alpha"),
        *PRIMARIES,
    )

    def rows(self, strokes: Float[Tensor, "N P"]) -> Float[Tensor, "N 20"]:
        """See `Brush.rows`."""
        a0, a2 = strokes[:, 8], strokes[:, 9]
        return row(spine(strokes), ink=strokes[:, 10:], opacity=a0, opacity_end=a2)

    def svg(self, stroke: Float[Tensor, " P"], longer_side: float, name: str) -> str:
        """See `Brush.svg`."""
        a0, a2, *ink = stroke[8:].tolist()
        disc = spine(stroke[None])[0] * longer_side
        return swept_disc(disc, a0, a2, ink=hexadecimal(ink), name=name)


class OpaqueBezier(Formed):
    """`Bezier` without the two opacities: ink hides what lies under it.

    Numbers: x0 y0 x1 y1 x2 y2 r0 r2 red green blue, each as in `Bezier`.
    """

    name = "bezier_opaque"
    form = "sweep"
    params = Bezier.params[:8] + Bezier.params[10:]

    def rows(self, strokes: Float[Tensor, "N P"]) -> Float[Tensor, "N 20"]:
        """See `Brush.rows`."""
        full = torch.ones_like(strokes[:, 0])
        return row(spine(strokes), ink=strokes[:, 8:], opacity=full)

    def svg(self, stroke: Float[Tensor, " P"], longer_side: float, name: str) -> str:
        """See `Brush.svg`."""
        disc = spine(stroke[None])[0] * longer_side
        return swept_disc(disc, 1.0, 1.0, ink=hexadecimal(stroke[8:].tolist()), name=name)


def swap_axes(strokes: Float[Tensor, "*B P"]) -> Float[Tensor, "*B P"]:
    """Exchange rows and columns: turns the reference's strokes (row first) into ours and back."""
    order = [1, 0, 3, 2, 5, 4, *range(6, strokes.shape[-1])]
    return strokes[..., order]


def spine(strokes: Float[Tensor, "N P"]) -> Float[Tensor, "N 8"]:
    """The moving disc of each stroke: a `Spine`, from its first eight numbers."""
    r0, r2 = strokes[:, 6:8].split(1, dim=1)
    return torch.cat([curve(strokes[:, :6]), r0 / 4 + THINNEST, (r2 - r0) / 4], dim=1)
