"""Strokes replayed and measured: nothing of what a painter says about itself is taken."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

import torch
from jaxtyping import Float
from torch import Tensor
from tqdm import tqdm

from agents.painters.evaluate import BATCH
from agents.painters.painter import Painter
from agents.painters.squared import squared_error
from benchmarks.leaderboard.suites import Suite
from benchmarks.metrics import measure, visible
from renderers import Brush, Exact, Renderer, make_renderer

SAME = 1e-3
"""how far numbers of two strokes that are the same are apart at most"""
FEW = 4
"""pictures on which the readable engine checks the judge, and that are timed one at a time"""


def check_shape(shape: Sequence[int], suite: Suite, brush: Brush) -> None:
    """Refuse strokes of a shape that a suite does not allow.

    Raises:
        ValueError: not [N,T,P], another number of pictures, or more strokes than the budget.
    """
    numbers = len(brush.params)
    if len(shape) != 3 or shape[2] != numbers:
        raise ValueError(
            f"malformed: wanted strokes [N,T,{numbers}] ({brush.name} has {numbers} numbers), got "
            f"{list(shape)}"
        )
    if shape[0] != suite.pictures:
        raise ValueError(
            f"wrong number of pictures: {suite.name} has {suite.pictures}, got {shape[0]}"
        )
    if shape[1] > suite.budget:
        raise ValueError(f"over budget: {suite.name} allows {suite.budget} strokes, got {shape[1]}")


def check_strokes(strokes: Float[Tensor, "..."], suite: Suite, brush: Brush) -> None:
    """Refuse strokes that a suite does not allow.

    Raises:
        ValueError: a shape that `check_shape` refuses, numbers that are not finite or outside
            [0, 1]; says which.
    """
    check_shape(strokes.shape, suite, brush)
    if not bool(strokes.isfinite().all()):
        raise ValueError("not finite: some numbers of the strokes are NaN or infinite")
    if strokes.numel() and not 0 <= float(strokes.min()) <= float(strokes.max()) <= 1:
        raise ValueError(
            "outside [0, 1]: every number of a stroke must be in it, these are in "
            f"[{float(strokes.min()):g}, {float(strokes.max()):g}]"
        )


def check_seeds(strokes: dict[int, Float[Tensor, "N T P"]]) -> None:
    """Refuse the same strokes under several seeds: the interval over seeds would be a lie.

    Strokes are the same that agree to `SAME`, wider than what half precision rounds.

    Raises:
        ValueError: two seeds have the same strokes for most pictures; says which.
    """
    seeds = sorted(strokes)
    for one, other in combinations(seeds, 2):
        if strokes[one].shape != strokes[other].shape:
            continue
        apart = (strokes[one] - strokes[other]).abs().flatten(1)
        alike = int((apart <= SAME).all(1).sum())
        if 2 * alike > len(apart):
            raise ValueError(
                f"seeds {one} and {other} have the same strokes for {alike} of {len(apart)} "
                "pictures: give them once"
            )


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


@torch.no_grad()
def painted(
    painter: Painter,
    suite: Suite,
    targets: Float[Tensor, "N 3 H W"],
    clock: Clock,
    *,
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
def replay(
    strokes: Float[Tensor, "N T P"], targets: Float[Tensor, "N 3 H W"], judge: Renderer
) -> dict[str, Float[Tensor, " N"]]:
    """What each painting is worth, drawn again by the judge: mse, psnr, ssim, strokes, visible.

    `strokes` are those spent, also with opacity 0; `visible` those that leave ink.
    """
    rows: dict[str, list[Tensor]] = {}
    for part, target in zip(strokes.split(BATCH), targets.split(BATCH), strict=True):
        row = measure(draw(part, target, judge), target)
        row["strokes"] = torch.full((len(part),), float(part.shape[1]))
        row["visible"] = visible(part, judge.brush)
        for name, values in row.items():
            rows.setdefault(name, []).append(values)
    return {name: torch.cat(values) for name, values in rows.items()}


def draw(
    strokes: Float[Tensor, "B T P"], targets: Float[Tensor, "B 3 H W"], engine: Renderer
) -> Float[Tensor, "B 3 H W"]:
    """The strokes on blank canvases of the targets' size."""
    return engine.paint(torch.zeros_like(targets), strokes)


@torch.no_grad()
def gap(
    painters: dict[int, Painter],
    strokes: dict[int, Float[Tensor, "N T P"]],
    targets: Float[Tensor, "N 3 H W"],
    judge: Renderer,
) -> float | None:
    """MSE as judged minus MSE as the engine each painter planned with draws the same strokes.

    None where that engine is of the judge's own kind, or the painters plan with none.
    """
    apart = []
    for seed, painter in painters.items():
        planned_with = getattr(painter, "renderer", None)
        if planned_with is None or type(planned_with) is type(judge):
            return None
        for part, target in zip(strokes[seed].split(BATCH), targets.split(BATCH), strict=True):
            real, planned = (draw(part, target, engine) for engine in (judge, planned_with))
            apart.append(squared_error(real, target) - squared_error(planned, target))
    return float(torch.cat(apart).mean())


@torch.no_grad()
def held_to_exact(
    strokes: Float[Tensor, "N T P"], targets: Float[Tensor, "N 3 H W"], judge: Renderer
) -> dict[str, float]:
    """How far the judge is from the readable engine on the first few pictures."""
    few, wanted = strokes[:FEW], targets[:FEW]
    ours, exact = (draw(few, wanted, engine) for engine in (judge, Exact(judge.brush)))
    apart = (squared_error(ours, wanted) - squared_error(exact, wanted)).abs()
    return {
        "pictures": len(few), "mse": float(apart.max()),
        "worst_pixel": float((ours - exact).abs().max()),
    }  # fmt: skip


def warm_up(judge: Renderer, targets: Float[Tensor, "N 3 H W"]) -> None:
    """Lay one stroke, so that loading what the engine has compiled is on nobody's clock."""
    draw(torch.zeros(1, 1, len(judge.brush.params)), targets[:1], judge)


def make_judge(engine: str, brush: Brush) -> Renderer:
    """The engine that judges.

    Raises:
        ValueError: an engine that only imitates.
    """
    if engine not in ("auto", "tiles", "exact"):
        raise ValueError(
            f"--engine must be auto, tiles or exact (they paint exactly), got {engine}"
        )
    return make_renderer(engine, brush)
