"""The painting task. Floor 1: imports renderers, never agents; itself neither torch nor pygame.

`IDS` make the default task; `VARIANTS`, some of its settings for libraries that take an id alone.
"""

import os
from importlib import import_module
from typing import Any

import gymnasium as gym

if (
    "OMP_WAIT_POLICY" not in os.environ
):  # before torch is loaded: renderers.workshop.processors says why
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")

__version__ = "0.1.0"

IDS = ("PaintCanvas-v0", "paint_gym/PaintCanvas-v0")
VARIANTS: dict[str, dict[str, Any]] = {
    "PaintCanvas-32x32-v0": {"size": 32, "budget": 20},
    "PaintCanvas-64x64-v0": {"size": 64, "budget": 100},
    "PaintCanvas-256x256-v0": {"size": 256, "budget": 1000},
    "PaintCanvas-ChannelsLast-v0": {"layout": "hwc"},
    "PaintCanvas-BezierOpaque-v0": {"brush": "bezier_opaque"},
    "PaintCanvas-Circle-v0": {"brush": "circle"},
    "PaintCanvas-Triangle-v0": {"brush": "triangle"},
    "PaintCanvas-Rectangle-v0": {"brush": "rectangle"},
    "PaintCanvas-Marker-v0": {"brush": "marker"},
    "PaintCanvas-Watercolor-v0": {"brush": "watercolor"},
    "PaintCanvas-Oil-v0": {"brush": "oil"},
}

_LAZY = {
    "CanvasState": "paint_gym.state",
    "EnvConfig": "paint_gym.config",
    "PaintCanvasEnv": "paint_gym.env",
    "PaintCanvasVectorEnv": "paint_gym.env",
    "make_score": "paint_gym.scores",
    "make_targets": "paint_gym.targets",
}

for _id in (*IDS, *VARIANTS):
    if _id not in gym.registry:
        gym.register(
            id=_id,
            entry_point="paint_gym.env:PaintCanvasEnv",
            vector_entry_point="paint_gym.env:PaintCanvasVectorEnv",
            kwargs=VARIANTS.get(_id),
        )


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LAZY[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_LAZY])
