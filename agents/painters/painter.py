"""What the leaderboard ranks: anything that turns targets into strokes."""

from typing import Protocol, runtime_checkable

from jaxtyping import Float
from torch import Tensor

from renderers import Brush, Renderer


@runtime_checkable
class Painter(Protocol):
    """Paints pictures it has never seen."""

    @property
    def brush(self) -> Brush:
        """The kind of stroke."""
        ...

    @property
    def renderer(self) -> Renderer | None:
        """The engine that it plans with; None where it looks at nothing that it has painted."""
        ...

    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """At most `budget` strokes per picture, in painting order."""
        ...
