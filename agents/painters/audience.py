"""Who watches a painter at work, and may have seen enough."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jaxtyping import Float
from torch import Tensor

from agents.search.descent import quietly

Laid = Callable[[Float[Tensor, "n P"]], object]
"""is told of strokes as they are laid for good, those of one picture, in painting order"""


def never() -> bool:
    """It is never enough."""
    return False


@dataclass(frozen=True)
class Audience:
    """Whoever watches; nobody, if nothing is given.

    Attributes:
        drive: takes a search to its end.
        each: walks through the strokes of a painter that lays one after another; it may show how
            far, and end early.
        laid: see `Laid`; of painters that search, nothing is.
        enough: whether it has seen enough; actors ask before each bundle.
    """

    drive: Callable[..., Tensor] = quietly
    each: Callable[[range], Iterable[int]] = iter
    laid: Laid = id
    enough: Callable[[], bool] = never
