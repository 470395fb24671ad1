"""Painters that search: from nothing, and from another painter's strokes."""

from dataclasses import dataclass, field

from jaxtyping import Float
from torch import Tensor
from tqdm import tqdm

from agents.painter import Painter
from agents.search.fit import begin
from agents.search.loop import Run, Search
from paint_gym.scores import Score
from renderers import Brush, Renderer


@dataclass
class SearchPainter:
    """Searches for the strokes of all pictures together.

    Attributes:
        renderer: what lays the strokes.
        search: how, and how long.
        score: whose gain is sought; squared error if there is none.
        quiet: show no progress.
    """

    renderer: Renderer
    search: Search = field(default_factory=Search)
    score: Score | None = None
    quiet: bool = True

    @property
    def brush(self) -> Brush:
        """The kind of stroke."""
        return self.renderer.brush

    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `Painter.paint`. Any size and aspect ratio; a budget of 0 is no strokes."""
        if budget < 1 or not len(targets):
            return targets.new_zeros(len(targets), 0, len(self.brush.params))
        return drive(Run(self.search, self.renderer, targets, budget, self.score), self.quiet)


@dataclass
class Refined:
    """Another painter's strokes, then moved together.

    Attributes:
        painter: who paints first.
        renderer: what lays the strokes.
        search: how long, and how.
        score: whose gain is sought; squared error if there is none.
        quiet: show no progress.
    """

    painter: Painter
    renderer: Renderer
    search: Search = field(default_factory=Search)
    score: Score | None = None
    quiet: bool = True

    @property
    def brush(self) -> Brush:
        """The kind of stroke."""
        return self.painter.brush

    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `Painter.paint`."""
        strokes = self.painter.paint(targets, budget)
        if not strokes.shape[1]:
            return strokes
        fit = begin(self.brush, strokes.clamp(0, 1))
        run = Run(self.search, self.renderer, targets, strokes.shape[1], self.score, fit)
        return drive(run, self.quiet)


def drive(run: Run, quiet: bool) -> Float[Tensor, "B T P"]:
    """Search to the end."""
    with tqdm(total=100, unit="%", desc="search", disable=quiet, leave=False) as bar:
        while run.share < 1:
            loss = run.advance()
            bar.update(int(100 * run.share) - bar.n)
            bar.set_postfix(error=f"{float(loss.mean()):.5f}", refresh=False)
    return run.finish()
