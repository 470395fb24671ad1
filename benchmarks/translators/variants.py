"""What is compared with what: quick recipes, changed in one way at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from agents.gan import cut, cyclegan, pix2pix, pix2pixhd
from benchmarks.translators.labels import DATASET
from renderers.registry import Registry


@dataclass(frozen=True)
class Variant:
    """One way to learn.

    Attributes:
        learner: as `agents.train` calls it.
        base: its config.
        changes: fields of that, and what they are instead.
        paper: what its paper publishes: per-pixel and per-class accuracy, and IoU.
    """

    learner: str
    base: Any
    changes: Mapping[str, Any] = field(default_factory=dict)
    paper: tuple[float, float, float] | None = None

    def config(self, **asked: Any) -> Any:
        """For what is asked; what the variant changes is asked for in vain.

        Raises:
            ValueError: there is no such run; says why.
        """
        return replace(self.base, **{**asked, **self.changes})


@dataclass(frozen=True)
class Comparison:
    """Variants that are trained alike.

    Attributes:
        asks: the question, for people.
        variants: by their names.
    """

    asks: str
    variants: Mapping[str, Variant]


FACADES: dict[str, Any] = {"pairs": "side_by_side", "dataset": DATASET}
"""photographs of labels"""
HINGE: dict[str, Any] = {
    "loss": "hinge",
    "norm": "none",
    "lr": 5e-4,
    "critic_lr": 5e-4,
    "decay": 0.0,
    "average": 0.995,
}
"""a game that leaves less grain: a critic without norms, and rates that do not fall"""
PAIRED = replace(pix2pix.PRESETS["quick"], patch=70, **FACADES, **HINGE)
DRAWN = replace(pix2pix.PRESETS["quick"], pairs="edges", dataset="celeba")
"""faces, of which there are enough to tell distances apart"""
LARGE = replace(pix2pixhd.PRESETS["quick"], **FACADES)
MONET: dict[str, Any] = {"dataset": "landscapes", "wanted": "monet"}
COMPARISONS: Registry = Registry(
    "comparison",
    games=Comparison(
        "What is each part of the loss worth, from labels to facades?",
        {
            "L1": Variant("pix2pix", PAIRED, {"gan": 0.0}, (0.42, 0.15, 0.11)),
            "GAN": Variant(
                "pix2pix", PAIRED, {"l1": 0.0, "conditional": False}, (0.22, 0.05, 0.01)
            ),
            "cGAN": Variant("pix2pix", PAIRED, {"l1": 0.0}, (0.57, 0.22, 0.16)),
            "L1 + GAN": Variant("pix2pix", PAIRED, {"conditional": False}, (0.64, 0.20, 0.15)),
            "L1 + cGAN": Variant("pix2pix", PAIRED, {}, (0.66, 0.23, 0.17)),
        },
    ),
    patches=Comparison(
        "How much should an answer of the critic see, from labels to facades?",
        {
            "patch 1": Variant("pix2pix", PAIRED, {"patch": 1}, (0.39, 0.15, 0.10)),
            "patch 16": Variant("pix2pix", PAIRED, {"patch": 16}, (0.65, 0.21, 0.17)),
            "patch 70": Variant("pix2pix", PAIRED, {"patch": 70}, (0.66, 0.23, 0.17)),
            "patch 286": Variant("pix2pix", PAIRED, {"patch": 286}, (0.42, 0.16, 0.11)),
        },
    ),
    scales=Comparison(
        "What are several critics worth, and what they see on the way, from labels to facades?",
        {
            "3 critics, features": Variant("pix2pixhd", LARGE, {"num_critics": 3}),
            "1 critic, features": Variant("pix2pixhd", LARGE, {"num_critics": 1}),
            "3 critics": Variant("pix2pixhd", LARGE, {"num_critics": 3, "match": 0.0}),
            "1 critic": Variant("pix2pixhd", LARGE, {"num_critics": 1, "match": 0.0}),
        },
    ),
    edges=Comparison(
        "What is a critic worth, from drawings to photographs?",
        {
            "L1": Variant("pix2pix", DRAWN, {"gan": 0.0}),
            "L1 + cGAN": Variant("pix2pix", DRAWN),
            "L1 + cGAN, patch 70": Variant("pix2pix", DRAWN, {"patch": 70}),
            "L1 + cGAN, hinge": Variant("pix2pix", DRAWN, {"patch": 70, **HINGE}),
        },
    ),
    unpaired=Comparison(
        "Which learns faster, without pairs, from photographs to paintings?",
        {
            "CycleGAN": Variant("cyclegan", replace(cyclegan.PRESETS["quick"], **MONET)),
            "CUT": Variant("cut", replace(cut.PRESETS["quick"], **MONET)),
        },
    ),
)
"""Scores of papers are of streets (Cityscapes) at 256 px, told by another network: only their order
compares. Source: Isola et al. 2017, arXiv 1611.07004, tables 1 and 3."""
