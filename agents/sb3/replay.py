"""How many transitions a replay of Stable-Baselines3 may keep here."""

from typing import Any

import numpy as np

from agents.sb3.config import OffPolicyConfig
from renderers.workshop.memory import available

PLANES = 7
"""bytes per pixel of an observation; a transition keeps two"""


def capacity(wanted: int, size: int) -> int:
    """Transitions to keep: those wanted, or what half of the free memory holds.

    Raises:
        ValueError: not even a thousand fit.
    """
    free = available()
    fits = wanted if free is None else int(free / 2 / (2 * PLANES * size**2))
    if fits < min(1000, wanted):
        raise ValueError(
            f"half of the free memory holds {fits} transitions of {size} px: use a smaller --size"
        )
    return min(wanted, fits)


def with_replay(config: OffPolicyConfig, shared: dict[str, Any]) -> dict[str, Any]:
    """The shared arguments, and those of algorithms with a replay."""
    return {
        **shared,
        "buffer_size": capacity(min(config.replay, config.samples), config.size),
        "learning_starts": config.warmup,
        "train_freq": config.steps_per_update,
        "gradient_steps": config.gradient_steps,
        "tau": config.tau,
    }


def explore(noise: float, shared: dict[str, Any]) -> dict[str, Any]:
    """The arguments, and Gaussian noise on the actions of a policy that has none itself.

    The first canvas is painted without noise, the last with all of it, those between in proportion:
    a policy judged without noise must have seen where it leads by itself.
    """
    from stable_baselines3.common.noise import NormalActionNoise, VectorizedActionNoise

    envs = shared["env"]
    mean = np.zeros(envs.action_space.shape)
    shares = np.linspace(0, 1, envs.num_envs) if envs.num_envs > 1 else [1.0]
    noises = [NormalActionNoise(mean, mean + noise * share) for share in shares]
    spread = VectorizedActionNoise(noises[0], envs.num_envs)
    spread.noises = list(noises)
    return {**shared, "action_noise": spread}
