"""Strokes that are moved together: projected Adam in each stroke's own units."""

from dataclasses import dataclass
from typing import Any, Literal

import torch
from jaxtyping import Float, Int
from torch import Tensor

from renderers import Brush
from renderers.brush import Kind

MOMENTUM, MEMORY = 0.9, 0.95
"""of the gradient's mean and of its square: shorter than is usual, since strokes come and go"""
RATES = {"x": 0.16, "y": 0.16, "length": 0.65, "unitless": 0.2, "angle": 0.03, "alpha": 0.08,
         "color": 0.02}  # fmt: skip
"""how far a number moves in a step at most, about; of positions and lengths in `extents`"""
LEAST = 0.004
"""least extent, canvas widths"""


@dataclass
class Fit:
    """Strokes and what Adam remembers of them.

    Attributes:
        brush: the kind of stroke.
        strokes: every number in [0, 1].
        mean: of the gradient.
        square: of the gradient squared.
        steps: that each stroke has made.
    """

    brush: Brush
    strokes: Float[Tensor, "B T P"]
    mean: Float[Tensor, "B T P"]
    square: Float[Tensor, "B T P"]
    steps: Float[Tensor, "B T 1"]

    @torch.no_grad()
    def descend(
        self, slope: Float[Tensor, "B T P"], rate: float, moving: Kind | Literal["all"] = "all"
    ) -> None:
        """One step down a gradient, `rate` times as far as usual; in place, kept in [0, 1].

        Args:
            slope: the gradient.
            rate: 1 is as far as usual.
            moving: "all" numbers, or those of one kind of parameter only.
        """
        self.steps += 1
        self.mean.lerp_(slope, 1 - MOMENTUM)
        self.square.lerp_(slope.square(), 1 - MEMORY)
        mean = self.mean / (1 - MOMENTUM**self.steps)
        square = self.square / (1 - MEMORY**self.steps)
        away = rate * paces(self.strokes, self.brush) * mean / (square.sqrt() + 1e-12)
        if moving != "all":
            still = torch.ones(away.shape[-1], dtype=torch.bool)
            still[self.brush.columns(moving)] = False
            away[..., still] = 0
        self.strokes.sub_(away).clamp_(0, 1)

    def keep(self, rows: Int[Tensor, "B n"]) -> "Fit":
        """Only these strokes of each canvas, in this order."""

        def of(x: Tensor) -> Tensor:
            return x.gather(1, rows[..., None].expand(-1, -1, x.shape[-1]))

        return Fit(self.brush, *(of(x) for x in self._tensors()))

    def with_more(self, strokes: Float[Tensor, "B n P"]) -> "Fit":
        """New strokes laid last."""
        fresh = begin(self.brush, strokes)
        pairs = zip(self._tensors(), fresh._tensors(), strict=True)
        return Fit(self.brush, *(torch.cat(pair, dim=1) for pair in pairs))

    def check(self, batch: int, count: int) -> None:
        """Raises: ValueError: these are not so many strokes of so many canvases, moved by Adam."""
        check_strokes(self.strokes, (batch, count, len(self.brush.params)))
        wanted = (*[self.strokes.shape] * 2, (batch, count, 1))
        for x, shape in zip(self._tensors()[1:], wanted, strict=True):
            if x.shape != shape or not bool(x.isfinite().all()):
                raise ValueError(f"Adam remembers {list(x.shape)} of {list(shape)}, not all finite")

    def _tensors(self) -> tuple[Tensor, ...]:
        return self.strokes, self.mean, self.square, self.steps

    def state_dict(self) -> dict[str, Any]:
        """Everything but the brush."""
        names = ("strokes", "mean", "square", "steps")
        return dict(zip(names, self._tensors(), strict=True))


def check_strokes(strokes: Float[Tensor, "..."], shape: tuple[int, ...]) -> None:
    """Raises: ValueError: strokes of another shape, or with numbers that are not in [0, 1]."""
    if strokes.shape != shape:
        raise ValueError(f"strokes of shape {list(strokes.shape)}, wanted {list(shape)}")
    if not bool(((strokes >= 0) & (strokes <= 1)).all()):
        raise ValueError("strokes whose numbers are not all in [0, 1]")


def begin(brush: Brush, strokes: Float[Tensor, "B T P"]) -> Fit:
    """Strokes that have not been moved."""
    zeros = torch.zeros_like(strokes)
    return Fit(brush, strokes.clone(), zeros, zeros.clone(), zeros[..., :1].clone())


def paces(strokes: Float[Tensor, "B T P"], brush: Brush) -> Float[Tensor, "B T P"]:
    """How far each number may move in a step."""
    extent = extents(strokes, brush)
    own = torch.ones_like(extent)
    large = brush.columns("x", "y", "length")
    paces = [RATES[p.kind] * (extent if i in large else own) for i, p in enumerate(brush.params)]
    return torch.stack(paces, dim=-1)


def extents(strokes: Float[Tensor, "B T P"], brush: Brush) -> Float[Tensor, "B T"]:
    """About how large each stroke is: a quarter of its width, its height and its lengths' mean."""
    xs, ys, lengths = (strokes[..., brush.columns(kind)] for kind in ("x", "y", "length"))
    wide, high = (x.amax(-1) - x.amin(-1) for x in (xs, ys))
    thick = lengths.mean(-1) if lengths.shape[-1] else torch.zeros_like(wide)
    return (wide + high + thick) / 4 + LEAST
