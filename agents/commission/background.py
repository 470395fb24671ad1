"""What a person may ask to be painted on, and how a painter sees that."""

import math
from dataclasses import dataclass

import numpy as np
import torch
from jaxtyping import Float, UInt8
from torch import Tensor

from agents.painters.by_name import ON_ANY
from paint_gym.paintings.ground import FAINTEST, Ground, checkered, on_paper
from paint_gym.paintings.painting import Painting
from paint_gym.pictures.bundled import find_picture
from paint_gym.pictures.reading import WHITE, color_of, fitted, read_picture
from paint_gym.pictures.seen import seen
from paint_gym.pictures.transparent import clearness, laid_over, seen_over
from renderers import Renderer
from renderers.workshop.ranges import Ranged

CELLS = 7.0
"""cells along the longer side for each root of a stroke, where a painter paints on nothing"""
NOTHING = "transparent"


@dataclass(frozen=True, kw_only=True)
class Background(Ranged):
    """What strokes lie on."""

    background: str | None = None
    """what lies below the strokes, and below a transparent picture: a colour by its name or
    "#rrggbb", transparent, or a picture of paper; else black, and nothing below a picture that is
    transparent. Painters other than search begin on black, and lay a transparent picture on white
    or on the colour"""


@dataclass(frozen=True)
class Scene:
    """What a painter has before it.

    Attributes:
        ground: what the strokes will lie on.
        target: the picture on that, at the size the painter sees.
        canvas: the empty canvas; of nothing, black and white cells, which no ink is like.
        clear: how much of what lies below is seen through each place of the picture.
    """

    ground: Ground
    target: Float[Tensor, "1 3 h w"]
    canvas: Float[Tensor, "1 3 h w"]
    clear: Float[Tensor, "1 1 h w"]

    def error(self, painting: Painting, renderer: Renderer | None = None) -> float:
        """Mean squared error of the painting; of one on nothing where it or the picture shows.

        There the error is the mean of those over black and over white. By this engine, or else
        exactly.
        """
        longer = max(self.target.shape[2:])
        painted = painting.render(longer, renderer=renderer)
        if not self.ground.transparent:
            return float((seen(painted, longer) - self.target).square().mean())
        over = (seen_over(painted, longer, below[None]) for below in self.empty)
        return self._apart(torch.cat([*over]), clearness(painted, longer))

    @property
    def empty(self) -> Float[Tensor, "B 3 h w"]:
        """What strokes are laid on to be judged: `canvas`; of nothing two, black and white."""
        if not self.ground.transparent:
            return self.canvas
        below = torch.tensor([0.0, 1.0]).view(2, 1, 1, 1)
        return below.expand(2, *self.canvas.shape[1:]).contiguous()

    def off(self, painted: Float[Tensor, "B 3 h w"]) -> float:
        """The same error, of strokes that were laid on `empty`."""
        if not self.ground.transparent:
            return float((painted - self.target).square().mean())
        clear = (painted[1:] - painted[:1]).mean(1, keepdim=True)
        return self._apart(painted, clear + FAINTEST)

    def _apart(self, painted: Float[Tensor, "2 3 h w"], clear: Float[Tensor, "1 1 h w"]) -> float:
        """Of a painting over black and over white, where it or the picture shows."""
        wanted = self.target - self.clear * self.canvas + self.clear * self.empty
        wrong = (painted - wanted).square().mean((0, 1), keepdim=True)
        shows = (self.clear < 1) | (clear < 1)
        return float(wrong[shows].mean()) if shows.any() else 0.0


def ground_of(told: str | None, photograph: UInt8[np.ndarray, "H W C"]) -> Ground:
    """The ground that is meant.

    Raises:
        ValueError, OSError: it is neither a colour nor a picture.
    """
    if told == NOTHING or (told is None and photograph.shape[2] == 4):
        return Ground(transparent=True)
    if told is None:
        return Ground()
    if is_color(told):
        red, green, blue = color_of(told)
        return Ground((red / 255, green / 255, blue / 255))
    return on_paper(read_picture(find_picture(told)))


def is_color(told: str) -> bool:
    """Whether this is a colour, and not the name of a file.

    Raises:
        ValueError: it is neither.
    """
    try:
        color_of(told)
    except ValueError:
        if told.startswith("#") or not ("." in told or "/" in told):
            raise
        return False
    return True


def scene_of(
    photograph: UInt8[np.ndarray, "H W C"], ground: Ground, longer: int, *, strokes: int
) -> Scene:
    """The picture and the empty canvas at this longer side, pixels."""
    height, width = fitted(photograph.shape[0], photograph.shape[1], longer)
    if ground.transparent:
        canvas = checkered(height, width, math.ceil(longer / (CELLS * math.sqrt(max(1, strokes)))))
    else:
        canvas = ground.canvas(height, width)
    target = seen_over(photograph, longer, canvas)
    return Scene(ground, target, canvas, clearness(photograph, longer))


def on_black(
    photograph: UInt8[np.ndarray, "H W C"], told: str | None
) -> UInt8[np.ndarray, "H W 3"]:
    """The photograph for painters that begin on black: what is transparent lies on a colour.

    Raises:
        ValueError: they cannot paint on that.
    """
    if told is not None and (told == NOTHING or not is_color(told) or photograph.shape[2] == 3):
        raise ValueError(
            f"--background {told} is for painters that begin on any canvas ({', '.join(ON_ANY)}), "
            "others begin on black; they take a colour below a transparent picture"
        )
    return laid_over(photograph, WHITE if told is None else color_of(told))
