"""A folder for what a studio keeps on disk while it is open, and for nobody else to see."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "paint-gym-studio-"
LEFT = re.compile(rf"{PREFIX}(\d{{1,9}})-\w+")
"""its name, with the process that made it"""


@contextmanager
def private_folder(root: Path | None = None) -> Iterator[Path]:
    """A new one, that only its owner may read; it goes in the end.

    Those that killed studios left go at the beginning.

    Args:
        root: where; the system's folder for such things if not given.
    """
    root = Path(tempfile.gettempdir()) if root is None else root
    clear(root)
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def clear(root: Path) -> None:
    """Remove what studios left there whose process is no more."""
    for name in os.listdir(root):
        named, left = LEFT.fullmatch(name), root / name
        with suppress(OSError):  # it is another's, or gone meanwhile
            if named and _is_own(left) and not _lives(int(named[1])):
                shutil.rmtree(left, ignore_errors=True)


def _is_own(folder: Path) -> bool:
    return not folder.is_symlink() and folder.lstat().st_uid == os.getuid()


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
