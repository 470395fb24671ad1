"""Labels of facades: which class each colour is, and which class each pixel has.

Colours are read at the size of the files, since a mixture of two classes' colours is often a third
one's; in smaller pictures, a pixel's class is that which most of it has.

Source: Tylecek & Sara 2013 (CMP Facade Database), in the colours of pix2pix's `facades`.
"""

from dataclasses import dataclass

import torch
from jaxtyping import Float, Int, UInt8
from torch import Tensor
from torch.nn.functional import interpolate, one_hot

from paint_gym.pairs import Pairs, make_pairs

DATASET = "facades"
SIDE = 256
"""of a facade's photograph, and of its labels, pixels"""
COLORS = {
    "background": (0, 0, 170),
    "facade": (0, 0, 255),
    "window": (0, 85, 255),
    "door": (0, 170, 255),
    "cornice": (0, 255, 255),
    "sill": (85, 255, 170),
    "balcony": (170, 255, 85),
    "blind": (255, 255, 0),
    "deco": (255, 170, 0),
    "molding": (255, 85, 0),
    "pillar": (255, 0, 0),
    "shop": (170, 0, 0),
}
"""of every class, as bytes"""
TOGETHER = 20
"""pictures that are read together"""


@dataclass(frozen=True)
class Labelled:
    """Photographs of facades, whole, and the class of each pixel.

    Attributes:
        photographs: 8 bits a channel.
        classes: numbers of `COLORS`.
    """

    photographs: UInt8[Tensor, "N 3 H W"]
    classes: UInt8[Tensor, "N H W"]


def labelled(split: str, data_dir: str | None) -> Labelled:
    """Those of a split, at the size of the files."""
    pairs: Pairs = make_pairs(
        "side_by_side", dataset=DATASET, size=SIDE, split=split, data_dir=data_dir, crop=1.0
    )
    rows = torch.arange(len(pairs)).split(TOGETHER)
    parts = (as_bytes(*pairs.plain(part)) for part in rows)
    photographs, classes = (torch.cat(x) for x in zip(*parts, strict=True))
    return Labelled(photographs, classes)


def as_bytes(
    labels: Float[Tensor, "B 3 H W"], photographs: Float[Tensor, "B 3 H W"]
) -> tuple[UInt8[Tensor, "B 3 H W"], UInt8[Tensor, "B H W"]]:
    """Photographs, and the class of each pixel."""
    return (photographs * 255).round().byte(), classes_of(labels).byte()


def classes_of(labels: Float[Tensor, "B 3 H W"]) -> Int[Tensor, "B H W"]:
    """The class whose colour is nearest, of every pixel."""
    colors = torch.tensor(list(COLORS.values())) / 255  # [12,3]
    apart = torch.stack([(labels - x[:, None, None]).square().sum(1) for x in colors])
    return apart.argmin(0)


def majority(classes: UInt8[Tensor, "B h w"], size: int) -> Int[Tensor, "B H W"]:
    """The class that most of each pixel has, in squares of `size` pixels."""
    planes = one_hot(classes.long(), len(COLORS)).movedim(-1, 1).float()  # [B,12,h,w]
    return interpolate(planes, size, mode="area").argmax(1)
