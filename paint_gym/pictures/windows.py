"""Squares cut out of larger pictures: anywhere to learn from, the middle to measure on."""

import torch
from jaxtyping import Float
from torch import Tensor

CROP = 286 / 256
"""of a picture's side to the window's. Source: Isola et al. 2017, section 6.2"""


def anywhere(
    pictures: Float[Tensor, "B C h w"], size: int, *, mirror: bool, generator: torch.Generator
) -> Float[Tensor, "B C H W"]:
    """A window of each at a place of its own; with `mirror`, half of them are mirrored."""
    room = pictures.shape[-1] - size + 1
    corners = torch.randint(room, (len(pictures), 2), generator=generator).tolist()
    found = torch.stack(
        [x[:, y : y + size, z : z + size] for x, (y, z) in zip(pictures, corners, strict=True)]
    )
    if not mirror:
        return found
    some = torch.rand(len(found), generator=generator) < 0.5
    return torch.where(some[:, None, None, None], found.flip(-1), found)


def middle(pictures: Float[Tensor, "B C h w"], size: int) -> Float[Tensor, "B C H W"]:
    """The window about the centre of each."""
    corner = (pictures.shape[-1] - size) // 2
    return pictures[:, :, corner : corner + size, corner : corner + size]
