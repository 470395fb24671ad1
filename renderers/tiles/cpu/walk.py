"""The walk over tiles: strokes laid from the first to the last, gradients taken back up."""

from typing import NamedTuple

import numpy as np
from numba import prange

from renderers.tiles.cpu.ink import lay, lift, shade, shade_over
from renderers.tiles.cpu.picture import compare, locate, read, write
from renderers.tiles.cpu.tile import (
    NUMBERS,
    PIXELS,
    PLANES,
    TILE,
    UNTOUCHED,
    ZERO,
    inline,
    inlined,
    parallel,
    way,
)

CHUNK = 256
"""strokes of a tile whose planes are kept at once, two megabytes a thread; where there are more,
every `CHUNK`-th picture is kept, and all but the last are shaded twice"""


class Strokes(NamedTuple):
    """What is laid, and how.

    Attributes:
        rows: strokes, lengths in pixels, the last number that of their `way`; [N,20].
        tables: integrals of the textures, see `bristle`.
        means: of the textures.
    """

    rows: np.ndarray
    tables: np.ndarray
    means: np.ndarray


class Run(NamedTuple):
    """Neighbouring tiles, and which strokes each of them sees: see `lists`.

    Attributes:
        starts: where each tile's strokes begin in `ids`.
        ids: rows, tile by tile.
        first: the run's first tile among those of all canvases.
        columns: tiles in a row of a canvas.
    """

    starts: np.ndarray
    ids: np.ndarray
    first: int
    columns: int


@inline
def _block(jobs):
    """Tiles in a row that one thread takes at once, so that the next ones are in its cache."""
    return max(1, min(32, jobs // 32))


@inline
def _spread(job, jobs):
    """A permutation of the jobs that spreads neighbouring tiles over the threads."""
    return (job * 7919) % jobs if jobs % 7919 else job


@parallel
def paint(strokes, run, canvas, out):
    """Lay every listed stroke on its tile: canvas [B,3,H,W] to out [B,3,H,W].

    Args:
        strokes: a `Strokes`.
        run: a `Run`.
        canvas: before the strokes.
        out: receives the picture.
    """
    rows, tables, means = strokes
    starts, ids, first, columns = run
    jobs = starts.shape[0] - 1
    tiles = columns * ((canvas.shape[2] + TILE - 1) // TILE)
    block = _block(jobs)
    blocks = (jobs + block - 1) // block
    for turn in prange(blocks):
        px, py = np.empty(PIXELS, np.float32), np.empty(PIXELS, np.float32)
        planes = np.empty((PLANES, PIXELS), np.float32)
        work, picture = np.empty((2, PIXELS), np.float32), np.empty((3, PIXELS), np.float32)
        left_off = _spread(np.int64(turn), blocks) * block
        for j in range(left_off, min(left_off + block, jobs)):
            b = (first + j) // tiles
            top, left = locate(first + j, columns, tiles, px, py)
            read(canvas[b], top, left, picture)
            for e in range(starts[j], starts[j + 1]):
                s = rows[ids[e]]
                form, varies, graded = way(s)
                kind = shade(s, form, varies, px, py, planes, work, tables, means)
                if kind != UNTOUCHED:
                    lay(s, graded, planes, picture)
            write(picture, top, left, out[b])


@parallel
def paint_back(strokes, run, canvas, judge, share, squared, entry_grads, below):
    """Lay every listed stroke again, then walk the gradient back through them.

    Args:
        strokes: a `Strokes`.
        run: a `Run`.
        canvas: [B,3,H,W], before the strokes.
        judge: [B,3,H,W], the target; or dL/d(painted canvas).
        share: what a difference to the target weighs in dL/d(painted canvas); 0 without a target.
        squared: [tiles of all canvases], receives the summed squared error to the target.
        entry_grads: [len(ids),20], receives each stroke's gradient from each tile.
        below: [B,3,H,W] or [0,3,1,1], receives dL/d(canvas).
    """
    starts, ids, first, columns = run
    jobs = starts.shape[0] - 1
    tiles = columns * ((canvas.shape[2] + TILE - 1) // TILE)
    block = _block(jobs)
    blocks = (jobs + block - 1) // block
    for turn in prange(blocks):
        begins = _spread(np.int64(turn), blocks) * block
        ends = min(begins + block, jobs)
        px, py = np.empty(PIXELS, np.float32), np.empty(PIXELS, np.float32)
        work, picture = np.empty((2, PIXELS), np.float32), np.empty((3, PIXELS), np.float32)
        g = np.empty((3, PIXELS), np.float32)
        tile = (px, py, work, picture, g)
        kept = _room(_most(starts, begins, ends))
        for j in range(begins, ends):
            b, begin, count = (first + j) // tiles, starts[j], starts[j + 1] - starts[j]
            top, left = locate(first + j, columns, tiles, px, py)
            read(canvas[b], top, left, picture)
            read(judge[b], top, left, g)
            entry_grads[begin : begin + count] = ZERO
            error = _up_and_down(
                strokes, ids, begin, count, tile, kept, share, canvas.shape, entry_grads
            )
            if share:
                squared[first + j] = error
            if below.shape[0]:
                write(g, top, left, below[b])


@inline
def _most(starts, begins, ends):
    """Strokes of the tile, from `begins` to before `ends`, that sees most of them."""
    most = 0
    for j in range(begins, ends):
        most = max(most, starts[j + 1] - starts[j])
    return most


@inlined
def _room(most):
    """For what is kept of a tile's strokes, at most so many: see `_up_and_down`."""
    planes = np.empty((min(most, CHUNK), PLANES, PIXELS), np.float32)
    pictures = np.empty((most // CHUNK + 1, 3, PIXELS), np.float32)
    return planes, pictures, np.empty(most, np.int64), np.empty(most, np.int8)


@inlined
def _up_and_down(strokes, ids, begin, count, tile, kept, share, shape, entry_grads):
    """Lay a tile's strokes, and walk the gradient back through them; squared error to the target.

    Once up through all strokes, then down chunk by chunk; each chunk but the last is shaded again.
    One loop for both: of two calls to the shading LLVM would inline neither, and the code is
    slower then. Kept are the planes of a chunk, the picture before each, which strokes are seen
    at all, and their kinds.
    """
    rows, tables, means = strokes
    px, py, work, picture, g = tile
    planes, pictures, seen, kinds = kept
    low, high, n, error = 0, count, 0, 0.0
    for k in range(count):
        seen[k] = begin + k
    while True:
        rising = high == count
        for k in range(low, high):
            e = seen[k]
            s, into = rows[ids[e]], planes[n % CHUNK]
            form, varies, graded = way(s)
            if rising and n % CHUNK == 0:
                pictures[n // CHUNK] = picture
            kind = shade_over(s, form, varies, graded, px, py, into, work, tables, means, picture)
            seen[n], kinds[n] = e, kind  # those that miss the tile are passed over
            n += kind != UNTOUCHED
        if rising and share:
            error = compare(picture, share, g, px, py, shape[2], shape[3])
        bottom = max(n - 1, 0) // CHUNK * CHUNK
        for k in range(n - 1, bottom - 1, -1):
            e = seen[k]
            s, of = rows[ids[e]], planes[k % CHUNK]
            form, varies, graded = way(s)
            lift(s, form, varies, graded, kinds[k], of, g, px, py, entry_grads[e], tables, means)
        if bottom == 0:
            break
        low, high, n = bottom - CHUNK, bottom, bottom - CHUNK
        picture[:] = pictures[low // CHUNK]
    return error


@parallel
def gather(entry_grads, run, tiles, grads):
    """Add each stroke's gradients over the tiles of a run, in a fixed order, to grads [N,20]."""
    starts, ids, first, _ = run
    jobs = starts.shape[0] - 1
    b0, b1 = first // tiles, (first + jobs - 1) // tiles
    for b in prange(b0, b1 + 1):
        begin = starts[max(b * tiles - first, 0)]
        end = starts[min((b + 1) * tiles - first, jobs)]
        for e in range(begin, end):
            for n in range(NUMBERS):
                grads[ids[e], n] += entry_grads[e, n]
