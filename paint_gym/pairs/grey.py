"""Light of a photograph, to be given its colours."""

import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.pairs.made import Made
from paint_gym.pairs.source import Drawn
from paint_gym.pictures.lab import light_of


class Grey(Made):
    """A photograph without its colours: L of CIELAB, in [0, 1]; a and b are wanted."""

    planes = 1
    chroma = True
    drawn: Drawn = "not"

    def given(
        self, picture: Float[Tensor, "3 H W"], generator: torch.Generator
    ) -> Float[Tensor, "1 H W"]:
        """Light alone."""
        return light_of(picture[None])[0]

    @staticmethod
    def given_of(picture: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B 1 H W"]:
        """Light alone, of any picture, coloured or grey."""
        return light_of(picture)
