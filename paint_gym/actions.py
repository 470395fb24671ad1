"""Actions, checked at the door: numbers from anywhere become strokes on the device."""

from typing import Any

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor

from renderers.workshop.ranges import shown

NOT_FINITE = "actions must be finite numbers, got NaN or infinity"


def read_actions(
    actions: Any, batch: int | None, strokes: tuple[int, int], *, device: torch.device
) -> Float[Tensor, "B K P"]:
    """As strokes in [0, 1], clipped to it; never the caller's own memory.

    Args:
        actions: K * P numbers for each canvas, of any real type.
        batch: canvases; None: a single environment's action, without that axis.
        strokes: K and P.
        device: where they are painted.

    Raises:
        ValueError: another shape, no numbers, or not finite (tensors on a GPU are not looked at).
    """
    numbers = actions if isinstance(actions, Tensor) else _as_array(actions)
    rows = () if batch is None else (batch,)
    wanted = (*rows, strokes[0] * strokes[1])
    if tuple(numbers.shape) != wanted:
        raise ValueError(f"actions must have shape {wanted}, got {tuple(numbers.shape)}")
    clipped = _clip_tensor(numbers) if isinstance(numbers, Tensor) else _clip_array(numbers)
    return clipped.to(device).reshape(batch or 1, *strokes)


def _as_array(actions: Any) -> np.ndarray:
    try:
        numbers = np.array(actions)
    except (TypeError, ValueError):  # rows of several lengths
        numbers = np.array(None)
    if numbers.dtype.kind not in "biuf":
        raise ValueError(f"actions must be numbers, got {shown(actions)}")
    return numbers


def _clip_array(numbers: np.ndarray) -> Tensor:
    low, high = numbers.min(), numbers.max()  # NaN if there is one
    if not (np.isfinite(low) and np.isfinite(high)):
        raise ValueError(NOT_FINITE)
    if low < 0 or high > 1:
        numbers = numbers.clip(0, 1)
    return torch.from_numpy(numbers.astype(np.float32, copy=False))


def _clip_tensor(numbers: Tensor) -> Tensor:
    if numbers.is_complex() or numbers.is_meta or numbers.layout is not torch.strided:
        raise ValueError(f"actions must be numbers, got {shown(numbers)}")
    if numbers.device.type == "cpu" and not numbers.isfinite().all():
        raise ValueError(NOT_FINITE)
    return numbers.detach().to(torch.float32).clamp(0, 1)
