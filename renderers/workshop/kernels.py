"""Kernels: functions that numba compiles, where they are kept, and what is shown meanwhile."""

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numba
from numba.core import event
from tqdm import tqdm

ROOM = 64 * 2**20
"""bytes free on a disk that kernels are kept on; all of ours take a tenth"""


def kernel(**how: Any) -> Callable[[Any], Any]:
    """A decorator: compiled when first called, as `numba.njit` is asked to, and kept on disk.

    Kept beside the source; where that cannot be written to, in the user's folder of caches; where
    there is none, in a folder of temporary files that is the user's own. Where the disk is all but
    full, it is not kept.
    """

    def compiled(function: Any) -> Any:
        try:
            dispatcher = numba.njit(cache=True, **how)(function)
        except RuntimeError:  # numba found no place
            numba.config.CACHE_DIR = str(_own_folder())  # type: ignore[attr-defined]
            dispatcher = numba.njit(cache=True, **how)(function)
        full = shutil.disk_usage(dispatcher.stats.cache_path).free < ROOM
        return numba.njit(**how)(function) if full else dispatcher

    return compiled


def folder_of(compiled: Any) -> Path | None:
    """Where a kernel is kept; None where it is not."""
    kept = compiled.stats.cache_path
    return None if kept is None else Path(kept)


@contextmanager
def compiling(what: str, cost: int) -> Iterator[Callable[[int], None]]:
    """Show a bar while this compiles; nothing where all is loaded from disk.

    Args:
        what: is compiled.
        cost: of all of it, in any unit; what is yielded is told the share that is done.
    """
    shown = _Shown(what, cost)
    try:
        with event.install_listener("numba:compile", shown):
            yield shown.move
    finally:
        shown.close()


class _Shown(event.Listener):
    """A bar that begins when numba begins to compile."""

    def __init__(self, what: str, cost: int):
        self.what, self.cost, self.done = what, cost, 0
        self.bar: tqdm | None = None

    def on_start(self, event: Any) -> None:
        """Numba compiles a function."""
        if self.bar is None:
            word = f"compiling {self.what}, once"
            shape = "{desc}: {percentage:3.0f}%|{bar}| {elapsed}<{remaining}"
            self.bar = tqdm(total=self.cost, desc=word, initial=self.done, bar_format=shape)

    def on_end(self, event: Any) -> None:
        """Nothing to do: its share is told by `move`."""

    def move(self, cost: int) -> None:
        """So much more is done."""
        self.done += cost
        if self.bar is not None:
            self.bar.update(cost)

    def close(self) -> None:
        """Leave the bar as it is."""
        if self.bar is not None:
            self.bar.close()


def _own_folder() -> Path:
    """A folder of temporary files that nobody else can put kernels into; found again next time."""
    user = os.getuid()
    folder = Path(tempfile.gettempdir()) / f"paint-gym-kernels-{user}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return Path(tempfile.mkdtemp(prefix="paint-gym-kernels-"))
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == user and not found.st_mode & 0o022
    return folder if ours else Path(tempfile.mkdtemp(prefix="paint-gym-kernels-"))
