"""Soft actor-critic of Stable-Baselines3 on PaintCanvas-v0 (arXiv 1812.05905)."""

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from torch import nn

from agents.learning import session
from agents.networks.sb3 import Eyes
from agents.sb3.config import OffPolicyConfig
from agents.sb3.learner import Learner
from agents.sb3.recipe import Recipe
from agents.sb3.replay import with_replay
from renderers.workshop.ranges import Rate, within


@dataclass(frozen=True)
class Config(OffPolicyConfig):
    """SAC."""

    lr: Rate = 5e-4
    """falls linearly to a fiftieth"""
    entropy: str = "auto_0.005"
    """weight of the entropy: a number, auto, or auto_ and where it starts"""
    target_entropy: Annotated[float, within(-100, 100)] = -1.0
    """of each number of an action, where the weight is learned"""

    def __post_init__(self) -> None:
        super().__post_init__()
        known = re.fullmatch(r"auto|(auto_)?(\d+(?:\.\d+)?(?:e-?\d{1,2})?)", self.entropy)
        if not known or (known[1] and not float(known[2])):
            raise ValueError(
                "--entropy must be a number, auto, or auto_ and a number above 0, "
                f"got {self.entropy!r}"
            )


PRESETS = {
    "quick": Config(budget=5, samples=8_000, warmup=1000, discount=0.0),
    "mnist-5": Config(dataset="mnist", budget=5),
    "forty": Config(samples=20_000, warmup=5000, gradient_steps=24, discount=0.0),
}


def algorithm(config: Config, shared: dict[str, Any]) -> Any:
    """SB3's."""
    from stable_baselines3 import SAC

    numbers = shared["env"].action_space.shape[0]
    return SAC(
        **with_replay(config, shared),
        ent_coef=config.entropy,
        target_entropy=config.target_entropy * numbers,
    )


def parts(algorithm: Any) -> tuple[Eyes, list[nn.Module]]:
    """Its eyes, and the layers of its hand: the mean of the Gaussian before tanh."""
    actor = algorithm.policy.actor
    return actor.features_extractor, [*actor.latent_pi, actor.mu]


RECIPE = Recipe("sac", "tanh", algorithm, parts, entropy=True)
make = partial(Learner, recipe=RECIPE)
"""see `agents.learning.learner.Make`"""


def train(config: Config, out: Path = Path("runs/sb3_sac"), **how: Any) -> dict[str, Any]:
    """Train in a folder; see `agents.learning.session.train`."""
    return session.train(make, config, out, **how)
