"""Painters by the names that people call them by."""

from dataclasses import dataclass, field
from pathlib import Path

from agents.greedy import Climbing, Layered
from agents.painter import PolicyPainter, WindowPainter, load_painter
from agents.search import Refined, Search, SearchPainter
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
        actor: weights of those that learned; the shipped ones if not given.
        device: "cpu" or "cuda".
        quiet: show no progress.
    """

    brush: str | None = None
    score: str = "l2"
    search: Search = field(default_factory=Search)
    actor: Path | None = None
    device: str = "cpu"
    quiet: bool = True

    def renderer(self, brush: str = "bezier") -> Renderer:
        """The exact engine for the brush that is wanted, or for this one."""
        return make_renderer("auto", BRUSHES[self.brush or brush](), self.device)

    def sought(self) -> Score | None:
        """The score; None for squared error, which the engine measures itself."""
        return None if self.score == "l2" else make_score(self.score, self.device)


def policy(wishes: Wishes) -> PolicyPainter | WindowPainter:
    """An actor that learned, as it paints by itself.

    Raises:
        ValueError: another brush or score is wanted than it learned with.
    """
    painter = load_painter(wishes.actor, wishes.device)
    if wishes.brush not in (None, painter.brush.name):
        raise ValueError(
            f"the actor paints with {painter.brush.name}, not with {wishes.brush}: name one that "
            "learned it with --actor, or use --painter search"
        )
    return painter


def refined(wishes: Wishes) -> Refined:
    """The same, its strokes then moved together."""
    painter = policy(wishes)
    return Refined(painter, painter.renderer, wishes.search, wishes.sought(), quiet=wishes.quiet)


def search(wishes: Wishes) -> SearchPainter:
    """Strokes found by gradient search, any brush."""
    return SearchPainter(wishes.renderer(), wishes.search, wishes.sought(), quiet=wishes.quiet)


def greedy(wishes: Wishes) -> Climbing:
    """One shape after another, by chance and small changes."""
    return Climbing(wishes.renderer(), wishes.search.seed)


def layered(wishes: Wishes) -> Layered:
    """Curved strokes in layers, from coarse to fine.

    Raises:
        ValueError: a brush that draws no curve is wanted.
    """
    if wishes.brush not in (None, "bezier", "bezier_opaque"):
        raise ValueError(
            f"a layered painting is made of curves, bezier or bezier_opaque, not {wishes.brush}"
        )
    return Layered(wishes.renderer())


PAINTERS = Registry(
    "painter", refined=refined, policy=policy, search=search, greedy=greedy, layered=layered
)
"""the first is what `agents.paint` takes when nobody says"""
