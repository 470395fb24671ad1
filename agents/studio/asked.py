"""Who waits for an errand."""

import asyncio
from dataclasses import dataclass, field
from typing import Any


@dataclass(eq=False)
class Asked:
    """A `Follower` that waits for the end alone.

    Attributes:
        answer: what the errand came to, or a `Failure`.
    """

    answer: asyncio.Future[Any] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    def moved(self, place: int) -> None:
        """See `Follower`."""

    def begun(self) -> None:
        """See `Follower`."""

    def heard(self, header: dict[str, Any], payload: bytes) -> None:
        """See `Follower`."""

    def kept(self, part: Any, start: int) -> None:
        """See `Follower`."""

    def ended(self, result: Any) -> None:
        """See `Follower`."""
        if not self.answer.done():
            self.answer.set_result(result)
