"""New strokes where the error is, as large as the detail they are for."""

from functools import lru_cache

import torch
from jaxtyping import Float, Int
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d

from agents.search.movers import weighed
from agents.search.strokes.goal import Goal
from renderers import Brush, place

CELLS = 4
"""cells of the error map along the side of a patch"""
TRIED = 16
"""strokes tried in a patch for the one that is sown; 1 by brushes without opacity"""
FAINT = 0.005
"""their opacity then"""
LOOKED, SIDE = 32, 48
"""strokes by which a kind is told to be crisp or soft, and the side of their patch, pixels"""
SPREAD = {"x": (0.15, 0.85), "y": (0.15, 0.85), "length": (0.15, 0.5), "angle": (0.0, 1.0),
          "unitless": (0.5, 0.5), "alpha": (0.9, 0.9),
          "choice": (0.0, 1.0)}  # fmt: skip
"""range of a new stroke's numbers by kind, in its patch; inks are read from the target"""


def sow(
    goal: Goal,
    canvas: Float[Tensor, "B 3 H W"],
    count: int,
    *,
    side: float,
    chance: torch.Generator,
) -> Float[Tensor, "B count P"]:
    """Strokes in patches drawn where the picture is off by the same ink over a whole cell.

    In each patch the best of `TRIED` strokes is taken, whatever its kind. Texture finer than a cell
    counts for little: a stroke of that size could not paint it.

    Args:
        goal: what is wanted.
        canvas: what is painted so far.
        count: new strokes on each canvas.
        side: of the patches, in units of the longer side.
        chance: on the CPU.
    """
    brush = goal.renderer.brush
    middle, ink = places(goal, canvas, count, side=side, chance=chance)
    tries = TRIED if brush.columns("alpha") else 1
    ink, middle = (x.repeat_interleave(tries, dim=1) for x in (ink, middle))
    strokes = place(
        patches(brush, ink, chance),
        brush,
        middle - side / 2,
        scale=middle.new_full((1, 1, 1), side),
    ).clamp(0, 1)
    goal.limits.keep(strokes, brush)
    return brush.tidy(best(goal, canvas, strokes, tries=tries) if tries > 1 else strokes)


def places(
    goal: Goal,
    canvas: Float[Tensor, "B 3 H W"],
    count: int,
    *,
    side: float,
    chance: torch.Generator,
) -> tuple[Float[Tensor, "B count 2"], Float[Tensor, "B count 3"]]:
    """Middles of patches for new strokes, in units of the longer side; the target's ink there."""
    height, width = canvas.shape[2:]
    cell = max(1.0, side * max(height, width) / CELLS)  # px
    grid = (max(1, round(height / cell)), max(1, round(width / cell)))
    gap = adaptive_avg_pool2d(goal.weight.sqrt() * (goal.target - canvas), grid)
    inks = adaptive_avg_pool2d(goal.target, grid)
    cells = drawn(gap.square().mean(1).square().flatten(1), count, chance)
    jitter = torch.rand(2, *cells.shape, generator=chance).to(canvas)
    row, column = cells // grid[1], cells % grid[1]
    middle = torch.stack(
        [(column + jitter[0]) / grid[1] * width, (row + jitter[1]) / grid[0] * height], dim=-1
    ) / max(height, width)  # [B,count,2]
    ink = inks.flatten(2).gather(2, cells[:, None].expand(-1, 3, -1)).transpose(1, 2)
    return middle, ink


def best(
    goal: Goal, canvas: Float[Tensor, "B 3 H W"], strokes: Float[Tensor, "B n P"], *, tries: int
) -> Float[Tensor, "B count P"]:
    """Of every `tries` strokes the one that would lower the squared error most, in its best ink.

    A stroke of cover w and free ink lowers the error r by (sum w r)^2 / sum w^2, for a crisp one
    about (sum w r)^2 / sum w. All are painted on one canvas, so faintly that they hardly hide each
    other; gradients by their inks are the sums. Of several kinds, each has its `crispness`.
    """
    brush = goal.renderer.brush
    alphas, inks = (brush.columns(kind) for kind in ("alpha", "color"))
    faint = strokes.clone()
    faint[..., alphas] = FAINT
    faint.requires_grad_()
    painted = goal.renderer.paint(torch.zeros_like(canvas), faint)

    def covered(picture: Tensor) -> Float[Tensor, "B n inks"]:
        return weighed(painted, picture * goal.weight, faint)[..., inks]

    area = covered(torch.ones_like(canvas)) + 1e-9
    gain = (covered(goal.target - canvas).square() / area).sum(-1)
    if len(brush.kinds) > 1:
        soft = crispness(brush).to(gain)  # type: ignore[arg-type]
        gain = gain / soft[brush.which(strokes)]
    found = strokes.clone()
    found[..., inks] = (covered(goal.target) / area).clamp(0, 1)
    chosen = gain.view(len(gain), -1, tries).argmax(-1)[..., None, None]
    rows = found.view(len(gain), -1, tries, found.shape[2])
    return rows.gather(2, chosen.expand(-1, -1, 1, rows.shape[3]))[:, :, 0]


@lru_cache(maxsize=16)
def crispness(brush: Brush) -> Float[Tensor, " kinds"]:
    """Sum w^2 / sum w of the covers w of each kind's new strokes: 1 of those without soft parts."""
    chance, found = torch.Generator().manual_seed(0), []
    for kind in brush.kinds:
        new = patches(kind, torch.zeros(1, LOOKED, 3), chance)[0]
        new[:, kind.columns("alpha")] = 1
        cover = kind.rasterize(new, SIDE, SIDE)[1]
        found.append(cover.square().sum() / cover.sum())
    return torch.stack(found)


def drawn(
    error: Float[Tensor, "B n"], count: int, chance: torch.Generator
) -> Int[Tensor, "B count"]:
    """Cells in proportion to their error: each at most once while there are enough of them."""
    share = error.cpu() + 1e-12
    again = count > share.shape[1]
    return torch.multinomial(share, count, again, generator=chance).to(error.device)


def patches(
    brush: Brush, ink: Float[Tensor, "B n 3"], chance: torch.Generator
) -> Float[Tensor, "B n P"]:
    """One stroke for each ink, in the unit square of its patch."""
    batch, count, _ = ink.shape
    numbers, color = [], 0
    for param in brush.params:
        if param.kind == "color":
            numbers.append(ink[..., color % 3])
            color += 1
        else:
            low, high = SPREAD[param.kind]
            random = torch.rand(batch, count, generator=chance).to(ink)
            numbers.append(low + (high - low) * random)
    return torch.stack(numbers, dim=-1)
