"""What a painting lies on: a colour, a sheet of paper, or nothing."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

import numpy as np
import torch
from jaxtyping import Float, UInt8
from PIL import Image
from torch import Tensor

from paint_gym.pictures.reading import WHITE, fitted, read_picture, resize
from paint_gym.pictures.transparent import laid_over
from renderers.brushes.outline import hexadecimal

LARGEST = 2048
"""longer side at which paper is kept, pixels"""
HEAVIEST = 2**23
"""bytes of kept paper at most, or letters in base 64"""
QUALITIES = (92, 80, 60, 30)
"""of the JPEG in which it is kept: the first with which it is no heavier"""
FAINTEST = 0.5 / 255
"""opacity below which there is no ink to be seen"""
CHECKED = (0.0, 1.0)
"""what a painter that paints on nothing is shown there, cell by cell: no ink is like both"""


@dataclass(frozen=True)
class Ground:
    """What lies below the strokes.

    Attributes:
        color: RGB in [0, 1], where neither of the others is given.
        paper: a picture, as a file's bytes; it covers the painting, about their middles.
        transparent: nothing lies there.
    """

    color: tuple[float, float, float] = (0.0, 0.0, 0.0)
    paper: bytes | None = None
    transparent: bool = False

    def __post_init__(self) -> None:
        if self.paper is not None and self.transparent:
            raise ValueError("a ground is either of paper or transparent")

    def picture(self, height: int, width: int) -> UInt8[np.ndarray, "{height} {width} C"]:
        """The empty canvas; where it is transparent, of four channels that are all 0."""
        if self.transparent:
            return np.zeros((height, width, 4), np.uint8)
        if self.paper is None:
            color = np.array([round(255 * c) for c in self.color], np.uint8)
            return np.broadcast_to(color, (height, width, 3)).copy()
        sheet = _sheet(self.paper)
        scale = max(height / len(sheet), width / sheet.shape[1])
        tall, wide = (
            max(x, round(own * scale)) for x, own in zip((height, width), sheet.shape, strict=False)
        )
        top, left = (tall - height) // 2, (wide - width) // 2
        return resize(sheet, tall, wide)[top : top + height, left : left + width].copy()

    def below(self, height: int, width: int) -> UInt8[np.ndarray, "{height} {width} 3"]:
        """What lies below, to be looked at; white where it is transparent."""
        return laid_over(self.picture(height, width), WHITE)

    def canvases(self, picture: UInt8[np.ndarray, "H W C"]) -> Float[Tensor, "B 3 H W"]:
        """What strokes are laid on, of a part of the picture; of nothing two, black and white.

        Colours are not rounded to bytes.
        """
        if self.paper is not None:
            return torch.from_numpy(picture.copy()).permute(2, 0, 1)[None].float() / 255
        colors = torch.tensor([[0.0] * 3, [1.0] * 3] if self.transparent else [list(self.color)])
        return colors[..., None, None].expand(-1, 3, *picture.shape[:2]).contiguous()

    def canvas(self, height: int, width: int) -> Float[Tensor, "1 3 H W"]:
        """The empty canvas; where it is transparent, black."""
        return self.canvases(self.picture(height, width))[:1]

    def svg(self, height: int, width: int) -> str:
        """The same as an element of SVG, with a line's end; nothing, where it is transparent."""
        if self.transparent:
            return ""
        size = f'width="{width}" height="{height}"'
        if self.paper is None:
            return f'<rect {size} fill="{hexadecimal(self.color)}"/>\n'
        sheet = f"data:image/jpeg;base64,{b64encode(self.paper).decode()}"
        return f'<image {size} preserveAspectRatio="xMidYMid slice" href="{sheet}"/>\n'

    def kept(self) -> dict[str, Any]:
        """What a painting's file says of it."""
        more: dict[str, Any] = {"transparent": True} if self.transparent else {}
        if self.paper is not None:
            more["paper"] = b64encode(self.paper).decode()
        return {"canvas_color": list(self.color), **more}


@lru_cache(maxsize=1)
def _sheet(paper: bytes) -> UInt8[np.ndarray, "H W 3"]:
    """Paper as a picture; not to be written to."""
    return read_picture(paper, "paper")


def on_paper(picture: UInt8[np.ndarray, "H W 3"]) -> Ground:
    """A sheet that looks like this picture."""
    height, width = picture.shape[:2]
    small = resize(picture, *fitted(height, width, min(LARGEST, max(height, width))))
    for quality in QUALITIES:
        packed = BytesIO()
        Image.fromarray(small).save(packed, "JPEG", quality=quality, subsampling=0)
        if len(b64encode(packed.getvalue())) <= HEAVIEST:
            break
    return Ground(paper=packed.getvalue())


def kept_ground(found: dict[str, Any]) -> Ground:
    """The ground that a painting's file tells of.

    Raises:
        ValueError: it tells of none.
    """
    red, green, blue = color = [float(c) for c in found["canvas_color"]]
    if not all(0 <= c <= 1 for c in color):
        raise ValueError(f"the colour of its canvas is {color}, wanted three numbers in [0, 1]")
    transparent, paper = found.get("transparent", False), found.get("paper")
    if type(transparent) is not bool:
        raise ValueError(f"'transparent' is {transparent!r:.40}, wanted true or false")
    if paper is not None:
        if not isinstance(paper, str | bytes) or len(paper) > HEAVIEST:
            raise ValueError(f"its paper is no picture of at most {HEAVIEST} letters in base 64")
        paper = b64decode(paper, validate=True) if isinstance(paper, str) else paper
        read_picture(paper, "its paper")
    return Ground((red, green, blue), paper, transparent)


def checkered(height: int, width: int, cell: int) -> Float[Tensor, "1 3 H W"]:
    """Black and white cells of so many pixels: a canvas on which transparency can be told."""
    row, column = torch.arange(height) // cell, torch.arange(width) // cell
    odd = (row[:, None] + column[None]) % 2
    return torch.tensor(CHECKED)[odd].expand(1, 3, height, width).contiguous()


def shown(canvases: Float[Tensor, "B 3 H W"]) -> UInt8[np.ndarray, "H W C"]:
    """One painted canvas as bytes; of one that began black and one white, with its opacity.

    The canvas is linear in what lies below: white less black is what is seen of that.
    """
    if len(canvases) == 1:
        return to_bytes(canvases[0])
    dark, light = canvases
    opaque = (1 - (light - dark).mean(0, keepdim=True)).clamp(0, 1)
    ink = torch.where(opaque > FAINTEST, dark / opaque.clamp(min=FAINTEST), torch.zeros_like(dark))
    return to_bytes(torch.cat([ink, opaque]))


def to_bytes(picture: Float[Tensor, "C H W"]) -> UInt8[np.ndarray, "H W C"]:
    """[0, 1] to bytes, rounded."""
    return (picture.clamp(0, 1) * 255 + 0.5).to(torch.uint8).permute(1, 2, 0).numpy()
