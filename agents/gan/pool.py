"""Pictures made a while ago, shown to a critic among those made now, so that it forgets none.

Source: Shrivastava et al. 2017, arXiv 1612.07828, section 2.3, as CycleGAN uses it.
"""

from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor


class Pool:
    """So many pictures.

    Args:
        size: at most; 0 keeps none.
        generator: decides which.
    """

    def __init__(self, size: int, generator: torch.Generator):
        self.size, self.generator = size, generator
        self.kept: list[Tensor] = []

    def among(self, made: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B 3 H W"]:
        """Each, or by half a chance an older one whose place it takes."""
        return torch.stack([self._one(picture) for picture in made.detach()])

    def _one(self, picture: Tensor) -> Tensor:
        if len(self.kept) < self.size:
            self.kept.append(picture)
            return picture
        if not self.size or torch.rand(1, generator=self.generator) < 0.5:
            return picture
        place = int(torch.randint(self.size, (1,), generator=self.generator))
        old, self.kept[place] = self.kept[place], picture
        return old.to(picture.device)  # of a run that is resumed it lies where it was read

    def state_dict(self) -> dict[str, Any]:
        """The pictures."""
        return {"kept": list(self.kept)}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from there."""
        self.kept = list(state["kept"])
