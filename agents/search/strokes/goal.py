"""What a search wants of its strokes."""

from dataclasses import dataclass, field, replace
from functools import cached_property

import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d

from agents.search.movers import sloped
from agents.search.strokes.limits import Limits
from agents.search.strokes.strokes import Moving, Strokes
from paint_gym.pictures.reading import fitted
from paint_gym.scores import Score
from renderers import Renderer


@dataclass(frozen=True)
class Goal:
    """Pictures to be like, and what likeness means.

    Attributes:
        renderer: what lays the strokes.
        target: the pictures.
        score: whose gain is sought; minus the mean squared error if there is none.
        focus: how much each place matters, mean 1; all the same if there is none. An error there
            counts as if it were the square root of that as large.
        canvas: where painting begins; black if not given.
        limits: what strokes keep to.
    """

    renderer: Renderer
    target: Float[Tensor, "B 3 H W"]
    score: Score | None = None
    focus: Float[Tensor, "B 1 H W"] | None = None
    canvas: Float[Tensor, "B 3 H W"] | None = None
    limits: Limits = field(default_factory=Limits)

    @property
    def longer(self) -> int:
        """Longer side of the pictures, pixels."""
        return max(self.target.shape[2:])

    @cached_property
    def blank(self) -> Float[Tensor, "B 3 H W"]:
        """Where every painting begins: `canvas`, or black."""
        return torch.zeros_like(self.target) if self.canvas is None else self.canvas

    @cached_property
    def weight(self) -> Float[Tensor, "B 1 H W"]:
        """`focus`, or ones."""
        return torch.ones_like(self.target[:, :1]) if self.focus is None else self.focus

    def strokes(self, moving: Moving = "all") -> Strokes:
        """The drawing that is to be like them."""
        return Strokes(self.renderer, self.blank, moving, self.limits)

    @torch.no_grad()
    def painted(self, strokes: Float[Tensor, "B T P"] | None) -> Float[Tensor, "B 3 H W"]:
        """The canvas after these strokes."""
        return self.blank if strokes is None else self.renderer.paint(self.blank, strokes)

    def error(self, canvas: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B 1 H W"]:
        """Squared error of each pixel, as much as it matters."""
        return (canvas - self.target).square().mean(1, keepdim=True) * self.weight

    def loss(self, strokes: Float[Tensor, "B T P"]) -> Float[Tensor, " B"]:
        """What is descended: minus the score; differentiable."""
        if self.score is None and self.focus is None:
            return self.renderer.error(self.blank, strokes, self.target)
        return self(self.renderer.paint(self.blank, strokes))

    def __call__(self, canvas: Float[Tensor, "B 3 H W"]) -> Float[Tensor, " B"]:
        """The same of canvases."""
        if self.score is None:
            return self.error(canvas).mean((1, 2, 3))
        return -self.score(self._focused(canvas), self.target)

    def _focused(self, canvas: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B 3 H W"]:
        """As far from the target as it matters."""
        if self.focus is None:
            return canvas
        return self.target + self.focus.sqrt() * (canvas - self.target)

    def slope(
        self, strokes: Float[Tensor, "B T P"]
    ) -> tuple[Float[Tensor, " B"], Float[Tensor, "B T P"]]:
        """The loss and its gradient by the strokes."""
        return sloped(self.loss, strokes)

    def shrunk(self, longer: int, narrow: int = 1) -> "Goal":
        """The same with smaller pictures, area-averaged; itself if they are no larger.

        Args:
            longer: their longer side, pixels.
            narrow: their shorter side at least; more than `longer` then, where that needs it.
        """
        height, width = self.target.shape[2:]
        side = max(longer, narrow * max(height, width) / min(height, width))
        if side >= self.longer:
            return self
        shape = fitted(height, width, side)
        focus, canvas = (
            None if x is None else adaptive_avg_pool2d(x, shape) for x in (self.focus, self.canvas)
        )
        target = adaptive_avg_pool2d(self.target, shape)
        return replace(self, target=target, focus=focus, canvas=canvas)
