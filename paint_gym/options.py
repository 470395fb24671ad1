"""What `reset(options=...)` may ask for, checked at the door."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor

KNOWN = ("reset_mask", "target_ids", "canvas")


@dataclass(frozen=True)
class ResetOptions:
    """A reset's wishes for B canvases.

    Attributes:
        mask: which canvases begin anew.
        target_ids: which pictures to paint; None: drawn at random.
        canvas: what to begin on, RGB in [0, 1]; None: blank. Where not in the mask, ignored.
    """

    mask: Bool[np.ndarray, " B"]
    target_ids: Int[np.ndarray, " B"] | None
    canvas: Float[Tensor, "B 3 H W"] | None


def read_options(
    options: Mapping[str, Any] | None, *, batch: int, size: int, pictures: int
) -> ResetOptions:
    """The wishes, for a batch of canvases and a data set of so many pictures.

    One id, or one canvas [3,H,W], stands for all. Canvases are bytes, or floats in [0, 1].

    Raises:
        ValueError: an unknown option; a wrong shape, type or range.
    """
    options = options or {}
    unknown = [name for name in options if name not in KNOWN]
    if unknown:
        raise ValueError(f"unknown reset option {unknown[0]!r}: wanted {', '.join(KNOWN)}")
    mask, ids, canvas = (options.get(name) for name in KNOWN)
    return ResetOptions(
        np.ones(batch, bool) if mask is None else _read_mask(mask, batch),
        None if ids is None else _read_ids(ids, batch, pictures),
        None if canvas is None else _read_canvas(canvas, batch, size),
    )


def _read_mask(mask: Any, batch: int) -> np.ndarray:
    found = _array(mask)
    if found.shape != (batch,) or found.dtype != bool:
        raise ValueError(
            f"reset_mask must be {batch} booleans, got shape {found.shape} of {found.dtype}"
        )
    if not found.any():
        raise ValueError("reset_mask has no True: nothing to reset")
    return found.copy()


def _read_ids(ids: Any, batch: int, pictures: int) -> np.ndarray:
    found = _array(ids)
    if found.dtype.kind not in "iu" or found.shape not in ((), (batch,)):
        raise ValueError(
            f"target_ids must be one whole number or {batch} of them, "
            f"got shape {found.shape} of {found.dtype}"
        )
    if found.min() < 0 or found.max() >= pictures:
        raise ValueError(f"target_ids must lie in 0 ... {pictures - 1}, got {found.tolist()}")
    return np.broadcast_to(found, (batch,)).astype(np.int64)


def _read_canvas(canvas: Any, batch: int, size: int) -> Tensor:
    found = _array(canvas)
    shapes = ((3, size, size), (batch, 3, size, size))
    if found.shape not in shapes or found.dtype.kind not in "uf":
        raise ValueError(
            f"canvas must be bytes or floats of shape {shapes[0]} or {shapes[1]}, "
            f"got {found.shape} of {found.dtype}"
        )
    bytes_given = found.dtype == np.uint8
    picture = torch.tensor(found, dtype=torch.float32) / (255 if bytes_given else 1)
    if not (picture.min() >= 0 and picture.max() <= 1):
        raise ValueError("canvas must lie in [0, 1] as floats, or be uint8")
    return picture.expand(batch, 3, size, size).clone()


def _array(x: Any) -> np.ndarray:
    return x.detach().cpu().numpy() if isinstance(x, Tensor) else np.asarray(x)
