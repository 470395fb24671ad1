"""The walk over tiles: strokes laid from the first to the last, gradients taken back up."""

import numpy as np
from numba import prange

from renderers.tiles.cpu import box, bristle, disc, nib, sweep, triangle
from renderers.tiles.cpu.lists import BOX, BRISTLE, DISC, NIB, SWEEP, WASH
from renderers.tiles.cpu.tile import (
    ALONG,
    ALPHA,
    BELOW,
    COVERAGE,
    FADE,
    HALF,
    INK,
    NUMBERS,
    ONE,
    OPACITY,
    PIXELS,
    PLANES,
    SECOND,
    SOLID,
    TILE,
    UNTOUCHED,
    ZERO,
    fill,
    inline,
    parallel,
)  # fmt: skip

CHUNK = 256
"""strokes of a tile whose planes are kept at once, two megabytes a thread; where there are more,
every `CHUNK`-th picture is kept, and all but the last are shaded twice"""


@inline
def shade(s, form, varies, px, py, planes, work, tables, means):
    """Fill the planes of one stroke over one tile; its kind."""
    cx, cy = px[0] - HALF + TILE // 2, py[0] - HALF + TILE // 2
    if form in (SWEEP, WASH):
        kind = sweep.shade(s, form == WASH, varies, cx, cy, px, py, planes, work)
    elif form == NIB:
        kind = nib.shade(s, cx, cy, px, py, planes)
    elif form == BOX:
        kind = box.shade(s, cx, cy, px, py, planes)
    elif form == BRISTLE:
        kind = bristle.shade(s, cx, cy, px, py, planes, tables, means)
    elif form == DISC:
        kind = disc.shade(s, cx, cy, px, py, planes)
    else:
        kind = triangle.shade(s, cx, cy, px, py, planes)
    if kind != UNTOUCHED:
        _see_through(s, kind, varies, planes)
    return kind


@inline
def _see_through(s, kind, varies, planes):
    """Opacity of every pixel from its coverage and its place along the stroke."""
    coverage, along, alpha = planes[COVERAGE], planes[ALONG], planes[ALPHA]
    w, dw = s[OPACITY], s[FADE]
    if not varies:
        fill(along, ZERO)
    elif kind == SOLID:
        fill(along, along[0])
    if kind == SOLID:
        fill(coverage, ONE)
    for q in range(PIXELS):
        alpha[q] = coverage[q] * (w + dw * along[q])


@inline
def _lay(s, graded, planes, picture):
    """Lay one shaded stroke on the tile's picture [3,256]."""
    alpha, along = planes[ALPHA], planes[ALONG]
    for c in range(3):
        ink, change, plane = s[INK + c], s[INK + 3 + c], picture[c]
        if graded:
            for q in range(PIXELS):
                plane[q] += alpha[q] * (ink + change * along[q] - plane[q])
        else:
            for q in range(PIXELS):
                plane[q] += alpha[q] * (ink - plane[q])


@inline
def _lift(s, form, varies, graded, kind, planes, g, px, py, sums, tables, means):
    """Gradient of one stroke, and of what lies below it: g [3,256] is changed in place."""
    if kind == SOLID:
        _lift_solid(s, varies, graded, planes, g, sums)
        return
    if graded:
        _lift_change(s, planes, g, sums)
    _lift_ink(s, graded, planes, g, sums)
    gc, gu = planes[BELOW], planes[BELOW + 1]
    if form in (SWEEP, WASH):
        sweep.lift(s, kind, form == WASH, varies, planes, gc, gu, px, py, sums)
    elif form == NIB:
        nib.lift(s, planes, gc, px, py, sums)
    elif form == BOX:
        box.lift(s, gc, px, py, sums)
    elif form == BRISTLE:
        bristle.lift(s, gc, gu, px, py, sums, tables, means)
    elif form == DISC:
        disc.lift(s, gc, px, py, sums)
    else:
        triangle.lift(s, planes, gc, px, py, sums)


@inline
def _lift_solid(s, varies, graded, planes, g, sums):
    """Of a stroke that hides or tints the whole tile evenly."""
    a, u = planes[ALPHA, 0], planes[ALONG, 0] if varies else ZERO
    for c in range(3):
        ink = s[INK + c] + (s[INK + 3 + c] * u if graded else ZERO)
        below, plane = planes[BELOW + c], g[c]
        by_alpha = by_ink = ZERO
        for q in range(PIXELS):
            by_alpha += plane[q] * (ink - below[q])
            by_ink += plane[q]
            plane[q] *= ONE - a
        sums[OPACITY] += by_alpha
        sums[FADE] += by_alpha * u
        sums[INK + c] += a * by_ink
        sums[INK + 3 + c] += a * by_ink * u


@inline
def _lift_change(s, planes, g, sums):
    """Of the change of ink along the stroke, then taken out of BELOW; SECOND: its dL/dalong."""
    alpha, along, through = planes[ALPHA], planes[ALONG], planes[SECOND]
    fill(through, ZERO)
    for c in range(3):
        change, below, plane = s[INK + 3 + c], planes[BELOW + c], g[c]
        total = ZERO
        for q in range(PIXELS):
            by_ink = alpha[q] * plane[q]
            total += by_ink * along[q]
            through[q] += by_ink * change
            below[q] -= change * along[q]
        sums[INK + 3 + c] += total


@inline
def _lift_ink(s, graded, planes, g, sums):
    """Of ink and opacity; BELOW becomes dL/dcoverage, and the plane after it dL/dalong."""
    alpha, coverage, along = planes[ALPHA], planes[COVERAGE], planes[ALONG]
    below0, below1, below2 = planes[BELOW], planes[BELOW + 1], planes[BELOW + 2]
    g0, g1, g2 = g[0], g[1], g[2]
    c0, c1, c2, w, dw = s[INK], s[INK + 1], s[INK + 2], s[OPACITY], s[FADE]
    ink0 = ink1 = ink2 = opacity = fade = ZERO
    for q in range(PIXELS):
        a, u = alpha[q], along[q]
        ga = g0[q] * (c0 - below0[q]) + g1[q] * (c1 - below1[q]) + g2[q] * (c2 - below2[q])
        ink0 += a * g0[q]
        ink1 += a * g1[q]
        ink2 += a * g2[q]
        g0[q] *= ONE - a
        g1[q] *= ONE - a
        g2[q] *= ONE - a
        by_opacity = ga * coverage[q]
        opacity += by_opacity
        fade += by_opacity * u
        below0[q] = ga * (w + dw * u)
        below1[q] = by_opacity * dw
    if graded:
        for q in range(PIXELS):
            below1[q] += planes[SECOND, q]
    sums[INK] += ink0
    sums[INK + 1] += ink1
    sums[INK + 2] += ink2
    sums[OPACITY] += opacity
    sums[FADE] += fade


@inline
def _locate(index, columns, tiles, px, py):
    """Pixel centres of a tile, and its corner."""
    top, left = (index % tiles) // columns * TILE, (index % tiles) % columns * TILE
    for y in range(TILE):
        for x in range(TILE):
            px[y * TILE + x] = np.float32(left + x) + HALF
            py[y * TILE + x] = np.float32(top + y) + HALF
    return top, left


@inline
def _read(source, top, left, tile):
    """Copy a tile out of a picture [3,H,W]; what lies off the picture is 0."""
    rows, columns = min(TILE, source.shape[1] - top), min(TILE, source.shape[2] - left)
    if rows < TILE or columns < TILE:
        tile[:] = ZERO
    for c in range(3):
        for y in range(rows):
            line, at = source[c, top + y], y * TILE
            if columns == TILE:
                for x in range(TILE):
                    tile[c, at + x] = line[left + x]
            else:
                for x in range(columns):
                    tile[c, at + x] = line[left + x]


@inline
def _write(tile, top, left, into):
    """Copy a tile into a picture [3,H,W]."""
    rows, columns = min(TILE, into.shape[1] - top), min(TILE, into.shape[2] - left)
    for c in range(3):
        for y in range(rows):
            line, at = into[c, top + y], y * TILE
            if columns == TILE:
                for x in range(TILE):
                    line[left + x] = tile[c, at + x]
            else:
                for x in range(columns):
                    line[left + x] = tile[c, at + x]


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
        form: its number in `lists.FORMS`.
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
            top, left = _locate(first + j, columns, tiles, px, py)
            _read(canvas[b], top, left, picture)
            for e in range(starts[j], starts[j + 1]):
                s = rows[ids[e]]
                kind = shade(s, form, varies, px, py, planes, work, tables, means)
                if kind != UNTOUCHED:
                    _lay(s, graded, planes, picture)
            _write(picture, top, left, out[b])


@parallel
def paint_back(
    rows, form, varies, graded, starts, ids, first, columns, tables, means, canvas,
    target, grad, squared, entry_grads, below,
):  # fmt: skip
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
            top, left = _locate(first + j, columns, tiles, px, py)
            _read(canvas[b], top, left, picture)
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
                    kind = _shade_over(
                        rows[ids[e]], form, varies, graded, px, py, planes[n % CHUNK], work,
                        tables, means, picture,
                    )  # fmt: skip
                    seen[n], kinds[n] = e, kind  # those that miss the tile are passed over
                    n += kind != UNTOUCHED
                if rising and target.shape[0]:
                    squared[first + j] = _compare(
                        picture, target[b], top, left, share, g, px, py, height, width
                    )
                elif rising:
                    _read(grad[b], top, left, g)
                bottom = max(n - 1, 0) // CHUNK * CHUNK
                for up in range(n - bottom):
                    k = n - 1 - up
                    e = seen[k]
                    _lift(
                        rows[ids[e]], form, varies, graded, kinds[k], planes[k % CHUNK], g, px, py,
                        entry_grads[e], tables, means,
                    )  # fmt: skip
                if bottom == 0:
                    break
                low, high, n = bottom - CHUNK, bottom, bottom - CHUNK
                picture[:] = pictures[low // CHUNK]
            if below.shape[0]:
                _write(g, top, left, below[b])


@inline
def _shade_over(s, form, varies, graded, px, py, planes, work, tables, means, picture):
    """Shade a stroke, keep what lies below it, and lay it; its kind."""
    kind = shade(s, form, varies, px, py, planes, work, tables, means)
    if kind != UNTOUCHED:
        for c in range(3):
            for q in range(PIXELS):
                planes[BELOW + c, q] = picture[c, q]
        _lay(s, graded, planes, picture)
    return kind


@inline
def _compare(picture, target, top, left, share, g, px, py, height, width):
    """Squared error of a tile, and its gradient into g [3,256]."""
    _read(target, top, left, g)
    total = 0.0
    for c in range(3):
        for q in range(PIXELS):
            inside = (py[q] < height) & (px[q] < width)
            difference = picture[c, q] - g[c, q] if inside else ZERO
            total += difference * difference
            g[c, q] = share * difference
    return total


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
