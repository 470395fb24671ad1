"""A wet disc swept along a quadratic curve: pigment gathers at its rim."""

from jaxtyping import Float
from torch import Tensor

from renderers.forms.form import Form, columns
from renderers.forms.sight import Pairs, Sight, near
from renderers.forms.sweep import SWEEP, disc_at, extent, find, margins, trace
from renderers.forms.sweep import see as see_sweep

CALM = 0.7
"""pigment inside a wash, where 1 gathers at its rim"""


def cover(
    geometry: Float[Tensor, "N G"], height: int, width: int
) -> tuple[Float[Tensor, "N H W"], Float[Tensor, "N H W"]]:
    """Geometry: x0 y0 bx by ax ay r0 dr, as of `sweep`; soft, the width of its edge.

    From the rim inwards pigment rises to 1 at depth soft, falls to `CALM` at twice that and stays:
    the profile, averaged over a pixel's width across the rim.
    """
    half = 0.5 / max(height, width)
    soft = columns(geometry, 9)[8]
    deepest, last = margins(geometry, height, width)
    inner, outer = _pigment((deepest + half) / soft), _pigment((deepest - half) / soft)
    return (inner - outer) * soft / (2 * half), last


def _pigment(depth: Tensor) -> Tensor:
    """Integral of the wash's profile from its rim to a depth in units of its edge."""
    rise, fall = depth.clamp(0, 1), depth.clamp(1, 2) - 1
    return rise * rise / 2 + fall - (1 - CALM) * fall * fall / 2 + CALM * (depth - 2).clamp(min=0)


def see(g: list[Tensor], x: Pairs, y: Pairs, *places: Pairs) -> list[Pairs]:
    """See `Sight.see`: the swept disc, and how soft its edge is."""
    seen = see_sweep(g, x, y, *places)
    here = disc_at(g, x, y, t=places[0])
    ratio = here.margin / g[8].clamp(min=0.01)
    return [*seen, *near(g[8]), ratio.clamp(-1, 3), (0.1 / g[8]).clamp(max=2)]


WASH = Form(
    "wash",
    (*SWEEP.columns, "soft"),
    cover,
    extent,
    lengthwise=True,
    sight=Sight(find, see),
    trace=trace,
)
