"""Strokes that take on the style of a picture: its colours, or its texture as well.

Departure from Stylized Neural Painting (arXiv 2011.08114, section 3.4), which descends a Gram
distance from the photograph's own colours: the photograph is first given the colours of the style,
by the linear map of colours that moves them least. Strokes then follow that picture, and where
texture is wanted the Gram distance beside it, so that the two do not pull apart.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import torch
from jaxtyping import Float
from torch import Tensor

from agents.painters.painter import Painter
from agents.search.descent import quietly
from agents.search.strokes.goal import Goal
from agents.search.strokes.limits import Limits
from agents.search.strokes.loop import Run, Search
from paint_gym.pictures.reading import read_picture
from paint_gym.pictures.seen import seen
from paint_gym.scores import SCORES, Score, Weighted
from paint_gym.scores.gram import Gram
from renderers import Brush, Renderer

Mode = Literal["color", "texture"]
CONTENT = 1.0
"""how much the picture counts beside the texture; either loss in units of what it is at worst"""
LEAST = 1e-5
"""variance of colours, at least: pictures of one colour have none"""


@dataclass
class Styled:
    """A painter whose strokes are then moved towards a style.

    Attributes:
        painter: who paints first.
        renderer: what lays the strokes.
        search: how long the second search is, and how.
        style: file of a picture.
        mode: "color" changes inks alone, "texture" the shapes as well.
        focus: how much each place of the pictures matters, mean 1.
        drive: what takes the search to its end.
        canvas: where painting begins; black if not given.
        limits: what strokes keep to.
    """

    painter: Painter
    renderer: Renderer
    search: Search
    style: Path
    mode: Mode = "texture"
    focus: Float[Tensor, "B 1 H W"] | None = None
    drive: Callable[[Run], Float[Tensor, "B T P"]] = quietly
    canvas: Float[Tensor, "1 3 H W"] | None = None
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        self._picture = read_picture(self.style)

    @property
    def brush(self) -> Brush:
        """The kind of stroke."""
        return self.painter.brush

    @torch.enable_grad()
    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `Painter.paint`."""
        strokes = self.painter.paint(targets, budget)
        if not strokes.numel():
            return strokes
        side = max(targets.shape[2:])
        colors = seen(self._picture, side).to(targets)
        canvas = None if self.canvas is None else self.canvas.expand_as(targets)
        wanted = recolored(targets, colors)
        goal = Goal(self.renderer, wanted, None, self.focus, canvas, self.limits)
        if self.mode == "texture":
            goal = replace(goal, score=textured(goal.target, self.style))
        return self.drive(Run(self.search, goal, strokes.shape[1], first=strokes))


def textured(target: Float[Tensor, "B 3 H W"], style: Path) -> Score:
    """Likeness to the target and, as much, to the texture of the style."""
    l2, gram = SCORES["l2"](), Gram(style)
    far = (float(target.var()), -float(gram(target, target).mean()))
    weights = {"l2": CONTENT / max(far[0], LEAST), "gram": 1 / max(far[1], LEAST)}
    return Weighted({"l2": l2, "gram": gram}, weights)


def recolored(
    pictures: Float[Tensor, "B 3 H W"], style: Float[Tensor, "1 3 h w"]
) -> Float[Tensor, "B 3 H W"]:
    """Each picture with the style's mean colour and covariance of colours, clamped to [0, 1].

    Of all linear maps that do so, the one that moves colours least (Pitie & Kokaram 2007, "The
    linear Monge-Kantorovitch linear colour mapping for example-based colour transfer", eq. 9).
    """
    return torch.stack([_recolored(x, style[0]) for x in pictures])


def _recolored(picture: Float[Tensor, "3 H W"], style: Float[Tensor, "3 h w"]) -> Tensor:
    colors, wanted = picture.flatten(1).double(), style.flatten(1).double()
    spread, spread_wanted = covariance(colors), covariance(wanted)
    root = power(spread, 0.5)
    inverse = power(spread, -0.5)
    map_ = inverse @ power(root @ spread_wanted @ root, 0.5) @ inverse
    moved = map_ @ (colors - colors.mean(1, keepdim=True)) + wanted.mean(1, keepdim=True)
    return moved.clamp(0, 1).to(picture).view_as(picture)


def covariance(colors: Float[Tensor, "3 N"]) -> Float[Tensor, "3 3"]:
    """Of colours, a little above 0 also where they are all the same."""
    apart = colors - colors.mean(1, keepdim=True)
    return apart @ apart.T / colors.shape[1] + LEAST * torch.eye(3).to(colors)


def power(matrix: Float[Tensor, "3 3"], exponent: float) -> Float[Tensor, "3 3"]:
    """Of a symmetric positive definite matrix."""
    values, vectors = torch.linalg.eigh(matrix)
    return (vectors * values.clamp(min=1e-12) ** exponent) @ vectors.T
