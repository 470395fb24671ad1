"""The environments that learners act in: one for each data set, each process with its share."""

from typing import Any

from agents.learning.processes import rank, share_of
from paint_gym.env import PaintCanvasVectorEnv


def make_environments(dataset: str, num_envs: int, **config: Any) -> list[PaintCanvasVectorEnv]:
    """Vector environments that give tensors and reset when they are told to.

    Args:
        dataset: names joined by "+"; each has as many canvases.
        num_envs: canvases of all processes together, rounded up to a multiple of the names.
        config: further arguments of the environment.

    Raises:
        ValueError: the processes cannot share them evenly.
    """
    names = dataset.split("+")
    mine = share_of(-(-num_envs // len(names)), "canvases of each data set, --num-envs,")
    return [
        PaintCanvasVectorEnv(
            num_envs=mine.stop - mine.start,
            dataset=name,
            output="torch",
            autoreset_mode="disabled",
            **config,
        )
        for name in names
    ]


def hash_seed(seed: int, episode: int, env: int, *, canvases: int) -> int:
    """The seed of an environment's episode, below 2**31, apart for each process's canvases."""
    mixed = 0
    for part in (seed, episode, env):
        mixed = (mixed * 1_000_003 + part + 12_345) % 2**31
    return mixed + rank() * canvases
