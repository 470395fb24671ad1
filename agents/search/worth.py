"""What the picture would lose without a stroke."""

import torch
from jaxtyping import Float
from torch import Tensor

from renderers import Brush, Renderer

PROBES = 8
"""random pictures that the effect of a stroke is measured with"""


def worth(
    renderer: Renderer, blank: Float[Tensor, "B 3 H W"], strokes: Float[Tensor, "B T P"],
    target: Float[Tensor, "B 3 H W"], chance: torch.Generator,
) -> Float[Tensor, "B T"]:  # fmt: skip
    """By how much the mean squared error would rise if a stroke were not laid; an estimate.

    The canvas is linear in the opacity of one stroke, so the error is a parabola in it: its slope
    is a gradient, its curvature the mean square of what the stroke changes, which random pictures
    of +-1 find by as many gradients (Hutchinson's estimator). Brushes without opacity: the share
    of the canvas on which the stroke's ink shows.
    """
    laid = strokes.detach().requires_grad_()
    canvas = renderer.paint(blank, laid)

    def along(picture: Tensor, kind: str) -> Float[Tensor, "B T"]:
        (slope,) = torch.autograd.grad(canvas, laid, picture, retain_graph=True)
        of_kind = [p.kind == kind for p in renderer.brush.params]
        moved = strokes if kind == "alpha" else torch.ones_like(strokes)
        return (slope * moved)[..., of_kind].sum(-1)

    pixels = canvas[0].numel()
    if not opacities(renderer.brush):
        return along(torch.ones_like(canvas), "color") / pixels
    slope = along(2 * (canvas.detach() - target) / pixels, "alpha")
    bend = torch.zeros_like(slope)
    for _ in range(PROBES):
        signs = torch.randint(0, 2, canvas.shape, generator=chance).to(canvas) * 2 - 1
        bend += along(signs, "alpha").square() / (PROBES * pixels)
    return bend - slope


def opacities(brush: Brush) -> list[int]:
    """Which of a stroke's numbers are opacities."""
    return [i for i, p in enumerate(brush.params) if p.kind == "alpha"]
