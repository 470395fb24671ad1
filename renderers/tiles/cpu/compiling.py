"""The tile engine's kernels: compiled when they are first needed, and anew when sources change.

The process that compiles rounds otherwise than those that load what it kept: pixels of bristles and
all gradients differ a little. A kernel brings its own copies of the functions that it calls, but
the first of a name in a process is the one that is called: where they are compiled, that is the one
made for no caller, and fast mathematics rounds it otherwise.
"""

from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from sys import version_info

import numpy as np

from renderers.forms.textured import ACROSS, ALONG
from renderers.tiles.cpu import lists, walk
from renderers.tiles.cpu.tile import NUMBERS, ZERO
from renderers.workshop.kernels import compiling, folder_of
from renderers.workshop.threads import launch

KERNELS = Path(__file__).parent
STAMP = "kernels.sha256"
"""beside compiled kernels: what they were made from"""
LISTS, PAINT, BACK = 4, 8, 12
"""what each takes to compile: seconds on one AMD EPYC of 2024"""


def compile_kernels() -> None:
    """Have every kernel ready, so that none is compiled on somebody's clock."""
    compile_painting()
    compile_gradients()


@cache
def compile_painting() -> None:
    """Compile what lays strokes, or load it from disk."""
    if folder := folder_of(walk.paint):
        forget_stale_kernels(folder)
    with compiling("the tile engine", LISTS + PAINT) as done:
        strokes, run, picture = _nothing()
        done(LISTS)
        launch(walk.paint, strokes, run, picture, picture.copy())
        done(PAINT)


@cache
def compile_gradients() -> None:
    """Compile what takes gradients back through strokes, or load it from disk."""
    compile_painting()
    strokes, run, picture = _nothing()
    rows, squared = strokes.rows.copy(), np.zeros(1)
    with compiling("the tile engine's gradients", BACK) as done:
        launch(walk.paint_back, strokes, run, picture, picture, ZERO, squared, rows, picture.copy())
        launch(walk.gather, strokes.rows, run, 1, rows)
        done(BACK)


def are_kept() -> bool:
    """Whether kernels of these sources lie on disk for this Python: none need be compiled."""
    folder = folder_of(walk.paint)
    if folder is None or not _is_stamped(folder, KERNELS):
        return False
    return any(folder.glob(f"walk.paint-*.py{version_info.major}{version_info.minor}.nbi"))


def forget_stale_kernels(folder: Path, kernels: Path = KERNELS) -> None:
    """Remove compiled kernels that were made from other sources.

    Numba looks only at the file of the function it compiled, not at those that function calls.
    """
    if _is_stamped(folder, kernels):
        return
    with suppress(OSError):  # a folder that cannot be written to holds no kernels either
        for kernel in folder.glob("*.nb[ic]"):
            kernel.unlink(missing_ok=True)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / STAMP).write_text(_digest(kernels))


def _is_stamped(folder: Path, kernels: Path) -> bool:
    stamp = folder / STAMP
    return stamp.is_file() and stamp.read_text() == _digest(kernels)


def _digest(kernels: Path) -> str:
    """Of all sources that a kernel may be made from."""
    sources = sorted(kernels.glob("*.py")) + sorted(kernels.parents[1].glob("forms/*.py"))
    return sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


def _nothing() -> tuple[walk.Strokes, walk.Run, np.ndarray]:
    """No strokes on one pixel, as the kernels want them."""
    picture = np.zeros((1, 3, 1, 1), np.float32)
    rows = np.zeros((0, NUMBERS), np.float32)
    boxes = lists.tile_boxes(rows, 1, 1)
    counts = lists.count_strokes(boxes, 1, 1, 1)
    end = lists.end_of_run(counts, 0, lists.ENTRIES)
    starts, ids = lists.list_run(boxes, counts, 0, end, 1, 1, 1)
    tables, means = np.zeros((1, ACROSS + 1, ALONG + 1), np.float32), np.zeros(1, np.float32)
    strokes = walk.Strokes(rows, tables, means)
    return strokes, walk.Run(starts, ids, 0, 1), picture
