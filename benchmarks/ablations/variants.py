"""What is compared with what: every ablation is variants of learners, changed in one way.

Each variant is a learner of `agents.train` with a few fields of its config changed, at one of the
sizes of `PRESETS`. Quick photographs at 64 px are too much for the paper's painter, which in so few
updates learns their mean colour and no more; so what the paper published is quickly compared on
shapes at 32 px (`EASY`), where it learns.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

from agents import ddpg, ddpg_mb, look_then_paint
from agents.train import AGENTS
from renderers.registry import Registry

PAPER_CURVE = (
    (0.5e6, 0.0192), (1e6, 0.0133), (2e6, 0.0087), (4e6, 0.0058), (6e6, 0.0048), (1e7, 0.0036),
    (1.9e7, 0.0031),
)  # fmt: skip
"""(samples, test MSE): CelebA, 200 strokes; read from Huang et al. 2019, figure 7, to 1 %"""

Preset = Literal["quick", "medium", "paper"]
"""quick: small pictures and networks, minutes on one thread. medium: the paper's networks and 200
strokes on faces at 64 px, minutes on a GPU and hours without. paper: its own sizes, 128 px"""

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

EASY: dict[Preset, dict[str, Any]] = {"quick": {"dataset": "shapes", "size": 32}}
"""what the published ablations paint at quick size"""

MEDIUM: dict[str, Any] = {
    "dataset": "celeba", "size": 64, "budget": 200, "updates": 10_000, "batch_size": 96,
    "num_envs": 96, "report_every": 100, "evaluate_every": 1000, "evaluate_on": 100,
}  # fmt: skip
"""an update after each action, not the paper's fourth of one; through the exact brush"""
PLAYED: dict[str, Any] = {"replay": 16_000, "renderer": "auto", "updates_per_episode": 40}
"""the same, of what learns from whole episodes"""

BASES: dict[tuple[str, Preset], Any] = {
    ("ddpg_mb", "quick"): replace(ddpg_mb.PRESETS["paper"], **QUICKLY, **SMALLER),
    ("ddpg_mb", "medium"): replace(ddpg_mb.PRESETS["paper"], **MEDIUM, **PLAYED),
    ("ddpg_mb", "paper"): replace(ddpg_mb.PRESETS["paper"], updates=IN_ALL),
    ("ddpg", "quick"): replace(ddpg.PRESETS["paper"], **QUICKLY, **SMALLER),
    ("ddpg", "medium"): replace(ddpg.PRESETS["paper"], **MEDIUM, **PLAYED),
    ("ddpg", "paper"): replace(ddpg.PRESETS["paper"], updates=IN_ALL),
    ("look_then_paint", "quick"): look_then_paint.Config(**QUICKLY, view=32, widths=(64, 64, 64)),
    ("look_then_paint", "medium"): replace(look_then_paint.PRESETS["cpu"], **MEDIUM),
    ("look_then_paint", "paper"): replace(look_then_paint.PRESETS["cpu"], dataset="celeba"),
}  # fmt: skip


def base(learner: str, preset: Preset) -> Any:
    """What a learner's variants change: its first preset where it has none above."""
    presets = AGENTS[learner].PRESETS
    return BASES.get((learner, preset), next(iter(presets.values())))


def titled(name: str, preset: Preset) -> str:
    """What an ablation's files are called, at one of its sizes."""
    return name if preset == "paper" else f"{name}-{preset}"


@dataclass(frozen=True)
class Variant:
    """One side of a comparison.

    Attributes:
        changes: fields of the learner's config, and what they are instead.
        learner: who is changed, as `agents.train` calls it.
        more: further changes, by preset.
        paper: the published test MSE at each of the ablation's budgets; () if there is none.
            Source: the figures of Huang et al. 2019, read to 1 %; faces in another crop.
    """

    name: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    learner: str = "look_then_paint"
    more: Mapping[Preset, Mapping[str, Any]] = field(default_factory=dict)
    paper: tuple[float | None, ...] = ()

    def config(self, preset: Preset) -> Any:
        """What is trained."""
        changes = {**self.changes, **self.more.get(preset, {})}
        return replace(base(self.learner, preset), **changes)


@dataclass(frozen=True)
class Ablation:
    """Variants that are trained alike, and judged alike.

    Attributes:
        asks: the question, for people.
        variants: what is compared.
        budgets: strokes of the paintings that are judged; if there are none, each variant is
            judged with as many as it learned with.
        quick_budgets: the same at quick size.
        presets: sizes it can be had at.
    """

    asks: str
    variants: tuple[Variant, ...]
    budgets: tuple[int, ...] = ()
    quick_budgets: tuple[int, ...] = ()
    presets: tuple[Preset, ...] = get_args(Preset)

    def judged_at(self, variant: Variant, preset: Preset) -> tuple[int, ...]:
        """Strokes of a variant's paintings that are judged."""
        given = self.quick_budgets if preset == "quick" else self.budgets
        return given or (variant.config(preset).budget,)


TASKS: tuple[tuple[str, int, float, dict[str, Any]], ...] = (
    ("mnist", 5, 0.00596, {"look": "near", "flips": False}),
    ("celeba", 200, 0.00313, {}),
    ("imagenet", 400, 0.00843, {}),
)
"""data sets, strokes, what was published, and what else ours needs to be told"""
LENGTHS = ((100, 0.0050), (200, 0.0032), (400, 0.0030), (1000, 0.0024))
"""strokes learned with, and what was published"""

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
                    {**EASY, "medium": {"updates_per_episode": 200 // bundle}},
                    paper=(published,))
            for bundle, published in ((1, 0.0051), (2, 0.0040), (5, 0.0033), (8, 0.0037))
        ),
    ),
    datasets=Ablation(
        "How well does a learner do on different pictures, each with its own number of strokes?",
        tuple(
            variant for dataset, budget, published, ours in TASKS for variant in (
                Variant(f"{dataset}, {budget} strokes",
                        {"score": "l2", "dataset": dataset, "budget": budget}, "ddpg_mb",
                        {"medium": {"updates_per_episode": budget // 5}}, paper=(published,)),
                Variant(f"ours: {dataset}, {budget} strokes",
                        {"dataset": dataset, "budget": budget, **ours}),
            )
        ),
        presets=("medium", "paper"),
    ),
    budgets=Ablation(
        "How well does a painter do with as many strokes as it learned with?",
        tuple(
            variant for budget, published in LENGTHS for variant in (
                Variant(f"learned with {budget} strokes", {"score": "l2", "budget": budget},
                        "ddpg_mb", {"medium": {"updates_per_episode": budget // 5}},
                        paper=(published,)),
                Variant(f"ours, learned with {budget} strokes", {"budget": budget}),
            )
        ),
        presets=("medium", "paper"),
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
            Variant("ours", more=EASY),
        ),
        budgets=(100, 200, 400, 1000), quick_budgets=(20, 40, 80, 200),
    ),
    brushes=Ablation(
        "Which brush paints best?",
        tuple(
            Variant(brush, {"brush": brush}, "ddpg_mb",
                    {"quick": {**EASY["quick"], "score": "l2"}, "medium": {"score": "l2"}})
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
                    more={"quick": {"widths": (32, 64, 128)}}),
            Variant("mixer"),
            Variant("mixer, half as deep", {"widths": (128, 128)},
                    more={"quick": {"widths": (64, 64)}}),
        ),
    ),
    mixed=Ablation(
        "Can one set of weights paint well with few strokes and with many?",
        (
            Variant("the paper's painter", learner="ddpg_mb", paper=(None, None, 0.0032, 0.0024)),
            Variant("one budget"),
            Variant("budgets up to its own", {"budgets": (20, 50, 100, 200)},
                    more={"quick": {"budgets": (5, 10, 20, 40)}}),
            Variant("budgets up to 5 times that", {"budgets": (20, 50, 200, 1000)},
                    more={"quick": {"budgets": (5, 10, 40, 200)}}),
        ),
        budgets=(20, 50, 200, 1000), quick_budgets=(5, 10, 40, 200),
    ),
)  # fmt: skip
"""published first, then what goes beyond the paper (from `looks` on)"""
