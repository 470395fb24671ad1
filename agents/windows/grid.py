"""Every window that can be looked at on a canvas, and what each of them holds."""

from dataclasses import dataclass
from functools import cache

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor
from torch.nn.functional import avg_pool2d

from agents.windows.glance import GLIMPSE, Glance, expected_after
from agents.windows.look import Windows, crop, draw

PER_SIDE = 3
"""windows of each side that are glanced at: those with the largest error"""
SMALLEST = 6
"""least side of a window, pixels"""


@dataclass(frozen=True)
class Grid:
    """Every window that can be looked at on canvases of one size: squares of sides 2^(-i/2).

    Attributes:
        corners: top-left pixel (x, y) of each.
        spans: side of each, pixels.
        starts: where each side begins in the two, and the end.
        longer: longer side of the canvas, pixels.
    """

    corners: Int[Tensor, "n 2"]
    spans: Int[Tensor, " n"]
    starts: tuple[int, ...]
    longer: int

    def errors(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, "B n"]:
        """Squared error in each window, as a share of its whole area; float32.

        By sums over everything above and left of each pixel, in float64.
        """
        height, width = canvas.shape[-2:]
        squared = (canvas - target).square().mean(1).double()
        sums = torch.nn.functional.pad(squared.cumsum(1).cumsum(2), (1, 0, 1, 0)).flatten(1)
        left, top = self.corners.unbind(1)
        right, bottom = (left + self.spans).clamp(max=width), (top + self.spans).clamp(max=height)
        row = width + 1
        total = (
            sums[:, bottom * row + right]
            - sums[:, top * row + right]
            - sums[:, bottom * row + left]
            + sums[:, top * row + left]
        )
        return (total / self.spans**2).float().clamp(min=0)

    def windows(self, chosen: Int[Tensor, " m"]) -> Windows:
        """Some of them, in canvas units."""
        side = self.spans[chosen, None] / self.longer
        return Windows(self.corners[chosen] / self.longer, side)

    def overlapping(self, chosen: Int[Tensor, " m"]) -> Bool[Tensor, "m n"]:
        """Which windows share pixels with the chosen ones."""
        low, high = self.corners, self.corners + self.spans[:, None]
        meet = (low < high[chosen, None]) & (high > low[chosen, None])  # [m,n,2]
        return meet.all(2)


@cache
def lay_grid(height: int, width: int, device: torch.device) -> Grid:
    """Windows a quarter of their side apart, to the very edges, down to `SMALLEST` px."""
    longer = max(height, width)
    corners, spans, starts = [], [], [0]
    i = 0
    while round(longer * 2 ** (-i / 2)) >= SMALLEST or i == 0:
        span = max(1, round(longer * 2 ** (-i / 2)))
        x, y = (_positions(n, span) for n in (width, height))
        corners.append(torch.cartesian_prod(y, x).flip(1))
        spans.append(torch.full((len(x) * len(y),), span))
        starts.append(starts[-1] + len(x) * len(y))
        i += 1
    return Grid(torch.cat(corners).to(device), torch.cat(spans).to(device), tuple(starts), longer)


def _positions(pixels: int, span: int) -> Int[Tensor, " m"]:
    last = max(0, pixels - span)
    return torch.tensor(sorted({*range(0, last, max(2, span // 4)), last}))


def worst_of_each_side(grid: Grid, errors: Float[Tensor, "B n"]) -> Int[Tensor, "B m"]:
    """The `PER_SIDE` windows of each side with the largest error."""
    found = []
    for a, b in zip(grid.starts, grid.starts[1:], strict=False):
        found.append(a + errors[:, a:b].topk(min(PER_SIDE, b - a), dim=1).indices)
    return torch.cat(found, dim=1)


def one_of_each_side(
    grid: Grid, errors: Float[Tensor, "B n"], generator: torch.Generator
) -> Int[Tensor, "B m"]:
    """A window of each side, drawn in proportion to its squared error."""
    found = []
    for a, b in zip(grid.starts, grid.starts[1:], strict=False):
        found.append(a + draw(errors[:, a:b].square() + 1e-9, generator))
    return torch.cat(found, dim=1)


def expected_gains(
    glance: Glance,
    grid: Grid,
    canvas: Float[Tensor, "B 3 H W"],
    *,
    target: Float[Tensor, "B 3 H W"],
    errors: Float[Tensor, "B n"],
    chosen: Int[Tensor, "B m"],
) -> Float[Tensor, "B m"]:
    """Guess of the fall in the squared error of the canvas, for each window chosen."""
    batch, count = chosen.shape
    windows = grid.windows(chosen.flatten())
    pictures = glimpses(torch.cat([canvas, target], dim=1), grid, chosen)
    before = errors.gather(1, chosen).flatten()
    fall = glance(pictures[:, :3], pictures[:, 3:], windows.side, before)
    gain = windows.side[:, 0].square() * (before - expected_after(before, fall))
    return gain.view(batch, count)


def glimpses(
    pictures: Float[Tensor, "B 6 H W"], grid: Grid, chosen: Int[Tensor, "B m"]
) -> Float[Tensor, "n 6 h w"]:
    """The windows chosen at 16 x 16 px, canvas by canvas; each from a picture shrunk to suit."""
    batch, count = chosen.shape
    windows = grid.windows(chosen.flatten())
    spans = grid.spans[chosen[0]].tolist()  # the same sides in the same order on every canvas
    levels = [halvings(span) for span in spans]
    found = pictures.new_empty(batch, count, 6, GLIMPSE, GLIMPSE)
    for level in range(max(levels) + 1):
        if level:
            pictures = avg_pool2d(pictures, 2, ceil_mode=True)
        of_level = [i for i, x in enumerate(levels) if x == level]
        if of_level:
            at = torch.arange(batch * count, device=pictures.device).view(batch, count)
            at = at[:, of_level].flatten()
            part = Windows(windows.corner[at], windows.side[at])
            seen = crop(pictures, part, GLIMPSE)
            found[:, of_level] = seen.unflatten(0, (batch, len(of_level)))
    return found.flatten(0, 1)


def halvings(span: int) -> int:
    """How often a picture is halved until a window of this many pixels has 16 to 31."""
    return max(0, (span // GLIMPSE).bit_length() - 1)
