"""A painter's strokes for a suite, how long they took, and what they lose when drawn exactly."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import torch
from jaxtyping import Float
from torch import Tensor
from tqdm import tqdm

from agents.painters.painter import Painter
from agents.search import Refined, SearchPainter
from benchmarks.leaderboard.checks import check_strokes
from benchmarks.leaderboard.suites import Suite
from paint_gym.features.network import Network
from paint_gym.judge import BATCH, redraw
from paint_gym.metrics import perceptual, squared_error
from renderers import Brush, Renderer

FEW = 4
"""pictures that are timed one at a time"""


@dataclass
class Clock:
    """Seconds that passed, and seconds that this process was computing, over what it timed."""

    wall: float = 0.0
    processor: float = 0.0

    def time(self, paint: Callable[[], Tensor]) -> Tensor:
        """What `paint` gives, its time added."""
        wall, processor = time.perf_counter(), time.process_time()
        strokes = paint()
        if strokes.is_cuda:
            torch.cuda.synchronize()
        self.wall += time.perf_counter() - wall
        self.processor += time.process_time() - processor
        return strokes


@dataclass(frozen=True)
class Paced:
    """A painter that searches for as long for each picture of a batch.

    Attributes:
        painter: who.
        seconds: of a picture.
    """

    painter: SearchPainter | Refined
    seconds: float

    @property
    def brush(self) -> Brush:
        """The kind of stroke."""
        return self.painter.brush

    @property
    def renderer(self) -> Renderer:
        """What it plans with."""
        return self.painter.renderer

    def paint(self, targets: Float[Tensor, "B 3 H W"], budget: int) -> Float[Tensor, "B T P"]:
        """See `Painter.paint`."""
        search = replace(self.painter.search, seconds=self.seconds * len(targets))
        return replace(self.painter, search=search).paint(targets, budget)


def paced(painter: Painter, seconds: float) -> Paced:
    """A painter that searches, for so many seconds for each picture."""
    assert isinstance(painter, SearchPainter | Refined)
    return Paced(painter, seconds)


@torch.no_grad()
def painted(
    painter: Painter,
    suite: Suite,
    targets: Float[Tensor, "N 3 H W"],
    *,
    clock: Clock,
    device: str = "cpu",
) -> Float[Tensor, "N T P"]:
    """A painter's strokes for a suite, laid in batches of `BATCH`; the clock counts painting only.

    Numbers are clamped to [0, 1], as the environment does.

    Raises:
        ValueError: strokes that the suite does not allow.
    """
    laid = []
    for batch in tqdm(targets.split(BATCH), suite.name, unit="batch", leave=False):
        paint = partial(painter.paint, batch.to(device), suite.budget)
        laid.append(clock.time(paint).cpu().float())
    if len({strokes.shape[1:] for strokes in laid}) > 1:
        raise ValueError("malformed: another number of strokes from batch to batch")
    found = torch.cat(laid).clamp(0, 1)
    check_strokes(found, suite, painter.brush)
    return found


@torch.no_grad()
def alone(
    painter: Painter, suite: Suite, targets: Float[Tensor, "N 3 H W"], *, device: str = "cpu"
) -> float:
    """Seconds per picture when each of a few is painted by itself; the first one warms up."""
    first, *few = (target[None].to(device) for target in targets[: FEW + 1])
    painter.paint(first, suite.budget)
    clock = Clock()
    for target in few:
        clock.time(partial(painter.paint, target, suite.budget))
    return clock.wall / max(1, len(few))


@torch.no_grad()
def gap(
    painters: dict[int, Painter],
    strokes: dict[int, Float[Tensor, "N T P"]],
    targets: Float[Tensor, "N 3 H W"],
    *,
    engine: Renderer,
) -> float | None:
    """MSE as judged minus MSE as the engine each painter planned with draws the same strokes.

    None where that engine is of the same kind as the one that judges, or the painters plan with
    none.
    """
    apart = []
    for seed, painter in painters.items():
        planned_with = painter.renderer
        if planned_with is None or type(planned_with) is type(engine):
            return None
        for part, target in zip(strokes[seed].split(BATCH), targets.split(BATCH), strict=True):
            real, planned = (redraw(part, target, each) for each in (engine, planned_with))
            apart.append(squared_error(real, target) - squared_error(planned, target))
    return float(torch.cat(apart).mean())


@torch.no_grad()
def seen_apart(
    strokes: Float[Tensor, "N T P"],
    targets: Float[Tensor, "N 3 H W"],
    engine: Renderer,
    *,
    by: Network,
) -> Float[Tensor, " N"]:
    """How far a network sees each painting from its picture; one by one, since they are large."""
    both = zip(strokes[:, None], targets[:, None], strict=True)
    return torch.cat([perceptual(redraw(one, target, engine), target, by) for one, target in both])
