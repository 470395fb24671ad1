"""What all four algorithms are told; the recipes beside this file add what is theirs."""

from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

from agents.networks.actors import SEES
from agents.painters.weights import KIND
from paint_gym.paintings.painting import Side, Strokes
from renderers import BRUSHES
from renderers.workshop.ranges import (
    Count,
    Positive,
    Ranged,
    Rate,
    Seed,
    Share,
    Weight,
    Whole,
    Widths,
    within,
)


@dataclass(frozen=True)
class Config(Ranged):
    """Stable-Baselines3 on PaintCanvas-v0."""

    KIND: ClassVar[str] = KIND

    dataset: str = "shapes"
    """pictures to learn from"""
    data_dir: str | None = None
    """where data sets lie; else the folder named by PAINT_GYM_DATA"""
    size: Side = 32
    """side of the canvas while learning, and of what the policy sees ever after, pixels"""
    judge_size: Side = 128
    """side of the canvases that are judged; the policy sees them resized"""
    brush: Annotated[str, BRUSHES] = "bezier"
    """kind of stroke"""
    renderer: str = "auto"
    """engine that paints: auto (exact, the fastest), tiles, exact, neural"""
    score: str = "l2"
    """whose gain is the reward: l2, log_l2, any other score; learned ones stay as they are: wgan is
    the critic that ships, wgan@FILE another"""
    budget: Strokes = 40
    """strokes in a painting"""
    bundle: Strokes = 1
    """strokes in one action; without a gradient through the renderer credit is hard to share, so
    fewer are better than the paper's 5"""
    widths: Widths = (32, 64)
    """channels of the network's stages"""
    features: Annotated[int, within(1, 8192)] = 256
    """numbers that the eyes tell the hand and the critic"""
    hidden: Annotated[int, within(1, 8192)] = 256
    """width of the hidden layer of the hand and of PPO's critic; other critics have two layers of
    twice that"""
    discount: Share = 0.5
    """per action; painting is nearly greedy, and a short horizon makes values easy to learn"""
    reward_scale: Positive = 30.0
    """what rewards are multiplied by: the gains in squared error of a bundle become order 1; other
    scores want other scales (docs/how-to/stable-baselines3.md)"""
    num_envs: Count = 32
    """canvases painted side by side"""
    samples: Count = 16_000
    """actions in the environments in all"""
    lr: Rate = 1e-3
    """falls linearly to a fiftieth"""
    batch_size: Count = 256
    """samples in a gradient step"""
    report_every: Count = 5
    """updates (each one rollout and what is learned from it) between lines of metrics"""
    evaluate_every: Count = 50
    """updates between evaluations on part of the test split, contact sheets and checkpoints"""
    evaluate_on: Count = 64
    """pictures of the test split used while training"""
    judge_on: Count | None = None
    """pictures of the test split judged at the end; all of them if not given"""
    seed: Seed = 0
    """of all that is drawn by chance: the same seed, the same run"""

    @property
    def steps(self) -> int:
        """Actions of each canvas in one update."""
        raise NotImplementedError

    @property
    def updates(self) -> int:
        """Rollouts in all."""
        return max(1, round(self.samples / self.samples_of(1)))

    def samples_of(self, updates: int) -> int:
        """See `agents.learning.learner.PainterConfig`: actions in the environments."""
        return updates * self.num_envs * self.steps

    def lasting(self, updates: int) -> "Config":
        """See `agents.learning.learner.PainterConfig`."""
        return replace(self, samples=self.samples_of(updates))


@dataclass(frozen=True)
class OffPolicyConfig(Config):
    """What algorithms with a replay share."""

    batch_size: Count = 64
    replay: Count = 50_000
    """transitions kept; fewer where half of the free memory holds fewer, at 14 * size^2 bytes"""
    warmup: Whole = 2000
    """actions drawn uniformly before learning begins"""
    steps_per_update: Count = 4
    """actions of each canvas between bouts of learning"""
    gradient_steps: Annotated[int, within(1, 10_000)] = 16
    """gradient steps after them"""
    tau: Rate = 0.01
    """share of the online weights blended into the slow ones per gradient step"""
    report_every: Count = 10
    evaluate_every: Count = 50

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.batch_size > self.replay:
            raise ValueError(
                f"--replay must hold a batch of --batch-size {self.batch_size}, got {self.replay}"
            )

    @property
    def steps(self) -> int:
        """Actions of each canvas in one update."""
        return self.steps_per_update


@dataclass(frozen=True)
class NoisyConfig(OffPolicyConfig):
    """What the two algorithms share whose policy draws nothing: they explore by noise."""

    noise: Weight = 0.6
    """standard deviation of the exploration on the last canvas, none on the first; an action spans
    [-1, 1]"""


NOISY_PRESETS: dict[str, dict[str, Any]] = {
    "quick": {
        "budget": 5, "samples": 10_000, "gradient_steps": 24, "discount": 0.0, "lr": 5e-4,
    },
    "mnist-5": {"dataset": "mnist", "budget": 5},
    "forty": {
        "samples": 20_000, "warmup": 5000, "gradient_steps": 24, "discount": 0.0, "lr": 5e-4,
    },
}  # fmt: skip
"""options of their presets"""


def spec_of(config: Config, network: str, squash: str) -> dict[str, Any]:
    """What must travel with the weights."""
    return {
        "network": "sb3",
        "algorithm": network,
        "squash": squash,
        "widths": list(config.widths),
        "features": config.features,
        "hidden": config.hidden,
        "view": config.size,
        "look": "whole",
        "brush": config.brush,
        "bundle": config.bundle,
        "numbers": len(BRUSHES[config.brush]().params),
        "trained_for": config.budget,
        "dataset": config.dataset,
        "size": config.judge_size,
        "sees": SEES,
    }
