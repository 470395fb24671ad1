"""What a job sees of the person who waits for it."""

from typing import Any, Protocol, runtime_checkable

from paint_gym.paintings.painting import Painting


@runtime_checkable
class Desk(Protocol):
    """Where a job tells what it has come to, and hears when that is enough."""

    @property
    def stopped(self) -> bool:
        """Whether the person has seen enough: the best so far is wanted, soon."""
        ...

    def say(self, header: dict[str, Any], payload: bytes = b"") -> None:
        """Tell of an event (`agents.studio.wire`)."""
        ...

    def keep(self, part: Painting, start: int) -> None:
        """Of the strokes that are told of next, what a file would hold, should this process die.

        Args:
            part: a painting of these strokes alone; they take the place of all from `start` on.
            start: the number of the first.
        """
        ...
