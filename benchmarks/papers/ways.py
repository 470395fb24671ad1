"""Ways to paint a picture that papers set side by side, as functions from a picture to strokes.

alone: the same search for all strokes together, coarse to fine (`agents.search`).
from_chance: strokes of chance, then gradient steps on all of them; nothing is sown.
by_blocks: the picture in 1 x 1, 2 x 2, ... blocks; strokes of a grid stay once the next begins.
by_actor: the shipped actor, and nothing after it.
refined: the same, then the search from there for the rest of the seconds, half of them at least.
by_squares: a grid of squares in 16 colours.

Searches read their seconds from the process, whatever else the machine does.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import torch
from jaxtyping import Float
from torch import Tensor

from agents.painters.by_name import sought
from agents.painters.mosaic import Mosaic
from agents.painters.policy import PolicyPainter
from agents.painters.weights import load_painter
from agents.painters.weights import shipped as weights_of
from agents.painters.window import WindowPainter
from agents.search import Search
from agents.search.descent import Descent, Until, descend, quietly
from agents.search.strokes.goal import Goal
from agents.search.strokes.loop import Run
from renderers import BRUSHES, Brush, make_renderer, place, uniform

Picture = Float[Tensor, "1 3 H W"]
Laid = Float[Tensor, "1 T P"]


@dataclass(frozen=True)
class Ask:
    """What a way is asked for.

    Attributes:
        brush: kind of stroke.
        strokes: in the painting.
        until: when the search is over.
        score: what it seeks.
        view: longer side at which the picture is seen, pixels; that of the picture if not given.
        seed: of what is drawn by chance.
    """

    brush: str = "bezier"
    strokes: int = 200
    until: Until = field(default_factory=Until)
    score: str = "l2"
    view: int | None = None
    seed: int = 0

    def goal(self, picture: Picture) -> Goal:
        """What is wanted, as it is seen."""
        engine = make_renderer("auto", BRUSHES[self.brush]())
        whole = Goal(engine, picture, sought(self.score, "cpu"))
        return whole if self.view is None else whole.shrunk(self.view)


def by_processor(search: Descent) -> Tensor:
    """Search to the end, by the processor's clock."""
    search.clock = time.process_time
    return quietly(search)


def alone(picture: Picture, ask: Ask, *, first: Laid | None = None) -> Laid:
    """The search that ships; from strokes that lie there already, if any are given."""
    search = Search(ask.until.steps, ask.until.seconds, seed=ask.seed)
    return by_processor(Run(search, ask.goal(picture), ask.strokes, first=first))


def from_chance(picture: Picture, ask: Ask) -> Laid:
    """Strokes drawn uniformly, moved together by Adam."""
    goal = ask.goal(picture)
    chance = torch.Generator().manual_seed(ask.seed)
    first = uniform(ask.strokes, goal.renderer.brush, chance)[None]
    found, _ = descend(goal.strokes(), goal, first, until=ask.until, drive=by_processor)
    return found


def by_actor(picture: Picture, ask: Ask) -> Laid:
    """The actor's strokes as it lays them."""
    return shipped(ask.brush).paint(picture, ask.strokes)


def refined(picture: Picture, ask: Ask) -> Laid:
    """The actor's strokes, moved by the search in what is left of its seconds, half at least."""
    began = time.process_time()
    first = by_actor(picture, ask).clamp(0, 1)
    search = Search(ask.until.steps, ask.until.seconds, seed=ask.seed)
    left = search.less(time.process_time() - began)
    return by_processor(Run(left, ask.goal(picture), ask.strokes, first=first))


@cache
def shipped(brush: str) -> PolicyPainter | WindowPainter:
    """The actor of a brush, read once; it has painted once, which takes longer than ever after."""
    painter = load_painter(weights_of(brush))
    painter.paint(torch.zeros(1, 3, 16, 16), painter.bundle)
    return painter


def by_squares(picture: Picture, ask: Ask) -> Laid:
    """A mosaic."""
    return Mosaic().paint(picture, ask.strokes)


@dataclass(frozen=True)
class Stage:
    """One grid of blocks.

    Attributes:
        grid: blocks along each side.
        strokes: in each block.
        seconds: for all of them together.
    """

    grid: int
    strokes: int
    seconds: float


def by_blocks(picture: Picture, ask: Ask, *, stages: Sequence[Stage]) -> Laid:
    """Grid after grid, each over what the ones before have laid; a block is `ask.view` px wide.

    A block's strokes are searched for as if it were a picture of its own; laid on the whole, they
    may reach beyond it. Sides of the picture must be multiples of `grid` at each stage.

    Source: Zou et al. 2021 (arXiv 2011.08114), section 3.4; He et al. 2019 (arXiv 1903.04411),
    released code, `--divide`.
    """
    laid = picture.new_zeros(1, 0, len(BRUSHES[ask.brush]().params))
    for stage in stages:
        view = None if ask.view is None else ask.view * stage.grid
        goal = replace(ask, view=view).goal(picture)
        block = replace(
            goal, target=cut(goal.target, stage.grid), canvas=cut(goal.painted(laid), stage.grid)
        )
        search = Search(seconds=stage.seconds, seed=ask.seed)
        new = by_processor(Run(search, block, stage.strokes))
        laid = torch.cat([laid, on_the_whole(new, picture, goal.renderer.brush)], dim=1)
    return laid


def cut(picture: Picture, grid: int) -> Float[Tensor, "B 3 h w"]:
    """Blocks of a picture, row by row.

    Raises:
        ValueError: a side is no multiple of the grid.
    """
    if any(side % grid for side in picture.shape[2:]):
        raise ValueError(f"{tuple(picture.shape[2:])} px cannot be cut in {grid} x {grid} blocks")
    rows = [row for half in picture.chunk(grid, 2) for row in half.chunk(grid, 3)]
    return torch.cat(rows).contiguous()


def on_the_whole(new: Float[Tensor, "B n P"], picture: Picture, brush: Brush) -> Laid:
    """Strokes of all blocks, row by row, in the coordinates of the picture."""
    grid = round(len(new) ** 0.5)
    height, width = picture.shape[2:]
    down, across = (side / max(height, width) / grid for side in (height, width))
    corners = torch.tensor([[j * across, i * down] for i in range(grid) for j in range(grid)])
    scale = corners.new_full((len(new), 1, 1), 1 / grid)
    return place(new, brush, corners[:, None], scale=scale).clamp(0, 1).flatten(0, 1)[None]
