"""All that an algorithm of Stable-Baselines3 is between two updates, as a value.

SB3's own `save` leaves out the replay, the canvases and the random generators.
"""

import random
from typing import Any

import numpy as np
import torch

from agents.sb3.recipe import Recipe

COUNTERS = ("num_timesteps", "_episode_num", "_n_updates")
FACTS = ("_last_obs", "_last_episode_starts")
RINGS = ("observations", "next_observations", "actions", "rewards", "dones", "timeouts")


def state_of(algorithm: Any, recipe: Recipe) -> dict[str, Any]:
    """Weights, optimisers, replay, counters and random generators.

    But for torch's: the session keeps the one that it lends (`agents.learning.generator`).
    """
    entropy = algorithm.log_ent_coef if recipe.entropy else None
    return {
        "parameters": algorithm.get_parameters(),
        "entropy": None if entropy is None else entropy.detach().clone(),
        "replay": _replay_of(algorithm.replay_buffer) if recipe.replays else None,
        "counters": {name: getattr(algorithm, name) for name in COUNTERS},
        "facts": {name: torch.from_numpy(getattr(algorithm, name)) for name in FACTS},
        "random": {
            "python": random.getstate(),
            "numpy": _numpy_random(),
            "actions": algorithm.action_space.np_random.bit_generator.state,
        },
    }


def load_state(algorithm: Any, state: dict[str, Any]) -> None:
    """Go on from `state_of`."""
    algorithm.set_parameters(state["parameters"], exact_match=True, device=algorithm.device)
    if state["entropy"] is not None:
        algorithm.log_ent_coef.data.copy_(state["entropy"])
    if state["replay"] is not None:
        _load_replay(algorithm.replay_buffer, state["replay"])
    for name in COUNTERS:
        setattr(algorithm, name, state["counters"][name])
    for name in FACTS:
        setattr(algorithm, name, state["facts"][name].numpy())
    version, numbers, gauss = state["random"]["python"]
    random.setstate((version, tuple(numbers), gauss))
    kind, key, *rest = state["random"]["numpy"]
    np.random.set_state((kind, np.array(key, np.uint32), *rest))  # noqa: NPY002
    algorithm.action_space.np_random.bit_generator.state = state["random"]["actions"]


def _numpy_random() -> list[Any]:
    """The generator that SB3 draws from, in plain numbers."""
    kind, key, *rest = np.random.get_state(legacy=True)  # noqa: NPY002
    return [kind, np.asarray(key).tolist(), *rest]


def _replay_of(replay: Any) -> dict[str, Any]:
    """The part of the rings that is filled."""
    filled = replay.size()
    rings = {name: torch.from_numpy(getattr(replay, name)[:filled]) for name in RINGS}
    return {"pos": replay.pos, "full": replay.full, "capacity": replay.buffer_size, "rings": rings}


def _load_replay(replay: Any, state: dict[str, Any]) -> None:
    capacity = state["capacity"]
    if capacity != replay.buffer_size:  # the memory that was free then decided
        for name in RINGS:
            old = getattr(replay, name)
            setattr(replay, name, np.zeros((capacity, *old.shape[1:]), old.dtype))
        replay.buffer_size = capacity
    for name, values in state["rings"].items():
        getattr(replay, name)[: len(values)] = values.numpy()
    replay.pos, replay.full = state["pos"], state["full"]
