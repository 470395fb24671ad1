"""Small environments: in most, three actions of two strokes make an episode."""

from paint_gym.vector_env import PaintCanvasVectorEnv

SMALL = {"size": 16, "budget": 6, "bundle": 2}
LONGER = {"size": 16, "budget": 12, "bundle": 3}
"""four actions of three strokes"""
MODES = ("next_step", "same_step", "disabled")
B = 3


def native(mode="next_step", **config):
    return PaintCanvasVectorEnv(num_envs=B, autoreset_mode=mode, **{**SMALL, **config})
