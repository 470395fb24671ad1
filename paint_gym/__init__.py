"""The painting task. Floor 1: imports renderers, never agents; itself neither torch nor pygame."""

import os
from importlib import import_module
from typing import Any

import gymnasium as gym

if "OMP_WAIT_POLICY" not in os.environ:  # before torch is loaded: renderers.processors says why
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")

IDS = ("PaintCanvas-v0", "paint_gym/PaintCanvas-v0")

_LAZY = {
    "CanvasState": "paint_gym.state",
    "EnvConfig": "paint_gym.config",
    "PaintCanvasEnv": "paint_gym.env",
    "PaintCanvasVectorEnv": "paint_gym.env",
    "make_score": "paint_gym.scores",
    "make_targets": "paint_gym.targets",
}

for _id in IDS:
    if _id not in gym.registry:
        gym.register(
            id=_id,
            entry_point="paint_gym.env:PaintCanvasEnv",
            vector_entry_point="paint_gym.env:PaintCanvasVectorEnv",
        )


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LAZY[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_LAZY])
