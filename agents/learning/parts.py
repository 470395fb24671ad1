"""What learns is made of parts, and is kept and resumed part by part."""

from typing import Any


class InParts:
    """Something whose state is that of its parts."""

    rewinds = 0
    """see `agents.learning.learner.Learner`"""

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
