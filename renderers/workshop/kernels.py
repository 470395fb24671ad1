"""Kernels: functions that numba compiles, where they are kept, and what is shown meanwhile."""

import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numba
from numba.core import event
from numba.core.caching import FunctionCache
from tqdm import tqdm


def kernel(**how: Any) -> Callable[[Any], Any]:
    """A decorator: compiled when first called, as `numba.njit` is asked to, and kept on disk.

    Kept beside the source; where that cannot be written to, in the user's folder of caches; where
    there is none, in a folder of temporary files that is the user's own. Where the disk is full, it
    is not kept.
    """

    def compiled(function: Any) -> Any:
        try:
            dispatcher = numba.njit(cache=True, **how)(function)
        except RuntimeError:  # numba found no place
            numba.config.CACHE_DIR = str(_own_folder())  # type: ignore[attr-defined]
            dispatcher = numba.njit(cache=True, **how)(function)
        dispatcher._cache = _Kept(function)
        return dispatcher

    return compiled


class _Kept(FunctionCache):
    """Numba's cache of a function; what a full disk does not take is compiled again next time."""

    def save_overload(self, sig: Any, data: Any) -> None:
        """Keep one compiled signature."""
        with suppress(OSError):
            super().save_overload(sig, data)


def folder_of(compiled: Any) -> Path:
    """Where a kernel is kept."""
    return Path(compiled.stats.cache_path)


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
