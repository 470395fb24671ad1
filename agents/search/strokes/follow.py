"""From one frame of a film to the next: its strokes go with it, and rest where nothing changed.

What the strokes of the last frame show is what is wanted wherever they are as like the new frame as
they were; only where they have become less like it the frame itself is wanted. A stroke is free to
move by the share of it that lies there, and strokes that hardly show are sown anew there.

Source: to paint over the last frame only where the film has changed is of Hertzmann & Perlin 2000,
"Painterly rendering for video and interaction" (NPAR), section 2; that strokes go with the optical
flow, of Litwinowicz 1997, "Processing images and video for an impressionist effect" (SIGGRAPH).

Departures from both:
1. Strokes are moved by gradients, all together, instead of laid anew.
2. Changed is where the painting's own error has grown, not where the film differs from itself: what
   the flow gets right needs nothing, and slow changes add up until they show.
3. As many strokes are taken away as are laid: those that would be missed least.
"""

import math
from dataclasses import dataclass, field, replace

import torch
from jaxtyping import Float
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d, interpolate, max_pool2d

from agents.search.descent import Descent, Until, quietly
from agents.search.movers import unmoved, weighed
from agents.search.strokes.goal import Goal
from agents.search.strokes.loop import SMALL
from agents.search.strokes.sow import FAINT, sow
from agents.search.strokes.strokes import Strokes
from agents.search.strokes.worth import most, worth
from paint_gym.pictures.motion import motion, warped

GROWN = 0.02
"""by how much the error of a cell has grown where the picture has changed"""
CELL = 0.5
"""side of a cell, in units of the smallest strokes that are sown"""
MOVED = 0.2
"""motion below which a stroke stays where it is, pixels: noise"""
CALM = 0.4
"""how far strokes move in a step, of how far they do in a search from nothing"""
FRESH = 0.5
"""strokes sown in what has changed, of those that are usual in so much of a picture"""
LARGER = 3.0
"""how much larger the first half of them is than the second"""
MOST_FRESH = 0.3
"""of all strokes, at most"""
PROBES = 2
"""see `worth`: strokes that are not missed need not be told apart exactly"""
THUMB = 8
"""side of the thumbnails by which a cut is noticed"""
CUT = 0.1
"""mean absolute difference of thumbnails from which on it may be one"""
AFRESH = 0.5
"""share of the picture that has changed from which on it is"""


@dataclass(frozen=True)
class Frame:
    """A frame that has been painted.

    Attributes:
        picture: what was to be painted.
        strokes: that it was painted with.
        held: by cell, how unlike the picture the painting was when it was last moved there.
    """

    picture: Float[Tensor, "1 3 H W"]
    strokes: Float[Tensor, "1 T P"]
    held: Float[Tensor, "1 1 h w"]


@dataclass(frozen=True)
class Resting(Strokes):
    """Strokes each of which may move only so far.

    Attributes:
        freedom: of each, 0 not at all, 1 as far as any.
    """

    freedom: Float[Tensor, "1 T"] = field(kw_only=True)

    def paces(self, numbers: Float[Tensor, "B T P"]) -> Float[Tensor, "B T P"]:
        """See `Strokes.paces`."""
        found = super().paces(numbers)
        return CALM * found * self.freedom[..., None]


def cells(goal: Goal, strokes: Float[Tensor, "1 T P"]) -> Float[Tensor, "1 1 h w"]:
    """By cell how far the painting's mean colour is from the picture's, mean of the channels.

    Noise and texture finer than a cell count for nothing.
    """
    height, width = goal.target.shape[2:]
    side = CELL * SMALL / math.sqrt(max(1, strokes.shape[1])) * goal.longer  # px
    grid = max(1, round(height / side)), max(1, round(width / side))
    off = adaptive_avg_pool2d(goal.painted(strokes) - goal.target, grid)
    return off.abs().mean(1, keepdim=True)


def painted_frame(goal: Goal, strokes: Float[Tensor, "1 T P"]) -> Frame:
    """A frame painted from nothing."""
    return Frame(goal.target, strokes, cells(goal, strokes))


def covers(
    goal: Goal, strokes: Float[Tensor, "1 T P"], picture: Float[Tensor, "1 3 H W"]
) -> Float[Tensor, "1 T 3"]:
    """Of each stroke, the mean of a picture's channels where it lies, hidden or not."""
    brush = goal.renderer.brush
    faint = strokes.detach().clone()
    faint[..., brush.columns("alpha")] = FAINT
    faint.requires_grad_()
    laid = goal.renderer.paint(torch.zeros_like(picture), faint)

    def over(x: Tensor) -> Float[Tensor, "1 T 3"]:
        inks = weighed(laid, x, faint)[..., brush.columns("color")]
        return inks.unflatten(-1, (-1, 3)).sum(-2)

    return over(picture) / over(torch.ones_like(picture)).clamp(min=1e-6)


def carried(
    goal: Goal, strokes: Float[Tensor, "1 T P"], flow: Float[Tensor, "1 2 H W"]
) -> Float[Tensor, "1 T P"]:
    """Strokes where the picture has moved them, whole; those that hardly move stay."""
    brush, moved = goal.renderer.brush, strokes.clone()
    way = covers(goal, strokes, torch.cat([flow, torch.zeros_like(flow[:, :1])], dim=1))[..., :2]
    way = torch.where(way.norm(dim=-1, keepdim=True) < MOVED, 0, way) / goal.longer
    moved[..., brush.columns("x")] += way[..., :1]
    moved[..., brush.columns("y")] += way[..., 1:]
    return moved.clamp(0, 1)


@dataclass(frozen=True)
class Changed:
    """What has changed since the last frame.

    Attributes:
        frame: the last one, its strokes carried along, what was held as well.
        cells: 1 where the painting has become less like the picture.
    """

    frame: Frame
    cells: Float[Tensor, "1 1 h w"]

    @property
    def share(self) -> float:
        """Of the picture."""
        return float(self.cells.mean())


@torch.enable_grad()
def changed(last: Frame, goal: Goal) -> Changed:
    """Carry the last frame's strokes to where the new one has them; what is wrong then."""
    flow, back = motion(last.picture, goal.target), motion(goal.target, last.picture)
    strokes = carried(goal, last.strokes, flow)
    grid = last.held.shape[2], last.held.shape[3]
    scale = last.held.new_tensor([grid[1] / back.shape[3], grid[0] / back.shape[2]])
    held = warped(last.held, adaptive_avg_pool2d(back, grid) * scale.view(1, 2, 1, 1))
    grown = (cells(goal, strokes) - held > GROWN).float()
    return Changed(Frame(goal.target, strokes, held), max_pool2d(grown, 3, 1, 1))


def is_cut(last: Frame, goal: Goal, found: Changed) -> bool:
    """Whether the new frame is of another scene: even thumbnails differ, and most of it is new."""
    small, new = (adaptive_avg_pool2d(x, THUMB) for x in (last.picture, goal.target))
    return bool((small - new).abs().mean() > CUT) and found.share > AFRESH


class Following(Descent):
    """The strokes of a frame, moved from where they are where it has changed."""

    def loss(self, numbers: Float[Tensor, "B T P"]) -> Float[Tensor, " B"]:
        """See `Descent.loss`: where squared error is wanted, an engine's own is asked."""
        assert isinstance(self.goal, Goal)
        return self.goal.loss(numbers)


@torch.enable_grad()
def follow(until: Until, goal: Goal, found: Changed, *, chance: torch.Generator) -> Frame:
    """The next frame's strokes.

    Args:
        until: how long to search.
        goal: what is wanted of the new frame.
        found: what has changed since the last.
        chance: on the CPU.
    """
    strokes = found.frame.strokes
    if not found.share:
        return found.frame
    size = goal.target.shape[2:]
    mask = interpolate(found.cells, size, mode="bilinear", align_corners=False)
    resting = goal.painted(strokes)
    wanted = replace(goal, target=mask * goal.target + (1 - mask) * resting)
    freedom = covers(goal, strokes, mask.expand(-1, 3, -1, -1))[..., 0].clamp(0, 1)
    strokes, freedom = fresh(wanted, strokes, freedom, share=found.share, chance=chance)
    drawing = Resting(goal.renderer, goal.blank, "all", goal.limits, freedom=freedom)
    run = Following(drawing, wanted, unmoved(drawing, strokes), until=until)
    strokes = quietly(run)
    after = cells(goal, strokes)
    held = torch.where(found.cells > 0, after, found.frame.held)
    return Frame(goal.target, strokes, held)


def fresh(
    goal: Goal,
    strokes: Float[Tensor, "1 T P"],
    freedom: Float[Tensor, "1 T"],
    *,
    share: float,
    chance: torch.Generator,
) -> tuple[Float[Tensor, "1 T P"], Float[Tensor, "1 T"]]:
    """Some strokes that are missed least are sown where the picture has changed, on top.

    Args:
        goal: what is wanted; where the picture has not changed, what the strokes show.
        strokes: of the last frame, carried along.
        freedom: of each, to move.
        share: of the picture that has changed.
        chance: on the CPU.
    """
    count = strokes.shape[1]
    few = min(round(FRESH * share * count), int(MOST_FRESH * count))
    if not few:
        return strokes, freedom
    kept = most(worth(goal, strokes, chance, probes=PROBES), count - few)
    strokes = strokes.gather(1, kept[..., None].expand(-1, -1, strokes.shape[2]))
    for part, size in ((few // 2, LARGER), (few - few // 2, 1.0)):
        strokes = torch.cat([strokes, sown(goal, strokes, part, size=size, chance=chance)], dim=1)
    freedom = torch.cat([freedom.gather(1, kept), freedom.new_ones(1, few)], dim=1)
    return strokes, freedom


def sown(
    goal: Goal,
    strokes: Float[Tensor, "1 T P"],
    count: int,
    *,
    size: float,
    chance: torch.Generator,
) -> Float[Tensor, "1 count P"]:
    """New strokes for what these lack, so much larger than the smallest of a search."""
    if not count:
        return strokes[:, :0]
    side = size * SMALL / math.sqrt(strokes.shape[1] + count)
    side *= float(1 + torch.rand((), generator=chance))
    return sow(goal, goal.painted(strokes), count, side=side, chance=chance)
