"""How a picture has moved since another: optical flow, and pictures that are moved by it."""

import cv2
import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn.functional import grid_sample

NARROWEST = 16
"""shorter side of a picture whose motion can be told, pixels"""


def motion(
    before: Float[Tensor, "1 3 H W"], after: Float[Tensor, "1 3 H W"]
) -> Float[Tensor, "1 2 H W"]:
    """How far each place of `before` has moved until `after`: right and down, pixels.

    None in pictures too narrow to tell.

    Source: Kroeger et al. 2016, "Fast optical flow using dense inverse search" (arXiv 1603.03590),
    by OpenCV.
    """
    height, width = before.shape[2:]
    if min(height, width) < NARROWEST:
        return before.new_zeros(1, 2, height, width)
    flow = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    found = flow.calc(_grey(before), _grey(after), None)  # type: ignore[call-overload]
    return torch.from_numpy(np.ascontiguousarray(found)).permute(2, 0, 1)[None].to(before)


def _grey(picture: Float[Tensor, "1 3 H W"]) -> np.ndarray:
    rgb = (picture[0].clamp(0, 1) * 255).round().byte().permute(1, 2, 0).cpu().numpy()
    return cv2.cvtColor(np.ascontiguousarray(rgb), cv2.COLOR_RGB2GRAY)


def warped(
    picture: Float[Tensor, "1 C H W"], back: Float[Tensor, "1 2 H W"]
) -> Float[Tensor, "1 C H W"]:
    """The picture each of whose places shows what lies `back` from it, right and down, pixels.

    With the motion from a frame to the one before it, that one is brought to where it has moved.
    Beyond the rim it is as on it.
    """
    height, width = picture.shape[2:]
    y, x = torch.meshgrid(
        torch.arange(height, device=back.device),
        torch.arange(width, device=back.device),
        indexing="ij",
    )
    at = torch.stack(
        [2 * (x + 0.5 + back[:, 0]) / width - 1, 2 * (y + 0.5 + back[:, 1]) / height - 1], dim=-1
    )
    return grid_sample(picture, at, padding_mode="border", align_corners=False)
