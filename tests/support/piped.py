"""What is piped to a command."""

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def piped(data: bytes) -> Iterator[None]:
    """While it lasts standard input brings these bytes, few enough for a pipe, and ends."""
    kept = os.dup(0)
    out, into = os.pipe()
    os.write(into, data)
    os.close(into)
    os.dup2(out, 0)
    os.close(out)
    try:
        yield
    finally:
        os.dup2(kept, 0)
        os.close(kept)
