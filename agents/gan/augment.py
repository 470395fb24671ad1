"""What pictures of both kinds go through before the critic sees them, so that few of them last.

Colour, shift and cut-out, each differentiable, so that the generator learns through them; the made
pictures alone would teach it to make augmented ones.

Sources: Zhao et al. 2020, arXiv 2006.10738 (differentiable augmentation), section 3.2; Karras et
al. 2020, arXiv 2006.06676 (as large a share as it takes), section 3.
"""

import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn.functional import affine_grid, grid_sample

SURE = 0.6
"""share of pictures that the critic may know beyond guessing, before more are augmented"""
GROWS = 1e-5
"""of the share that is augmented, for each picture that was seen"""
MOST = 0.8
"""of that share: beyond, the generator would learn augmented pictures; Karras et al. 2020"""
SHIFT = 0.125
"""of the side, at most"""
HOLE = 0.5
"""side of what is cut out, of the picture's"""


def augmented(
    picture: Float[Tensor, "B 3 H W"], share: float, generator: torch.Generator
) -> Float[Tensor, "B 3 H W"]:
    """About that share of them, each in colours, at a place and with a hole of its own.

    Colours may leave [0, 1].
    """
    chance = torch.rand(len(picture), 8, generator=generator).to(picture.device)
    new = cut_out(shifted(tinted(picture, chance[:, :3]), chance[:, 3:5]), chance[:, 5:7])
    return torch.where((chance[:, 7] < share)[:, None, None, None], new, picture)


def share_after(
    share: float, of_fake: Float[Tensor, " B"], of_real: Float[Tensor, " B"], *, seen: int
) -> float:
    """The share that is to be augmented next, by a critic's answers and how many it has seen since.

    It grows while the critic tells more of them apart, by the middle of its answers, than `SURE`.
    """
    middle = (of_fake.mean() + of_real.mean()) / 2
    known = (of_real > middle).float().mean() + (of_fake < middle).float().mean() - 1
    return min(MOST, max(0.0, share + GROWS * seen * (1 if known > SURE else -1)))


def tinted(
    picture: Float[Tensor, "B 3 H W"], chance: Float[Tensor, "B 3"]
) -> Float[Tensor, "B 3 H W"]:
    """Brightness half a unit off at most; saturation 0 to 2 times; contrast 0.5 to 1.5 times."""
    light, color, contrast = (x[:, None, None, None] for x in chance.unbind(1))
    lit = picture + light - 0.5
    grey = lit.mean(1, keepdim=True)
    vivid = grey + (lit - grey) * 2 * color
    mean = vivid.mean((1, 2, 3), keepdim=True)
    return mean + (vivid - mean) * (contrast + 0.5)


def shifted(
    picture: Float[Tensor, "B 3 H W"], chance: Float[Tensor, "B 2"]
) -> Float[Tensor, "B 3 H W"]:
    """By whole pixels, up to `SHIFT` each way; black comes in."""
    side = picture.shape[-1]
    steps = (chance * (2 * int(SHIFT * side) + 1)).floor() - int(SHIFT * side)
    moves = torch.eye(2, 3, device=picture.device).repeat(len(picture), 1, 1)
    moves[:, :, 2] = steps * 2 / side
    grid = affine_grid(moves, list(picture.shape), align_corners=False)
    return grid_sample(picture, grid.to(picture.dtype), mode="nearest", align_corners=False)


def cut_out(
    picture: Float[Tensor, "B 3 H W"], chance: Float[Tensor, "B 2"]
) -> Float[Tensor, "B 3 H W"]:
    """A square hole about any place."""
    side = picture.shape[-1]
    at = torch.arange(side, device=picture.device)
    middle = (chance * side).floor()[:, :, None]
    inside = (at - middle).abs() < HOLE * side / 2
    return picture * ~(inside[:, :1, None] & inside[:, 1:, :, None]).mT.reshape(
        len(picture), 1, side, side
    )
