"""What a stroke is: a row of P numbers in [0, 1], and the names of those numbers."""

from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

import torch
from jaxtyping import Float, Int
from torch import Tensor

from renderers.forms import FORMS
from renderers.forms.form import INK, inked
from renderers.forms.textured import Textures
from renderers.forms.trace import Trace, traced_polygon

Kind = Literal["x", "y", "length", "angle", "unitless", "color", "alpha", "choice"]


@dataclass(frozen=True)
class Param:
    """One number of a stroke.

    Attributes:
        name: what the number is, e.g. "x0".
        kind: how it changes when the stroke moves to another patch of the canvas: "x" and "y"
            shift and scale, "length" scales, the others stay. A "choice" says which of several
            kinds of stroke it is: equal ranges of it are one kind each.
        rest: for a length, what the stroke still measures at 0, in units of the number itself:
            the length drawn is proportional to `number + rest`.
        width: for a length, how wide it makes the stroke: `width * (number + rest)` canvas units.
    """

    name: str
    kind: Kind
    rest: float = 0.0
    width: float = 1.0


@runtime_checkable
class Brush(Protocol):
    """One kind of stroke: its parameters, and the exact picture they make.

    A brush whose strokes take one of FORMS is a `Formed`: it says in which rows they are given. Any
    other subclasses this, and draws them itself, in `rasterize`.
    """

    name: str
    params: tuple[Param, ...]

    @property
    def title(self) -> str:
        """What a person calls it: its name, where that is short."""
        return self.name

    @property
    def form(self) -> str | None:
        """The form all its strokes take, a key of FORMS; None where there is none such."""
        return None

    @property
    def textures(self) -> Textures | None:
        """What textured strokes are inked through; None where none are."""
        return None

    @property
    def kinds(self) -> tuple["Brush", ...]:
        """The brushes that its strokes are of: itself, or several that are mixed."""
        return (self,)

    @property
    def own(self) -> tuple[list[int], ...]:
        """Which of a stroke's numbers are read by each kind, as its own in their order."""
        return (list(range(len(self.params))),)

    def which(self, strokes: Float[Tensor, "*B P"]) -> Int[Tensor, "*B"]:
        """The kind of each stroke: its place in `kinds`."""
        return torch.zeros_like(strokes[..., 0], dtype=torch.long)

    def tidy(self, strokes: Float[Tensor, "*B P"]) -> Float[Tensor, "*B P"]:
        """The same strokes, tidy in what their kind does not read.

        A second ink or opacity that is not read is as the first; other such numbers are 0.
        """
        return strokes

    def columns(self, *kinds: Kind) -> list[int]:
        """Which of a stroke's numbers are of these kinds, ascending: `strokes[..., columns]`."""
        return [i for i, param in enumerate(self.params) if param.kind in kinds]

    @property
    def graded(self) -> bool:
        """Whether ink changes along a stroke."""
        return len(self.columns("color")) > len(PRIMARIES)

    @property
    def fading(self) -> bool:
        """Whether opacity does."""
        return len(self.columns("alpha")) > 1

    def rows(self, strokes: Float[Tensor, "N P"]) -> Float[Tensor, "N 20"]:
        """The same strokes as the numbers of their forms (`renderers.forms.form`).

        Not called where one of `kinds` takes none.
        """
        raise NotImplementedError(f"the strokes of the brush {self.name!r} take no form")

    def rasterize(
        self, strokes: Float[Tensor, "N P"], height: int, width: int
    ) -> tuple[Float[Tensor, "N 3 #H #W"], Float[Tensor, "N 1 H W"]]:
        """Draw each stroke alone: its ink colour and its alpha, both in [0, 1].

        The unit of length is the longer side of the canvas; pixel i is centred at
        (i + 0.5) / longer side. Differentiable in every number of the stroke.
        """
        ...

    def svg(self, stroke: Float[Tensor, " P"], longer_side: float, name: str) -> str:
        """The same stroke as SVG elements, in user units of 1 / longer_side.

        Args:
            stroke: one row of numbers.
            longer_side: longer side of the picture in SVG user units.
            name: an id unique in the document, for whatever the elements must refer to; what
                stands before its last "-" is that of the document.
        """
        ...

    def trace(self, stroke: Float[Tensor, " P"]) -> Trace:
        """What a pen follows to draw the same stroke, canvas units; it may leave the canvas.

        A brush of no form says it for itself, if it is to be plotted.
        """
        raise NotImplementedError(f"the brush {self.title!r} does not say what a pen follows")

    def svg_definitions(self, document: str) -> str:
        """SVG elements that all its strokes refer to, once in a document; they draw nothing.

        Args:
            document: what their ids begin with.
        """
        return ""


class Formed(Brush):
    """What brushes share whose strokes take one of FORMS: the picture follows from the rows."""

    form: str

    def rasterize(
        self, strokes: Float[Tensor, "N P"], height: int, width: int
    ) -> tuple[Float[Tensor, "N 3 #H #W"], Float[Tensor, "N 1 H W"]]:
        """See `Brush.rasterize`."""
        form, rows = FORMS[self.form], self.rows(strokes)
        return inked(form, rows, (height, width), graded=self.graded)

    def trace(self, stroke: Float[Tensor, " P"]) -> Trace:
        """See `Brush.trace`. Of a form that does not say, the outline of its extent."""
        form, geometry = FORMS[self.form], self.rows(stroke[None])[0, INK:]
        if form.trace is not None:
            return form.trace(geometry)
        left, right, top, bottom = form.extent(geometry)
        corners = [left, top, right, top, right, bottom, left, bottom]
        return traced_polygon(torch.stack(corners).unflatten(0, (4, 2)))


PRIMARIES = (Param("red", "color"), Param("green", "color"), Param("blue", "color"))
TWO_INKS = tuple(
    Param(f"{name}{end}", "color") for end in (0, 2) for name in ("red", "green", "blue")
)
"""ink where a stroke begins, and where it ends"""


def place(
    strokes: Float[Tensor, "*B P"],
    brush: Brush,
    corner: Float[Tensor, "*#B 2"],
    *,
    scale: Float[Tensor, "*#B 1"],
) -> Float[Tensor, "*B P"]:
    """Move strokes from the unit square of a patch onto the canvas: painting commutes with it.

    Results may leave [0, 1] (a patch that overhangs; a length below what the brush can draw).

    Args:
        strokes: numbers in patch coordinates.
        brush: says which numbers are positions and which are lengths.
        corner: (x, y) of the patch's top-left corner, canvas units.
        scale: side of the patch, canvas units; above 0.
    """
    gain, shift = _affine(brush, corner, scale)
    return strokes * gain + shift


def unplace(
    strokes: Float[Tensor, "*B P"],
    brush: Brush,
    corner: Float[Tensor, "*#B 2"],
    *,
    scale: Float[Tensor, "*#B 1"],
) -> Float[Tensor, "*B P"]:
    """Canvas coordinates to patch coordinates: the inverse of `place`."""
    gain, shift = _affine(brush, corner, scale)
    return (strokes - shift) / gain


def _affine(brush: Brush, corner: Tensor, scale: Tensor) -> tuple[Tensor, Tensor]:
    if bool((scale <= 0).any()):
        raise ValueError(f"a patch's scale must be above 0, got {scale.min().item()}")
    one, zero = torch.ones_like(scale), torch.zeros_like(scale)
    stretched = brush.columns("x", "y", "length")
    gain = torch.cat([scale if i in stretched else one for i in range(len(brush.params))], dim=-1)
    moved = {"x": corner[..., :1], "y": corner[..., 1:]}
    shift = [
        moved[p.kind] if p.kind in moved else (scale - 1) * p.rest + zero for p in brush.params
    ]
    return gain, torch.cat(torch.broadcast_tensors(*shift), dim=-1)


def uniform(n: int, brush: Brush, generator: torch.Generator) -> Float[Tensor, "n P"]:
    """Draw n strokes uniformly from the unit cube."""
    return torch.rand(n, len(brush.params), generator=generator)
