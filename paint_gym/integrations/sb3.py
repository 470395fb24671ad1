"""PaintCanvas for Stable-Baselines3: a native vector environment as its VecEnv."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from gymnasium import Wrapper, spaces
from stable_baselines3.common.vec_env import VecEnv

from paint_gym.state import CanvasState
from paint_gym.vector_env import PaintCanvasVectorEnv


class PaintVecEnv(VecEnv):
    """B canvases for SB3: `PPO("CnnPolicy", PaintVecEnv(num_envs=16, dataset="photos"))`.

    Actions are in [-1, 1], as SB3 advises. Arguments are those of `PaintCanvasVectorEnv`, less
    `autoreset_mode` and `output`, which SB3 decides. A replay buffer keeps two observations of
    7 * size^2 bytes for each transition: set `buffer_size` from the memory there is.

    Args:
        num_envs: canvases.
        reward_scale: what rewards are multiplied by; gains in squared error are a few hundredths.
        config: see `paint_gym.config.EnvConfig`.
    """

    def __init__(self, *, num_envs: int = 1, reward_scale: float = 1.0, **config: Any):
        self.envs = PaintCanvasVectorEnv(num_envs=num_envs, autoreset_mode="same_step", **config)
        box = self.envs.single_action_space
        signed = spaces.Box(-1, 1, box.shape, np.float32)
        super().__init__(num_envs, self.envs.single_observation_space, signed)
        self.reward_scale = reward_scale
        self._last_errors = np.full(num_envs, np.nan)
        self._actions: np.ndarray = np.zeros(self.envs.action_space.shape or (), np.float32)

    def reset(self) -> Any:
        """First observations; seeds and options, one for each canvas, as SB3 has them set.

        Options are those of a single environment.
        """
        asked: dict[tuple[str, ...], list[int]] = {}
        for i, options in enumerate(self._options):
            asked.setdefault(tuple(options), []).append(i)
        for names, rows in asked.items():
            wishes = {name: self._gather(name, rows) for name in names}
            wishes["reset_mask"] = np.isin(np.arange(self.num_envs), rows)
            observation, info = self.envs.reset(seed=self._seeds, options=wishes)
            infos = self._split(info)
            for i in rows:
                self.reset_infos[i] = infos[i]
        self._reset_seeds()
        self._reset_options()
        return observation

    def _gather(self, name: str, rows: list[int]) -> np.ndarray:
        """An option of these canvases, as the batch wants it."""
        given = [np.asarray(self._options[i][name]) for i in rows]
        if len({wish.shape for wish in given}) > 1:
            raise ValueError(f"{name} has another shape for some canvases than for others")
        wishes = np.zeros((self.num_envs, *given[0].shape), np.result_type(*given))
        wishes[rows] = given
        return wishes

    def step_async(self, actions: np.ndarray) -> None:
        """Remember actions in [-1, 1]."""
        self._actions = (actions + 1) / 2

    def step_wait(self) -> Any:
        """SB3's four: observations, rewards, dones and one info for each canvas."""
        observation, rewards, terminated, truncated, info = self.envs.step(self._actions)
        dones = terminated | truncated
        rewards *= np.float32(self.reward_scale)
        infos = self._split(info)
        for i in np.flatnonzero(dones):
            final, ended = info["final_obs"], info["final_info"]
            infos[i] = {k: v[i].item() for k, v in ended.items() if not k.startswith("_")}
            infos[i]["terminal_observation"] = (
                {k: v[i] for k, v in final.items()} if isinstance(final, dict) else final[i]
            )
            self._last_errors[i] = infos[i]["mse"]
            infos[i]["TimeLimit.truncated"] = bool(truncated[i] and not terminated[i])
        return observation, rewards, dones, infos

    def final_error(self) -> float | None:
        """Mean squared error at the end of the canvases' last episodes; None before the first."""
        ended = self._last_errors[~np.isnan(self._last_errors)]
        return float(ended.mean()) if len(ended) else None

    def state_dict(self) -> dict[str, Any]:
        """Canvases, targets and random generators, to go on exactly; plain things and tensors."""
        return {
            "state": dict(vars(self.envs.state)),
            "target_ids": torch.tensor(self.envs.easel.target_ids),
            "generators": [g.bit_generator.state for g in self.envs.generators],
            "last_errors": torch.tensor(self._last_errors),
        }

    def load_state_dict(self, kept: dict[str, Any]) -> None:
        """Go on in the middle of the episodes that `state_dict` kept."""
        self.envs.state = CanvasState(**kept["state"])
        self.envs.easel.target_ids[:] = kept["target_ids"].numpy()
        self._last_errors[:] = kept["last_errors"].numpy()
        for generator, state in zip(self.envs.generators, kept["generators"], strict=True):
            generator.bit_generator.state = state

    def _split(self, info: dict[str, Any]) -> list[dict[str, Any]]:
        numbers = {k: v.tolist() for k, v in info.items() if not k.startswith(("_", "final"))}
        return [{k: v[i] for k, v in numbers.items()} for i in range(self.num_envs)]

    def close(self) -> None:
        """Close the window."""
        self.envs.close()

    def get_images(self) -> Sequence[np.ndarray | None]:
        """One frame for each canvas."""
        return self.envs.render() or [None] * self.num_envs

    def get_attr(self, attr_name: str, indices: Any = None) -> list[Any]:
        """The batch's attribute, once for each index."""
        return [getattr(self.envs, attr_name) for _ in self._get_indices(indices)]

    def set_attr(self, attr_name: str, value: Any, indices: Any = None) -> None:
        """Set the batch's attribute."""
        setattr(self.envs, attr_name, value)

    def env_method(self, method_name: str, *args: Any, indices: Any = None, **kw: Any) -> list[Any]:
        """Call the batch's method, once."""
        result = getattr(self.envs, method_name)(*args, **kw)
        return [result for _ in self._get_indices(indices)]

    def env_is_wrapped(self, wrapper_class: type[Wrapper], indices: Any = None) -> list[bool]:
        """Never."""
        return [False for _ in self._get_indices(indices)]
