"""Painters by the names that people call them by."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jaxtyping import Float
from torch import Tensor

from agents.painters.audience import Audience
from agents.painters.climbing import Climbing
from agents.painters.layered import Layered
from agents.painters.mosaic import Mosaic
from agents.painters.policy import PolicyPainter
from agents.painters.weights import load_painter, shipped
from agents.painters.window import WindowPainter
from agents.search import Refined, Search, SearchPainter
from agents.search.strokes.limits import Limits
from paint_gym.scores import Score, make_score
from renderers import BRUSHES, Renderer, make_renderer
from renderers.registry import Registry


@dataclass(frozen=True)
class Wishes:
    """What a person wants of a painter.

    Attributes:
        brush: kind of stroke; the painter's own if not given.
        score: spec of what is sought by painters that search.
        search: how long they search, and how.
        focus: how much each place matters to them, mean 1; everywhere the same if not given.
        audience: who watches, and may have seen enough.
        actor: weights of those that learned; the shipped ones if not given.
        device: "cpu" or "cuda".
        engine: what searches look through, as `make_renderer` calls it.
        limits: what strokes keep to.
        canvas: where painting begins; black if not given.
    """

    brush: str | None = None
    score: str = "l2"
    search: Search = field(default_factory=Search)
    focus: Float[Tensor, "1 1 H W"] | None = None
    audience: Audience = field(default_factory=Audience)
    actor: Path | None = None
    device: str = "cpu"
    engine: str = "auto"
    limits: Limits = field(default_factory=Limits)
    canvas: Float[Tensor, "1 3 H W"] | None = None

    def renderer(self, brush: str = "bezier") -> Renderer:
        """The engine for the brush that is wanted, or for this one."""
        return make_renderer(self.engine, BRUSHES[self.brush or brush](), self.device)

    def searching(self) -> dict[str, Any]:
        """What painters that search are told."""
        return {
            "search": self.search,
            "score": sought(self.score, self.device),
            "focus": self.focus,
            "drive": self.audience.drive,
            "limits": self.limits,
        }


def sought(spec: str, device: str) -> Score | None:
    """The score; None for squared error, which the engine measures itself."""
    return None if spec == "l2" else make_score(spec, device)


def policy(wishes: Wishes) -> PolicyPainter | WindowPainter:
    """An actor that learned, as it paints by itself.

    Raises:
        ValueError: another brush is wanted than it learned with.
    """
    painter = load_painter(wishes.actor or shipped(wishes.brush), wishes.device)
    if wishes.brush not in (None, painter.brush.name):
        raise ValueError(
            f"the actor paints with {painter.brush.name}, not with {wishes.brush}: name one that "
            "learned it with --actor, or use --painter search"
        )
    painter.laid, painter.enough = wishes.audience.laid, wishes.audience.enough
    return painter


def refined(wishes: Wishes) -> Refined:
    """The same, its strokes then moved together.

    A search from nothing is better in the same two seconds, with circles level
    (`benchmarks/results/papers-begun.json`).

    Raises:
        ValueError: another brush is wanted than the actor learned with.
    """
    painter = policy(wishes)
    renderer = wishes.renderer(painter.brush.name)
    return Refined(painter, renderer, painter.bundle, **wishes.searching())


def search(wishes: Wishes) -> SearchPainter:
    """Strokes found by gradient search, any brush."""
    return SearchPainter(wishes.renderer(), canvas=wishes.canvas, **wishes.searching())


def greedy(wishes: Wishes) -> Climbing:
    """One shape after another, by chance and small changes."""
    audience = wishes.audience
    return Climbing(wishes.renderer(), wishes.search.seed, each=audience.each, laid=audience.laid)


def layered(wishes: Wishes) -> Layered:
    """Curved strokes in layers, from coarse to fine.

    Raises:
        ValueError: a brush that draws no curve is wanted.
    """
    if wishes.brush not in (None, "bezier", "bezier_opaque"):
        raise ValueError(
            f"a layered painting is made of curves, bezier or bezier_opaque, not {wishes.brush}"
        )
    return Layered(wishes.renderer(), wishes.audience.laid)


def mosaic(wishes: Wishes) -> Mosaic:
    """Squares of few colours.

    Raises:
        ValueError: a brush that is no rectangle is wanted.
    """
    if wishes.brush not in (None, "rectangle"):
        raise ValueError(f"a mosaic is made of rectangles, not of {wishes.brush}")
    return Mosaic(wishes.renderer("rectangle"))


PAINTERS = Registry(
    "painter", search=search, policy=policy, refined=refined, greedy=greedy, layered=layered,
    mosaic=mosaic,
)  # fmt: skip
"""the first is what `agents.paint` takes when nobody says"""
SEARCHING = ("search", "refined")
"""those of them that follow a score"""
ON_ANY = ("search",)
"""those that begin on whatever canvas there is; the others begin on black"""
LEARNED = ("refined", "policy")
"""those that begin with an actor"""
