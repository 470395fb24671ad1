"""Folders that one process writes to at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LOCK = ".lock"


@contextmanager
def one_at_a_time(folder: Path, doing: str) -> Iterator[None]:
    """Hold a folder, so that two processes never write to it at once.

    The lock goes with whoever holds it, and so does a folder in which nothing was written.

    Args:
        folder: of what is written; it is made.
        doing: what, in a word, for whoever comes second.

    Raises:
        ValueError: another living process holds it.
    """
    made = [x for x in (folder, *folder.parents) if not x.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / LOCK
    with _locked(file, doing):
        try:
            yield
        finally:
            file.unlink(missing_ok=True)
            with suppress(OSError):  # not empty: something was written
                for new in made:
                    new.rmdir()


@contextmanager
def _locked(file: Path, doing: str) -> Iterator[None]:
    import fcntl

    held = False
    while not held:
        with open(file, "w", opener=_no_link) as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise ValueError(f"another process is {doing} in {file.parent}") from error
            except OSError:  # a network's file system may know no locks
                held = True
            if held or (held := _is(file, lock.fileno())):
                yield


def _no_link(file: str, flags: int) -> int:
    return os.open(file, flags | os.O_NOFOLLOW, 0o666)  # what a link leads to would be emptied


def _is(file: Path, opened: int) -> bool:
    """Whether what was opened is still there by that name: its last holder took it away."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(opened), file.stat())
    return False


@contextmanager
def in_turn(file: Path) -> Iterator[None]:
    """Hold a file, once whoever holds it has let go.

    Raises:
        ValueError: the file system knows no locks.
    """
    import fcntl

    with open(file, "w", opener=_no_link) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
        except OSError as error:
            raise ValueError(f"{file.parent} lies on a file system without locks") from error
        yield
