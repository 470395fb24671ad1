"""Painters out of the weights that these runs write; needs no Stable-Baselines3."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch
from safetensors import safe_open
from torch import nn

from agents.painter import PolicyPainter, make_painter
from agents.sb3.network import Actor, Eyes


def load_painter(path: Path, device: torch.device | str = "cpu") -> PolicyPainter:
    """The painter in a file of weights that `python -m agents.train sb3_...` wrote.

    Raises:
        FileNotFoundError: no such file.
        ValueError: a file that holds no such painter.
    """
    if not path.is_file():
        raise FileNotFoundError(
            f"no weights at {path}: `python -m agents.train sb3_ppo` writes best.safetensors and "
            "final.safetensors in its run's folder"
        )
    try:
        with safe_open(path, framework="pt") as file:
            spec = json.loads((file.metadata() or {})["paint_gym"])
            weights = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        actor = make_actor(spec)
        actor.load_state_dict(weights)
    except Exception as error:
        raise ValueError(
            f"{path} holds no painter of agents.sb3 (a .safetensors file that `agents.train "
            f"sb3_...` wrote was wanted): {error}"
        ) from error
    painter = make_painter(spec, actor.eval(), device)
    assert isinstance(painter, PolicyPainter)
    return painter


def make_actor(spec: dict[str, Any]) -> Actor:
    """The network that a spec tells of, as SB3 would have made it; weights are random."""
    view, features, hidden = spec["view"], spec["features"], spec["hidden"]
    eyes = Eyes(
        SimpleNamespace(shape=(7, view, view)), widths=spec["widths"], features_dim=features
    )
    hand = nn.Sequential(
        nn.Linear(features, hidden), nn.ReLU(), nn.Linear(hidden, spec["bundle"] * spec["numbers"])
    )
    return Actor(eyes, hand, bundle=spec["bundle"], squash=spec["squash"])
