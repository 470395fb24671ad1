"""`Neural`: an engine that paints with a network's imitation of a brush."""

from itertools import pairwise

import torch
from jaxtyping import Float
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, interpolate, pad

from renderers.brush import PRIMARIES, Brush
from renderers.canvas import Renderer, check_shapes
from renderers.forms.form import INK
from renderers.neural.cells import GRID, PATCH, SIZE, Seen, layers_of, lines_of, look, whole
from renderers.neural.weights import DEFAULT, file_of, imitable, load
from renderers.workshop.precision import autocast, settled

MAPS = 2**26
"""numbers of maps held at once: 256 MB"""


class Neural(Renderer):
    """Paints by a network that has learned a brush's form; ink is mixed in exactly.

    The network draws at `SIZE` px; for other sizes its maps are averaged or enlarged, of at most
    `MAPS` numbers at once where no gradient is wanted, of all strokes where one is. Differentiable
    in strokes and canvas; the network itself is frozen.

    Args:
        brush: what is imitated.
        net: a trained network of this brush's form, or the name of one that ships (NETWORKS).
        device: where it paints.
        precision: of the network's arithmetic; see `renderers.workshop.precision`.

    Raises:
        KeyError: an unknown network, with the nearest known one.
        FileNotFoundError: no such network was trained for this brush.
        ValueError: an unknown precision.
    """

    def __init__(
        self,
        brush: Brush,
        net: str | nn.Module = DEFAULT,
        device: torch.device | str = "cpu",
        *,
        precision: str = "auto",
    ):
        found = load(brush, net) if isinstance(net, str) else net
        self.brush, self.device = brush, torch.device(device)
        self.net = found.to(self.device).eval().requires_grad_(False)
        self.precision = settled(precision, self.device)

    @classmethod
    def paints(cls, brush: Brush, device: torch.device | str = "cpu") -> bool:
        """Whether a network ships that imitates it."""
        return brush.form is not None and imitable(brush) and file_of(brush, DEFAULT).is_file()

    @classmethod
    def made(cls, brush: Brush, device: torch.device | str, precision: str) -> Renderer:
        """See `Renderer.made`."""
        return cls(brush, device=device, precision=precision)

    def paint(
        self, canvas: Float[Tensor, "B 3 H W"], strokes: Float[Tensor, "B K P"]
    ) -> Float[Tensor, "B 3 H W"]:
        """See `Renderer.paint`.

        A canvas that is no square lies at the top left of one.

        Raises:
            ValueError: shapes that do not go together, another precision or device.
        """
        self._check(canvas, strokes)
        batch, _, height, width = canvas.shape
        if height != width:
            longer = max(height, width)
            square = pad(canvas, (0, longer - width, 0, longer - height))
            return self.paint(square, strokes)[..., :height, :width].contiguous()
        if not batch or not strokes.shape[1]:
            return canvas.clone()
        rows = self.brush.rows(strokes.transpose(0, 1).flatten(0, 1))  # all first strokes first
        if height == SIZE:
            return self._lay_patches(canvas, rows)
        at_once = max(1, MAPS // (batch * layers_of(str(self.brush.form)) * max(height, SIZE) ** 2))
        for some in rows.split(at_once * batch):
            maps = self.maps(some[:, INK:], height).split(batch)
            for row, drawn in zip(some.split(batch), maps, strict=True):
                canvas = self._mix(canvas, row, drawn)
        return canvas

    def _check(self, canvas: Tensor, strokes: Tensor) -> None:
        check_shapes(canvas, strokes, len(self.brush.params))
        for what, x in (("canvas", canvas), ("strokes", strokes)):
            if x.dtype != torch.float32 or x.device.type != self.device.type:
                raise ValueError(
                    f"this network paints float32 on {self.device}, got a {what} of {x.dtype} on "
                    f"{x.device}: convert it, or use renderer='exact'"
                )

    def maps(self, geometry: Float[Tensor, "N G"], size: int = SIZE) -> Float[Tensor, "N L #H #W"]:
        """Coverage of each stroke, and coverage times along where ink changes along it."""
        maps = whole(*self._draw(geometry))
        if size == SIZE:
            return maps
        if SIZE % size == 0:
            return avg_pool2d(maps, SIZE // size)
        return interpolate(maps, size=(size, size), mode="bilinear", antialias=True)

    def _draw(self, geometry: Tensor) -> tuple[Float[Tensor, "M L h w"], Seen]:
        """The patches of the cells that each stroke touches."""
        seen = look(str(self.brush.form), geometry)
        with autocast(self.precision, self.device):
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
        if self.brush.fading:
            alpha = alpha.addcmul(along, fade)
        mixed = below.lerp(ink, alpha)
        return mixed.addcmul(along, change * opacity) if self.brush.graded else mixed
