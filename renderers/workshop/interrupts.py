"""Ctrl-C that is heeded when what it falls in is done."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread, main_thread
from typing import Any


@contextmanager
def interrupts() -> Iterator[Event]:
    """An event that Ctrl-C sets, the first time; the second time it is KeyboardInterrupt."""
    asked = Event()

    def note(signal_number: int, frame: Any) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()

    if current_thread() is not main_thread():
        yield asked  # only the main thread may say what a signal does
        return
    before = signal.signal(signal.SIGINT, note)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)
