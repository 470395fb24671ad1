"""Deep deterministic policy gradient of Stable-Baselines3 on PaintCanvas-v0 (arXiv 1509.02971)."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from agents.learning import session
from agents.sb3.config import NOISY_PRESETS, NoisyConfig
from agents.sb3.learner import Learner
from agents.sb3.recipe import Recipe
from agents.sb3.replay import explore, with_replay
from agents.sb3.td3 import parts


@dataclass(frozen=True)
class Config(NoisyConfig):
    """DDPG, model-free: the critic sees the action and no gradient runs through the renderer."""


PRESETS = {name: Config(**NOISY_PRESETS[name]) for name in NOISY_PRESETS}


def algorithm(config: Config, shared: dict[str, Any]) -> Any:
    """SB3's."""
    from stable_baselines3 import DDPG

    return DDPG(**explore(config.noise, with_replay(config, shared)))


RECIPE = Recipe("ddpg", "tanh", algorithm, parts)
make = partial(Learner, recipe=RECIPE)
"""see `agents.learning.learner.Make`"""


def train(config: Config, out: Path = Path("runs/sb3_ddpg"), **how: Any) -> dict[str, Any]:
    """Train in a folder; see `agents.learning.session.train`."""
    return session.train(make, config, out, **how)
