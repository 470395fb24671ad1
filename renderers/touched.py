"""Which tiles of a canvas each stroke may touch."""

import torch
from jaxtyping import Float, Int
from torch import Tensor

from renderers.brush import Brush
from renderers.forms import FORMS
from renderers.forms.form import INK

TILE = 16
"""pixels along a tile's side"""


@torch.no_grad()
def touched(
    strokes: Float[Tensor, "T P"], brush: Brush, shape: tuple[int, int]
) -> Int[Tensor, "T 4"]:
    """First and last column, first and last row of the tiles that each stroke may touch.

    A stroke beside the canvas has a last below its first. Where a brush's strokes take no form,
    each may touch them all.

    Args:
        strokes: in canvas coordinates.
        brush: what kind they are.
        shape: height and width of the canvas, pixels.
    """
    height, width = shape
    last = torch.tensor([-(-width // TILE), -(-height // TILE)]) - 1  # column, row
    if any(kind.form is None for kind in brush.kinds):
        return torch.stack([torch.zeros(2), last], 1).flatten().int().expand(len(strokes), 4)
    rows = brush.rows(strokes)[:, INK:]
    each = [FORMS[str(kind.form)].extent(rows) for kind in brush.kinds]
    of = brush.which(strokes)[None, :, None].expand(1, -1, 4)
    sides = torch.stack(each).gather(0, of)[0].cpu().unflatten(1, (2, 2))
    pixels = sides * max(height, width) + torch.tensor([-1.0, 1.0])  # [T,2,2]: axis, end
    first, end = (pixels / TILE).floor().unbind(2)
    first, end = first.clamp(min=0).minimum(last + 2), end.clamp(min=-1).minimum(last)
    return torch.stack([first, end], 2).flatten(1).int()
