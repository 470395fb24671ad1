"""A film whose every motion is known, made of photographs that come with scikit-image.

A camera that rests, pans and closes in on a photograph; a disc cut from another goes over it; every
frame has noise of its own, as of a camera; in the end there is a cut to a third photograph.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn.functional import avg_pool2d, grid_sample

from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import read_picture
from paint_gym.pictures.seen import seen

BACKGROUND, THING, OTHER = "coffee.png", "astronaut.png", "rocket.jpg"
RADIUS = 0.14
"""of the disc, in frame widths"""
PARTS = ("still", "pan", "zoom", "cut")
"""what the camera does, for as many frames each; after the cut it rests"""


class Shown(NamedTuple):
    """A frame.

    Attributes:
        picture: with its noise.
        back: from each of its places to where that was a frame before, pixels.
        known: 1 where it could be seen a frame before.
        part: of PARTS.
    """

    picture: Float[Tensor, "1 3 S S"]
    back: Float[Tensor, "1 2 S S"]
    known: Float[Tensor, "1 1 S S"]
    part: str


@dataclass(frozen=True)
class Camera:
    """A square of a photograph: its middle and side, in units of the photograph's shorter side."""

    x: float
    y: float
    side: float


def film(size: int, frames: int, *, noise: float, seed: int) -> Iterator[Shown]:
    """The film, frame by frame.

    Args:
        size: side of its frames, pixels.
        frames: of each part.
        noise: standard deviation of each channel.
        seed: of the noise.
    """
    chance = torch.Generator().manual_seed(seed)
    photographs = {name: _picture(name) for name in (BACKGROUND, THING, OTHER)}
    before: tuple[str, Camera, tuple[float, float]] | None = None
    for i in range(frames * len(PARTS)):
        part, share = PARTS[i // frames], (i % frames + 1) / frames
        name = OTHER if part == "cut" else BACKGROUND
        now = name, _camera(part, share), _disc(i / (frames * len(PARTS)))
        clean, inside = _drawn(photographs, now[0], now[1], disc=now[2], size=size)
        back, known = _motion(before, now, inside, size=size)
        picture = clean + noise * torch.randn(clean.shape, generator=chance)
        yield Shown((picture.clamp(0, 1) * 255).round() / 255, back, known, part)
        before = now


def _picture(name: str) -> Float[Tensor, "1 3 H W"]:
    found = read_picture(find_picture(f"bundled:{name}"))
    return seen(found, max(found.shape[:2]))


def _camera(part: str, share: float) -> Camera:
    if part in ("still", "cut"):
        return Camera(0.5, 0.5, 0.7)
    if part == "pan":
        return Camera(0.5 + 0.4 * share, 0.5, 0.7)
    return Camera(0.9, 0.5, 0.7 - 0.2 * share)


def _disc(share: float) -> tuple[float, float]:
    """Its middle, in frame widths."""
    return 0.1 + 0.8 * ((2 * share) % 1), 0.6 + 0.15 * float(np.sin(4 * np.pi * share))


def _grid(size: int) -> Float[Tensor, "S S 2"]:
    line = (torch.arange(size) + 0.5) / size
    y, x = torch.meshgrid(line, line, indexing="ij")
    return torch.stack([x, y], dim=-1)


def _looked(photograph: Tensor, camera: Camera, size: int) -> Float[Tensor, "1 3 S S"]:
    height, width = photograph.shape[2:]
    short = min(height, width)
    at = (_grid(size) - 0.5) * camera.side + torch.tensor([camera.x, camera.y])
    at = 2 * at * short / torch.tensor([width, height]) - 1
    fine = max(1, round(camera.side * short / size))
    small = avg_pool2d(photograph, fine) if fine > 1 else photograph
    return grid_sample(small, at[None], padding_mode="border", align_corners=False)


def _drawn(
    photographs: dict[str, Tensor],
    name: str,
    camera: Camera,
    *,
    disc: tuple[float, float],
    size: int,
) -> tuple[Float[Tensor, "1 3 S S"], Float[Tensor, "1 1 S S"]]:
    away = _grid(size) - torch.tensor(disc)
    inside = ((RADIUS - away.norm(dim=-1)) * size + 0.5).clamp(0, 1)[None, None]
    thing = photographs[THING]
    at = away * 1.2 + torch.tensor([-0.12, -0.55])  # her face
    face = grid_sample(thing, at[None], padding_mode="border", align_corners=False)
    return inside * face + (1 - inside) * _looked(photographs[name], camera, size), inside


def _motion(
    before: tuple[str, Camera, tuple[float, float]] | None,
    now: tuple[str, Camera, tuple[float, float]],
    inside: Float[Tensor, "1 1 S S"],
    *,
    size: int,
) -> tuple[Float[Tensor, "1 2 S S"], Float[Tensor, "1 1 S S"]]:
    """Where each place was, and whether it could be seen there."""
    grid = _grid(size)
    if before is None or before[0] != now[0]:
        return torch.zeros(1, 2, size, size), torch.zeros(1, 1, size, size)
    (_, old, was), (_, new, is_) = before, now
    there = (grid - 0.5) * new.side + torch.tensor([new.x - old.x, new.y - old.y])
    ground = there / old.side + 0.5
    thing = grid + torch.tensor(was) - torch.tensor(is_)
    solid = inside[0, 0, ..., None] > 0.5
    from_ = torch.where(solid, thing, ground)
    hidden = ~solid[..., 0] & ((ground - torch.tensor(was)).norm(dim=-1) < RADIUS + 1 / size)
    rim = (inside[0, 0] > 0) & (inside[0, 0] < 1)
    seen = ((from_ >= 0) & (from_ <= 1)).all(-1) & ~hidden & ~rim
    back = ((from_ - grid) * size).permute(2, 0, 1)[None]
    return back, seen.float()[None, None]
