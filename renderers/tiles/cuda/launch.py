"""The tile engine's two operations on a CUDA device: paint, and every gradient in one pass.

Nothing waits for the device. Memory: `gradients` keeps, for each of at most `PROGRAMS` programs,
the picture of its tile at the start of each block of strokes, and what lies below each stroke of
one block (and what its form had to search for). With blocks of about sqrt(K) strokes that is
`programs * (ceil(K / block) + 5 / 3 * block) * 3 KB` at most: 60 MB for K = 5, 2.5 GB for
K = 20,000, and nothing that grows with tiles times strokes. Gradients are summed over tiles in no
fixed order: two runs differ in the last bits.
"""

import math
from functools import cache
from typing import Any

import torch
from jaxtyping import Float
from torch import Tensor

from renderers.forms import FORMS
from renderers.forms.bristle import integrals
from renderers.forms.form import INK
from renderers.forms.textured import Textures
from renderers.tiles.cuda.kernels import KERNELS, Kernels
from renderers.tiles.cuda.walk import gradient_tiles, paint_tiles
from renderers.tiles.judge import judge_of

TILE = 16
PIXELS = TILE * TILE
CHUNK = 32
"""boxes read at a time: a power of two, at most the bits of an int32"""
PROGRAMS = 2048
"""at most, where a program needs memory of its own"""
FEW = 256
"""tiles up to which each has four warps: one each would leave an H200's 132 processors idle"""


def paint(
    canvas: Float[Tensor, "B 3 H W"],
    rows: Float[Tensor, "B K 20"],
    form: str,
    textures: Textures | None = None,
) -> Float[Tensor, "B 3 H W"]:
    """Lay K strokes on each canvas, the first one first; not differentiable.

    Args:
        canvas: float32, as are the rows.
        rows: strokes as `Brush.rows` gives them.
        form: a key of FORMS.
        textures: of the bristle form; its own if not given.

    Raises:
        KeyError: for an unknown form.
    """
    canvas, rows = canvas.detach().contiguous(), rows.detach().contiguous()
    height, width = canvas.shape[2:]
    columns, tiles = _tiles(height, width)
    size, kernels = max(height, width), kernels_of(form)
    out = torch.empty_like(canvas)
    with torch.cuda.device_of(canvas):
        paint_tiles[(len(canvas) * tiles,)](
            canvas, rows, boxes(rows, form, size), *_textures(textures, canvas.device), out,
            rows.shape[1], height, width, columns, tiles, float(size),
            CHUNK=CHUNK, **kernels.named, **_compiled(len(canvas) * tiles),
        )  # fmt: skip
    return out


def gradients(
    canvas: Float[Tensor, "B 3 H W"],
    rows: Float[Tensor, "B K 20"],
    form: str,
    *,
    target: Float[Tensor, "B 3 H W"] | None,
    grad: Float[Tensor, "B 3 H W"] | None,
    want_canvas: bool,
    textures: Textures | None = None,
) -> tuple[Float[Tensor, "B K 20"], Float[Tensor, "B 3 H W"] | None, Float[Tensor, " B"]]:
    """Gradients of each canvas's loss, and its squared error.

    The loss is the mean of (painted - target)^2 over a canvas, or what `grad` is the gradient of.

    Args:
        canvas: float32, as all.
        rows: strokes as `Brush.rows` gives them.
        form: a key of FORMS.
        target: what the painted canvas is compared with; None: `grad` is given.
        grad: dL/d(painted canvas); None: `target` is given.
        want_canvas: whether dL/dcanvas is.
        textures: see `paint`; they have no gradient.

    Returns:
        dL/drows; dL/dcanvas or None; each canvas's summed squared error, 0 without a target.

    Raises:
        KeyError: for an unknown form.
        ValueError: if not exactly one of target and grad is given.
    """
    canvas, rows, judge = (x.detach().contiguous() for x in (canvas, rows, judge_of(target, grad)))
    (batch, count), (height, width) = rows.shape[:2], canvas.shape[2:]
    columns, tiles = _tiles(height, width)
    size, kernels, jobs = max(height, width), kernels_of(form), batch * tiles
    d_rows, squared = torch.zeros_like(rows), canvas.new_zeros(batch, tiles)
    d_canvas = torch.empty_like(canvas) if want_canvas else None
    block = _block(count)
    blocks, programs = max(-(-count // block), 1), min(jobs, PROGRAMS)
    starts = canvas.new_empty(programs, blocks, 3, PIXELS)
    kept = canvas.new_empty(programs, block, kernels.planes, PIXELS)
    with torch.cuda.device_of(canvas):
        gradient_tiles[(programs,)](
            canvas, judge, rows, boxes(rows, form, size), *_textures(textures, canvas.device),
            d_rows, canvas if d_canvas is None else d_canvas, squared, starts, kept,
            count, block, blocks, jobs, height, width, columns, tiles, float(size),
            2 / (3 * height * width),
            CHUNK=CHUNK, PLANES=kernels.planes, TARGET=target is not None, CANVAS=want_canvas,
            **kernels.named, **_compiled(jobs),
        )  # fmt: skip
    return d_rows, d_canvas, squared.sum(1)


def boxes(rows: Float[Tensor, "B K 20"], form: str, size: int) -> Float[Tensor, "B K 4"]:
    """First and last x, first and last y of each stroke, in pixels.

    A pixel of margin is counted in: coverage fades out over half a pixel on each side.
    """
    pixel = 1 / size
    low, high = FORMS[form].extent(rows[..., INK:]).unflatten(-1, (2, 2)).unbind(-1)
    return torch.stack([low - pixel, high + pixel], dim=-1).flatten(-2) * size


def kernels_of(form: str) -> Kernels:
    """What paints a form here.

    Raises:
        KeyError: no kernels are registered for it.
    """
    found: Kernels = KERNELS[form]
    return found


def _tiles(height: int, width: int) -> tuple[int, int]:
    """Tiles in a row, and in all."""
    columns = -(-width // TILE)
    return columns, columns * -(-height // TILE)


def _block(count: int) -> int:
    """Strokes in a block: about the square root of all, which makes the scratch least."""
    return min(max(-(-math.isqrt(count) // CHUNK), 1) * CHUNK, max(count, 1))


def _compiled(jobs: int) -> dict[str, Any]:
    """How the kernels are compiled: one warp to a tile, and so no barriers in its sums.

    One stage, for no load could be made ahead; the last is Triton's default, which it warns about.
    """
    return {"num_warps": 4 if jobs <= FEW else 1, "num_stages": 1, "enable_fp_fusion": True}


def _textures(textures: Textures | None, device: torch.device) -> tuple[Tensor, Tensor]:
    """Integrals and means of the textures, on the device."""
    if textures is None or textures is integrals():
        return _bristles(device)
    return textures.tables.contiguous().to(device), textures.means.to(device)


@cache
def _bristles(device: torch.device) -> tuple[Tensor, Tensor]:
    """Those of the bristle form, once on each device."""
    tables, means = integrals()
    return tables.contiguous().to(device), means.to(device)
