"""What to learn, and how: the options of `python -m agents.train look_then_paint`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from agents.learning.config import Learning
from agents.networks import NETWORKS
from agents.networks.actors import SEES
from paint_gym.paintings.painting import Side, Strokes
from renderers import BRUSHES
from renderers.workshop.ranges import Count, Rate, Share, Weight, Widths, within


@dataclass(frozen=True, kw_only=True)
class Config(Learning):
    """Look, then paint."""

    budgets: tuple[Strokes, ...] = ()
    """strokes in the episodes learned from, drawn anew for each so that every number fills as many
    steps; `budget` alone if none are given"""
    actor: Path | None = None
    """weights of an actor to begin from, perhaps of another brush; those of other shapes, its last
    layer's say, begin anew"""
    look: Literal["whole", "near", "window", "learned"] = "learned"
    """what the actor sees: the whole canvas; windows that stray a little from that (for few
    strokes); one window of it, on a schedule of sides; or the one that a learned look expects to
    gain most"""
    view: Side = 64
    """pixels of the actor's view along each side"""
    network: Annotated[str, NETWORKS] = "mixer"
    """perceptrons over patches; a small ResNet (window); the paper's ResNet-18 (section 4.2)"""
    widths: Widths = (128, 128, 128, 128)
    """channels of the mixer's layers, all the same, or of the window network's stages"""
    score: str = "log_l2"
    """whose gain is ascended: l2, log_l2, any other score, or one that is learned along from
    what the actor makes in its views: wgan, lsgan"""
    score_weights: Path | None = None
    """critic that a score which is learned along begins from; a new one if not given"""
    score_lr: Rate = 1e-4
    """of a learned score; section 4.3 of the paper"""
    tau: Rate = 0.001
    """share of a learned score's weights blended into its slow copy, which scores, per update"""
    unroll: Annotated[int, within(1, 1000)] = 1
    """bundles painted one after another in a view, and learned through together"""
    discount: Share = 0.95**5
    """of each of them after the first, as against the one before"""
    expert: Annotated[int, within(0, 1000)] = 0
    """gradient steps by which a bundle is improved through the renderer for the actor to imitate
    what it became, beside ascending the gain; 0 for none"""
    expert_weight: Weight = 1.0
    """how much imitation counts: of the mean squared difference of strokes, beside the gain"""
    updates_per_step: Count = 3
    """gradient steps after each action of all canvases"""
    flips: bool = True
    """mirror views while learning; not for digits and letters"""

    @property
    def longest(self) -> int:
        """Strokes in the longest episode learned from."""
        return max(self.budgets or (self.budget,))

    def spec(self) -> dict[str, Any]:
        """What must travel with the weights."""
        return {
            "network": self.network,
            "widths": list(self.widths),
            "view": self.view,
            "look": self.look,
            "brush": self.brush,
            "bundle": self.bundle,
            "numbers": len(BRUSHES[self.brush]().params),
            "trained_for": self.budget,
            "dataset": self.dataset,
            "size": self.size,
            "sees": SEES,
        }


PRESETS = {
    "quick": Config(
        dataset="shapes+strokes+photos", size=64, budget=100, updates=1000, batch_size=32,
        widths=(64,) * 4, num_envs=32, replay=3000, evaluate_every=500, report_every=50,
    ),
    "cpu": Config(dataset="photos", updates=30_000),
}  # fmt: skip
"""quick: minutes on a CPU, embedded pictures. cpu: an hour on two cores."""
