"""The walk over the strokes: tiles painted, and every gradient carried back through them.

A program has one tile of 16 x 16 pixels at a time, three planes [256] of its picture in registers,
and goes over all strokes of its canvas in order. It reads their boxes some at a time and passes by
what does not touch the tile, so no lists are kept. Arguments; those in capitals are known at
compile time:

| argument              | what it is                                                              |
|-----------------------|-------------------------------------------------------------------------|
| canvas                | [B,3,height,width], before the strokes                                  |
| rows, boxes           | of the strokes: [B,count,20]; [B,count,4], pixels                       |
| tables, means         | the bristle form's `integrals`; other forms do not read them            |
| out                   | [B,3,height,width], receives the picture                                |
| judge                 | the target if TARGET, or dL/d(painted); [B,3,height,width]              |
| d_rows                | [B,count,20] zeros, receives dL/drows                                   |
| d_canvas              | [B,3,height,width], receives dL/dcanvas if CANVAS                       |
| squared               | [jobs], receives each tile's squared error if TARGET                    |
| starts, kept          | scratch [programs,blocks,3,256]; [programs,block,PLANES,256]            |
| count                 | strokes on each canvas                                                  |
| block, blocks         | strokes in a block, a multiple of CHUNK or all; blocks, at least 1      |
| jobs                  | tiles of all canvases                                                   |
| columns, tiles        | in a row of a canvas; on each canvas                                    |
| size                  | longer side, pixels                                                     |
| share                 | 2 / (3 height width): what a difference weighs in dL/d(painted)         |
| SHADE LIFT REACH SEARCH | the form's, see `kernels`                                             |
| CHUNK                 | boxes read at a time, at most 32                                        |
| PLANES                | 3, or 5 where the form has to be searched for                           |
"""

import triton
import triton.language as tl

from renderers.tiles.cuda.pack import LANES, put
from renderers.tiles.cuda.picture import (
    PIXELS,
    TILE,
    centres,
    judged,
    keep,
    locate,
    pixels,
    read,
    recall,
    touching,
    write,
)

NUMBERS = tl.constexpr(20)
SAMPLES = tl.constexpr(16)
"""the last sample of a form's way"""


@triton.jit
def _ink(row):
    return tl.load(row), tl.load(row + 1), tl.load(row + 2)


@triton.jit
def _change(row):
    return tl.load(row + 3), tl.load(row + 4), tl.load(row + 5)


@triton.jit
def _lay(
    p0, p1, p2, rows, boxes, tables, means, kept, begin, end, left, top, px, py, size,
    REACH: tl.constexpr, SEARCH: tl.constexpr, SHADE: tl.constexpr, CHUNK: tl.constexpr,
    KEEP: tl.constexpr, PLANES: tl.constexpr,
):  # fmt: skip
    """Lay strokes begin..end on the picture; KEEP what lies below each, and what was searched."""
    cx, cy = (left + TILE / 2) / size, (top + TILE / 2) / size
    q = tl.arange(0, PIXELS)
    for chunk in range(begin, end, CHUNK):
        bits = touching(boxes, chunk, end, left, top, CHUNK)
        if bits != 0:
            for i in range(CHUNK):
                if ((bits >> i) & 1) != 0:
                    row = rows + (chunk + i) * NUMBERS
                    first, last, solid = REACH(row, cx, cy, size)
                    if first <= last:
                        ink0, ink1, ink2 = _ink(row)
                        d0, d1, d2 = _change(row)
                        w, dw = tl.load(row + 6), tl.load(row + 7)
                        graded = tl.abs(dw) + tl.abs(d0) + tl.abs(d1) + tl.abs(d2) > 0
                        one, other = SEARCH(
                            row, px, py, size, first, last, solid, KEEP | graded.to(tl.int32)
                        )
                        coverage, along = SHADE(row, px, py, size, one, other, tables, means)
                        if KEEP:
                            plane = kept + (chunk + i - begin) * (PLANES * PIXELS) + q
                            keep(plane, p0, p1, p2)
                            if PLANES == 5:
                                tl.store(plane + 3 * PIXELS, one)
                                tl.store(plane + 4 * PIXELS, other)
                        a = coverage * (w + dw * along)
                        p0 += a * (ink0 + d0 * along - p0)
                        p1 += a * (ink1 + d1 * along - p1)
                        p2 += a * (ink2 + d2 * along - p2)
    return p0, p1, p2


@triton.jit
def _lift_ink(row, coverage, along, g0, g1, g2, b0, b1, b2):
    """Gradient of ink and opacity over what lay below; opacity, dL/dcoverage and dL/dalong."""
    ink0, ink1, ink2 = _ink(row)
    d0, d1, d2 = _change(row)
    w, dw = tl.load(row + 6), tl.load(row + 7)
    a = coverage * (w + dw * along)
    ga = g0 * (ink0 + d0 * along - b0)
    ga += g1 * (ink1 + d1 * along - b1)
    ga += g2 * (ink2 + d2 * along - b2)
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
    return out, a, ga * (w + dw * along), g_along


@triton.jit
def _walk_back(
    g0, g1, g2, rows, d_rows, boxes, tables, means, kept, begin, end, left, top, px, py, size,
    REACH: tl.constexpr, SHADE: tl.constexpr, LIFT: tl.constexpr, CHUNK: tl.constexpr,
    PLANES: tl.constexpr,
):  # fmt: skip
    """From dL/d(picture) after strokes begin..end to that before them; adds to d_rows."""
    cx, cy = (left + TILE / 2) / size, (top + TILE / 2) / size
    q = tl.arange(0, PIXELS)
    lane = tl.arange(0, LANES)
    chunks = (end - begin + CHUNK - 1) // CHUNK
    for back in range(chunks):
        chunk = begin + (chunks - 1 - back) * CHUNK
        bits = touching(boxes, chunk, end, left, top, CHUNK)
        if bits != 0:
            for j in range(CHUNK):
                i = CHUNK - 1 - j
                if ((bits >> i) & 1) != 0:
                    row = rows + (chunk + i) * NUMBERS
                    first, last, solid = REACH(row, cx, cy, size)
                    if first <= last:
                        plane = kept + (chunk + i - begin) * (PLANES * PIXELS) + q
                        one, other = px, py
                        if PLANES == 5:
                            one = tl.load(plane + 3 * PIXELS)
                            other = tl.load(plane + 4 * PIXELS)
                        coverage, along = SHADE(row, px, py, size, one, other, tables, means)
                        b0, b1, b2 = recall(plane)
                        out, a, gc, gu = _lift_ink(row, coverage, along, g0, g1, g2, b0, b1, b2)
                        if solid < SAMPLES:  # else nothing of its geometry shows here
                            out = LIFT(out, row, px, py, size, one, other, tables, means, gc, gu)
                        d_row = d_rows + (chunk + i) * NUMBERS
                        tl.atomic_add(d_row + lane, out, mask=lane < NUMBERS, sem="relaxed")
                        g0 *= 1 - a
                        g1 *= 1 - a
                        g2 *= 1 - a
    return g0, g1, g2


# Compiled once for all sizes: knowing that a number is 1 or a multiple of 16 would gain nothing.
@triton.jit(do_not_specialize=["count", "height", "width", "columns", "tiles"])
def paint_tiles(
    canvas, rows, boxes, tables, means, out, count, height, width, columns, tiles, size,
    SHADE: tl.constexpr, LIFT: tl.constexpr, REACH: tl.constexpr, SEARCH: tl.constexpr,
    CHUNK: tl.constexpr,
):  # fmt: skip
    """One tile each: lay all strokes of its canvas."""
    b, left, top = locate(tl.program_id(0), tiles, columns)
    x, y, at, on = pixels(left, top, height, width)
    px, py = centres(x, size), centres(y, size)
    plane, b = height.to(tl.int64) * width, b.to(tl.int64)
    rows, boxes = rows + b * count * NUMBERS, boxes + b * count * 4
    p0, p1, p2 = read(canvas + b * 3 * plane, at, plane, on)
    p0, p1, p2 = _lay(
        p0, p1, p2, rows, boxes, tables, means, out, 0, count, left, top, px, py, size,
        REACH, SEARCH, SHADE, CHUNK, False, 0,
    )  # fmt: skip
    write(out + b * 3 * plane, at, plane, on, p0, p1, p2)


@triton.jit(
    do_not_specialize=[
        "count", "block", "blocks", "jobs", "height", "width", "columns", "tiles",
    ]
)  # fmt: skip
def gradient_tiles(
    canvas, judge, rows, boxes, tables, means, d_rows, d_canvas, squared, starts, kept,
    count, block, blocks, jobs, height, width, columns, tiles, size, share,
    SHADE: tl.constexpr, LIFT: tl.constexpr, REACH: tl.constexpr, SEARCH: tl.constexpr,
    CHUNK: tl.constexpr, PLANES: tl.constexpr, TARGET: tl.constexpr, CANVAS: tl.constexpr,
):  # fmt: skip
    """Some tiles each: lay all strokes, then carry the gradient back from the last to the first.

    Strokes are taken in blocks. The picture at the start of each is noted on the way forward; then
    the last block is laid again, what lies below each of its strokes kept, and walked back; then
    the one before it.
    """
    program, q = tl.program_id(0).to(tl.int64), tl.arange(0, PIXELS)
    starts += program * blocks * (3 * PIXELS) + q
    kept += program * block * (PLANES * PIXELS)
    plane = height.to(tl.int64) * width
    for job in range(tl.program_id(0), jobs, tl.num_programs(0)):
        b, left, top = locate(job, tiles, columns)
        x, y, at, on = pixels(left, top, height, width)
        px, py = centres(x, size), centres(y, size)
        b = b.to(tl.int64)
        picture, mine, box_of = b * 3 * plane, rows + b * count * NUMBERS, boxes + b * count * 4
        p0, p1, p2 = read(canvas + picture, at, plane, on)
        for n in range(blocks):
            start = starts + n * (3 * PIXELS)
            keep(start, p0, p1, p2)
            if n < blocks - 1:
                p0, p1, p2 = _lay(
                    p0, p1, p2, mine, box_of, tables, means, kept, n * block, (n + 1) * block,
                    left, top, px, py, size, REACH, SEARCH, SHADE, CHUNK, False, PLANES,
                )  # fmt: skip
        g0, g1, g2 = read(judge + picture, at, plane, on)
        for back in range(blocks):
            n = blocks - 1 - back
            start, end = starts + n * (3 * PIXELS), tl.minimum((n + 1) * block, count)
            tl.debug_barrier()  # what is read now may have been written by another thread
            p0, p1, p2 = recall(start)
            p0, p1, p2 = _lay(
                p0, p1, p2, mine, box_of, tables, means, kept, n * block, end, left, top, px, py,
                size, REACH, SEARCH, SHADE, CHUNK, True, PLANES,
            )  # fmt: skip
            if back == 0:
                g0, g1, g2 = judged(p0, p1, p2, g0, g1, g2, on, share, squared + job, TARGET)
            tl.debug_barrier()
            g0, g1, g2 = _walk_back(
                g0, g1, g2, mine, d_rows + b * count * NUMBERS, box_of, tables, means, kept,
                n * block, end, left, top, px, py, size, REACH, SHADE, LIFT, CHUNK, PLANES,
            )  # fmt: skip
        if CANVAS:
            write(d_canvas + picture, at, plane, on, g0, g1, g2)
