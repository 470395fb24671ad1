"""A folder for what a studio keeps on disk while it is open, and for nobody else to see."""

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "paint-gym-studio-"
LEFT = re.compile(rf"{PREFIX}[\w-]+")


@contextmanager
def private_folder(root: Path | None = None) -> Iterator[Path]:
    """A new one, that only its owner may read; it goes in the end.

    Those that killed studios left go at the beginning. A folder is in use as long as a process
    holds its lock, which goes with the process: numbers of processes come again, in a container
    each time the same.

    Args:
        root: where; the system's folder for such things if not given.
    """
    root = Path(tempfile.gettempdir()) if root is None else root
    clear(root)
    folder, lock = _locked(root)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def clear(root: Path) -> None:
    """Remove what studios left there whose process is no more."""
    for name in os.listdir(root):
        left = root / name
        with suppress(OSError):  # it is another's, or in use, or gone meanwhile
            if LEFT.fullmatch(name) and left.lstat().st_uid == os.getuid():
                lock = _lock(left)
                shutil.rmtree(left, ignore_errors=True)
                os.close(lock)


def _locked(root: Path) -> tuple[Path, int]:
    """A new folder and its lock; another studio may have cleared it before it was locked."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=root))
        with suppress(BlockingIOError, FileNotFoundError):  # another studio clears it
            lock = _lock(folder)
            if folder.exists():
                return folder, lock
            os.close(lock)


def _lock(folder: Path) -> int:
    """A file's number that holds it.

    Raises:
        OSError: it is no folder, or another holds it.
    """
    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise
    return lock
