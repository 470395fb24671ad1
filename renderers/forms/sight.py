"""How a cell of a coarse grid sees a form: how deep it lies in a stroke, and what it is told.

Every form has two functions. `find` looks at all cells at once: how deep each cell's centre lies
in the stroke (negative outside), and where along the stroke that is. `see` is asked only about
pairs of a stroke and a cell that it may touch, for the numbers a network starts from, the depth
first. Lengths are in sides of a cell.
"""

from collections.abc import Callable
from dataclasses import dataclass

from jaxtyping import Float
from torch import Tensor

PIECES = 12
"""straight pieces that stand for a curve while the point nearest to a cell is looked for"""
SOFT = 1e-4
"""added under roots, cells squared: about a pixel's tenth"""

Dense = Float[Tensor, "N C"]
Pairs = Float[Tensor, " M"]


@dataclass(frozen=True)
class Sight:
    """One form as cells see it.

    Attributes:
        find: (g, x, y) to the depth of each cell's centre (x, y) [N,C]; then places along the
            stroke, [N,C] each. g holds the form's columns, [N,1] each. No gradient.
        see: (g, x, y, *places) of each pair of a stroke and a cell, [M] each, to what the cell
            sees, [M] each; differentiable; about [-2, 2].
    """

    find: Callable[[list[Tensor], Tensor, Tensor], tuple[Tensor, ...]]
    see: Callable[..., list[Tensor]]


def round_edge(ex: Tensor, ey: Tensor, r: Tensor) -> list[Tensor]:
    """A disc's margin at the cell's centre, the way to its middle, its size."""
    d = length(ex, ey)
    return [*near(r - d), ex / d, ey / d, *near(r)]


def near(n: Tensor) -> list[Tensor]:
    """A length as it matters from close by, and from afar: within 1 of a cell, and 4."""
    return [(2 * n).clamp(-2, 2), n / (2 + n.abs() / 2)]


def length(x: Tensor, y: Tensor) -> Tensor:
    """Of a vector, never 0."""
    return (x * x + y * y + SOFT).sqrt()


def turned(x: Tensor, y: Tensor, axis: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor]:
    """A point on axes turned by an angle: its cosine and sine."""
    cos, sin = axis
    return x * cos + y * sin, y * cos - x * sin
