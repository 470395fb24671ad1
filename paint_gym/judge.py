"""The judge: strokes are drawn again on blank canvases by an engine that is exact, and measured.

Nothing of what a painter says about itself is taken. Every figure of a painting that is compared
with another one comes from here.
"""

import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.metrics import measure, squared_error, visible
from renderers import Brush, Exact, Renderer, make_renderer

BATCH = 32
"""pictures at once"""
FEW = 4
"""pictures on which the readable engine checks the fast one"""
CHECKED = 400_000_000
"""pixels times strokes that it draws at most: minutes of a processor"""
ENGINES = ("auto", "tiles", "exact")
"""those that may judge: they are exact"""


def make_judge(brush: Brush, engine: str = "auto") -> Renderer:
    """The engine that draws again.

    Raises:
        ValueError: an engine that only imitates.
    """
    if engine not in ENGINES:
        raise ValueError(
            f"--engine must be auto, tiles or exact (they paint exactly), got {engine}"
        )
    return make_renderer(engine, brush)


def redraw(
    strokes: Float[Tensor, "B T P"], target: Float[Tensor, "B 3 H W"], engine: Renderer
) -> Float[Tensor, "B 3 H W"]:
    """The strokes on blank canvases of the targets' size, where the targets lie.

    Numbers are clamped to [0, 1], as the environment does.
    """
    canvas = torch.zeros_like(target)
    return engine.paint(canvas, strokes.to(canvas.device).clamp(0, 1))


@torch.no_grad()
def judge(
    strokes: Float[Tensor, "N T P"], targets: Float[Tensor, "N 3 H W"], engine: Renderer
) -> dict[str, Float[Tensor, " N"]]:
    """What each painting is worth: mse, psnr, ssim, strokes, visible.

    `strokes` are those spent, also with opacity 0; `visible` those that leave ink.
    """
    rows: dict[str, list[Tensor]] = {}
    for part, target in zip(strokes.split(BATCH), targets.split(BATCH), strict=True):
        row = measure(redraw(part, target, engine), target)
        row["strokes"] = torch.full((len(part),), float(part.shape[1]))
        row["visible"] = visible(part, engine.brush)
        for name, values in row.items():
            rows.setdefault(name, []).append(values)
    return {name: torch.cat(values) for name, values in rows.items()}


@torch.no_grad()
def apart_from_exact(
    strokes: Float[Tensor, "N T P"], targets: Float[Tensor, "N 3 H W"], engine: Renderer
) -> dict[str, float]:
    """How far an engine that judges is from the readable one, on the first few pictures.

    On fewer of them, and with strokes left out evenly, where that would be more than `CHECKED`.
    """
    most, laid = max(1, CHECKED // targets[0, 0].numel()), max(1, strokes.shape[1])
    pictures = min(FEW, max(1, most // laid))
    few, wanted = strokes[:pictures, :: -(-laid // most)], targets[:pictures]
    ours, exact = (redraw(few, wanted, each) for each in (engine, Exact(engine.brush)))
    apart = (squared_error(ours, wanted) - squared_error(exact, wanted)).abs()
    return {
        "pictures": len(few),
        "strokes": few.shape[1],
        "mse": float(apart.max()),
        "worst_pixel": float((ours - exact).abs().max()),
    }


def warm_up(engine: Renderer, targets: Float[Tensor, "N 3 H W"]) -> None:
    """Lay one stroke, so that loading what the engine has compiled is on nobody's clock."""
    redraw(torch.zeros(1, 1, len(engine.brush.params)), targets[:1], engine)
