"""The walk over tiles: strokes laid from the first to the last, gradients taken back up."""

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
    parallel,
)

CHUNK = 256
"""strokes of a tile whose planes are kept at once, two megabytes a thread; where there are more,
every `CHUNK`-th picture is kept, and all but the last are shaded twice"""


@inline
def _block(jobs):
    """Tiles in a row that one thread takes at once, so that the next ones are in its cache."""
    return max(1, min(32, jobs // 32))


@inline
def _spread(job, jobs):
    """A permutation of the jobs that spreads neighbouring tiles over the threads."""
    return (job * 7919) % jobs if jobs % 7919 else job


@parallel
def paint(rows, form, varies, graded, starts, ids, first, columns, tables, means, canvas, out):
    """Lay every listed stroke on its tile: canvas [B,3,H,W] to out [B,3,H,W].

    Args:
        rows: strokes, lengths in pixels; [N,20].
        form: its number, see `kernels`.
        varies: whether ink or opacity changes along the stroke.
        graded: whether ink does.
        starts: where each tile's strokes begin in `ids`; a run of tiles.
        ids: rows, tile by tile.
        first: the run's first tile among those of all canvases.
        columns: tiles in a row.
        tables: integrals of the textures, see `bristle`.
        means: of the textures.
        canvas: before the strokes.
        out: receives the picture.
    """
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
                kind = shade(s, form, varies, px, py, planes, work, tables, means)
                if kind != UNTOUCHED:
                    lay(s, graded, planes, picture)
            write(picture, top, left, out[b])


@parallel
def paint_back(
    rows,
    form,
    varies,
    graded,
    starts,
    ids,
    first,
    columns,
    tables,
    means,
    canvas,
    target,
    grad,
    squared,
    entry_grads,
    below,
):
    """Lay every listed stroke again, then walk the gradient back through them.

    Args:
        rows: and what follows, up to canvas: see `paint`.
        form: see `paint`.
        varies: see `paint`.
        graded: see `paint`.
        starts: see `paint`.
        ids: see `paint`.
        first: see `paint`.
        columns: see `paint`.
        tables: see `paint`.
        means: see `paint`.
        canvas: before the strokes.
        target: [B,3,H,W], or [0,3,1,1]: then `grad` holds dL/d(painted canvas).
        grad: [B,3,H,W]; with a target it is not read.
        squared: [tiles of all canvases], receives the summed squared error to the target.
        entry_grads: [len(ids),20], receives each stroke's gradient from each tile.
        below: [B,3,H,W] or [0,3,1,1], receives dL/d(canvas).
    """
    jobs = starts.shape[0] - 1
    height, width = canvas.shape[2:]
    tiles = columns * ((height + TILE - 1) // TILE)
    share = np.float32(2.0 / (3 * height * width))
    block = _block(jobs)
    blocks = (jobs + block - 1) // block
    for turn in prange(blocks):
        begins = _spread(np.int64(turn), blocks) * block
        ends = min(begins + block, jobs)
        most = 0
        for j in range(begins, ends):
            most = max(most, starts[j + 1] - starts[j])
        px, py = np.empty(PIXELS, np.float32), np.empty(PIXELS, np.float32)
        planes = np.empty((min(most, CHUNK), PLANES, PIXELS), np.float32)
        pictures = np.empty((most // CHUNK + 1, 3, PIXELS), np.float32)
        seen, kinds = np.empty(most, np.int64), np.empty(most, np.int8)
        work, picture = np.empty((2, PIXELS), np.float32), np.empty((3, PIXELS), np.float32)
        g = np.empty((3, PIXELS), np.float32)
        for j in range(begins, ends):
            b, begin, count = (first + j) // tiles, starts[j], starts[j + 1] - starts[j]
            top, left = locate(first + j, columns, tiles, px, py)
            read(canvas[b], top, left, picture)
            low, high, n = 0, count, 0
            for k in range(count):
                seen[k] = begin + k
                entry_grads[begin + k] = ZERO
            # Once up through all strokes, then down chunk by chunk; each chunk but the last is
            # shaded again. One loop for both: of two calls to the shading LLVM would inline
            # neither, and the code is half as fast then.
            while True:
                rising = high == count
                for k in range(low, high):
                    e = seen[k]
                    if rising and n % CHUNK == 0:
                        pictures[n // CHUNK] = picture
                    kind = shade_over(
                        rows[ids[e]],
                        form,
                        varies,
                        graded,
                        px,
                        py,
                        planes[n % CHUNK],
                        work,
                        tables,
                        means,
                        picture,
                    )
                    seen[n], kinds[n] = e, kind  # those that miss the tile are passed over
                    n += kind != UNTOUCHED
                if rising and target.shape[0]:
                    squared[first + j] = compare(
                        picture, target[b], top, left, share, g, px, py, height, width
                    )
                elif rising:
                    read(grad[b], top, left, g)
                bottom = max(n - 1, 0) // CHUNK * CHUNK
                for up in range(n - bottom):
                    k = n - 1 - up
                    e = seen[k]
                    lift(
                        rows[ids[e]],
                        form,
                        varies,
                        graded,
                        kinds[k],
                        planes[k % CHUNK],
                        g,
                        px,
                        py,
                        entry_grads[e],
                        tables,
                        means,
                    )
                if bottom == 0:
                    break
                low, high, n = bottom - CHUNK, bottom, bottom - CHUNK
                picture[:] = pictures[low // CHUNK]
            if below.shape[0]:
                write(g, top, left, below[b])


@parallel
def gather(entry_grads, starts, ids, first, tiles, grads):
    """Add each stroke's gradients over the tiles of a run, in a fixed order, to grads [N,20]."""
    jobs = starts.shape[0] - 1
    b0, b1 = first // tiles, (first + jobs - 1) // tiles
    for b in prange(b0, b1 + 1):
        begin = starts[max(b * tiles - first, 0)]
        end = starts[min((b + 1) * tiles - first, jobs)]
        for e in range(begin, end):
            for n in range(NUMBERS):
                grads[ids[e], n] += entry_grads[e, n]
