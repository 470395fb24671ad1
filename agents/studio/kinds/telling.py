"""What has come of a painting so far, as events: see `agents.studio.wire`."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from agents.commission.background import Scene
from agents.commission.painted import decibels
from agents.painters.audience import Audience
from agents.search.descent import Descent
from agents.studio.described import canvas_of, rows_of
from agents.studio.desk import Desk
from paint_gym.paintings.painting import Painting
from renderers import Brush, Renderer, make_renderer

EVERY = 0.25
"""seconds between two key frames of a search"""
DIGITS = 4
"""of a share, and of a likeness, after the point"""


@dataclass
class Telling:
    """An audience that tells of what it sees at a desk, and leaves when the desk is stopped.

    Of a search it tells all strokes, at once and then every now and then; of strokes that are laid
    for good, each when it is laid.

    Attributes:
        desk: where it is told.
        clock: seconds.
        every: seconds between two key frames.
    """

    desk: Desk
    clock: Callable[[], float] = time.monotonic
    every: float = EVERY

    @property
    def audience(self) -> Audience:
        """For painters."""
        return Audience(self.drive, self.each, self.laid, lambda: self.desk.stopped)

    def begin(
        self,
        brush: Brush,
        shape: tuple[int, int],
        scene: Scene,
        *,
        budget: int,
        searches: int = 1,
    ) -> None:
        """Tell of the canvas, before a painter begins.

        Args:
            brush: of the strokes.
            shape: height and width of the painting, pixels.
            scene: what the painter has before it.
            budget: strokes that will be laid.
            searches: that follow one another; 0 of painters that do not search.

        Raises:
            ValueError: strokes of the brush cannot be drawn by a page.
        """
        self._brush, self._scene, self._budget, self._searches = brush, scene, budget, searches
        self._searched = self._laid = self._step = 0
        self._shape = shape
        self._renderer: Renderer = make_renderer("auto", brush)
        self._canvases = scene.empty
        height, width = shape
        self.desk.say(*canvas_of(brush, height, width, ground=scene.ground))

    def drive(self, run: Descent) -> Tensor:
        """See `Audience.drive`: the search to its end, or until the desk is stopped."""
        due = self.clock()
        if run.mover is not None:
            self._key_frame(run)
            due += self.every
        while run.share < 1 and not self.desk.stopped:
            run.advance()
            self._step += 1
            if self.clock() >= due:
                self._key_frame(run)
                due = self.clock() + self.every
        self._searched += 1
        return run.finish()

    def each(self, strokes: range) -> Iterator[int]:
        """See `Audience.each`."""
        for i in strokes:
            yield i
            if self.desk.stopped:
                return

    @torch.no_grad()
    def laid(self, strokes: Float[Tensor, "n P"]) -> None:
        """See `Audience.laid`."""
        strokes = strokes.clamp(0, 1)
        self._canvases = self._painted(self._canvases, strokes)
        share = (self._laid + len(strokes)) / self._budget if not self._searches else 0.0
        self._step += 1
        self._say(strokes, self._scene.off(self._canvases), at=self._laid, share=min(1.0, share))
        self._laid += len(strokes)

    def finish(self, painting: Painting, error: float) -> None:
        """Of the finished painting, in painting order."""
        self._say(painting.strokes, error, share=1.0)

    @torch.no_grad()
    def _key_frame(self, run: Descent) -> None:
        assert run.mover is not None
        strokes = run.mover.numbers[0].clamp(0, 1)
        error = self._scene.off(self._painted(self._scene.empty, strokes))
        self._say(strokes, error, share=(self._searched + run.share) / self._searches)

    def _painted(
        self, canvases: Float[Tensor, "B 3 h w"], strokes: Float[Tensor, "n P"]
    ) -> Float[Tensor, "B 3 h w"]:
        return self._renderer.paint(canvases, strokes.expand(len(canvases), -1, -1))

    def _say(
        self, strokes: Float[Tensor, "n P"], error: float, *, share: float, at: int = 0
    ) -> None:
        header = {
            "event": "strokes",
            "from": at,
            "count": len(strokes),
            "step": self._step,
            "share": round(share, DIGITS),
            "psnr": round(decibels(error), DIGITS),
        }
        ground = self._scene.ground
        part = Painting(self._brush.name, strokes.detach().cpu(), *self._shape, ground)
        self.desk.keep(part, at)
        self.desk.say(header, rows_of(self._brush, strokes))
