"""What to learn, and how: the options of `python -m agents.train ddpg_mb`."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from jaxtyping import Float
from torch import Tensor

from agents.learning.replay import Views
from agents.networks.actors import SEES
from paint_gym.paintings.painting import Side, Strokes
from renderers import BRUSHES
from renderers.workshop.precision import Precision
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
    """Model-based DDPG."""

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
    """strokes in a painting, when it is judged"""
    budgets: tuple[Strokes, ...] = ()
    """strokes in the episodes learned from, drawn anew for each so that every number fills as many
    steps; `budget` alone if none are given"""
    bundle: Strokes = 5
    """strokes in one action; section 3.5 of the paper"""
    look: Literal["whole", "near", "window", "learned"] = "learned"
    """what the actor sees: the whole canvas (the paper); windows that stray a little from that (for
    few strokes); one window of it, on a schedule of sides; or the one that a learned look expects
    to gain most"""
    view: Side = 64
    """pixels of the actor's view along each side"""
    network: Literal["mixer", "window", "resnet18"] = "mixer"
    """perceptrons over patches; a small ResNet; the paper's ResNet-18 (section 4.2)"""
    widths: Widths = (128, 128, 128, 128)
    """channels of the mixer's layers, all the same, or of the window network's stages"""
    score: str = "log_l2"
    """whose gain is the reward: l2, log_l2, any other score, or one that is learned along: wgan
    (the paper, section 3.3), lsgan"""
    critic: Literal["none", "canvas", "action", "patch"] = "none"
    """what values the future: nothing (the gain of the bundle alone is ascended); a critic of the
    canvas that the bundle makes (the paper's model-based DDPG); of the strokes as numbers
    (model-free DDPG), also patch by patch (its PatchQ)"""
    critic_widths: Widths = (64, 128, 256, 512)
    """channels of the critic's stages; ResNet-18's"""
    unroll: Annotated[int, within(1, 1000)] = 1
    """bundles painted one after another in a view, and learned through together"""
    expert: Annotated[int, within(0, 1000)] = 0
    """gradient steps by which a bundle is improved through the renderer for the actor to imitate
    what it became, beside ascending the gain; 0 for none"""
    expert_weight: Weight = 1.0
    """how much imitation counts: of the mean squared difference of strokes, beside the gain"""
    discount: Share = 0.95**5
    """per action of 5 strokes; section 4.3 of the paper"""
    tau: Rate = 0.001
    """share of the online weights blended into the slow ones per update"""
    num_envs: Count = 32
    """canvases painted side by side"""
    replay: Count = 6000
    """views kept"""
    batch_size: Count = 64
    updates: Count = 20_000
    """gradient steps of the actor in all"""
    updates_per_step: Count = 3
    """gradient steps after each action of all canvases"""
    flips: bool = True
    """mirror views while learning, where nothing that is learned depends on the strokes laid there;
    not for digits and letters"""
    lr: Rate = 8e-4
    """of the actor"""
    critic_lr: Rate = 1e-3
    """of the critic; section 4.3 of the paper"""
    judge_lr: Rate = 1e-4
    """of a learned score; section 4.3 of the paper"""
    weight_decay: Share = 1e-4
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

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.num_envs > self.replay:
            raise ValueError(
                f"--replay must hold what is seen on all canvases at once, {self.num_envs} of "
                f"--num-envs, got {self.replay}"
            )
        if self.critic == "patch" and self.score != "l2":
            raise ValueError(
                "a critic of patches learns the gain in l2 of each patch: use --score l2, "
                f"got {self.score}"
            )

    def context(self, views: Views) -> Float[Tensor, " N"]:
        """The one number that the networks are told beside the pictures."""
        return views.progress if self.look == "whole" else views.side[:, 0]


PRESETS = {
    "quick": Config(
        dataset="shapes+strokes+photos", size=64, budget=100, updates=1000, batch_size=32,
        widths=(64,) * 4, num_envs=32, replay=3000, evaluate_every=500, report_every=50,
    ),
    "cpu": Config(dataset="photos", updates=30_000),
    "paper": Config(
        dataset="celeba", look="whole", view=128, network="resnet18", score="wgan",
        critic="canvas", flips=False, num_envs=96, replay=800 * 40, batch_size=96,
        updates=500_000, updates_per_step=10, lr=3e-4, weight_decay=0.0,
    ),
}  # fmt: skip
"""quick: minutes on a CPU, embedded pictures. cpu: an hour on two cores. paper: its own numbers."""


def spec_of(config: Config) -> dict[str, Any]:
    """What must travel with the weights."""
    return {
        "network": config.network, "widths": list(config.widths), "view": config.view,
        "look": config.look, "brush": config.brush, "bundle": config.bundle,
        "numbers": len(BRUSHES[config.brush].params), "trained_for": config.budget,
        "dataset": config.dataset, "size": config.size, "sees": SEES,
    }  # fmt: skip
