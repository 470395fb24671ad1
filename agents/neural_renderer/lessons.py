"""What networks learn from, and how well they have learned: random strokes, their exact maps, PSNR.

A map says, for each pixel, how much a stroke covers it, or that times how far along the stroke it
lies; a stroke's picture follows from its ink and its maps (`premultiplied`).
"""

import math
from collections.abc import Callable

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.brush import Brush, uniform
from renderers.canvas import blank
from renderers.forms.form import INK
from renderers.neural.cells import SIZE, layers_of
from renderers.tiles import paint_rows

EXTREMES = 0.2
"""share of the strokes to learn from that are extreme"""
SMALL = 0.06
"""how small a small number is"""


def mixed(n: int, brush: Brush, generator: torch.Generator) -> Float[Tensor, "n P"]:
    """Strokes to learn from: uniform ones, and `EXTREMES` of them extreme."""
    few = round(EXTREMES * n)
    return torch.cat([extreme(few, brush, generator), uniform(n - few, brush, generator)])


def extreme(n: int, brush: Brush, generator: torch.Generator) -> Float[Tensor, "n P"]:
    """Tiny strokes, strokes as large as can be, at the edges, and thin as needles; by turns."""
    strokes = uniform(n, brush, generator)
    kinds = (_tiny, _full, _at_edges, _needle)
    for i, kind in enumerate(kinds):
        strokes[i :: len(kinds)] = kind(strokes[i :: len(kinds)], brush, generator)
    return strokes


def _tiny(strokes: Tensor, brush: Brush, generator: torch.Generator) -> Tensor:
    strokes[:, brush.columns("length")] *= SMALL
    for kind in ("x", "y"):
        first, *others = brush.columns(kind)
        strokes[:, others] = strokes[:, [first]].lerp(strokes[:, others], SMALL)
    return strokes


def _full(strokes: Tensor, brush: Brush, generator: torch.Generator) -> Tensor:
    lengths = brush.columns("length")
    strokes[:, lengths] = 1 - (1 - strokes[:, lengths]) / 5
    places = brush.columns("x", "y")
    if len(places) > 2:  # ends or corners: far apart
        strokes[:, places] = (strokes[:, places] > 0.5) * 0.9 + strokes[:, places] / 10
    return strokes


def _at_edges(strokes: Tensor, brush: Brush, generator: torch.Generator) -> Tensor:
    places = brush.columns("x", "y")
    at = strokes[:, places]
    moved = torch.rand(at.shape, generator=generator) < 0.5
    strokes[:, places] = torch.where(moved, at.round(), at)
    return strokes


def _needle(strokes: Tensor, brush: Brush, generator: torch.Generator) -> Tensor:
    lengths, xs, ys = (brush.columns(kind) for kind in ("length", "x", "y"))
    if not lengths:  # a polygon: its last corner next to the side of the first two
        share = torch.rand(len(strokes), 1, generator=generator)
        for a, b, c in (xs, ys):
            on_side = strokes[:, [a]].lerp(strokes[:, [b]], share)
            strokes[:, [c]] = on_side.lerp(strokes[:, [c]], SMALL)
    elif len(xs) > 1:  # a curve
        strokes[:, lengths] *= SMALL
    else:
        strokes[:, lengths[-1:]] *= SMALL
    return strokes


@torch.no_grad()
def exact_maps(
    form: str, geometry: Float[Tensor, "N G"], size: int = SIZE
) -> Float[Tensor, "N L H W"]:
    """Coverage, and coverage times along where it matters, as the exact brush has them.

    Painted by the tile engine: red ink that turns yellow on the way.
    """
    rows = geometry.new_zeros(len(geometry), INK + geometry.shape[1])
    rows[:, 0] = rows[:, 4] = rows[:, 6] = 1
    rows[:, INK:] = geometry
    canvas = blank(len(rows), size, size).to(rows.device)
    return paint_rows(canvas, rows[:, None], form)[:, : layers_of(form)]


def premultiplied(
    rows: Float[Tensor, "N 20"], maps: Float[Tensor, "N L H W"]
) -> Float[Tensor, "N 4 H W"]:
    """Red, green and blue times alpha, and alpha, of each stroke alone.

    Where opacity and ink both change along a stroke, ink is taken where the stroke begins; no
    brush has both.
    """
    ink, change, w, dw = rows[:, :INK, None, None].split([3, 3, 1, 1], 1)
    coverage, along = maps[:, :1], maps[:, -1:]
    alpha = w * coverage + dw * along
    return torch.cat([ink * alpha + change * (w * along), alpha], 1)


@torch.no_grad()
def psnr_of_maps(
    brush: Brush,
    draw: Callable[[Tensor], Tensor],
    strokes: Float[Tensor, "N P"],
    *,
    batch: int = 64,
) -> float:
    """Likeness of an imitation to its brush, dB: -10 log10 of the mean squared error.

    The error is that of `premultiplied`, all four channels, averaged over all pixels and strokes.

    Args:
        brush: what is imitated.
        draw: the imitation: geometry [N,G] to maps [N,L,H,W].
        strokes: held out; of random ink.
        batch: strokes drawn at a time.
    """
    total = 0.0
    for some in strokes.split(batch):
        rows = brush.rows(some)
        geometry = rows[:, INK:]
        drawn = draw(geometry)
        exact = exact_maps(str(brush.form), geometry.cpu(), drawn.shape[-1]).to(drawn)
        error = premultiplied(rows, drawn) - premultiplied(rows, exact)
        total += error.square().mean((1, 2, 3)).sum().item()
    return -10 * math.log10(total / len(strokes))
