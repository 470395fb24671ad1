"""PaintCanvas for TorchRL."""

from typing import Any

from torchrl.envs import EnvBase, GymWrapper

from paint_gym.env import PaintCanvasEnv
from paint_gym.vector_env import PaintCanvasVectorEnv


def make_torchrl_env(**config: Any) -> EnvBase:
    """One canvas. Arguments as `PaintCanvasEnv`; every tensor on the CPU."""
    return GymWrapper(PaintCanvasEnv(**config))


def make_torchrl_vector_env(
    *, num_envs: int, autoreset_mode: str = "disabled", **config: Any
) -> EnvBase:
    """B canvases. Arguments as `PaintCanvasVectorEnv`.

    Args:
        num_envs: B.
        autoreset_mode: "disabled" (TorchRL resets by itself, and prefers it) or "same_step".
        **config: the rest.
    """
    envs = PaintCanvasVectorEnv(num_envs=num_envs, autoreset_mode=autoreset_mode, **config)
    return GymWrapper(envs)
