"""What is set beside what, and on which pictures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from jaxtyping import Float
from torch import Tensor

from agents.search.descent import Until
from benchmarks.papers.ways import (
    Ask,
    Stage,
    alone,
    by_actor,
    by_blocks,
    by_squares,
    from_chance,
    refined,
    shipped,
)
from renderers.registry import Registry

Way = Callable[[Float[Tensor, "1 3 H W"]], Float[Tensor, "1 T P"]]


@dataclass(frozen=True)
class Comparison:
    """Ways to paint the same pictures.

    Attributes:
        says: what it is about, in a line.
        side: longer side of the pictures that paintings are held to, pixels.
        ways: gives what is done, by what it is called.
        brush: kind of stroke; that which a way's name begins with if not given.
        shown: pictures of those measured that the figure shows, by number.
        columns: of the figure, the photograph among them; all ways if 0.
        abreast: ways in a row that are held to the first of them; all if 0.
    """

    says: str
    side: int
    ways: Callable[[], Mapping[str, Way]]
    brush: str | None = "bezier"
    shown: tuple[int, ...] = (4, 6)
    columns: int = 0
    abreast: int = 0

    def brush_of(self, way: str) -> str:
        """Kind of stroke that a way lays."""
        return self.brush or way.partition(",")[0]


def transport(steps: int = 100, seconds: float = 2.0) -> dict[str, Way]:
    """L1 with and without, from chance and sown; as many steps, and as many seconds."""
    found: dict[str, Way] = {}
    for many, until in (
        (f"{steps} steps", Until(steps=steps)),
        (f"{seconds:g} s", Until(seconds=seconds)),
    ):
        for begun, way in (("from chance", from_chance), ("sown", alone)):
            for what, score in (("l1", "l1"), ("l1 + transport", "l1:1+sinkhorn:0.1")):
                ask = Ask(strokes=100, until=until, score=score)
                found[f"{begun}, {what}, {many}"] = partial(way, ask=ask)
    return found


GRIDS = (1, 2, 3, 4)
EACH = 10
"""strokes in a block"""


def blocks(seconds: float = 4.0) -> dict[str, Way]:
    """Sowing, blocks, and blocks whose strokes are moved together in the second half."""
    strokes = EACH * sum(grid**2 for grid in GRIDS)
    ask = Ask(strokes=strokes, until=Until(seconds=seconds), view=None)
    shares = [Stage(grid, EACH, seconds / len(GRIDS)) for grid in GRIDS]
    half = [Stage(grid, EACH, seconds / len(GRIDS) / 2) for grid in GRIDS]
    in_blocks = Ask(strokes=strokes, view=72)

    def together(picture: Float[Tensor, "1 3 H W"]) -> Float[Tensor, "1 T P"]:
        first = by_blocks(picture, in_blocks, stages=half)
        after = Ask(strokes=strokes, until=Until(seconds=seconds / 2))
        return alone(picture, after, first=first)

    return {
        "sown, all together": partial(alone, ask=ask),
        "blocks, 1 x 1 to 4 x 4": partial(by_blocks, ask=in_blocks, stages=shares),
        "blocks, then all together": together,
    }


def learned(counts: tuple[int, ...] = (50, 200, 1000), seconds: float = 2.0) -> dict[str, Way]:
    """The actor and the search, with as many strokes."""
    found: dict[str, Way] = {}
    for count in counts:
        ask = Ask(strokes=count, until=Until(seconds=seconds))
        found[f"actor, {count:,} strokes"] = partial(by_actor, ask=ask)
        found[f"search, {count:,} strokes"] = partial(alone, ask=ask)
    return found


def begun(counts: tuple[int, ...] = (50, 200), seconds: float = 2.0) -> dict[str, Way]:
    """A search from nothing, and one from what the brush's own actor lays, in as many seconds."""
    found: dict[str, Way] = {}
    for brush in ("bezier", "circle", "triangle", "rectangle", "oil", "watercolor"):
        shipped(brush)  # before any clock runs
        for count in counts:
            ask = Ask(brush, count, Until(seconds=seconds))
            found[f"{brush}, {count} strokes, from nothing"] = partial(alone, ask=ask)
            found[f"{brush}, {count} strokes, from its actor's"] = partial(refined, ask=ask)
    return found


def windows(seconds: float = 6.0) -> dict[str, Way]:
    """500 strokes at 120 px drawn four times as large; refined window by window; and together."""
    first, rest = Stage(1, 500, seconds / 4), Stage(4, 100, 3 * seconds / 4)
    small, whole = Ask(view=120), 500 + 16 * 100
    few = Ask(strokes=500, until=Until(seconds=seconds / 4), view=120)
    many = Ask(strokes=whole, until=Until(seconds=seconds))
    return {
        "500 strokes seen at 120 px": partial(alone, ask=few),
        "then 100 in each of 4 x 4 windows": partial(by_blocks, ask=small, stages=(first, rest)),
        f"{whole:,} together, seen at 480 px": partial(alone, ask=many),
    }


def squares(seconds: float = 4.0) -> dict[str, Way]:
    """What early computers drew, and what a search makes of as many rectangles."""
    few, many = (
        Ask("rectangle", count, until=Until(seconds=seconds), view=256) for count in (256, 1024)
    )
    return {
        "1,024 squares of 16 colours": partial(by_squares, ask=many),
        "1,024 rectangles, searched": partial(alone, ask=many),
        "256 rectangles, searched": partial(alone, ask=few),
    }


COMPARISONS: Registry = Registry(
    "comparison",
    transport=Comparison("transport on and off", 128, transport, columns=5, abreast=2),
    blocks=Comparison("progressive blocks and sowing", 288, blocks),
    learned=Comparison("the actor and the search", 256, learned, abreast=2),
    begun=Comparison(
        "a search from nothing and from an actor's strokes", 256, begun, None, columns=5, abreast=2
    ),
    windows=Comparison("enlarge, divide, refine", 480, windows),
    squares=Comparison("an 8-bit artist's habit and the search", 256, squares, "rectangle"),
)
"""by the word that asks for it"""
