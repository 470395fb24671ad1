"""What kinds of pairs have in common: where pictures come from, and how they are cut out."""

from dataclasses import dataclass
from typing import Literal

import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.pictures.windows import CROP, anywhere, middle

Drawn = Literal["lines", "colors", "dots", "not"]
"""how a person can draw what is given: black lines on paper, lines and areas of any colour, dots of
colour on a photograph, or not at all"""


@dataclass(frozen=True)
class Source:
    """Where pairs come from.

    Attributes:
        dataset: a set of targets, or several joined by "+"; of pairs that lie in files, how the
            zip file's name begins, or that of the folder, or "folder" for `data_dir` itself.
        size: side of both halves, pixels.
        split: "train" or "test".
        data_dir: where the data lie.
        crop: pictures are read so many times as large, and a square cut out of them.
        mirror: half of them, left and right.
    """

    dataset: str
    size: int
    split: str = "train"
    data_dir: str | None = None
    crop: float = CROP
    mirror: bool = True

    def __post_init__(self) -> None:
        if self.size < 1:
            raise ValueError(f"size must be 1 or more pixels, got {self.size}")
        if not self.crop >= 1:
            raise ValueError(f"crop must be 1 or more, got {self.crop}")

    @property
    def side(self) -> int:
        """At which pictures are read, pixels."""
        return round(self.crop * self.size)

    def anywhere(
        self, pictures: Float[Tensor, "B C h w"], generator: torch.Generator
    ) -> Float[Tensor, "B C H W"]:
        """A square of each, as it is seen this time."""
        return anywhere(pictures, self.size, mirror=self.mirror, generator=generator)

    def middle(self, pictures: Float[Tensor, "B C h w"]) -> Float[Tensor, "B C H W"]:
        """The square in the middle of each."""
        return middle(pictures, self.size)


class Colored:
    """What most kinds of pairs are: of colours, given as a person brings them; see `Pairs`."""

    planes = 3
    chroma = False
    guess: tuple[int, int] | None = None
    paired = True
    drawn: Drawn = "colors"
    made = False

    @staticmethod
    def given_of(picture: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B C H W"]:
        """As it is."""
        return picture
