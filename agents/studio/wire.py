"""Events as bytes: what is happening to a painting, as the page reads it.

A stream is frames, one after another:

    length of the header   uint32, little-endian, bytes
    header                 JSON in UTF-8; its "event" says what has happened
    length of the payload  uint32, little-endian, bytes
    payload                strokes as float32, little-endian; or a picture's file; or nothing
"""

import json
from collections.abc import Iterator
from typing import Any

LENGTH = 4
"""bytes in which one is told"""


def frame(header: dict[str, Any], payload: bytes = b"") -> bytes:
    """An event as bytes."""
    told = json.dumps(header, allow_nan=False).encode()
    return b"".join((_length(told), told, _length(payload), payload))


def frames(stream: bytes) -> Iterator[tuple[dict[str, Any], bytes]]:
    """The events of a whole stream: header and payload.

    Raises:
        ValueError: it ends in the midst of one.
    """
    at = 0
    while at < len(stream):
        header, at = _part(stream, at)
        payload, at = _part(stream, at)
        yield json.loads(header), payload


def _part(stream: bytes, at: int) -> tuple[bytes, int]:
    begin = at + LENGTH
    end = begin + int.from_bytes(stream[at:begin], "little")
    if len(stream) < max(begin, end):
        raise ValueError(f"the stream ends at byte {len(stream)} in the midst of an event")
    return stream[begin:end], end


def _length(part: bytes) -> bytes:
    return len(part).to_bytes(LENGTH, "little")
