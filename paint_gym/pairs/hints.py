"""A grey photograph with dots of colour, few or many, as somebody who colours it would place them.

Source: Zhang et al. 2017, arXiv 1705.02999 (interactive colourisation), section 3.1: the count is
geometric, the sides uniform, a dot has the mean colour of what it covers.

Departures from the paper:
1. Dots lie anywhere alike, not about the centre: people colour what lies at the edge, too.
2. At most `MOST` of them, and never all colours at once.
3. What is given is not the dots but a guess: their colours spread over the picture, far where the
   light is that under them; what learns from that need not learn to carry colours about.
"""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.pairs.grey import Grey
from paint_gym.pairs.source import Drawn
from paint_gym.pictures.lab import light_of, to_lab

MOST = 50
"""dots in a picture at most"""
STOP = 1 / 8
"""chance that a dot is the last one. Source: Zhang et al. 2017, section 3.1"""
SIDES = (1, 9)
"""of a dot, pixels"""
ALIKE = 0.1
"""how much lighter or darker a pixel is, that a dot still reaches; light is in [0, 1]"""
NEAR, FALL = 0.03, 1.5
"""distance, in that of the longer side, within which all of a dot's colour is heard; beyond, its
square's power by which it is heard less"""
FAINT = 1e-6
"""weight of no colour beside those of the dots"""


class Hint(NamedTuple):
    """A square dot about a pixel: its colour is a and b, scaled as in `lab`."""

    column: int
    row: int
    side: int
    a: float
    b: float


class Hints(Grey):
    """Light, a guess of a and b, and where there is a dot; a half for a and b is no colour."""

    planes = 4
    guess = (1, 3)
    drawn: Drawn = "dots"

    def given(
        self, picture: Float[Tensor, "3 H W"], generator: torch.Generator
    ) -> Float[Tensor, "4 H W"]:
        """With few dots more often than with many."""
        hints = drawn_hints(picture, some(generator), generator)
        return with_hints(light_of(picture[None])[0], hints)

    @staticmethod
    def given_of(picture: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "B 4 H W"]:
        """Its light, and no dot yet: `with_hints` places them."""
        return torch.stack([with_hints(light, ()) for light in light_of(picture)])


def hint_of(color: Float[Tensor, " 3"], column: int, row: int, *, side: int) -> Hint:
    """A dot of this sRGB colour; its lightness is left out."""
    a, b = to_lab(color[None, :, None, None])[0, 1:].flatten().tolist()
    return Hint(column, row, side, a, b)


def with_hints(light: Float[Tensor, "1 H W"], hints: Sequence[Hint]) -> Float[Tensor, "4 H W"]:
    """What is given: this light and these dots, a later one over an earlier; parts may lie outside.

    Planes are light, (a + 1) / 2, (b + 1) / 2 and 1 where there is a dot. a and b are the mean of
    all dots' colours, weighed by how near they are and how alike the light is
    (Shepard 1968, "A two-dimensional interpolation function"; the bilateral filter of Tomasi and
    Manduchi 1998), and those of a dot where there is one.
    """
    height, width = light.shape[1:]
    total, weights = light.new_zeros(2, height, width), light.new_full((height, width), FAINT)
    seen = [hint for hint in hints if covered(light, hint.column, hint.row, side=hint.side).numel()]
    for hint in seen:
        weight = _heard(light[0], hint)
        weights += weight
        total += weight * light.new_tensor([hint.a, hint.b])[:, None, None]
    given = torch.cat([light, total / weights / 2 + 0.5, torch.zeros_like(light)])
    for hint in seen:
        values = given.new_tensor([(hint.a + 1) / 2, (hint.b + 1) / 2, 1])
        covered(given[1:], hint.column, hint.row, side=hint.side)[:] = values[:, None, None]
    return given


def _heard(light: Float[Tensor, "H W"], hint: Hint) -> Float[Tensor, "H W"]:
    """How much each pixel hears of a dot."""
    height, width = light.shape
    down, across = (torch.arange(x, device=light.device) for x in (height, width))
    apart = ((down - hint.row)[:, None] ** 2 + (across - hint.column) ** 2) / max(
        height, width
    ) ** 2
    under = covered(light[None], hint.column, hint.row, side=hint.side).mean()
    alike = torch.exp(-(((light - under) / ALIKE) ** 2) / 2)
    return alike * (NEAR**2 / (apart + NEAR**2)) ** FALL


def drawn_hints(
    picture: Float[Tensor, "3 H W"], count: int, generator: torch.Generator
) -> list[Hint]:
    """So many dots of the picture's own colours, anywhere in it."""
    colors = to_lab(picture[None])[0, 1:]
    height, width = picture.shape[-2:]
    spans = torch.tensor([width, height, SIDES[1] - SIDES[0] + 1])
    hints = []
    for x, y, more in (torch.rand(count, 3, generator=generator) * spans).long().tolist():
        a, b = covered(colors, x, y, side=SIDES[0] + more).mean((1, 2)).tolist()
        hints.append(Hint(x, y, SIDES[0] + more, a, b))
    return hints


def covered(
    planes: Float[Tensor, "C H W"], column: int, row: int, *, side: int
) -> Float[Tensor, "C h w"]:
    """The part below a dot, a view."""
    left, top = column - side // 2, row - side // 2
    return planes[:, max(0, top) : max(0, top + side), max(0, left) : max(0, left + side)]


def some(generator: torch.Generator) -> int:
    """How many dots: none is likeliest, each more is by an eighth less likely."""
    return int(torch.empty(()).geometric_(STOP, generator=generator).clamp(max=MOST + 1)) - 1
