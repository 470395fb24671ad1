"""Any painter's strokes in few paints."""

from dataclasses import replace

from jaxtyping import Float
from torch import Tensor

from agents.search.strokes.choosing import Choosing, Wanted, are_in
from agents.search.strokes.goal import Goal
from paint_gym.paintings.painting import Painting
from paint_gym.paintings.paints import Paint, named
from renderers import BRUSHES

SOLVED = 30
"""steps in which free inks are solved for"""


def wanted(paints: int | tuple[Paint, ...]) -> Wanted:
    """The same as a search is told."""
    return paints if isinstance(paints, int) else tuple(paint.rgb for paint in paints)


def in_few(
    goal: Goal, strokes: Float[Tensor, "1 T P"], paints: Wanted, *, seed: int
) -> Float[Tensor, "1 T P"]:
    """The strokes in paints; as they are, in steps of bytes, where they are in these already.

    Of paints that are to be found, so many inks are as good.
    """
    brush = goal.renderer.brush
    if are_in(strokes, brush, paints):
        in_bytes = strokes.clone()
        columns = brush.columns("color")
        in_bytes[..., columns] = (strokes[..., columns] * 255).round() / 255
        return in_bytes
    return Choosing(paints, seed).choose(goal, strokes)


def with_paints(painting: Painting, given: tuple[Paint, ...]) -> Painting:
    """The painting, told which paints it is of: those given that it uses, or by their own names."""
    columns = BRUSHES[painting.brush]().columns("color")[:3]
    used = [(r, g, b) for r, g, b in painting.strokes[:, columns].unique(dim=0).tolist()]
    names = {paint.color: paint for paint in given}
    paints = tuple(names.get(paint.color, paint) for paint in named(used))
    return replace(painting, paints=paints)
