"""A glance: what a bundle is expected to gain in a window, guessed from 16 x 16 px of it."""

import torch
from jaxtyping import Float
from torch import Tensor, nn

GLIMPSE = 16
"""pixels of what is seen of a window, along each side"""
FLOOR = 5e-4
"""squared error under which falls do not count; that of the score log_l2"""


class Glance(nn.Module):
    """Guesses how far the actor's next bundle lowers the error of a window, on a log scale.

    It learns from every update of the actor: what a bundle left of the error is known then.
    Idea: the value of each window of Compositional Neural Painter (Hu et al. 2023).
    """

    def __init__(self, width: int = 32) -> None:
        super().__init__()
        self.see = nn.Sequential(
            nn.Conv2d(6, width, 3, 2, 1),
            nn.ReLU(),
            nn.Conv2d(width, 2 * width, 3, 2, 1),
            nn.ReLU(),
            nn.Conv2d(2 * width, 2 * width, 3, 2, 1),
            nn.ReLU(),
            nn.Flatten(),
        )
        self.head = nn.Sequential(
            nn.Linear(2 * width * (GLIMPSE // 8) ** 2 + 2, 64), nn.ReLU(), nn.Linear(64, 1)
        )

    def forward(
        self,
        canvas: Float[Tensor, "n 3 h w"],
        target: Float[Tensor, "n 3 h w"],
        side: Float[Tensor, "n 1"],
        error: Float[Tensor, " n"],
    ) -> Float[Tensor, " n"]:
        """Guess of `log_fall`.

        Args:
            canvas: the window's contents, at any multiple of 16 px.
            target: what is wanted there.
            side: of the window, canvas units.
            error: mean squared error there now.
        """
        pictures = torch.cat([canvas, target], dim=1)
        if pictures.shape[-1] != GLIMPSE:
            pictures = nn.functional.interpolate(pictures, (GLIMPSE, GLIMPSE), mode="area")
        facts = torch.cat([side.log(), (error[:, None] + FLOOR).log()], dim=1)
        return self.head(torch.cat([self.see(pictures), facts], dim=1))[:, 0]


def log_fall(before: Float[Tensor, " n"], after: Float[Tensor, " n"]) -> Float[Tensor, " n"]:
    """Log of the share of the error that is left; 0 is none gone."""
    return ((after + FLOOR) / (before + FLOOR)).log()


def expected_after(
    before: Float[Tensor, " *n"], fall: Float[Tensor, " *n"]
) -> Float[Tensor, " *n"]:
    """The error that a guessed `log_fall` leaves."""
    return (before + FLOOR) * fall.exp() - FLOOR
