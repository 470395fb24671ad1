"""What learns: what most of them do, and those made of parts, kept and resumed part by part."""

from typing import Any

from torch import Tensor


class Plain:
    """What most learners do: see `agents.learning.learner.Learner`."""

    rewinds = 0

    def preview(self, update: int) -> Tensor | None:
        """Nothing, between evaluations."""
        return None


class InParts(Plain):
    """Something whose state is that of its parts."""

    def parts(self) -> dict[str, Any]:
        """Networks, optimisers and other things in parts, by name."""
        raise NotImplementedError

    def state_dict(self) -> dict[str, Any]:
        """The state of every part."""
        return {name: part.state_dict() for name, part in self.parts().items()}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from `state_dict`."""
        for name, part in self.parts().items():
            part.load_state_dict(state[name])
