"""Tiles of a picture: where they lie, read, written, judged; and which strokes may touch them."""

import triton
import triton.language as tl

TILE = tl.constexpr(16)
"""pixels along a tile's side"""
PIXELS = tl.constexpr(256)


@triton.jit
def locate(job, tiles, columns):
    """Which canvas, and the tile's left and top pixel."""
    tile = job % tiles
    return job // tiles, tile % columns * TILE, tile // columns * TILE


@triton.jit
def pixels(left, top, height, width):
    """Where the tile's pixels lie in a plane of the picture, and which lie on it at all."""
    q = tl.arange(0, PIXELS)
    x, y = left + q % TILE, top + q // TILE
    return x, y, y.to(tl.int64) * width + x, (x < width) & (y < height)


@triton.jit
def centres(i, size):
    """Centres of pixels in canvas units, rounded as torch does: at 4096 px it shows if not."""
    return tl.div_rn(i.to(tl.float32) + 0.5, size + tl.zeros(i.shape, tl.float32))


@triton.jit
def read(picture, at, plane, on):
    """Three planes [256]; 0 off the picture."""
    p0 = tl.load(picture + at, mask=on, other=0.0)
    p1 = tl.load(picture + at + plane, mask=on, other=0.0)
    return p0, p1, tl.load(picture + at + 2 * plane, mask=on, other=0.0)


@triton.jit
def write(picture, at, plane, on, p0, p1, p2):
    """Likewise."""
    tl.store(picture + at, p0, mask=on)
    tl.store(picture + at + plane, p1, mask=on)
    tl.store(picture + at + 2 * plane, p2, mask=on)


@triton.jit
def keep(scratch, p0, p1, p2):
    """Three planes [256] in memory of our own, each pixel at its place."""
    tl.store(scratch, p0)
    tl.store(scratch + PIXELS, p1)
    tl.store(scratch + 2 * PIXELS, p2)


@triton.jit
def recall(scratch):
    """Likewise."""
    return tl.load(scratch), tl.load(scratch + PIXELS), tl.load(scratch + 2 * PIXELS)


@triton.jit
def touching(boxes, first, end, left, top, CHUNK: tl.constexpr):
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
def judged(p0, p1, p2, j0, j1, j2, on, share, squared, TARGET: tl.constexpr):
    """dL/d(picture): what the judge says, or `share` of the difference to it, a TARGET."""
    if TARGET:
        j0, j1, j2 = p0 - j0, p1 - j1, p2 - j2
        error = tl.where(on, j0 * j0 + j1 * j1 + j2 * j2, 0.0)
        tl.store(squared, tl.sum(error))
        j0 = tl.where(on, j0 * share, 0.0)
        j1 = tl.where(on, j1 * share, 0.0)
        j2 = tl.where(on, j2 * share, 0.0)
    return j0, j1, j2
