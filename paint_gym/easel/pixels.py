"""Pixels: painted floats become the bytes that are shown, and how far those are from the target."""

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from paint_gym.easel import pixels_cpu
from renderers.workshop.threads import launch

FEW = 2**18
"""numbers on the canvases (five of 128 px) up to which one thread is as fast as two"""


def show(
    painted: Float[Tensor, "B 3 H W"],
    target: UInt8[Tensor, "B 3 H W"],
    progress: UInt8[np.ndarray, " B"],
    *,
    pixels: UInt8[Tensor, "B 7 H W"],
) -> Float[Tensor, " B"]:
    """Round painted canvases to bytes and lay out what is observed; on a CPU, all in one pass.

    The error is a sum of whole numbers, divided once: however it is added up, it is the same.

    Args:
        painted: RGB float32 in [0, 1]; rounded in place to multiples of 1/255.
        target: RGB bytes.
        progress: one byte for each canvas.
        pixels: receives canvas, target and progress.

    Returns:
        Mean squared error over pixels and channels, colours in [0, 1].
    """
    if painted.device.type == "cpu" and painted.is_contiguous() and target.is_contiguous():
        return _show_in_one_pass(painted, target, progress, pixels=pixels)
    return show_plainly(painted, target, progress, pixels=pixels)


def show_plainly(
    painted: Float[Tensor, "B 3 H W"],
    target: UInt8[Tensor, "B 3 H W"],
    progress: UInt8[np.ndarray, " B"],
    *,
    pixels: UInt8[Tensor, "B 7 H W"],
) -> Float[Tensor, " B"]:
    """The same in torch, on any device; on a CPU the same to the last bit."""
    pixels[:, :3].copy_(painted.mul_(255).round_())
    painted.div_(255)
    pixels[:, 3:6].copy_(target)
    plane = torch.from_numpy(progress).to(painted.device)[:, None, None]
    pixels[:, 6].copy_(plane.expand_as(pixels[:, 6]))
    squared = (pixels[:, :3].int() - target.int()).square().sum((1, 2, 3))
    return squared.float() / (255 * 255 * painted[0].numel())


def _show_in_one_pass(
    painted: Tensor, target: Tensor, progress: np.ndarray, *, pixels: Tensor
) -> Tensor:
    batch = len(painted)
    errors = np.empty(batch, np.float32)
    arrays = (
        painted.view(batch, 3, -1).numpy(),
        target.view(batch, 3, -1).numpy(),
        progress,
        pixels.view(batch, 7, -1).numpy(),
        errors,
    )
    if painted.numel() <= FEW:
        pixels_cpu.show_few(*arrays)
    else:
        launch(pixels_cpu.show, *arrays)
    return torch.from_numpy(errors)
