"""The environments that learners act in: one for each data set, each process with its share."""

from typing import Any

import torch

from agents.learning.config import Learning
from agents.learning.processes import rank, share_of
from paint_gym.env import PaintCanvasVectorEnv

TASK = ("dataset", "data_dir", "size", "brush", "renderer", "budget", "bundle")
"""what of a learner's config is the environments'"""


def task_of(config: Any) -> dict[str, Any]:
    """Arguments of an environment, from the config of whatever learns in it."""
    return {name: vars(config)[name] for name in TASK}


def make_environments(
    config: Learning, device: torch.device, **more: Any
) -> list[PaintCanvasVectorEnv]:
    """Vector environments that give tensors and reset when they are told to.

    Each data set of the config has as many canvases, rounded up.

    Args:
        config: of the run.
        device: where they paint.
        more: arguments of the environment, in place of what the config says or beside it.

    Raises:
        ValueError: the processes cannot share them evenly.
    """
    names = config.dataset.split("+")
    mine = share_of(-(-config.num_envs // len(names)), "canvases of each data set, --num-envs,")
    given = {**task_of(config), "precision": config.precision, "device": str(device), **more}
    return [
        PaintCanvasVectorEnv(
            num_envs=mine.stop - mine.start,
            output="torch",
            autoreset_mode="disabled",
            **{**given, "dataset": name},
        )
        for name in names
    ]


def hash_seed(seed: int, episode: int, env: int, *, canvases: int) -> int:
    """The seed of an environment's episode, below 2**31, apart for each process's canvases."""
    mixed = 0
    for part in (seed, episode, env):
        mixed = (mixed * 1_000_003 + part + 12_345) % 2**31
    return mixed + rank() * canvases
