"""What `reset` may ask for, checked at the door."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor

from paint_gym.config import EnvConfig
from paint_gym.observation import picture_shape
from renderers.workshop.ranges import fit, shown, within

Seed = Annotated[int, within(0)]
KNOWN = ("reset_mask", "target_ids", "target", "canvas")


@dataclass(frozen=True)
class ResetOptions:
    """A reset's wishes for B canvases.

    Attributes:
        mask: which canvases begin anew.
        target_ids: which pictures of the data set to paint.
        target: what to paint instead, RGB in [0, 1]. Neither: drawn at random.
        canvas: what to begin on, RGB in [0, 1]; None: blank. Where not in the mask, ignored.
    """

    mask: Bool[np.ndarray, " B"]
    target_ids: Int[np.ndarray, " B"] | None = None
    target: Float[Tensor, "B 3 H W"] | None = None
    canvas: Float[Tensor, "B 3 H W"] | None = None


def read_seeds(seed: Any, batch: int) -> list[int | None]:
    """One for each canvas: seed + i, or those given; None: it goes on drawing.

    Raises:
        ValueError: what is no whole number of 0 or more, or not so many.
    """
    if np.ndim(seed) if isinstance(seed, np.ndarray) else isinstance(seed, (list, tuple)):
        if len(seed) != batch:
            raise ValueError(f"wanted {batch} seeds, got {len(seed)}")
        return [fit(f"seed[{i}]", s, Seed | None) for i, s in enumerate(seed)]
    first = fit("seed", seed, Seed | None)
    return [None if first is None else first + i for i in range(batch)]


def read_options(
    options: Mapping[str, Any] | None, batch: int | None, *, config: EnvConfig, pictures: int
) -> ResetOptions:
    """The wishes, for a data set of so many pictures.

    One id, or one picture, stands for all. Pictures are bytes, or floats in [0, 1], of the
    canvas's size, their axes in the order of `layout`.

    Args:
        options: by name; see KNOWN.
        batch: canvases; None: a single environment, which has no mask.
        config: of the environment.
        pictures: in the data set.

    Raises:
        ValueError: an unknown option; a wrong shape, type or range.
    """
    if not isinstance(options, Mapping | None):
        raise ValueError(f"reset options must be a dict or None, got {shown(options)}")
    options, known = options or {}, KNOWN[batch is None :]
    unknown = [name for name in options if name not in known]
    if unknown:
        raise ValueError(f"unknown reset option {shown(unknown[0])}: wanted {', '.join(known)}")
    mask, ids, target, canvas = (options.get(name) for name in KNOWN)
    if ids is not None and target is not None:
        raise ValueError("reset options target_ids and target both say what to paint: give one")
    return ResetOptions(
        np.ones(batch or 1, bool) if mask is None else _read_mask(mask, batch or 1),
        None if ids is None else _read_ids(ids, batch, pictures),
        None if target is None else _read_pictures("target", target, batch, config=config),
        None if canvas is None else _read_pictures("canvas", canvas, batch, config=config),
    )


def _read_mask(mask: Any, batch: int) -> np.ndarray:
    found = _array(mask)
    if found.shape != (batch,) or found.dtype != bool:
        raise ValueError(f"reset_mask must be {batch} booleans, got {_kind(found)}")
    if not found.any():
        raise ValueError("reset_mask has no True: nothing to reset")
    return found.copy()


def _read_ids(ids: Any, batch: int | None, pictures: int) -> np.ndarray:
    found = _array(ids)
    if found.dtype.kind not in "iu" or found.shape not in ((), (batch or 1,)):
        several = "" if batch is None else f" or {batch} of them"
        raise ValueError(f"target_ids must be one whole number{several}, got {_kind(found)}")
    if found.min() < 0 or found.max() >= pictures:
        raise ValueError(f"target_ids must lie in 0 ... {pictures - 1}, got {shown(ids)}")
    return np.broadcast_to(found, (batch or 1,)).astype(np.int64)


def _read_pictures(name: str, given: Any, batch: int | None, *, config: EnvConfig) -> Tensor:
    found, one = _array(given), picture_shape(3, config)
    many = (batch or 1, *one)
    if found.shape not in (one, many) or found.dtype.kind not in "uf":
        several = "" if batch is None else f" or {many}"
        raise ValueError(
            f"{name} must be bytes or floats of shape {one}{several} (size {config.size}, layout "
            f"{config.layout}), got {_kind(found)}"
        )
    picture = torch.tensor(found, dtype=torch.float32) / (255 if found.dtype == np.uint8 else 1)
    if not (picture.min() >= 0 and picture.max() <= 1):
        raise ValueError(f"{name} must lie in [0, 1] as floats, or be uint8")
    planes = picture if config.layout == "chw" else picture.movedim(-1, -3)
    return planes.expand(batch or 1, 3, *planes.shape[-2:]).clone()


def _array(x: Any) -> np.ndarray:
    """Numpy's; of no type that is taken where it has none."""
    try:
        return x.detach().cpu().numpy() if isinstance(x, Tensor) else np.asarray(x)
    except (TypeError, ValueError):  # bfloat16; rows of several lengths
        return np.array(None)


def _kind(found: np.ndarray) -> str:
    return f"shape {found.shape} of {found.dtype}"
