"""The spec that Gymnasium gives an environment: JSON whatever it was made with, and the horizon."""

import copy
from typing import Any

from gymnasium.envs.registration import EnvSpec

from paint_gym.config import EnvConfig


class PlainSpec:
    """Keeps arguments as `config` has them: numpy's numbers, paths and enums are no JSON.

    The horizon is its `max_episode_steps` unless that was said; the registered ids have none, since
    Gymnasium would put a TimeLimit around the budget. (It does around what is made of this spec:
    the last step is then truncated, too.)
    """

    config: EnvConfig
    _spec: EnvSpec | None = None

    @property
    def spec(self) -> Any:
        """How to make this environment again; None if Gymnasium did not make it."""
        return self._spec

    @spec.setter
    def spec(self, spec: EnvSpec | None) -> None:
        self._spec = copy.deepcopy(spec)
        if self._spec is not None:
            given = self._spec.kwargs
            self._spec.max_episode_steps = self._spec.max_episode_steps or self.config.horizon
            self._spec.kwargs = {name: getattr(self.config, name, given[name]) for name in given}
