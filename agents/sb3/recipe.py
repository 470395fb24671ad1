"""What differs between the algorithms, and the arguments that they share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from torch import nn

from agents.networks.sb3 import Actor, Eyes
from agents.sb3.config import Config


@dataclass(frozen=True)
class Recipe:
    """What differs between the algorithms.

    Attributes:
        name: ppo, sac, td3 or ddpg.
        squash: how the hand's numbers become an action in [-1, 1], a key of `SQUASHES`.
        make: the config and the arguments that all share, to SB3's algorithm.
        parts: that algorithm's eyes, and the layers of its hand up to the squash.
        replays: whether it has a replay.
        entropy: whether it may learn the weight of the entropy.
    """

    name: str
    squash: str
    make: Callable[[Any, dict[str, Any]], Any]
    parts: Callable[[Any], tuple[Eyes, list[nn.Module]]]
    replays: bool = True
    entropy: bool = False


def shared(
    config: Config, envs: Any, device: str, *, lr: Callable[[float], float]
) -> dict[str, Any]:
    """Arguments that every algorithm of SB3 takes; `lr` is its schedule."""
    hidden = config.hidden
    return {
        "policy": "CnnPolicy",
        "env": envs,
        "learning_rate": lr,
        "gamma": config.discount,
        "batch_size": config.batch_size,
        "seed": config.seed,
        "device": device,
        "policy_kwargs": {
            "features_extractor_class": Eyes,
            "features_extractor_kwargs": {
                "widths": config.widths,
                "features_dim": config.features,
            },
            "net_arch": {"pi": [hidden], "vf": [hidden], "qf": [2 * hidden] * 2},
            "activation_fn": nn.ReLU,
        },
    }


def actor_of(recipe: Recipe, algorithm: Any, bundle: int) -> Actor:
    """The policy as a network of the house; it shares the algorithm's weights."""
    eyes, layers = recipe.parts(algorithm)
    return Actor(eyes, nn.Sequential(*layers), bundle=bundle, squash=recipe.squash)
