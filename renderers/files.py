"""Files written so that nothing is lost: whole or not at all."""

import errno
import json
import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from jaxtyping import Float
from torch import Tensor

UNFINISHED = re.compile(r"\.[0-9a-f]{16}\.part")
"""names of the folders in which files are written before they take their places"""
NEWBORN = 60.0
"""seconds for which such a folder may be empty before it is locked"""


def to_json(config: Any) -> dict[str, Any]:
    """A frozen dataclass as plain JSON values."""
    return json.loads(json.dumps(asdict(config), default=str))


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Where to write what then takes the place of `path`, all at once: see `together`.

    Raises:
        OSError: it cannot be written; names `path`.
    """
    try:
        with together(path.parent) as unfinished:
            yield unfinished / path.name
    except Exception as error:
        told = _told_by_system(error)
        if told is None:
            raise
        raise OSError(told.errno or errno.EIO, told.strerror or str(told), str(path)) from error


def _told_by_system(error: BaseException | None) -> OSError | None:
    """The error of the disk, also where a library (torch) raises one of its own because of it."""
    while error is not None and not isinstance(error, OSError):
        error = error.__cause__ or error.__context__
    return error


@contextmanager
def together(folder: Path) -> Iterator[Path]:
    """A folder whose files, when all are written, take their places in `folder`, which is made.

    Files in folders within it take theirs in folders of the same names.

    It is hidden in `folder`, new, and of this writer alone: no link leads out of it, nobody else
    writes there, and it goes whatever happens. What a killed writer left goes when the next one
    comes. Files get the mode of any new file, by the umask, whatever the library that wrote them
    chose, and are on the disk before they replace anything.

    Raises:
        OSError: something cannot be written; nothing was replaced, and no new folder stays.
    """
    made = [x for x in (folder, *folder.parents) if not x.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _own_folder(folder) as own:
            mode = _mode_of_new_files(own)
            yield own
            files = sorted(file for file in own.rglob("*") if file.is_file())
            for file in files:
                _sync(file)
                file.chmod(mode)
            for file in files:
                there = folder / file.relative_to(own)
                there.parent.mkdir(exist_ok=True)
                file.replace(there)
    except BaseException:
        with suppress(OSError):  # not empty: others write there
            for new in made:
                new.rmdir()
        raise


@contextmanager
def _own_folder(folder: Path) -> Iterator[Path]:
    own, lock = folder / f".{secrets.token_hex(8)}.part", None
    try:
        _clear(folder)
        own.mkdir(0o700)
        lock = _locked(own)
        yield own
    except OSError as error:
        if error.filename:  # what goes wrong there is told of the folder the file was for
            error.filename = str(error.filename).replace(str(own), str(folder))
        raise
    finally:
        shutil.rmtree(own, ignore_errors=True)
        _unlock(lock)


def check_writable(folder: Path) -> None:
    """Refuse a folder in which nothing can be written, before there is something to write.

    Raises:
        OSError: it cannot be made or written, or its disk is full; names it.
    """
    try:
        with together(folder) as own:
            (own / "probe").write_bytes(bytes(4096))
            _sync(own / "probe")
            (own / "probe").unlink()
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error


def _clear(folder: Path) -> None:
    """Remove what killed writers left; a living one holds the lock of its own."""
    for name in filter(UNFINISHED.fullmatch, os.listdir(folder)):
        left = folder / name
        with suppress(OSError):  # another clears it too, or it is not ours to remove
            old = time.time() - left.lstat().st_mtime > NEWBORN
            lock = _locked(left, wait=False) if old or any(left.iterdir()) else None
            if lock is not None:
                shutil.rmtree(left, ignore_errors=True)
                os.close(lock)


def _locked(folder: Path, *, wait: bool = True) -> int | None:
    """Its lock, which closing gives up; None where another holds it, or locks are unknown."""
    lock = None
    try:
        import fcntl

        lock = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW)
        fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, AttributeError, OSError):  # Windows, file systems of networks
        _unlock(lock)
        return None
    return lock


def _unlock(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)


def _mode_of_new_files(folder: Path) -> int:
    """What the umask leaves; to ask for the umask itself would be to change it for all threads."""
    file = folder / "mode"
    file.touch(0o666, exist_ok=False)
    mode = stat.S_IMODE(file.stat().st_mode)
    file.unlink()
    return mode


def _sync(file: Path) -> None:
    with file.open("r+b") as opened:
        os.fsync(opened.fileno())


def write_text(path: Path, text: str) -> None:
    """Atomic."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Atomic."""
    with replacing(path) as unfinished:
        unfinished.write_bytes(content)


def write_picture(path: Path, picture: np.ndarray) -> None:
    """RGB uint8 to PNG, or to JPEG where the path ends in .jpg; atomic."""
    kind = ".jpg" if path.suffix == ".jpg" else ".png"
    write_bytes(path, cv2.imencode(kind, picture[..., ::-1])[1].tobytes())


def write_figure(path: Path, figure: Any, **how: Any) -> None:
    """A figure of Matplotlib, by the path's ending, atomic; `how` is what its `savefig` takes."""
    with replacing(path) as unfinished:
        figure.savefig(unfinished, **how)


def contact_sheet(rows: Float[Tensor, "R C 3 H W"], gap: int = 4) -> np.ndarray:
    """Pictures in a grid on white, uint8 [H,W,3] RGB."""
    count, columns, _, height, width = rows.shape
    sheet = np.full((count * (height + gap) + gap, columns * (width + gap) + gap, 3), 255, np.uint8)
    pixels = (rows.clamp(0, 1) * 255).round().byte().permute(0, 1, 3, 4, 2).cpu().numpy()
    for r in range(count):
        for c in range(columns):
            y, x = gap + r * (height + gap), gap + c * (width + gap)
            sheet[y : y + height, x : x + width] = pixels[r, c]
    return sheet
