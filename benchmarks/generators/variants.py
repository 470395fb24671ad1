"""What is compared with what: the quick recipe of DCGAN, changed in one way at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from agents.gan.dcgan import PRESETS
from renderers.registry import Registry

BASE = PRESETS["quick"]
"""what every variant changes"""


@dataclass(frozen=True)
class Comparison:
    """Variants that are trained alike.

    Attributes:
        asks: the question, for people.
        variants: by their names, fields of the config and what they are instead.
    """

    asks: str
    variants: Mapping[str, Mapping[str, Any]]


COMPARISONS: Registry = Registry(
    "comparison",
    losses=Comparison(
        "Which game should generator and critic play?",
        {
            "least squares": {"loss": "lsgan"},
            "minimax": {"loss": "minimax"},
            "non-saturating": {"loss": "nonsaturating"},
            "hinge": {"loss": "hinge"},
            "WGAN-GP, no norm": {"loss": "wgan_gp", "norm": "none"},
            "relativistic, no norm": {"loss": "relativistic", "norm": "none"},
        },
    ),
    recipe=Comparison(
        "What is each part of the recipe worth?",
        {
            "the whole recipe": {},
            "no augmentation": {"augment": False},
            "no average": {"average": 0.0},
            "critic: spectral norm": {"norm": "spectral"},
            "critic: no norm": {"norm": "none"},
            "up: transposed": {"up": "transposed"},
            "up: subpixel": {"up": "subpixel"},
            "two convolutions a stage": {"depth": 2},
        },
    ),
)
"""A penalty on the critic's slope at each picture forbids batch norm, which ties pictures to each
other: those two games are played without, as their papers do (Gulrajani et al. 2017, section 4;
Huang et al. 2024, arXiv 2501.05441)."""
