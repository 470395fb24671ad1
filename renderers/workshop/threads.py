"""Threads: how many the kernels run on, one launch at a time, and what a fork leaves of them.

A forked process has none of its parent's threads, and OpenMP, by which torch computes, waits for
them for ever: so it computes on one. Numba's own OpenMP would end it at its first kernel. Numba's
work queue starts anew, but two launches at once abort the process: so that is what kernels run on,
behind a lock, unless NUMBA_THREADING_LAYER names another or numba runs already. (Other parallel
kernels of the same process then run on the work queue too, and not beside ours.)
"""

import multiprocessing
import os
import sys
from collections.abc import Callable
from functools import cache
from threading import Event, RLock
from typing import Any

import numba
import torch

FORKED = (
    "numba had started OpenMP's threads before this process was forked, and it cannot paint: start "
    'it with context="forkserver" or "spawn", or set NUMBA_THREADING_LAYER=workqueue'
)

_importer = os.getpid()
_launching = RLock()
"""held by whoever launches, in the whole process: two launches at once would end it"""
_stranded = Event()
"""set in a process whose threads were lost in a fork: they are the process's, and do not return"""


def launch(kernel: Callable[..., Any], *arguments: Any) -> Any:
    """Call a parallel kernel on as many threads as torch computes with.

    Raises:
        RuntimeError: numba's threads were lost in a fork; see `FORKED`.
    """
    survive_forks()
    if _stranded.is_set():
        raise RuntimeError(FORKED)
    with _launching:
        _start_threads()
        most: int = numba.config.NUMBA_NUM_THREADS  # type: ignore[attr-defined]
        numba.set_num_threads(min(torch.get_num_threads(), most))
        return kernel(*arguments)


@cache
def survive_forks() -> None:
    """See that this process can paint if it was forked, and those that it will fork.

    Called by whatever is about to compute, so that importing changes no other program.
    """
    if not hasattr(os, "register_at_fork"):
        return
    fork: Any = multiprocessing.context.ForkProcess
    if os.getpid() != _importer or isinstance(multiprocessing.current_process(), fork):
        _go_on_alone()
    os.register_at_fork(
        before=_launching.acquire, after_in_parent=_launching.release, after_in_child=_release
    )


def _release() -> None:
    _launching.release()
    _go_on_alone()


def _go_on_alone() -> None:
    """What is left to a forked process: one thread."""
    torch.set_num_threads(1)
    if sys.platform == "linux" and _layer() == "omp":
        _stranded.set()


def _layer() -> str:
    """What numba's threads are, or "" before they are."""
    try:
        return numba.threading_layer()
    except ValueError:
        return ""


@cache
def _start_threads() -> None:
    """Start numba's; where they are OpenMP's, which torch shares, torch is left its number."""
    threads = torch.get_num_threads()
    if numba.config.THREADING_LAYER == "default":  # type: ignore[attr-defined]
        numba.config.THREADING_LAYER = "workqueue"  # type: ignore[attr-defined]
    numba.get_num_threads()
    torch.set_num_threads(threads)
