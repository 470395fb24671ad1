"""Twin delayed DDPG of Stable-Baselines3 on PaintCanvas-v0 (arXiv 1802.09477)."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from torch import nn

from agents.learning import session
from agents.networks.sb3 import Eyes
from agents.sb3.config import NOISY_PRESETS, NoisyConfig
from agents.sb3.learner import Learner
from agents.sb3.recipe import Recipe
from agents.sb3.replay import explore, with_replay
from renderers.workshop.ranges import Count, Weight


@dataclass(frozen=True)
class Config(NoisyConfig):
    """TD3."""

    policy_delay: Count = 2
    """gradient steps of the critics for one of the actor"""
    target_noise: Weight = 0.2
    """standard deviation of the noise that smooths the critics' goal"""


PRESETS = {name: Config(**NOISY_PRESETS[name]) for name in NOISY_PRESETS}


def algorithm(config: Config, shared: dict[str, Any]) -> Any:
    """SB3's."""
    from stable_baselines3 import TD3

    return TD3(
        **explore(config.noise, with_replay(config, shared)),
        policy_delay=config.policy_delay,
        target_policy_noise=config.target_noise,
    )


def parts(algorithm: Any) -> tuple[Eyes, list[nn.Module]]:
    """Its eyes, and the layers of its hand up to tanh."""
    actor = algorithm.policy.actor
    return actor.features_extractor, list(actor.mu)[:-1]


RECIPE = Recipe("td3", "tanh", algorithm, parts)
make = partial(Learner, recipe=RECIPE)
"""see `agents.learning.learner.Make`"""


def train(config: Config, out: Path = Path("runs/sb3_td3"), **how: Any) -> dict[str, Any]:
    """Train in a folder; see `agents.learning.session.train`."""
    return session.train(make, config, out, **how)
