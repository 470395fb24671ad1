"""Pictures through which something may be seen: red, green, blue and opacity."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from paint_gym.pictures.reading import WHITE, read_over, warn
from paint_gym.pictures.seen import seen

BLACK = (0, 0, 0)


def read_transparent(
    source: Path | bytes, name: str = "", *, tell: Callable[[str], None] = warn
) -> UInt8[np.ndarray, "H W C"]:
    """A picture as `read_picture` reads it, with its opacity as a fourth channel if it has any.

    Raises:
        FileNotFoundError, UnreadablePicture: see `read_picture`.
    """
    return told_apart(*read_over(source, (BLACK, WHITE), name, tell=tell))


def told_apart(
    dark: UInt8[np.ndarray, "H W 3"], light: UInt8[np.ndarray, "H W 3"]
) -> UInt8[np.ndarray, "H W C"]:
    """The picture that is seen as these over black and over white."""
    if np.array_equal(dark, light):
        return dark
    clear = (light.astype(int) - dark).max(2, keepdims=True)
    opaque = 255 - clear
    ink = np.where(opaque > 0, dark * 255.0 / np.maximum(opaque, 1), 0)
    return np.concatenate([np.rint(ink).clip(0, 255), opaque], 2).astype(np.uint8)


def laid_over(
    picture: UInt8[np.ndarray, "H W C"], below: UInt8[np.ndarray, "H W 3"] | tuple[int, int, int]
) -> UInt8[np.ndarray, "H W 3"]:
    """What is seen where this lies below it; an opaque picture is seen as it is."""
    if picture.shape[2] == 3:
        return picture
    opaque = picture[..., 3:].astype(float) / 255
    shown = picture[..., :3] * opaque + np.asarray(below, float) * (1 - opaque)
    return np.rint(shown).astype(np.uint8)


def seen_over(
    picture: UInt8[np.ndarray, "H W C"], longer: int, below: Float[Tensor, "1 3 h w"]
) -> Float[Tensor, "1 3 h w"]:
    """The same as painters see it: at this longer side, which what lies below it has."""
    dark = seen(laid_over(picture, BLACK), longer)
    return dark if picture.shape[2] == 3 else dark + below.to(dark) * clearness(picture, longer)


def clearness(picture: UInt8[np.ndarray, "H W C"], longer: int) -> Float[Tensor, "1 1 h w"]:
    """How much of what lies below is seen through each place, at this longer side."""
    if picture.shape[2] == 3:
        return torch.zeros_like(seen(picture, longer)[:, :1])
    return 1 - seen(np.repeat(picture[..., 3:], 3, 2), longer)[:, :1]
