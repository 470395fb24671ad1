"""What a job sees of the person who waits for it."""

from typing import Any, Protocol, runtime_checkable


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
