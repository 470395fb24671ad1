"""Who paints a film: frame after frame, each from the strokes of the one before where they can."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from agents.commission.options import Options
from agents.commission.painted import scene_for
from agents.commission.painter import make_painter
from agents.painters.audience import Audience
from agents.painters.by_name import SEARCHING
from agents.painters.painter import Painter
from agents.search.descent import Until
from agents.search.strokes.follow import Frame, changed, follow, is_cut, painted_frame
from agents.search.strokes.goal import Goal
from agents.search.strokes.painter import Refined, SearchPainter
from paint_gym.metrics import squared_error
from paint_gym.pictures.seen import seen
from renderers import make_renderer


@dataclass
class FilmPainter:
    """Paints the frames of a film in order.

    Attributes:
        options: how.
        painter: of a frame from nothing.
        last: the frame that was painted last; None before the first, and where each is painted
            anew.
    """

    options: Options
    painter: Painter
    last: Frame | None = None

    @property
    def brush(self) -> str:
        """Name of the kind of stroke."""
        return self.painter.brush.name

    def paint(self, frame: UInt8[np.ndarray, "H W 3"], number: int) -> Float[Tensor, "1 T P"]:
        """The strokes of the next frame, as large as the others.

        All chance is of the seed and the frame's number.
        """
        target = seen(frame, self.options.side).to(self.options.device)
        bounds = self.options.bounds(frame.shape[0], frame.shape[1])
        if not isinstance(self.painter, (SearchPainter, Refined)):
            strokes = self.painter.paint(target, self.options.strokes)
            bounds.keep(strokes, self.painter.brush)
            return strokes
        goal = Goal(self.painter.renderer, target, self.painter.score, limits=bounds)
        self.last = self._next(goal, number)
        return self.last.strokes

    def _next(self, goal: Goal, number: int) -> Frame:
        last = self.last
        if last is not None and last.strokes.shape[1]:
            found = changed(last, goal)
            if not is_cut(last, goal, found):
                chance = torch.Generator().manual_seed(self.options.seed + number)
                return follow(self._until, goal, found, chance=chance)
        return painted_frame(goal, self.painter.paint(goal.target, self.options.strokes))

    @property
    def _until(self) -> Until:
        return Until(self.options.frame_steps, self.options.frame_seconds)

    def go_on(
        self,
        frame: UInt8[np.ndarray, "H W 3"],
        strokes: Float[Tensor, "1 T P"],
        held: Float[Tensor, "..."],
    ) -> None:
        """Paint what follows as if this frame had just been painted so."""
        target = seen(frame, self.options.side).to(self.options.device)
        self.last = Frame(target, strokes.to(target), held.to(target))

    def error(self, frame: UInt8[np.ndarray, "H W 3"], strokes: Float[Tensor, "1 T P"]) -> float:
        """Mean squared, at the size the painter sees."""
        target = seen(frame, self.options.side).to(strokes)
        renderer = self.painter.renderer or make_renderer(
            "auto", self.painter.brush, self.options.device
        )
        with torch.no_grad():
            canvas = renderer.paint(torch.zeros_like(target), strokes)
        return float(squared_error(canvas, target))


def make_film_painter(
    options: Options, first: UInt8[np.ndarray, "H W 3"], tell: Callable[[str], object]
) -> FilmPainter:
    """Who the options ask for.

    Raises:
        KeyError, ValueError, OSError: see `make_painter`.
    """
    if options.painter not in SEARCHING:
        tell(
            f"{options.painter} paints every frame anew, which may flicker: "
            f"{' and '.join(SEARCHING)} go on from the frame before"
        )
    painter = make_painter(
        options, first, scene_for(first, options), tell=tell, audience=Audience()
    )
    return FilmPainter(options, painter)
