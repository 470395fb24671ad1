"""The spec that Gymnasium gives an environment, kept as JSON whatever it was made with."""

import copy
from typing import Any

from gymnasium.envs.registration import EnvSpec

from paint_gym.config import EnvConfig


class PlainSpec:
    """Its arguments as `config` has them: numpy's numbers, paths and enums are no JSON."""

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
            self._spec.kwargs = {name: getattr(self.config, name, given[name]) for name in given}
