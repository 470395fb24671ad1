"""Events of the studio as they come in, in parts of any length."""

from collections.abc import Iterator
from typing import Any

from agents.studio.wire import LENGTH, frames


class Events:
    """What has come of a stream and is not yet a whole event."""

    def __init__(self) -> None:
        self._rest = b""

    def take(self, part: bytes) -> Iterator[tuple[dict[str, Any], bytes]]:
        """The events that are whole now: header and payload."""
        self._rest += part
        while (end := _end(self._rest)) is not None:
            yield from frames(self._rest[:end])
            self._rest = self._rest[end:]


def _end(stream: bytes) -> int | None:
    """Where its first event ends; None before that has come."""
    at = 0
    for _ in ("header", "payload"):
        begin = at + LENGTH
        at = begin + int.from_bytes(stream[at:begin], "little")
        if len(stream) < max(begin, at):
            return None
    return at
