"""The few wrappers worth having: a [-1, 1] view of the actions, and statistics of episodes.

For a single environment Gymnasium's own serve: `RescaleAction(env, -1, 1)` and
`RecordEpisodeStatistics`. These are for vector environments, and take tensors as well as arrays.
"""

from typing import Any

import numpy as np
from gymnasium import spaces
from gymnasium.vector import AutoresetMode, VectorEnv, VectorWrapper  # generic since 1.4 only
from gymnasium.vector.utils import batch_space
from torch import Tensor


class SignedActions(VectorWrapper):
    """Actions in [-1, 1] for algorithms that explore around 0, such as PPO.

    With actions in [0, 1] and a Gaussian around 0 two thirds of the first strokes are clipped.
    """

    def __init__(self, env: VectorEnv[Any, Any, Any]):
        super().__init__(env)
        shape = env.single_action_space.shape
        self.single_action_space = spaces.Box(-1, 1, shape, np.float32)
        self.action_space = batch_space(self.single_action_space, env.num_envs)

    def step(self, actions: Any) -> tuple[Any, Any, Any, Any, dict[str, Any]]:
        """See `PaintCanvasVectorEnv.step`."""
        return self.env.step((actions + 1) / 2)


class EpisodeStatistics(VectorWrapper):
    """Adds `episode_return` and `episode_length` of the episode so far to every step's info.

    Works on tensors, where Gymnasium's `RecordEpisodeStatistics` does not, and asks the device
    nothing. At an episode's last step they are those of the whole episode, in every autoreset
    mode.
    """

    def __init__(self, env: VectorEnv[Any, Any, Any]):
        super().__init__(env)
        self._returns: Any = None
        self._lengths: Any = None
        self._over: Any = None

    def reset(
        self, *, seed: Any = None, options: dict[str, Any] | None = None
    ) -> tuple[Any, dict[str, Any]]:
        """See `PaintCanvasVectorEnv.reset`."""
        observation, info = self.env.reset(seed=seed, options=options)
        if self._returns is None or not (options and "reset_mask" in options):
            self._over = ~info["_score"]
            self._returns = 0 * info["score"]
            self._lengths = 0 * info["strokes"]
        else:
            self._forget(info["_score"])
            self._over = self._over & ~info["_score"]
        return observation, info

    def step(self, actions: Any) -> tuple[Any, Any, Any, Any, dict[str, Any]]:
        """See `PaintCanvasVectorEnv.step`."""
        observation, rewards, terminated, truncated, info = self.env.step(actions)
        resets = self._over & self._resets_next_step()
        self._forget(self._over)
        self._returns = self._returns + rewards
        self._lengths = _zero(self._lengths + 1, resets)
        self._over = terminated | truncated
        info |= {"episode_return": _copy(self._returns), "episode_length": _copy(self._lengths)}
        return observation, rewards, terminated, truncated, info

    def _forget(self, where: Any) -> None:
        self._returns, self._lengths = _zero(self._returns, where), _zero(self._lengths, where)

    def _resets_next_step(self) -> bool:
        return self.env.metadata["autoreset_mode"] is AutoresetMode.NEXT_STEP


def _zero(x: Any, where: Any) -> Any:
    return x.masked_fill(where, 0) if isinstance(x, Tensor) else np.where(where, 0, x)


def _copy(x: Any) -> Any:
    return x.clone() if isinstance(x, Tensor) else x.copy()
