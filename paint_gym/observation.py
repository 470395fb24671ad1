"""What is observed: one picture of seven planes or three by name, channels first or last."""

import numpy as np
from gymnasium import Space, spaces
from jaxtyping import Float, UInt8
from torch import Tensor

from paint_gym.config import EnvConfig


def picture_shape(channels: int, config: EnvConfig) -> tuple[int, int, int]:
    """Of a picture as it is given and taken."""
    side = config.size
    return (channels, side, side) if config.layout == "chw" else (side, side, channels)


def observation_space(config: EnvConfig) -> Space:
    """Of one canvas."""
    if config.observation == "stack":
        return spaces.Box(0, 255, picture_shape(7, config), np.uint8)
    picture = spaces.Box(0, 255, picture_shape(3, config), np.uint8)
    return spaces.Dict(canvas=picture, progress=spaces.Box(0, 1, (1,), np.float32), target=picture)


def arrange(
    planes: UInt8[Tensor, "B 7 H W"], progress: Float[np.ndarray, " B"], config: EnvConfig
) -> UInt8[Tensor, "B ..."] | dict[str, Tensor | np.ndarray]:
    """The planes as the observation space has them.

    Args:
        planes: canvas RGB, target RGB, progress; the observation's own from now on.
        progress: share of the actions taken.
        config: says how.
    """
    if config.observation == "stack":
        return _laid_out(planes, config)
    return {
        "canvas": _laid_out(planes[:, :3], config),
        "progress": progress.astype(np.float32)[:, None],
        "target": _laid_out(planes[:, 3:6], config),
    }


def _laid_out(planes: Tensor, config: EnvConfig) -> Tensor:
    return (planes if config.layout == "chw" else planes.permute(0, 2, 3, 1)).contiguous()
