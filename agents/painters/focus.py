"""Where a picture matters: a mask that a person made, or what catches the eye."""

from pathlib import Path

import cv2
import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from paint_gym.pictures.reading import fitted, read_picture, resize

LEAST = 0.1
"""how much a place matters that the mask leaves out, where 1 is what it wants"""
SALIENCY = "saliency"
LOOK = 64
"""longer side at which a picture's spectrum is looked at, pixels"""
BLUR = 0.04
"""standard deviation of the blur of what catches the eye, in units of the longer side"""


def focus_of(
    wanted: str | UInt8[np.ndarray, "h w 3"],
    photograph: UInt8[np.ndarray, "H W 3"],
    height: int,
    *,
    width: int,
) -> Float[Tensor, "1 1 height width"]:
    """How much each place matters, mean 1.

    Args:
        wanted: "saliency"; or a mask, or the file of one: white matters, black hardly; any size,
            the proportions of the photograph.
        photograph: what is painted.
        height: of the answer, pixels.
        width: of the answer, pixels.

    Raises:
        ValueError: a mask of other proportions (more than 2 % apart), or one that is no picture.
        FileNotFoundError: no such mask.
    """
    if isinstance(wanted, np.ndarray):
        mask = resize(wanted, height, width).mean(2) / 255
    elif wanted == SALIENCY:
        mask = cv2.resize(saliency(photograph), (width, height), interpolation=cv2.INTER_LINEAR)
    else:
        mask = _mask(Path(wanted), photograph.shape[1] / photograph.shape[0], height, width=width)
    weight = LEAST + (1 - LEAST) * torch.from_numpy(mask.astype(np.float32))
    return (weight / weight.mean())[None, None]


def _mask(file: Path, proportion: float, height: int, *, width: int) -> Float[np.ndarray, "h w"]:
    picture = read_picture(file)
    found = picture.shape[1] / picture.shape[0]
    if abs(found / proportion - 1) > 0.02:
        raise ValueError(
            f"the mask {file} is {picture.shape[1]} x {picture.shape[0]} px, the photograph "
            f"{proportion:.2f} times as wide as high: draw the mask on the photograph itself"
        )
    return resize(picture, height, width).mean(2) / 255


def saliency(photograph: UInt8[np.ndarray, "H W 3"]) -> Float[np.ndarray, "h w"]:
    """What catches the eye, in [0, 1], at a longer side of `LOOK` px.

    What the spectrum has beyond its smooth part. Source: Hou & Zhang 2007, "Saliency detection: a
    spectral residual approach", equations 1 to 5; of each colour channel that is
    not the same everywhere, then averaged.
    """
    height, width = photograph.shape[:2]
    small = resize(photograph, *fitted(height, width, LOOK))
    channels = [x for x in np.moveaxis(small / 255.0, 2, 0) if np.ptp(x)]
    if not channels:
        return np.zeros(small.shape[:2])
    found = np.mean([_residual(x) for x in channels], axis=0)
    found = cv2.GaussianBlur(found, (0, 0), BLUR * LOOK)
    return (found - found.min()) / max(float(np.ptp(found)), 1e-12)


def _residual(channel: Float[np.ndarray, "h w"]) -> Float[np.ndarray, "h w"]:
    spectrum = np.fft.fft2(channel)
    size = np.log(np.abs(spectrum) + 1e-6)
    beyond = size - cv2.blur(size, (3, 3), borderType=cv2.BORDER_REFLECT)
    return np.square(np.abs(np.fft.ifft2(np.exp(beyond + 1j * np.angle(spectrum)))))
