"""How well a painter paints: error over a test split, with its confidence interval."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor

from agents.painters.painter import Painter
from agents.painters.squared import squared_error
from paint_gym.easel.pixels import psnr
from paint_gym.targets import Targets
from renderers import Renderer, make_renderer

BATCH = 32
"""pictures painted at once"""


@dataclass(frozen=True)
class Evaluation:
    """Error over test pictures.

    Attributes:
        errors: mean squared error of each picture, on [0, 1].
        blank: that of the blank canvas, mean over the pictures.
    """

    errors: Float[Tensor, " n"]
    blank: float

    @property
    def mse(self) -> float:
        """Mean over the pictures."""
        return float(self.errors.mean())

    @property
    def interval(self) -> float:
        """Half width of the 95 % interval of the mean (normal approximation)."""
        n = len(self.errors)
        return 1.96 * float(self.errors.std()) / math.sqrt(n) if n > 1 else math.nan

    def row(self, prefix: str) -> dict[str, float]:
        """For metrics and results."""
        return {
            f"{prefix}/mse": self.mse,
            f"{prefix}/mse_95": self.interval,
            f"{prefix}/psnr": float(psnr(self.errors).mean()),
            f"{prefix}/blank": self.blank,
            f"{prefix}/pictures": float(len(self.errors)),
        }

    def __str__(self) -> str:
        return (
            f"{self.mse:.5f} +- {self.interval:.5f} over {len(self.errors)} pictures "
            f"(blank canvas {self.blank:.4f}, {self.blank / max(self.mse, 1e-12):.1f} times that)"
        )


@torch.no_grad()
def evaluate(
    painter: Painter,
    sets: Sequence[Targets],
    budget: int,
    *,
    limit: int | None = None,
    device: torch.device | str = "cpu",
) -> Evaluation:
    """Paint the pictures and measure them, redrawn with the engine that is exact.

    Args:
        painter: who paints.
        sets: test splits; their pictures count alike.
        budget: strokes per picture.
        limit: pictures of each set, spread evenly over it; None for all of them.
        device: where the painter works; the judge works where the pictures lie.

    Raises:
        ValueError: if the painter spends more than the budget.
    """
    judge = make_renderer("auto", painter.brush)
    errors, blanks = [], []
    for targets in sets:
        for index in chosen(len(targets), limit).split(BATCH):
            target = targets[index]
            canvas = redraw(painter.paint(target.to(device), budget), target, judge, budget)
            errors.append(squared_error(canvas, target))
            blanks.append(target.square().mean((1, 2, 3)))
    return Evaluation(torch.cat(errors).cpu(), float(torch.cat(blanks).mean()))


def chosen(count: int, limit: int | None) -> Tensor:
    """Indices spread evenly over a set."""
    if limit is None or limit >= count:
        return torch.arange(count)
    return torch.linspace(0, count - 1, limit).round().long()


def redraw(
    strokes: Float[Tensor, "B T P"], target: Float[Tensor, "B 3 H W"], judge: Renderer, budget: int
) -> Float[Tensor, "B 3 H W"]:
    """The strokes on blank canvases, drawn by the judge.

    Raises:
        ValueError: more strokes than the budget.
    """
    if strokes.shape[1] > budget:
        raise ValueError(f"the painter laid {strokes.shape[1]} strokes of a budget of {budget}")
    canvas = torch.zeros_like(target)
    return judge.paint(canvas, strokes.to(canvas.device).clamp(0, 1))


@torch.no_grad()
def progress_sheet(
    painter: Painter,
    sets: Sequence[Targets],
    budget: int,
    *,
    rows: int = 6,
    device: torch.device | str = "cpu",
) -> Float[Tensor, "R 5 3 H W"]:
    """Target, then the canvas after 1/8, 1/4, 1/2 and all of the strokes, for a few pictures."""
    per = -(-rows // len(sets))
    target = torch.cat([targets[chosen(len(targets), per)] for targets in sets])[:rows]
    strokes: Any = painter.paint(target.to(device), budget)
    judge = make_renderer("auto", painter.brush)
    columns = [target]
    for part in (8, 4, 2, 1):
        columns.append(redraw(strokes[:, : budget // part], target, judge, budget))
    return torch.stack(columns, dim=1)
