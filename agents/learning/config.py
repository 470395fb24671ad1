"""What every painter that learns in this project's own loop is told; recipes add what is theirs."""

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from agents.painters.weights import KIND
from paint_gym.paintings.painting import Side, Strokes
from renderers import BRUSHES
from renderers.workshop.precision import Precision
from renderers.workshop.ranges import Count, Positive, Ranged, Rate, Seed, Share, Whole


@dataclass(frozen=True, kw_only=True)
class Learning(Ranged):
    """Task, batches, optimiser and reports."""

    KIND: ClassVar[str] = KIND

    dataset: str = "shapes"
    """pictures to learn from: a name, or several joined by "+" (each equally often, twice if named
    twice)"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    size: Side = 128
    """side of the canvas, pixels"""
    brush: Annotated[str, BRUSHES] = "bezier"
    """kind of stroke"""
    renderer: str = "auto"
    """engine that paints and is learned through: auto (exact, the fastest), tiles, exact, neural"""
    budget: Strokes = 200
    """strokes in a painting"""
    bundle: Strokes = 5
    """strokes in one action; section 3.5 of the paper"""
    num_envs: Count = 32
    """canvases painted side by side"""
    replay: Count = 6000
    """what is kept to learn from again, actions"""
    batch_size: Count = 64
    """samples in a gradient step"""
    updates: Count = 20_000
    """gradient steps of the actor in all"""
    lr: Rate = 8e-4
    """of the actor"""
    weight_decay: Share = 1e-4
    """of AdamW"""
    warmup: Whole = 200
    """updates over which the learning rates rise from 0"""
    clip: Positive = 1.0
    """largest norm of a gradient"""
    precision: Precision = "auto"
    """of the networks' arithmetic, the neural engine's too: auto (bfloat16 where the hardware has
    it), float32, bfloat16; weights stay float32"""
    compile: bool = False
    """torch.compile the networks: half a minute at the start, then faster on some machines"""
    report_every: Count = 200
    """updates between lines of metrics"""
    evaluate_every: Count = 2000
    """updates between evaluations on part of the test split, contact sheets and checkpoints"""
    evaluate_on: Count = 64
    """pictures of the test split used while training"""
    judge_on: Count | None = None
    """pictures of each test split judged at the end; all of them if not given"""
    seed: Seed = 0
    """of all that is drawn by chance: the same seed, the same run"""

    @property
    def judge_size(self) -> int:
        """See `agents.learning.learner.PainterConfig`: it is judged at the size it learns at."""
        return self.size

    def samples_of(self, updates: int) -> int:
        """See `agents.learning.learner.PainterConfig`."""
        return updates * self.batch_size

    def lasting(self, updates: int) -> "Learning":
        """See `agents.learning.learner.PainterConfig`."""
        return replace(self, updates=updates)

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.num_envs > self.replay:
            raise ValueError(
                f"--replay must hold what is seen on all canvases at once, {self.num_envs} of "
                f"--num-envs, got {self.replay}"
            )
