"""Strokes as a drawing: what may move, and how far."""

from dataclasses import dataclass, field
from typing import Literal

import torch
from jaxtyping import Float
from torch import Tensor

from agents.search.drawing import outside
from agents.search.strokes.limits import Limits
from renderers import Brush, Renderer
from renderers.brush import Kind

Moving = Kind | Literal["all", "shape"]
RATES = {"x": 0.22, "y": 0.22, "length": 0.65, "unitless": 0.2, "angle": 0.03, "alpha": 0.08,
         "color": 0.02, "choice": 0.0}  # fmt: skip
"""how far a number moves in a step at most, about; of positions and lengths in `extents`"""
LEAST = 0.004
"""least extent, canvas widths"""


@dataclass(frozen=True)
class Strokes:
    """Strokes on canvases, in painting order; rows of numbers in [0, 1].

    Attributes:
        renderer: what lays them.
        canvas: where painting begins.
        moving: "all" numbers, the "shape", which is all but the inks, or those of one kind only.
        limits: what they keep to.
    """

    renderer: Renderer
    canvas: Float[Tensor, "B 3 H W"]
    moving: Moving = "all"
    limits: Limits = field(default_factory=Limits)

    @property
    def brush(self) -> Brush:
        """The kind of stroke."""
        return self.renderer.brush

    def picture(self, numbers: Float[Tensor, "B T P"]) -> Float[Tensor, "B 3 H W"]:
        """The canvas after these strokes."""
        return self.renderer.paint(self.canvas, numbers.clamp(0, 1))

    def paces(self, numbers: Float[Tensor, "B T P"]) -> Float[Tensor, "B T P"]:
        """In each stroke's own units; 0 of what may not move."""
        found = paces(numbers, self.brush)
        if self.moving == "shape":
            found[..., self.brush.columns("color")] = 0
        elif self.moving != "all":
            still = torch.ones(found.shape[-1], dtype=torch.bool)
            still[self.brush.columns(self.moving)] = False
            found[..., still] = 0
        return found

    def into_range(self, numbers: Float[Tensor, "B T P"]) -> None:
        """To [0, 1], and what strokes keep to."""
        numbers.clamp_(0, 1)
        self.limits.keep(numbers, self.brush)

    def strange(self, numbers: Float[Tensor, "B T P"]) -> Float[Tensor, " B"]:
        """What is out of range."""
        return outside(numbers)


def paces(strokes: Float[Tensor, "B T P"], brush: Brush) -> Float[Tensor, "B T P"]:
    """How far each number may move in a step."""
    extent = extents(strokes, brush)
    own = torch.ones_like(extent)
    large = brush.columns("x", "y", "length")
    paces = [RATES[p.kind] * (extent if i in large else own) for i, p in enumerate(brush.params)]
    return torch.stack(paces, dim=-1)


def extents(strokes: Float[Tensor, "B T P"], brush: Brush) -> Float[Tensor, "B T"]:
    """About how large each stroke is: a quarter of its width, its height and its lengths' mean."""
    own = zip(brush.kinds, brush.own, strict=True)
    found = torch.stack([_extents(strokes[..., columns], kind) for kind, columns in own])
    return found.gather(0, brush.which(strokes)[None])[0]


def _extents(strokes: Float[Tensor, "B T P"], brush: Brush) -> Float[Tensor, "B T"]:
    """The same of strokes of one kind."""
    xs, ys, lengths = (strokes[..., brush.columns(kind)] for kind in ("x", "y", "length"))
    wide, high = (x.amax(-1) - x.amin(-1) for x in (xs, ys))
    thick = lengths.mean(-1) if lengths.shape[-1] else torch.zeros_like(wide)
    return (wide + high + thick) / 4 + LEAST


def check_strokes(strokes: Float[Tensor, "..."], shape: tuple[int, ...]) -> None:
    """Raises: ValueError: strokes of another shape, or with numbers that are not in [0, 1]."""
    if strokes.shape != shape:
        raise ValueError(f"strokes of shape {list(strokes.shape)}, wanted {list(shape)}")
    if not bool(((strokes >= 0) & (strokes <= 1)).all()):
        raise ValueError("strokes whose numbers are not all in [0, 1]")
