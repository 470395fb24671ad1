"""What every stroke of a painting keeps to: neither too small nor too large, upright."""

import math
from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from renderers import Brush


@dataclass(frozen=True)
class Limits:
    """How large strokes may be, and whether they may turn.

    A stroke's size is its width: of curves the nib's, of circles their diameter, of rectangles both
    sides, of triangles the longer side of their box.

    Attributes:
        least: canvas units.
        most: canvas units.
        upright: whether every angle is 0.

    Raises:
        ValueError: no size is in between.
    """

    least: float = 0.0
    most: float = math.inf
    upright: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.least <= self.most:
            raise ValueError(f"no size is from {self.least:g} to {self.most:g} canvas widths")

    def check(self, brush: Brush) -> None:
        """Raises: ValueError: the brush, or one mixed in it, can have no such strokes."""
        for kind in brush.kinds:
            self._check(kind)

    def _check(self, brush: Brush) -> None:
        if self.upright and not brush.columns("angle"):
            raise ValueError(
                f"a stroke of {brush.title} has no angle to keep upright: use rectangle, oil or "
                "marker"
            )
        thinnest = max((p.width * p.rest for p in brush.params if p.kind == "length"), default=0.0)
        widths = [p.width * (1 + p.rest) for p in brush.params if p.kind == "length"]
        if self.least > (thickest := min(widths, default=1.0)):
            raise ValueError(
                f"the thickest stroke of {brush.title} is {thickest:.1%} of the longer side, and "
                f"no less than {self.least:.1%} is allowed"
            )
        if self.most < thinnest:
            raise ValueError(
                f"the thinnest stroke of {brush.title} is {thinnest:.2%} of the longer side, and "
                f"no more than {self.most:.2%} is allowed"
            )

    @torch.no_grad()
    def keep(self, strokes: Float[Tensor, "... P"], brush: Brush) -> None:
        """Bring strokes to them, in place; those that keep them stay as they are."""
        if self == Limits():
            return
        if len(brush.kinds) == 1:
            self._keep(strokes, brush)
            return
        which = brush.which(strokes)[..., None]
        for i, (kind, own) in enumerate(zip(brush.kinds, brush.own, strict=True)):
            kept = strokes[..., own]
            self._keep(kept, kind)
            strokes[..., own] = torch.where(which == i, kept, strokes[..., own])

    def _keep(self, strokes: Float[Tensor, "... P"], brush: Brush) -> None:
        """The same of strokes of one kind."""
        if self.upright:
            strokes[..., brush.columns("angle")] = 0
        if self.least == 0 and self.most == math.inf:
            return
        lengths = brush.columns("length")
        for i in lengths:
            param = brush.params[i]
            low, high = (x / param.width - param.rest for x in (self.least, self.most))
            strokes[..., i].clamp_(max(0.0, low), max(0.0, min(1.0, high)))
        if not lengths:
            self._scale(strokes, brush)

    def _scale(self, strokes: Float[Tensor, "... P"], brush: Brush) -> None:
        """About their middles, strokes that are told by their corners."""
        axes = [brush.columns("x"), brush.columns("y")]
        size = torch.stack([strokes[..., a].amax(-1) - strokes[..., a].amin(-1) for a in axes])
        longer = size.amax(0).clamp(min=1e-6)
        by = (longer.clamp(self.least, self.most) / longer)[..., None]
        for a in axes:
            at = strokes[..., a]
            middle = (at.amax(-1, keepdim=True) + at.amin(-1, keepdim=True)) / 2
            scaled = middle + (at - middle) * by
            scaled = scaled + (-scaled.amin(-1, keepdim=True)).clamp(min=0)  # back into the canvas
            scaled = scaled - (scaled.amax(-1, keepdim=True) - 1).clamp(min=0)
            strokes[..., a] = torch.where(by == 1, at, scaled).clamp(0, 1)
