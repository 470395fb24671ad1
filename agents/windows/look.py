"""Where a painter looks before it paints: the whole canvas, or one square window of it."""

import math
from dataclasses import dataclass

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor
from torch.nn.functional import avg_pool2d, grid_sample

from agents.learning.processes import uniform
from renderers import Brush, place, unplace

SIDES = ((0.05, 1.0), (0.15, 0.6), (0.3, 0.35), (0.6, 0.25), (1.0, 0.17))
"""(share of the budget spent, side of the window until then); chosen on training faces"""
LEARNED = 40
"""bundles of the episodes that actors learn from: 200 strokes by fives"""
STRIDES = 4
"""window positions per side of a window, along each axis"""


@dataclass(frozen=True)
class Windows:
    """B squares, one on each canvas or several, one after another.

    Attributes:
        corner: (x, y) of the top-left corner, canvas units (longer side = 1).
        side: its length, canvas units.
    """

    corner: Float[Tensor, "B 2"]
    side: Float[Tensor, "B 1"]


def side_at(done: int, horizon: int) -> float:
    """Side of the window for the next bundle, when `done` of `horizon` bundles are laid.

    Up to `LEARNED` bundles the table is stretched over the episode. Longer episodes begin with
    the table as it is; after it windows of half the area follow, twice as many each time.
    """
    if horizon <= LEARNED:
        return next(side for until, side in SIDES if done < until * horizon)
    if done < LEARNED:
        return side_at(done, LEARNED)
    halvings = 1 + math.floor(math.log2(done / LEARNED))
    return SIDES[-1][1] * 2 ** (-halvings / 2)


def meeting(windows: Windows, each: int) -> Bool[Tensor, "B each each"]:
    """Which windows of a canvas overlap, up to rounding; so many for each of B canvases."""
    low = windows.corner.unflatten(0, (-1, each))
    high = low + windows.side.unflatten(0, (-1, each))
    return ((low[:, :, None] < high[:, None]) & (high[:, :, None] > low[:, None])).all(3)


def whole(batch: int, like: Tensor) -> Windows:
    """Windows that hold all of the unit square."""
    return Windows(like.new_zeros(batch, 2), like.new_ones(batch, 1))


def error_map(
    canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"], side: float
) -> tuple[Float[Tensor, "B h w"], Float[Tensor, "n 2"]]:
    """Mean squared error of every window of a grid, and the windows' corners, row by row."""
    height, width = canvas.shape[-2:]
    longer = max(height, width)
    span = max(1, round(side * longer))
    squared = (canvas - target).square().mean(1, keepdim=True)
    if min(height, width) < span:  # a window wider than the canvas: blank beyond its edge
        squared = torch.nn.functional.pad(
            squared, (0, max(0, span - width), 0, max(0, span - height))
        )
    step = max(1, span // STRIDES)
    pooled = avg_pool2d(squared, span, step)[:, 0]  # [B,h,w]
    rows, columns = pooled.shape[1:]
    y = torch.arange(rows, device=canvas.device)[:, None].expand(rows, columns) * step / longer
    x = torch.arange(columns, device=canvas.device).expand(rows, columns) * step / longer
    return pooled, torch.stack([x, y], dim=-1).reshape(-1, 2)


def look_at_worst(
    canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"], side: float
) -> Windows:
    """The window of this side with the largest error."""
    pooled, corners = error_map(canvas, target, side)
    return Windows(corners[pooled.flatten(1).argmax(1)], canvas.new_full((len(canvas), 1), side))


def look_around(
    canvas: Float[Tensor, "B 3 H W"],
    target: Float[Tensor, "B 3 H W"],
    side: float,
    *,
    generator: torch.Generator,
) -> Windows:
    """A window drawn in proportion to the square of its error, for learning."""
    pooled, corners = error_map(canvas, target, side)
    chosen = draw(pooled.flatten(1).square() + 1e-9, generator)[:, 0]
    return Windows(corners[chosen], canvas.new_full((len(canvas), 1), side))


def draw(weights: Float[Tensor, "B n"], generator: torch.Generator) -> Int[Tensor, "B 1"]:
    """One place of each row in proportion to its weight."""
    sums = weights.double().cumsum(1)
    at = uniform(len(weights), generator=generator).to(weights.device) * sums[:, -1:]
    return torch.searchsorted(sums, at).clamp(max=weights.shape[1] - 1)


def crop(
    picture: Float[Tensor, "B C H W"], windows: Windows, size: int
) -> Float[Tensor, "n C size size"]:
    """The windows' contents, resized to size x size px; beyond the picture its edge goes on.

    With more windows than pictures, each picture has as many, one after another.
    """
    batch, _, height, width = picture.shape
    longer = max(height, width)
    steps = (torch.arange(size, device=picture.device) + 0.5) / size
    at = windows.corner[:, :, None] + windows.side[:, :, None] * steps  # [n,2,size]
    x, y = at[:, 0] * (2 * longer / width) - 1, at[:, 1] * (2 * longer / height) - 1
    grid = torch.stack(
        [x[:, None, :].expand(-1, size, -1), y[:, :, None].expand(-1, -1, size)], dim=-1
    )
    tall = grid.view(batch, -1, size, 2)  # the windows of a picture, one below another
    found = grid_sample(picture, tall, align_corners=False, padding_mode="border")
    return found.unflatten(2, (-1, size)).transpose(1, 2).flatten(0, 1)


def to_canvas(
    strokes: Float[Tensor, "B K P"], brush: Brush, windows: Windows
) -> Float[Tensor, "B K P"]:
    """Strokes of a window as strokes of the canvas, all in [0, 1]."""
    placed = place(strokes, brush, windows.corner[:, None], scale=windows.side[:, None])
    return placed.clamp(0, 1)


def drawable(
    strokes: Float[Tensor, "B K P"], brush: Brush, side: Float[Tensor, "B 1"]
) -> Float[Tensor, "B K P"]:
    """Squeeze lengths into what the brush can draw in a window of this side.

    A stroke is never thinner than the brush's thinnest, which is thicker in a small window: the
    range of a length there is [least, 1], and `to_canvas` then clips nothing.
    """
    corner = torch.zeros_like(side).expand(-1, 2)
    least = unplace(torch.zeros_like(strokes), brush, corner[:, None], scale=side[:, None])
    lengths, squeezed = brush.columns("length"), strokes.clone()
    squeezed[..., lengths] = (least + (1 - least) * strokes)[..., lengths]
    return squeezed
