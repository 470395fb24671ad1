"""What is compared with what: every ablation is variants of learners, changed in one way.

Each variant is a learner of `agents.train` with a few fields of its config changed, at one of two
sizes: the paper's (faces at 128 px, for a GPU) and quick (small pictures and networks, minutes on
one thread). Quick photographs at 64 px are too much for the paper's painter, which in so few
updates learns their mean colour and no more; so what the paper published is compared on shapes at
32 px (`EASY`), where it learns.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from agents import ddpg, ddpg_mb, look_then_paint
from agents.train import AGENTS
from renderers.registry import Registry

PAPER_CURVE = (
    (0.5e6, 0.0192), (1e6, 0.0133), (2e6, 0.0087), (4e6, 0.0058), (6e6, 0.0048), (1e7, 0.0036),
    (1.9e7, 0.0031),
)  # fmt: skip
"""(samples, test MSE): CelebA, 200 strokes; read from Huang et al. 2019, figure 7, to 1 %"""

IN_ALL = 160_000
"""updates of the paper's sizes: the 1.5e7 samples that its ablations took"""
QUICKLY: dict[str, Any] = {
    "dataset": "photos", "size": 64, "budget": 40, "replay": 3000, "updates": 1500, "warmup": 100,
    "batch_size": 64, "num_envs": 32, "lr": 8e-4, "weight_decay": 1e-4, "report_every": 150,
    "evaluate_every": 300, "evaluate_on": 100,
}  # fmt: skip
SMALLER: dict[str, Any] = {
    "network": "window", "widths": (16, 32, 64), "critic_widths": (16, 32, 64), "tau": 0.01,
    "updates_per_episode": 24, "renderer": "auto",
}  # fmt: skip
"""the paper's painter, but for its sizes and the imitation of its brush"""

EASY = {"dataset": "shapes", "size": 32}
"""what the published ablations paint at quick size"""

BASES: dict[tuple[str, bool], Any] = {
    ("ddpg_mb", False): replace(ddpg_mb.PRESETS["paper"], updates=IN_ALL),
    ("ddpg_mb", True): replace(ddpg_mb.PRESETS["paper"], **QUICKLY, **SMALLER),
    ("ddpg", False): replace(ddpg.PRESETS["paper"], updates=IN_ALL),
    ("ddpg", True): replace(ddpg.PRESETS["paper"], **QUICKLY, **SMALLER),
    ("look_then_paint", False): replace(look_then_paint.PRESETS["cpu"], dataset="celeba"),
    ("look_then_paint", True): look_then_paint.Config(**QUICKLY, view=32, widths=(64, 64, 64)),
}  # fmt: skip
"""by learner, and whether it is quick"""


def base(learner: str, *, quick: bool) -> Any:
    """What a learner's variants change: its first preset where it has none above."""
    presets = AGENTS[learner].PRESETS
    return BASES.get((learner, quick), next(iter(presets.values())))


@dataclass(frozen=True)
class Variant:
    """One side of a comparison.

    Attributes:
        changes: fields of the learner's config, and what they are instead.
        learner: who is changed, as `agents.train` calls it.
        quickly: further changes at quick size.
        paper: the published test MSE at each of the ablation's budgets; () if there is none.
            Source: the figures of Huang et al. 2019, read to 1 %; faces in another crop.
    """

    name: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    learner: str = "look_then_paint"
    quickly: Mapping[str, Any] = field(default_factory=dict)
    paper: tuple[float | None, ...] = ()

    def config(self, *, quick: bool) -> Any:
        """What is trained."""
        changes = {**self.changes, **(self.quickly if quick else {})}
        return replace(base(self.learner, quick=quick), **changes)


@dataclass(frozen=True)
class Ablation:
    """Variants that are trained alike, and judged with the same numbers of strokes.

    Attributes:
        asks: the question, for people.
        variants: what is compared.
        budgets: strokes of the paintings that are judged; if there are none, the config's.
        quick_budgets: the same at quick size.
    """

    asks: str
    variants: tuple[Variant, ...]
    budgets: tuple[int, ...] = ()
    quick_budgets: tuple[int, ...] = ()

    def judged_at(self, *, quick: bool) -> tuple[int, ...]:
        """Strokes of the paintings that are judged."""
        given = self.quick_budgets if quick else self.budgets
        return given or (self.variants[0].config(quick=quick).budget,)


THE_PAPER = Variant("the paper's painter", learner="ddpg_mb", paper=(0.0033,))

ABLATIONS: Registry = Registry(
    "ablation",
    algorithms=Ablation(
        "What is the gradient through the renderer worth?",
        (
            Variant("model-free DDPG", {"critic": "action"}, "ddpg", EASY,
                    paper=(0.0422,)),
            Variant("DDPG, critic of patches", {"critic": "patch"}, "ddpg", EASY,
                    paper=(0.0109,)),
            Variant("model-based DDPG", {"score": "l2"}, "ddpg_mb", EASY, paper=(0.0033,)),
        ),
    ),
    bundles=Ablation(
        "How many strokes should one action hold?",
        tuple(
            Variant(f"{bundle} in a bundle",
                    {"score": "l2", "bundle": bundle, "discount": 0.95**bundle}, "ddpg_mb",
                    EASY, paper=(published,))
            for bundle, published in ((1, 0.0051), (2, 0.0040), (5, 0.0033), (8, 0.0037))
        ),
    ),
    rewards=Ablation(
        "Whose gain should be the reward? (The paper: a learned score is better, even in MSE.)",
        (
            Variant("L2", {"score": "l2"}, "ddpg_mb", EASY),
            Variant("WGAN-GP", {}, "ddpg_mb", EASY, paper=(0.0033,)),
            Variant("LSGAN", {"score": "lsgan"}, "ddpg_mb", EASY),
            Variant("log L2", {"score": "log_l2"}, "ddpg_mb", EASY),
        ),
    ),
    strokes=Ablation(
        "How well does one painter do with other numbers of strokes than it learned with?",
        (
            Variant("the paper's painter", {}, "ddpg_mb", EASY,
                    paper=(0.0050, 0.0032, 0.0030, 0.0024)),
            Variant("ours", quickly=EASY),
        ),
        budgets=(100, 200, 400, 1000), quick_budgets=(20, 40, 80, 200),
    ),
    brushes=Ablation(
        "Which brush paints best?",
        tuple(
            Variant(brush, {"brush": brush}, "ddpg_mb", {**EASY, "score": "l2"})
            for brush in ("bezier", "bezier_opaque", "circle", "triangle")
        ),
    ),
    looks=Ablation(
        "What should the painter see: all of the canvas, or one window at a time?",
        (
            THE_PAPER,
            Variant("ours, whole canvas", {"look": "whole"}),
            Variant("windows near the whole", {"look": "near"}),
            Variant("windows on a schedule", {"look": "window"}),
            Variant("windows by a learned look"),
        ),
    ),
    future=Ablation(
        "Does it help to plan further ahead than the bundle?",
        (
            THE_PAPER,
            Variant("no critic"),
            Variant("2 bundles unrolled", {"unroll": 2}),
            Variant("3 bundles unrolled", {"unroll": 3}),
        ),
    ),
    expert=Ablation(
        "Does it help to imitate what a search makes of one's strokes?",
        (
            THE_PAPER,
            Variant("gain alone"),
            Variant("gain, and 10 steps of search imitated", {"expert": 10}),
            Variant("gain, and 30 steps of search imitated", {"expert": 30}),
            Variant("gain, and 10 steps, 10 times as much", {"expert": 10, "expert_weight": 10.0}),
        ),
    ),
    engines=Ablation(
        "Should it learn through the exact brush, or through a network's imitation of it?",
        (
            THE_PAPER,
            Variant("ours, exact brush"),
            Variant("ours, imitated brush", {"renderer": "neural"}),
        ),
    ),
    networks=Ablation(
        "Which network should choose the strokes?",
        (
            THE_PAPER,
            Variant("ResNet-18", {"network": "resnet18"}),
            Variant("small ResNet", {"network": "window", "widths": (32, 64, 128, 256)},
                    quickly={"widths": (32, 64, 128)}),
            Variant("mixer"),
            Variant("mixer, half as deep", {"widths": (128, 128)}, quickly={"widths": (64, 64)}),
        ),
    ),
    mixed=Ablation(
        "Can one set of weights paint well with few strokes and with many?",
        (
            Variant("the paper's painter", learner="ddpg_mb", paper=(None, None, 0.0032, 0.0024)),
            Variant("one budget"),
            Variant("budgets up to its own", {"budgets": (20, 50, 100, 200)},
                    quickly={"budgets": (5, 10, 20, 40)}),
            Variant("budgets up to 5 times that", {"budgets": (20, 50, 200, 1000)},
                    quickly={"budgets": (5, 10, 40, 200)}),
        ),
        budgets=(20, 50, 200, 1000), quick_budgets=(5, 10, 40, 200),
    ),
)  # fmt: skip
"""published first, then what goes beyond the paper (from `looks` on)"""
