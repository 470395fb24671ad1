"""The walk over the strokes: tiles painted, and every gradient carried back through them.

A program has one tile of 16 x 16 pixels at a time, three planes [256] of its picture in registers,
and goes over all strokes of its canvas in order. It reads their boxes some at a time and passes by
what does not touch the tile, so no lists are kept. Names in capitals are known at compile time.
"""

import triton
import triton.language as tl

from renderers.tiles.cuda import box, bristle, disc, nib, sweep
from renderers.tiles.cuda import triangle as corners
from renderers.tiles.cuda.pack import LANES, put

TILE = tl.constexpr(16)
"""pixels along a tile's side"""
PIXELS = tl.constexpr(256)
NUMBERS = tl.constexpr(20)


@triton.jit
def _reach(row, cx, cy, size, FORM: tl.constexpr):
    """See `reach` in sweep.py; forms that do not move count as one sample that may touch."""
    first, last, solid = 0, 0, -1
    if FORM == "sweep" or FORM == "wash":
        first, last, solid = sweep.reach(row, cx, cy, size, FORM == "wash")
    if FORM == "nib":
        first, last, solid = nib.reach(row, cx, cy, size)
    return first, last, solid


@triton.jit
def _search(row, px, py, size, first, last, solid, graded, FORM: tl.constexpr):
    """The two numbers of each pixel that a moving form has to look for."""
    one, other = tl.zeros(px.shape, tl.float32), tl.zeros(px.shape, tl.float32)
    if FORM == "sweep" or FORM == "wash":
        one, other = sweep.search(row, px, py, size, first, last, solid, graded)
    if FORM == "nib":
        one, other = nib.search(row, px, py, first, solid)
    return one, other


@triton.jit
def _shade(row, px, py, size, one, other, tables, means, FORM: tl.constexpr):
    """Coverage of each pixel, and how far along the stroke it lies."""
    along = tl.zeros(px.shape, tl.float32)
    if FORM == "sweep":
        coverage, along = sweep.shade(row, px, py, size, one, False), other
    if FORM == "wash":
        coverage, along = sweep.shade(row, px, py, size, one, True), other
    if FORM == "nib":
        coverage = nib.shade(row, px, py, size, one, other)
    if FORM == "box":
        coverage = box.shade(row, px, py, size)
    if FORM == "bristle":
        coverage, along = bristle.shade(row, px, py, size, tables, means)
    if FORM == "disc":
        coverage = disc.shade(row, px, py, size)
    if FORM == "triangle":
        coverage = corners.shade(row, px, py, size)
    return coverage, along


@triton.jit
def _lift(out, row, px, py, size, one, other, tables, means, g_cover, g_along, FORM: tl.constexpr):
    """Gradient of the geometry into `out`."""
    if FORM == "sweep":
        out = sweep.lift(out, row, px, py, size, one, other, g_cover, g_along, False)
    if FORM == "wash":
        out = sweep.lift(out, row, px, py, size, one, other, g_cover, g_along, True)
    if FORM == "nib":
        out = nib.lift(out, row, px, py, size, one, other, g_cover)
    if FORM == "box":
        out = box.lift(out, row, px, py, size, g_cover)
    if FORM == "bristle":
        out = bristle.lift(out, row, px, py, size, tables, means, g_cover, g_along)
    if FORM == "disc":
        out = disc.lift(out, row, px, py, size, g_cover)
    if FORM == "triangle":
        out = corners.lift(out, row, px, py, size, g_cover)
    return out


@triton.jit
def _locate(job, tiles, columns):
    """Which canvas, and the tile's left and top pixel."""
    tile = job % tiles
    return job // tiles, tile % columns * TILE, tile // columns * TILE


@triton.jit
def _pixels(left, top, height, width):
    """Where the tile's pixels lie in a plane of the picture, and which lie on it at all."""
    q = tl.arange(0, PIXELS)
    x, y = left + q % TILE, top + q // TILE
    return x, y, y.to(tl.int64) * width + x, (x < width) & (y < height)


@triton.jit
def _centres(i, size):
    """Centres of pixels in canvas units, rounded as torch does: at 4096 px it shows if not."""
    return tl.div_rn(i.to(tl.float32) + 0.5, size + tl.zeros(i.shape, tl.float32))


@triton.jit
def _read(picture, at, plane, on):
    """Three planes [256]; 0 off the picture."""
    p0 = tl.load(picture + at, mask=on, other=0.0)
    p1 = tl.load(picture + at + plane, mask=on, other=0.0)
    return p0, p1, tl.load(picture + at + 2 * plane, mask=on, other=0.0)


@triton.jit
def _write(picture, at, plane, on, p0, p1, p2):
    tl.store(picture + at, p0, mask=on)
    tl.store(picture + at + plane, p1, mask=on)
    tl.store(picture + at + 2 * plane, p2, mask=on)


@triton.jit
def _touching(boxes, first, end, left, top, CHUNK: tl.constexpr):
    """Bit i is set where the box of stroke first + i, if before `end`, touches the tile."""
    i = tl.arange(0, CHUNK)
    box_of, known = boxes + (first + i) * 4, first + i < end
    x0 = tl.load(box_of, mask=known, other=1e9)
    x1 = tl.load(box_of + 1, mask=known, other=-1e9)
    y0 = tl.load(box_of + 2, mask=known, other=1e9)
    y1 = tl.load(box_of + 3, mask=known, other=-1e9)
    touches = known & (x0 < left + TILE) & (x1 > left) & (y0 < top + TILE) & (y1 > top)
    return tl.sum(tl.where(touches, 1 << i, 0))


@triton.jit
def _ink(row):
    return tl.load(row), tl.load(row + 1), tl.load(row + 2)


@triton.jit
def _change(row):
    return tl.load(row + 3), tl.load(row + 4), tl.load(row + 5)


@triton.jit
def _lay(
    p0, p1, p2, rows, boxes, tables, means, kept, begin, end, left, top, px, py, size,
    FORM: tl.constexpr, CHUNK: tl.constexpr, KEEP: tl.constexpr, PLANES: tl.constexpr,
):  # fmt: skip
    """Lay strokes begin..end on the picture; KEEP what lies below each, and what was searched."""
    cx, cy = (left + TILE / 2) / size, (top + TILE / 2) / size
    q = tl.arange(0, PIXELS)
    for chunk in range(begin, end, CHUNK):
        touching = _touching(boxes, chunk, end, left, top, CHUNK)
        if touching != 0:
            for i in range(CHUNK):
                if ((touching >> i) & 1) != 0:
                    row = rows + (chunk + i) * NUMBERS
                    first, last, solid = _reach(row, cx, cy, size, FORM)
                    if first <= last:
                        ink0, ink1, ink2 = _ink(row)
                        d0, d1, d2 = _change(row)
                        w, dw = tl.load(row + 6), tl.load(row + 7)
                        graded = tl.abs(dw) + tl.abs(d0) + tl.abs(d1) + tl.abs(d2) > 0
                        one, other = _search(
                            row, px, py, size, first, last, solid, KEEP | graded.to(tl.int32), FORM
                        )
                        coverage, along = _shade(row, px, py, size, one, other, tables, means, FORM)
                        if KEEP:
                            plane = kept + (chunk + i - begin) * (PLANES * PIXELS) + q
                            tl.store(plane, p0)
                            tl.store(plane + PIXELS, p1)
                            tl.store(plane + 2 * PIXELS, p2)
                            if PLANES == 5:
                                tl.store(plane + 3 * PIXELS, one)
                                tl.store(plane + 4 * PIXELS, other)
                        a = coverage * (w + dw * along)
                        p0 += a * (ink0 + d0 * along - p0)
                        p1 += a * (ink1 + d1 * along - p1)
                        p2 += a * (ink2 + d2 * along - p2)
    return p0, p1, p2


@triton.jit
def _walk_back(
    g0, g1, g2, rows, d_rows, boxes, tables, means, kept, begin, end, left, top, px, py, size,
    FORM: tl.constexpr, CHUNK: tl.constexpr, PLANES: tl.constexpr,
):  # fmt: skip
    """From dL/d(picture) after strokes begin..end to that before them; adds to d_rows."""
    cx, cy = (left + TILE / 2) / size, (top + TILE / 2) / size
    q = tl.arange(0, PIXELS)
    lane = tl.arange(0, LANES)
    chunks = (end - begin + CHUNK - 1) // CHUNK
    for back in range(chunks):
        chunk = begin + (chunks - 1 - back) * CHUNK
        touching = _touching(boxes, chunk, end, left, top, CHUNK)
        if touching != 0:
            for j in range(CHUNK):
                i = CHUNK - 1 - j
                if ((touching >> i) & 1) != 0:
                    row = rows + (chunk + i) * NUMBERS
                    first, last, solid = _reach(row, cx, cy, size, FORM)
                    if first <= last:
                        plane = kept + (chunk + i - begin) * (PLANES * PIXELS) + q
                        below0, below1 = tl.load(plane), tl.load(plane + PIXELS)
                        below2 = tl.load(plane + 2 * PIXELS)
                        one, other = px, py
                        if PLANES == 5:
                            one = tl.load(plane + 3 * PIXELS)
                            other = tl.load(plane + 4 * PIXELS)
                        coverage, along = _shade(row, px, py, size, one, other, tables, means, FORM)
                        ink0, ink1, ink2 = _ink(row)
                        d0, d1, d2 = _change(row)
                        w, dw = tl.load(row + 6), tl.load(row + 7)
                        a = coverage * (w + dw * along)
                        ga = g0 * (ink0 + d0 * along - below0)
                        ga += g1 * (ink1 + d1 * along - below1)
                        ga += g2 * (ink2 + d2 * along - below2)
                        g_along = ga * coverage * dw + a * (g0 * d0 + g1 * d1 + g2 * d2)
                        out = tl.zeros([LANES], tl.float32)
                        out = put(out, 0, a * g0)
                        out = put(out, 1, a * g1)
                        out = put(out, 2, a * g2)
                        out = put(out, 3, a * along * g0)
                        out = put(out, 4, a * along * g1)
                        out = put(out, 5, a * along * g2)
                        out = put(out, 6, ga * coverage)
                        out = put(out, 7, ga * coverage * along)
                        if solid < sweep.SAMPLES:  # else nothing of its geometry shows here
                            out = _lift(
                                out, row, px, py, size, one, other, tables, means,
                                ga * (w + dw * along), g_along, FORM,
                            )  # fmt: skip
                        d_row = d_rows + (chunk + i) * NUMBERS
                        tl.atomic_add(d_row + lane, out, mask=lane < NUMBERS, sem="relaxed")
                        g0 *= 1 - a
                        g1 *= 1 - a
                        g2 *= 1 - a
    return g0, g1, g2


@triton.jit
def _judge(p0, p1, p2, j0, j1, j2, on, share, squared, TARGET: tl.constexpr):
    """dL/d(picture): what the judge says, or `share` of the difference to it, a TARGET."""
    if TARGET:
        j0, j1, j2 = p0 - j0, p1 - j1, p2 - j2
        error = tl.where(on, j0 * j0 + j1 * j1 + j2 * j2, 0.0)
        tl.store(squared, tl.sum(error))
        j0 = tl.where(on, j0 * share, 0.0)
        j1 = tl.where(on, j1 * share, 0.0)
        j2 = tl.where(on, j2 * share, 0.0)
    return j0, j1, j2


# Compiled once for all sizes: knowing that a number is 1 or a multiple of 16 would gain nothing.
@triton.jit(do_not_specialize=["count", "height", "width", "columns", "tiles"])
def paint_tiles(
    canvas, rows, boxes, tables, means, out, count, height, width, columns, tiles, size,
    FORM: tl.constexpr, CHUNK: tl.constexpr,
):  # fmt: skip
    """One tile each: lay all strokes of its canvas.

    Args:
        canvas: [B,3,height,width].
        rows: [B,count,20].
        boxes: [B,count,4], pixels.
        tables: the bristle form's `integrals`; other forms do not read it.
        means: likewise.
        out: [B,3,height,width], receives the picture.
        count: strokes on each canvas.
        height: of the canvas, pixels.
        width: of the canvas.
        columns: tiles in a row.
        tiles: on each canvas.
        size: longer side, pixels.
        FORM: name of the form.
        CHUNK: boxes read at a time, at most 32.
    """
    b, left, top = _locate(tl.program_id(0), tiles, columns)
    x, y, at, on = _pixels(left, top, height, width)
    px, py = _centres(x, size), _centres(y, size)
    plane, b = height.to(tl.int64) * width, b.to(tl.int64)
    rows, boxes = rows + b * count * NUMBERS, boxes + b * count * 4
    p0, p1, p2 = _read(canvas + b * 3 * plane, at, plane, on)
    p0, p1, p2 = _lay(
        p0, p1, p2, rows, boxes, tables, means, out, 0, count, left, top, px, py, size,
        FORM, CHUNK, False, 0,
    )  # fmt: skip
    _write(out + b * 3 * plane, at, plane, on, p0, p1, p2)


@triton.jit(
    do_not_specialize=[
        "count", "block", "blocks", "jobs", "height", "width", "columns", "tiles",
    ]
)  # fmt: skip
def gradient_tiles(
    canvas, judge, rows, boxes, tables, means, d_rows, d_canvas, squared, starts, kept,
    count, block, blocks, jobs, height, width, columns, tiles, size, share,
    FORM: tl.constexpr, CHUNK: tl.constexpr, PLANES: tl.constexpr, TARGET: tl.constexpr,
    CANVAS: tl.constexpr,
):  # fmt: skip
    """Some tiles each: lay all strokes, then carry the gradient back from the last to the first.

    Strokes are taken in blocks. The picture at the start of each is noted on the way forward; then
    the last block is laid again, what lies below each of its strokes kept, and walked back; then
    the one before it. Arguments not named here are those of `paint_tiles`.

    Args:
        canvas: before the strokes.
        judge: the target, or dL/d(painted), [B,3,height,width].
        rows: strokes.
        boxes: of the strokes.
        tables: see `paint_tiles`.
        means: see `paint_tiles`.
        d_rows: [B,count,20] zeros, receives dL/drows.
        d_canvas: receives dL/dcanvas, if CANVAS.
        squared: [jobs], receives each tile's squared error, if TARGET.
        starts: scratch [programs,blocks,3,256].
        kept: scratch [programs,block,PLANES,256].
        count: strokes on each canvas.
        block: strokes in a block: a multiple of CHUNK, or all.
        blocks: in all, at least 1.
        jobs: tiles of all canvases.
        height: of the canvas.
        width: of the canvas.
        columns: tiles in a row.
        tiles: on each canvas.
        size: longer side.
        share: 2 / (3 height width), what a difference weighs in dL/d(painted).
        FORM: name of the form.
        CHUNK: boxes read at a time.
        PLANES: 3, or 5 where the form has to be searched for.
        TARGET: whether `judge` is the target.
        CANVAS: whether d_canvas is wanted.
    """
    program, q = tl.program_id(0).to(tl.int64), tl.arange(0, PIXELS)
    starts += program * blocks * (3 * PIXELS) + q
    kept += program * block * (PLANES * PIXELS)
    plane = height.to(tl.int64) * width
    for job in range(tl.program_id(0), jobs, tl.num_programs(0)):
        b, left, top = _locate(job, tiles, columns)
        x, y, at, on = _pixels(left, top, height, width)
        px, py = _centres(x, size), _centres(y, size)
        b = b.to(tl.int64)
        picture, mine, box_of = b * 3 * plane, rows + b * count * NUMBERS, boxes + b * count * 4
        p0, p1, p2 = _read(canvas + picture, at, plane, on)
        for n in range(blocks):
            start = starts + n * (3 * PIXELS)
            tl.store(start, p0)
            tl.store(start + PIXELS, p1)
            tl.store(start + 2 * PIXELS, p2)
            if n < blocks - 1:
                p0, p1, p2 = _lay(
                    p0, p1, p2, mine, box_of, tables, means, kept, n * block, (n + 1) * block,
                    left, top, px, py, size, FORM, CHUNK, False, PLANES,
                )  # fmt: skip
        g0, g1, g2 = _read(judge + picture, at, plane, on)
        for back in range(blocks):
            n = blocks - 1 - back
            start, end = starts + n * (3 * PIXELS), tl.minimum((n + 1) * block, count)
            tl.debug_barrier()  # what is read now may have been written by another thread
            p0, p1, p2 = tl.load(start), tl.load(start + PIXELS), tl.load(start + 2 * PIXELS)
            p0, p1, p2 = _lay(
                p0, p1, p2, mine, box_of, tables, means, kept, n * block, end, left, top, px, py,
                size, FORM, CHUNK, True, PLANES,
            )  # fmt: skip
            if back == 0:
                g0, g1, g2 = _judge(p0, p1, p2, g0, g1, g2, on, share, squared + job, TARGET)
            tl.debug_barrier()
            g0, g1, g2 = _walk_back(
                g0, g1, g2, mine, d_rows + b * count * NUMBERS, box_of, tables, means, kept,
                n * block, end, left, top, px, py, size, FORM, CHUNK, PLANES,
            )  # fmt: skip
        if CANVAS:
            _write(d_canvas + picture, at, plane, on, g0, g1, g2)
