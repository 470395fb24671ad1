"""Proximal policy optimisation of Stable-Baselines3 on PaintCanvas-v0 (arXiv 1707.06347)."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from torch import nn

from agents.learning import session
from agents.networks.sb3 import Eyes
from agents.sb3.config import Config as Shared
from agents.sb3.learner import Learner
from agents.sb3.recipe import Recipe
from renderers.workshop.ranges import Count, Positive, Share, Weight, within


@dataclass(frozen=True)
class Config(Shared):
    """PPO."""

    num_envs: Count = 64
    samples: Count = 200_000
    rollout: Count = 20
    """actions of each canvas between bouts of learning"""
    epochs: Annotated[int, within(1, 1000)] = 4
    """passes over a rollout"""
    gae_lambda: Share = 0.95
    """of generalised advantage estimation: 0 trusts the value function, 1 the returns"""
    clip_range: Positive = 0.2
    """how far the ratio of new to old policy counts, from 1"""
    entropy: Weight = 0.0
    """weight of the entropy bonus"""
    log_std: Annotated[float, within(-20, 2)] = -1.0
    """logarithm of the noise's standard deviation at the start; an action spans [-1, 1]"""

    @property
    def steps(self) -> int:
        """Actions of each canvas in one update."""
        return self.rollout


PRESETS = {
    "quick": Config(num_envs=32, rollout=40, samples=50_000),
    "mnist-5": Config(dataset="mnist", budget=5),
    "forty": Config(num_envs=32, rollout=40, samples=120_000),
}


def algorithm(config: Config, shared: dict[str, Any]) -> Any:
    """SB3's.

    Raises:
        ValueError: batches of one, or that do not make up a rollout.
    """
    from stable_baselines3 import PPO

    if config.batch_size < 2:
        raise ValueError(
            f"batch size must be 2 or more, got {config.batch_size}: PPO weighs the actions of a "
            "batch against each other"
        )
    actions = config.num_envs * config.rollout
    if actions % config.batch_size:
        raise ValueError(
            f"batch size {config.batch_size} does not divide a rollout of {config.num_envs} x "
            f"{config.rollout} = {actions} actions: change one of the three"
        )

    shared["policy_kwargs"]["log_std_init"] = config.log_std
    return PPO(
        **shared,
        n_steps=config.rollout,
        n_epochs=config.epochs,
        gae_lambda=config.gae_lambda,
        clip_range=config.clip_range,
        ent_coef=config.entropy,
    )


def parts(algorithm: Any) -> tuple[Eyes, list[nn.Module]]:
    """Its eyes, and the layers of its hand: the mean of the Gaussian."""
    policy = algorithm.policy
    return policy.pi_features_extractor, [*policy.mlp_extractor.policy_net, policy.action_net]


RECIPE = Recipe("ppo", "clip", algorithm, parts, replays=False)
make = partial(Learner, recipe=RECIPE)
"""see `agents.learning.learner.Make`"""


def train(config: Config, out: Path = Path("runs/sb3_ppo"), **how: Any) -> dict[str, Any]:
    """Train in a folder; see `agents.learning.session.train`."""
    return session.train(make, config, out, **how)
