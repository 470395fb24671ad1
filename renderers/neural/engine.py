"""`Neural`: an engine that paints with a network's imitation of a brush."""

from itertools import pairwise

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import interpolate

from renderers.brush import PRIMARIES, Brush
from renderers.forms.form import INK
from renderers.neural.cells import GRID, PATCH, SIZE, Seen, lines_of, look, whole
from renderers.neural.shelf import DEFAULT, load

PRECISIONS = ("float32", "bfloat16")


class Neural:
    """Paints by a network that has learned a brush's form; ink is mixed in exactly.

    The network draws at `SIZE` px; for other sizes its maps are area-averaged or enlarged.
    Differentiable in strokes and canvas; the network itself is frozen.

    Args:
        brush: what is imitated.
        net: a trained network of this brush's form, or the name of one that ships (NETWORKS).
        device: where it paints.
        precision: of the network's arithmetic, one of PRECISIONS.

    Raises:
        FileNotFoundError: no such network was trained for this brush.
        ValueError: an unknown precision.
    """

    def __init__(
        self,
        brush: Brush,
        net: str | nn.Module = DEFAULT,
        device: torch.device | str = "cpu",
        *,
        precision: str = "bfloat16",
    ):
        if precision not in PRECISIONS:
            raise ValueError(f"precision is {' or '.join(PRECISIONS)}, not {precision!r}")
        found = load(brush, net) if isinstance(net, str) else net
        self.brush, self.device = brush, torch.device(device)
        self.net = found.to(self.device).eval().requires_grad_(False)
        self.precision = precision
        self.fades = sum(p.kind == "alpha" for p in brush.params) > 1
        self.graded = sum(p.kind == "color" for p in brush.params) > 3

    def paint(
        self, canvas: Float[Tensor, "B 3 H W"], strokes: Float[Tensor, "B K P"]
    ) -> Float[Tensor, "B 3 H W"]:
        """See `Renderer.paint`.

        Raises:
            ValueError: a canvas that is not square.
        """
        height, width = canvas.shape[-2:]
        if height != width:
            raise ValueError(
                f"networks paint square canvases, got {width} x {height} px: use renderer='auto'"
            )
        rows = self.brush.rows(strokes.transpose(0, 1).flatten(0, 1))  # all first strokes first
        if height == SIZE:
            return self._lay_patches(canvas, rows)
        maps = self.maps(rows[:, INK:], height).split(len(canvas))
        for row, drawn in zip(rows.split(len(canvas)), maps, strict=True):
            canvas = self._mix(canvas, row, drawn)
        return canvas

    def maps(self, geometry: Float[Tensor, "N G"], size: int = SIZE) -> Float[Tensor, "N L #H #W"]:
        """Coverage of each stroke, and coverage times along where ink changes along it."""
        maps = whole(*self._draw(geometry))
        if size < SIZE:
            return interpolate(maps, size=(size, size), mode="area")
        return maps if size == SIZE else interpolate(maps, size=(size, size), mode="bilinear")

    def _draw(self, geometry: Tensor) -> tuple[Float[Tensor, "M L h w"], Seen]:
        """The patches of the cells that each stroke touches."""
        seen = look(str(self.brush.form), geometry)
        half = self.precision == "bfloat16"
        with torch.autocast(self.device.type, torch.bfloat16, enabled=half):
            return self.net(seen), seen

    def _lay_patches(self, canvas: Tensor, rows: Tensor) -> Tensor:
        """Strokes [K*B,20] laid on the cells they touch; what they do not touch is not read."""
        patches, seen = self._draw(rows[:, INK:])
        batch, lines = len(canvas), canvas.reshape(-1, PATCH).clone()
        steps = torch.arange(0, len(rows) + 1, max(1, batch), device=rows.device) * GRID**2
        ends = torch.searchsorted(seen.at, steps).tolist()
        for k, (a, b) in enumerate(pairwise(ends)):
            at = seen.at[a:b]
            here = lines_of(at - k * batch * GRID**2, len(PRIMARIES))
            below = lines.index_select(0, here).view(-1, len(PRIMARIES), PATCH, PATCH)
            mixed = self._mix(below, rows.index_select(0, at // GRID**2), patches[a:b])
            lines.index_copy_(0, here, mixed.view(-1, PATCH))
        return lines.view_as(canvas)

    def _mix(self, below: Tensor, rows: Tensor, maps: Tensor) -> Tensor:
        """One stroke over each picture [N,3,...]; `premultiplied` says what a stroke adds."""
        ink, change, opacity, fade = rows[:, :INK, None, None].split([3, 3, 1, 1], 1)
        coverage, along = maps[:, :1], maps[:, -1:]
        alpha = coverage * opacity
        if self.fades:
            alpha = alpha.addcmul(along, fade)
        mixed = below.lerp(ink, alpha)
        return mixed.addcmul(along, change * opacity) if self.graded else mixed
