"""The tile engine's kernels: compiled when they are first needed, and anew when sources change."""

from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from renderers.forms.bristle import integrals
from renderers.tiles.cpu import lists, walk
from renderers.tiles.cpu.tile import NUMBERS
from renderers.workshop.kernels import compiling, folder_of
from renderers.workshop.threads import launch

LISTS, PAINT, BACK = 4, 8, 12
"""what each takes to compile: seconds on one AMD EPYC of 2024"""


class _Nothing(NamedTuple):
    """No strokes on one pixel, as the kernels want them."""

    rows: np.ndarray
    starts: np.ndarray
    ids: np.ndarray
    picture: np.ndarray


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
        none = _nothing()
        done(LISTS)
        launch(
            walk.paint,
            none.rows,
            0,
            False,
            False,
            none.starts,
            none.ids,
            0,
            1,
            *textures(),
            none.picture,
            none.picture.copy(),
        )
        done(PAINT)


@cache
def compile_gradients() -> None:
    """Compile what takes gradients back through strokes, or load it from disk."""
    compile_painting()
    none = _nothing()
    with compiling("the tile engine's gradients", BACK) as done:
        launch(
            walk.paint_back,
            none.rows,
            0,
            False,
            False,
            none.starts,
            none.ids,
            0,
            1,
            *textures(),
            none.picture,
            none.picture,
            none.picture,
            np.zeros(1),
            none.rows.copy(),
            none.picture.copy(),
        )
        launch(walk.gather, none.rows, none.starts, none.ids, 0, 1, none.rows.copy())
        done(BACK)


def forget_stale_kernels(folder: Path, kernels: Path = Path(__file__).parent) -> None:
    """Remove compiled kernels that were made from other sources.

    Numba looks only at the file of the function it compiled, not at those that function calls.
    """
    sources = sorted(kernels.glob("*.py")) + sorted(kernels.parents[1].glob("forms/*.py"))
    now = sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    stamp = folder / "kernels.sha256"
    if stamp.is_file() and stamp.read_text() == now:
        return
    with suppress(OSError):  # a folder that cannot be written to holds no kernels either
        for kernel in folder.glob("*.nb[ic]"):
            kernel.unlink(missing_ok=True)
        folder.mkdir(parents=True, exist_ok=True)
        stamp.write_text(now)


@cache
def textures() -> tuple[np.ndarray, np.ndarray]:
    """Integrals and means of the bristles' textures, as the kernels want them."""
    tables, means = integrals()
    return tables.numpy(), means.numpy()


def _nothing() -> Any:
    picture = np.zeros((1, 3, 1, 1), np.float32)
    rows = np.zeros((0, NUMBERS), np.float32)
    boxes = lists.tile_boxes(rows, 0, 1, 1)
    counts = lists.count_strokes(boxes, 1, 1, 1)
    end = lists.end_of_run(counts, 0, lists.ENTRIES)
    starts, ids = lists.list_run(boxes, counts, 0, end, 1, 1, 1)
    return _Nothing(rows, starts, ids, picture)
