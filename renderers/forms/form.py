"""A form, and a stroke as its form and ink: the row of numbers that every engine draws from.

A brush turns its P numbers in [0, 1] into one row of `NUMBERS`:

| columns | what they are                                                                  |
|---------|--------------------------------------------------------------------------------|
| 0-2     | red, green, blue where the stroke begins                                       |
| 3-5     | how much they change to where it ends                                          |
| 6, 7    | opacity where it begins, and how much it changes                               |
| 8-      | the form's own geometry, lengths in canvas units; then zeros                   |
| 19      | which of its brush's kinds the stroke is of: 0, but where strokes are mixed    |

A form says, for each pixel, how much of it the stroke covers (coverage) and how far along the
stroke it lies (along, in [0, 1]). Opacity there is `coverage * (w + dw * along)`, and ink
`rgb + drgb * along`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.forms.sight import Sight
from renderers.forms.trace import Trace

INK = 8
"""columns before the geometry"""
NUMBERS = 20
"""columns of a row"""
KIND = NUMBERS - 1
"""the last of them"""


@dataclass(frozen=True)
class Form:
    """One geometry: all that is known of it, but for the kernels that make it fast.

    Attributes:
        name: its key in FORMS, by which engines look for its kernels.
        columns: what its numbers are called, in their order.
        cover: (geometry [N,G], height, width) to the coverage of each pixel [N,H,W], and how far
            along the stroke it lies [N,h,w]. In readable torch, differentiable.
        extent: geometry [*B,G] to the box that holds the stroke [*B,4]: left, right, top and
            bottom. A pixel's width beyond it, nothing is covered.
        unitless: the columns that are neither positions nor lengths, and so do not change with the
            unit of length.
        lengthwise: whether ink and opacity may change along it; else along is 0 everywhere.
        sight: how networks see it; None: none can imitate it.
        trace: geometry [G] to what a pen follows; None: to the outline of its extent.
    """

    name: str
    columns: tuple[str, ...]
    cover: Callable[[Tensor, int, int], tuple[Tensor, Tensor]]
    extent: Callable[[Tensor], Tensor]
    unitless: tuple[str, ...] = ()
    lengthwise: bool = False
    sight: Sight | None = None
    trace: Callable[[Tensor], Trace] | None = None

    @property
    def lengths(self) -> list[int]:
        """Which columns are positions or lengths."""
        return [i for i, name in enumerate(self.columns) if name not in self.unitless]


def row(
    geometry: Sequence[Tensor] | Tensor,
    *,
    ink: Float[Tensor, "N 3"],
    opacity: Float[Tensor, " N"],
    ink_end: Float[Tensor, "N 3"] | None = None,
    opacity_end: Float[Tensor, " N"] | None = None,
) -> Float[Tensor, "N 20"]:
    """The row of each stroke, differentiable.

    Args:
        geometry: the form's numbers, [N] each, in its order; or [N,G].
        ink: where the stroke begins.
        opacity: where the stroke begins.
        ink_end: where it ends; None: as it began.
        opacity_end: likewise.
    """
    numbers = geometry if isinstance(geometry, Tensor) else torch.stack(list(geometry), dim=1)
    none = ink.new_zeros(len(ink), 1)
    change = none.expand(-1, 3) if ink_end is None else ink_end - ink
    fade = none if opacity_end is None else (opacity_end - opacity)[:, None]
    rest = none.expand(-1, NUMBERS - INK - numbers.shape[1])
    return torch.cat([ink, change, opacity[:, None], fade, numbers, rest], dim=1)


def inked(
    form: Form, rows: Float[Tensor, "N 20"], shape: tuple[int, int], *, graded: bool
) -> tuple[Float[Tensor, "N 3 #H #W"], Float[Tensor, "N 1 H W"]]:
    """Colour and alpha of each stroke alone (see `Brush.rasterize`).

    Args:
        form: one of FORMS.
        rows: see `row`.
        shape: height and width of the picture, pixels.
        graded: whether ink changes along the stroke.
    """
    coverage, along = form.cover(rows[:, INK:], *shape)
    w, dw = rows[:, 6, None, None], rows[:, 7, None, None]
    color, change = rows[:, :3, None, None], rows[:, 3:6, None, None]
    if graded:
        color = color + change * along[:, None]
    return color, (coverage * (w + dw * along))[:, None]


def pixel_grid(
    height: int, width: int, like: Tensor
) -> tuple[Float[Tensor, "1 1 W"], Float[Tensor, "1 H 1"]]:
    """Pixel centres (x right, y down) in units of the longer side, dtype and device of `like`."""
    longer = max(height, width)
    x = (torch.arange(width, device=like.device, dtype=like.dtype) + 0.5) / longer
    y = (torch.arange(height, device=like.device, dtype=like.dtype) + 0.5) / longer
    return x[None, None, :], y[None, :, None]


def columns(geometry: Float[Tensor, "N G"], count: int) -> tuple[Float[Tensor, "N 1 1"], ...]:
    """The first `count` columns, each ready to meet a pixel grid."""
    return tuple(geometry[:, :count].T[..., None, None])
