"""From pictures to a picture."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from agents.painters.style import recolored
from agents.style.search import enlarged
from agents.style.wanted import Wanted, Weights
from paint_gym.features import Network
from paint_gym.pictures.lab import light_of, recolour, to_lab
from paint_gym.pictures.seen import seen

Bytes = UInt8[np.ndarray, "_ _ 3"]


@dataclass(frozen=True)
class Seeing:
    """Who sees, and how.

    Attributes:
        network: who.
        weights: how much content and style count.
        tile: side of what is seen at once, pixels.
        device: where.
    """

    network: Network
    weights: Weights
    tile: int = 1024
    device: torch.device = field(default_factory=lambda: torch.device("cpu"))


@dataclass(frozen=True)
class Pictures:
    """What a picture is made of.

    Attributes:
        content: the photograph.
        styles: paintings.
        blend: how much each of them counts.
        scale: how large a painting is seen: its longer side in that of the picture.
        own_colors: whether the colours are to be the photograph's.
    """

    content: Bytes
    styles: Sequence[Bytes]
    blend: Sequence[float]
    scale: float = 1.0
    own_colors: bool = False

    def wanted(self, side: int, seeing: Seeing) -> Wanted:
        """What is wanted of a picture of this longer side."""
        content = seen(self.content, side).to(seeing.device)
        paintings = [
            seen(x, max(1, round(side * self.scale))).to(seeing.device) for x in self.styles
        ]
        if self.own_colors:
            paintings = [recolored(x, content) for x in paintings]
        return Wanted(
            seeing.network,
            content,
            list(zip(paintings, self.blend, strict=True)),
            weights=seeing.weights,
            tile=seeing.tile,
        )

    def first(self, init: str | Bytes, side: int, *, seed: int) -> Float[Tensor, "1 3 H W"]:
        """Where a search begins: "content", "noise", or another picture; of this longer side."""
        content = seen(self.content, side)
        if isinstance(init, np.ndarray):
            return enlarged(seen(init, side), tuple(content.shape))
        if init == "content":
            return content
        return torch.rand(content.shape, generator=torch.Generator().manual_seed(seed))

    def finished(self, picture: Float[Tensor, "1 3 H W"]) -> Float[Tensor, "1 3 H W"]:
        """What was found; in the photograph's colours, where they are wanted."""
        if not self.own_colors:
            return picture
        content = seen(self.content, max(picture.shape[2:])).to(picture)
        return recolour(light_of(picture), to_lab(content)[:, 1:]).clamp(0, 1)
