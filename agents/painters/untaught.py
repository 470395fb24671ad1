"""Painters that have learned nothing: what any other has to beat."""

from dataclasses import dataclass, field
from typing import ClassVar

import torch
from jaxtyping import Float
from torch import Tensor

from renderers import Brush, Renderer, uniform

SEEDS = (0, 1, 2)
"""of the random painters that every table has beside those that learned"""


@dataclass
class RandomPainter:
    """Lays uniformly random strokes, without a look at the target.

    Attributes:
        brush: the kind of stroke.
        seed: a painter made anew with the same seed paints the same.
    """

    brush: Brush
    renderer: ClassVar[Renderer | None] = None
    seed: int = 0
    chance: torch.Generator = field(init=False)

    def __post_init__(self) -> None:
        self.chance = torch.Generator().manual_seed(self.seed)

    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `Painter.paint`; spends the whole budget."""
        strokes = uniform(len(targets) * budget, self.brush, self.chance)
        return strokes.reshape(len(targets), budget, -1).to(targets.device)


@dataclass
class BlankPainter:
    """Lays nothing: the floor of every table.

    Attributes:
        brush: the kind of stroke that is not laid.
    """

    brush: Brush
    renderer: ClassVar[Renderer | None] = None

    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `Painter.paint`; no strokes at all."""
        return targets.new_zeros(len(targets), 0, len(self.brush.params))
