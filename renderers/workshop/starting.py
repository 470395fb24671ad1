"""Processes that are begun beside this one: Ctrl-C is not for them, their beginner ends them."""

import os
import signal
import threading
from multiprocessing import parent_process, resource_tracker
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess


def start_deaf(process: BaseProcess) -> None:
    """Deaf to Ctrl-C from the first: what is blocked here is blocked there."""
    resource_tracker.ensure_running()  # what it does as it begins would unblock it
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_with_parent() -> None:
    """This process ends at once when the one that began it does, whatever it is about."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
