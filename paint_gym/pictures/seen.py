"""A picture as painters and scores see it."""

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from paint_gym.pictures.reading import fitted, resize


def seen(picture: UInt8[np.ndarray, "H W 3"], longer: int) -> Float[Tensor, "1 3 h w"]:
    """At this longer side in pixels, aspect kept, each side at least 1."""
    height, width = picture.shape[:2]
    small = resize(picture, *fitted(height, width, longer))
    return torch.from_numpy(small.copy()).permute(2, 0, 1)[None].float() / 255
