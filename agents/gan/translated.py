"""A picture of any size and aspect translated: seen as the translator learned, answered as large.

Where only colours are made, they are enlarged and the picture keeps its own light, pixel by pixel.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor
from torch.nn.functional import grid_sample

from agents.gan.tiles import Each, Given, planes_by_rows
from agents.gan.translation import seen
from agents.gan.translators import Translation, mirrored
from paint_gym.paintings.painting import to_bytes
from paint_gym.pairs import PAIRS, make_pairs
from paint_gym.pictures.reading import fitted, resize
from paint_gym.pictures.srgb import bands
from renderers.weights import About

LONGEST = 4
"""longer side at which a picture is seen, at most, in sides that the translator learned at"""
Picture = UInt8[np.ndarray, "H W 3"]
Maker = Callable[[Tensor, torch.Generator], Tensor]
"""what is given [C,H,W], made of a photograph [3,H,W] while learning"""


@dataclass(frozen=True)
class Seeing:
    """How pictures are shown to a translator.

    Attributes:
        tile: longest side that is translated at once, pixels.
        view: longer side at which they are seen, pixels; if None, as it learned.
        photograph: what is given is made of them as while learning; they are it themselves if not.
        seed: of the noise, and of what is drawn when what is given is made.
    """

    tile: int
    view: int | None = None
    photograph: bool = False
    seed: int = 0


class Translated:
    """What a translator makes of pictures.

    Args:
        translation: the translator.
        about: what its file says.
        seeing: how pictures are shown to it.

    Raises:
        ValueError: photographs are meant, and nothing makes of them what it is given.
    """

    def __init__(self, translation: Translation, about: About, seeing: Seeing):
        pairs = about.spec["pairs"]
        self.translation, self.seeing = translation, seeing
        self.size = int(pairs["size"])
        self.kind: Any = PAIRS[pairs["name"]]
        self.maker: Maker | None = None
        if seeing.photograph:
            if not self.kind.made:
                raise ValueError(
                    f"--photograph means nothing to pairs of {pairs['name']}: what they give is "
                    "made of no photograph"
                )
            known: Any = make_pairs(pairs["name"], dataset="shapes", size=self.size)
            self.maker = known.given

    def __call__(self, picture: Picture, *, each: Each = iter) -> tuple[Picture, Picture]:
        """What it is given, to look at, and what it makes of that; both as large as the picture.

        Args:
            picture: any.
            each: goes through rows of tiles, and may show how far it is.
        """
        given = self.given(resize(picture, *self.view(*picture.shape[:2])))
        tile, seed = self.seeing.tile, self.seeing.seed
        planes = planes_by_rows(self.translation, given, tile=tile, seed=seed, each=each)
        if (given.height, given.width) != picture.shape[:2]:
            planes = enlarged(planes, *picture.shape[:2])
        made, top = np.empty_like(picture), 0
        for part in planes:
            own = self.kind.given_of(to_planes(picture[top : top + part.shape[1]]))
            rows = to_bytes(self.translation.translator.picture(own, part[None])[0])
            made[top : top + len(rows)] = rows
            top += len(rows)
        return self.shown(picture, given), made

    def view(self, height: int, width: int) -> tuple[int, int]:
        """Height and width at which a picture is seen: never larger than it is."""
        longer, shorter = max(height, width), min(height, width)
        if self.seeing.view is not None:
            wanted: float = self.seeing.view
        elif self.kind.chroma or self.maker or self.translation.multiple >= self.size:
            wanted = min(self.size * longer / shorter, LONGEST * self.size)
        else:
            wanted = longer
        return fitted(height, width, min(longer, wanted))

    def given(self, small: Picture) -> Given:
        """What the net is given of a picture, which is as large as it is seen."""
        height, width = small.shape[:2]
        if self.maker is None:
            of = self.kind.given_of
            return Given(height, width, lambda *at: of(to_planes(small[np.ix_(*at)])))
        made = self.as_learned(to_planes(small)[0])[None]
        return Given(height, width, lambda rows, columns: made[:, :, rows][:, :, :, columns])

    def as_learned(self, photograph: Float[Tensor, "3 H W"]) -> Float[Tensor, "C H W"]:
        """What is given of a photograph: of a square, as while learning; beyond edges, mirrored."""
        assert self.maker is not None
        height, width = photograph.shape[1:]
        side = max(height, width, self.size)
        square = photograph[:, mirrored(height, side)][:, :, mirrored(width, side)].contiguous()
        chance = torch.Generator().manual_seed(self.seeing.seed)
        return self.maker(square, chance)[:, :height, :width]

    def shown(self, picture: Picture, given: Given) -> Picture:
        """What is given as a picture, as large as that."""
        if self.maker:
            every = torch.arange(given.height), torch.arange(given.width)
            return resize(to_bytes(seen(given.at(*every))[0]), *picture.shape[:2])
        found = np.empty_like(picture)
        for top, bottom in bands(*picture.shape[:2]):
            own = self.kind.given_of(to_planes(picture[top:bottom]))
            found[top:bottom] = to_bytes(seen(own)[0])
        return found


def enlarged(
    planes: Iterator[Float[Tensor, "O h w"]], height: int, width: int
) -> Iterator[Float[Tensor, "O rows W"]]:
    """Planes by rows, brought to this size, by rows: cubic."""
    whole = torch.cat(list(planes), 1)[None]
    down, across = ((2 * torch.arange(x) + 1) / x - 1 for x in (height, width))
    for top, bottom in bands(height, width):
        places = torch.meshgrid(across, down[top:bottom], indexing="xy")
        at = torch.stack(places, -1)[None]
        yield grid_sample(whole, at, "bicubic", "border", align_corners=False)[0]


def to_planes(picture: Picture) -> Float[Tensor, "1 3 H W"]:
    """In [0, 1]."""
    return torch.tensor(picture).permute(2, 0, 1)[None].float() / 255
