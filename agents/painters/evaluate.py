"""How well a painter paints: error over a test split, with its confidence interval."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from agents.painters.painter import Painter
from paint_gym.judge import BATCH, make_judge, redraw
from paint_gym.metrics import psnr, squared_error
from paint_gym.targets import Targets
from paint_gym.targets.held_out import spread


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
    """Paint the pictures and judge them (`paint_gym.judge`).

    Args:
        painter: who paints.
        sets: test splits; their pictures count alike.
        budget: strokes per picture.
        limit: pictures of each set, spread evenly over it; None for all of them.
        device: where the painter works; it is judged where the pictures lie.

    Raises:
        ValueError: if the painter spends more than the budget.
    """
    engine = make_judge(painter.brush)
    errors, blanks = [], []
    for targets in sets:
        for index in spread(len(targets), limit).split(BATCH):
            target = targets[index]
            strokes = within(budget, painter.paint(target.to(device), budget))
            errors.append(squared_error(redraw(strokes, target, engine), target))
            blanks.append(squared_error(torch.zeros_like(target), target))
    return Evaluation(torch.cat(errors).cpu(), float(torch.cat(blanks).mean()))


def within(budget: int, strokes: Float[Tensor, "B T P"]) -> Float[Tensor, "B T P"]:
    """The strokes, if they are no more than the budget.

    Raises:
        ValueError: they are more.
    """
    if strokes.shape[1] > budget:
        raise ValueError(f"the painter laid {strokes.shape[1]} strokes of a budget of {budget}")
    return strokes


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
    target = torch.cat([targets[spread(len(targets), per)] for targets in sets])[:rows]
    strokes = within(budget, painter.paint(target.to(device), budget))
    engine = make_judge(painter.brush)
    columns = [target]
    for part in (8, 4, 2, 1):
        columns.append(redraw(strokes[:, : budget // part], target, engine))
    return torch.stack(columns, dim=1)
