"""What each cell of a coarse grid sees of a stroke, and cells put together as a picture.

The canvas is cut in `GRID` x `GRID` cells. A stroke's geometry is told to each cell that it may
touch, relative to the cell's own centre and in sides of a cell (`renderers.forms.sight`). So a
network learns small pieces of geometry and uses them everywhere on the canvas, and cells that a
stroke does not touch cost nothing. Nothing here is learned.
"""

from typing import NamedTuple

import torch
from jaxtyping import Float, Int
from torch import Tensor

from renderers.forms import FORMS
from renderers.forms.sight import Sight

GRID = 16
"""cells along each side of the canvas"""
PATCH = 8
"""pixels along each side of a cell"""
SIZE = GRID * PATCH
"""pixels along each side of the canvas that networks paint"""
REACH = 0.85
"""depth from which a cell may be touched: half its diagonal, half a pixel, and a margin"""


class Seen(NamedTuple):
    """Strokes as the cells see them.

    Attributes:
        at: cells that are touched, ascending: stroke * GRID * GRID + row * GRID + column.
        told: F numbers for each, about [-2, 2].
        strokes: how many strokes there are.
    """

    at: Int[Tensor, " M"]
    told: Float[Tensor, "M F"]
    strokes: int


def look(form: str, geometry: Float[Tensor, "N G"]) -> Seen:
    """What the cells touched by each stroke see of it, differentiable.

    Args:
        form: a key of `renderers.forms.FORMS`.
        geometry: the form's numbers, canvas units (`renderers.forms.form`).

    Raises:
        KeyError: an unknown form.
        ValueError: a form that cells cannot see.
    """
    sight = sight_of(form)
    scale = torch.ones(geometry.shape[1], device=geometry.device, dtype=geometry.dtype)
    scale[FORMS[form].lengths] = GRID
    numbers = (geometry * scale).T  # [G,N]
    middle = torch.arange(GRID, device=geometry.device, dtype=geometry.dtype) + 0.5
    y, x = (at.flatten() for at in torch.meshgrid(middle, middle, indexing="ij"))
    with torch.no_grad():
        depth, *places = sight.find(list(numbers[..., None]), x, y)
        at = (depth > -REACH).flatten().nonzero()[:, 0]
        places = [place.flatten()[at] for place in places]
    stroke, cell = at // GRID**2, at % GRID**2
    told = sight.see(list(numbers.index_select(1, stroke)), x[cell], y[cell], *places)
    return Seen(at, torch.stack(told).T.contiguous(), len(geometry))


def sight_of(form: str) -> Sight:
    """How cells see a form.

    Raises:
        KeyError: an unknown form.
        ValueError: they cannot.
    """
    sight: Sight | None = FORMS[form].sight
    if sight is None:
        raise ValueError(f"the form {form!r} does not say how networks see it: give it a `sight`")
    return sight


def layers_of(form: str) -> int:
    """Maps that draw a form: coverage; and coverage times along, where ink changes along it."""
    return 2 if FORMS[form].lengthwise else 1


def width_of(form: str) -> int:
    """How many numbers a cell is told."""
    return look(form, torch.full((1, 12), 0.5, device="cpu")).told.shape[1]  # also on "meta"


def whole(patches: Float[Tensor, "M L h w"], seen: Seen) -> Float[Tensor, "N L H W"]:
    """Patches put in their places on black: L maps of each stroke."""
    layers = patches.shape[1]
    lines = patches.new_zeros(seen.strokes * layers * GRID * PATCH * GRID, PATCH)
    lines.index_copy_(0, lines_of(seen.at, layers), patches.reshape(-1, PATCH))
    return lines.view(seen.strokes, layers, SIZE, SIZE)


def cut(maps: Float[Tensor, "N L H W"], at: Int[Tensor, " M"]) -> Float[Tensor, "M L h w"]:
    """The patches of these cells."""
    layers = maps.shape[1]
    lines = maps.reshape(-1, PATCH).index_select(0, lines_of(at, layers))
    return lines.view(-1, layers, PATCH, PATCH)


def lines_of(at: Int[Tensor, " M"], layers: int) -> Int[Tensor, " R"]:
    """Where cells lie in pictures [N,layers,SIZE,SIZE] seen as lines of PATCH pixels.

    R = M * layers * PATCH: a patch's lines from top to bottom, layer by layer.
    """
    picture, cell = at // GRID**2, at % GRID**2
    layer = torch.arange(layers, device=at.device)
    line = torch.arange(PATCH, device=at.device)
    top = ((picture * layers)[:, None] + layer) * SIZE + (cell // GRID * PATCH)[:, None]  # [M,L]
    return ((top[..., None] + line) * GRID + (cell % GRID)[:, None, None]).flatten()


def grid(channels: Float[Tensor, "M W"], seen: Seen) -> Float[Tensor, "N W h w"]:
    """Channels of the touched cells as small pictures, zero where nothing is touched."""
    cells = channels.new_zeros(seen.strokes * GRID**2, channels.shape[1])
    cells.index_copy_(0, seen.at, channels)
    return cells.view(seen.strokes, GRID, GRID, -1).permute(0, 3, 1, 2)
