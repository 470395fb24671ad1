"""Optimal transport between canvas and target: a pull that reaches where strokes do not overlap."""

import math

import torch
from jaxtyping import Float
from torch import Tensor

from paint_gym.pictures.reading import fitted
from paint_gym.scores.score import Score

SIDE = 24
"""cells along the longer side of the grid on which light is moved"""
BLUR = 0.01
"""entropic regularisation, in squared canvas widths: plans are blurred over its root, 0.1"""
ITERATIONS = 30
"""updates of the potentials at the last regularisation"""
FLOOR = 0.05
"""light, and darkness, that every cell holds besides: what a black picture's light is made of"""


class Sinkhorn(Score):
    """Minus how far light must be moved to turn canvas into target, -3 to 0, 0 when equal.

    The mean Sinkhorn divergence (debiased: 0 when equal, above 0 else) of six heaps, the light of
    each channel and its darkness, each of weight 1, on a grid of at most 24 cells a side; moving
    costs the squared distance in units of the longer side. Since heaps of weight 1 do not tell how
    bright a picture is, the squared difference of the channels' mean values is added.

    The cost is a sum over x and y, so a step is two small matrix products; potentials are kept as
    logarithms. The gradient is the potentials themselves (envelope theorem), not that of the
    iterations.
    Source: Feydy et al. 2019, arXiv 1810.08278, equation 3, and Zou et al. 2021, section 3.3.
    """

    def __call__(
        self, canvas: Float[Tensor, "B 3 H W"], target: Float[Tensor, "B 3 H W"]
    ) -> Float[Tensor, " B"]:
        """See `Score.__call__`."""
        moved = divergence(heaps(canvas), heaps(target)).view(len(canvas), 6).mean(1)
        brighter = (canvas.mean((2, 3)) - target.mean((2, 3))).square().mean(1)
        return -moved - brighter


def heaps(picture: Float[Tensor, "B 3 H W"]) -> Float[Tensor, "N h w"]:
    """Light of each channel on the grid, and darkness; each heap weighs 1."""
    height, width = picture.shape[2:]
    grid = fitted(height, width, min(SIDE, max(height, width)))
    down, across = (overlaps(*n).to(picture) for n in zip(grid, (height, width), strict=True))
    light = down @ picture @ across.T
    mass = (torch.cat([light, 1 - light], dim=1).clamp(min=0) + FLOOR).flatten(0, 1)
    return mass / mass.sum((1, 2), keepdim=True)


def overlaps(cells: int, pixels: int) -> Float[Tensor, "cells pixels"]:
    """How much of each cell each pixel covers, so that no light is lost or counted twice.

    (Windows of `adaptive_avg_pool2d` overlap where the numbers do not divide: what moves then
    changes its weight, and is held where it weighs least.)
    """
    edge = torch.arange(pixels + 1, dtype=torch.float64) * cells / pixels
    cell = torch.arange(cells, dtype=torch.float64)[:, None]
    inside = torch.minimum(edge[1:], cell + 1) - torch.maximum(edge[:-1], cell)
    return inside.clamp(min=0)


def divergence(a: Float[Tensor, "N h w"], b: Float[Tensor, "N h w"]) -> Float[Tensor, " N"]:
    """Debiased transport cost of a to b; differentiable in both."""
    with torch.no_grad():
        log_a, log_b = a.double().log(), b.double().log()  # masses e^100 apart meet in the sums
        costs = axis_costs(log_a)
        f, g = potentials(log_a, log_b, costs)
        own_a, own_b = (own_potential(x, costs) for x in (log_a, log_b))
    return ((f - own_a) * a + (g - own_b) * b).sum((1, 2)).to(a.dtype)


def axis_costs(mass: Float[Tensor, "N h w"]) -> tuple[Float[Tensor, "h h"], Float[Tensor, "w w"]]:
    """Cost between cells along y, and along x, in squared units of the longer side."""
    longest = max(mass.shape[1:])
    places = (torch.arange(n, device=mass.device) / longest for n in mass.shape[1:])
    y, x = ((p[:, None] - p[None]).square().to(mass.dtype) for p in places)
    return y, x


def potentials(
    log_a: Float[Tensor, "N h w"], log_b: Float[Tensor, "N h w"], costs: tuple[Tensor, Tensor]
) -> tuple[Float[Tensor, "N h w"], Float[Tensor, "N h w"]]:
    """What a cell of a, and one of b, adds to the cost of moving a to b."""
    g = torch.zeros_like(log_b)
    for blur in blurs():
        f = softmin(log_b + g / blur, costs, blur)
        g = softmin(log_a + f / blur, costs, blur)
    return f, g


def own_potential(
    log_a: Float[Tensor, "N h w"], costs: tuple[Tensor, Tensor]
) -> Float[Tensor, "N h w"]:
    """That of a moved to itself: both are the same, and averaging steps find it fast."""
    f = torch.zeros_like(log_a)
    for blur in blurs():
        f = (f + softmin(log_a + f / blur, costs, blur)) / 2
    return f


def blurs() -> list[float]:
    """Regularisations from the whole canvas down to `BLUR`, which is kept."""
    halvings = math.ceil(math.log2(1 / BLUR))
    return [max(BLUR, 2.0**-i) for i in range(halvings)] + [BLUR] * ITERATIONS


def softmin(
    log_mass: Float[Tensor, "N h w"], costs: tuple[Tensor, Tensor], blur: float
) -> Float[Tensor, "N h w"]:
    """-blur * log of the mass seen from each cell through exp(-cost / blur)."""
    y, x = (torch.exp(-cost / blur) for cost in costs)
    peak = log_mass.amax((1, 2), keepdim=True)
    return -blur * ((y @ (log_mass - peak).exp() @ x).log() + peak)
