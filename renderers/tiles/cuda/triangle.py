"""The filled triangle over one tile: see `renderers.forms.triangle`."""

import triton
import triton.language as tl

from renderers.tiles.cuda.pack import put


@triton.jit
def _edge(ax, ay, bx, by, px, py):
    """How far along the segment a-b the nearest point lies, offset from it, distance, side."""
    vx, vy, ex, ey = bx - ax, by - ay, px - ax, py - ay
    squared = vx * vx + vy * vy + 1e-12
    at = (ex * vx + ey * vy) / squared
    along = tl.minimum(tl.maximum(at, 0), 1)
    x, y = ex - along * vx, ey - along * vy
    d = tl.sqrt(x * x + y * y + 1e-14)
    # across the segment the offset is all there is; what rounding leaves along it would weigh
    # much in the direction of a very short one
    slip = tl.where(at == along, (x * vx + y * vy) / squared, 0.0)
    return along, x - slip * vx, y - slip * vy, d, vx * ey - vy * ex


@triton.jit
def _corners(row):
    x0, y0, x1 = tl.load(row + 8), tl.load(row + 9), tl.load(row + 10)
    y1, x2, y2 = tl.load(row + 11), tl.load(row + 12), tl.load(row + 13)
    return x0, y0, x1, y1, x2, y2


@triton.jit
def _inside(s0, s1, s2):
    """1 where a pixel lies on the same side of all edges, else -1."""
    left, right = (s0 > 0) & (s1 > 0) & (s2 > 0), (s0 < 0) & (s1 < 0) & (s2 < 0)
    return tl.where(left | right, 1.0, -1.0)


@triton.jit
def shade(row, px, py, size, one, other, tables, means):
    """Coverage of each pixel, and 0 along; px and py in canvas units, size pixels to one."""
    x0, y0, x1, y1, x2, y2 = _corners(row)
    _, _, _, d0, s0 = _edge(x0, y0, x1, y1, px, py)
    _, _, _, d1, s1 = _edge(x1, y1, x2, y2, px, py)
    _, _, _, d2, s2 = _edge(x2, y2, x0, y0, px, py)
    depth = _inside(s0, s1, s2) * tl.minimum(tl.minimum(d0, d1), d2) * size
    least = tl.minimum(tl.maximum(tl.load(row + 14) * size, 0), 1)
    coverage = tl.minimum(tl.minimum(tl.maximum(depth + 0.5, 0), 1), least)
    return coverage, tl.zeros(px.shape, tl.float32)


@triton.jit
def lift(out, row, px, py, size, one, other, tables, means, g_coverage, g_along):
    """Gradient of the geometry into `out`: through the nearest edge, or the least height."""
    x0, y0, x1, y1, x2, y2 = _corners(row)
    a0, ex0, ey0, d0, s0 = _edge(x0, y0, x1, y1, px, py)
    a1, ex1, ey1, d1, s1 = _edge(x1, y1, x2, y2, px, py)
    a2, ex2, ey2, d2, s2 = _edge(x2, y2, x0, y0, px, py)
    side, nearest = _inside(s0, s1, s2), tl.minimum(tl.minimum(d0, d1), d2)
    depth, least = side * nearest * size + 0.5, tl.load(row + 14) * size
    covered = tl.minimum(tl.maximum(depth, 0), 1)
    g = tl.where((depth >= 0) & (depth <= 1) & (covered < least), g_coverage * size, 0.0)
    g_least = tl.where(least < covered, g_coverage, 0.0) * tl.where(least >= 0, size, 0.0)
    first = (d0 <= d1) & (d0 <= d2)
    second = (d1 <= d2) & (d0 > d1)
    along = tl.where(first, a0, tl.where(second, a1, a2))
    push = -g * side / nearest  # onto the nearest point of the edge, along the offset from it
    push_x = push * tl.where(first, ex0, tl.where(second, ex1, ex2))
    push_y = push * tl.where(first, ey0, tl.where(second, ey1, ey2))
    # an edge's end (share `along`) is the next edge's beginning
    begin, end = 1 - along, along
    third = (d2 < d0) & (d2 < d1)
    share0 = tl.where(first, begin, tl.where(third, end, 0.0))
    share1 = tl.where(second, begin, tl.where(first, end, 0.0))
    share2 = tl.where(third, begin, tl.where(second, end, 0.0))
    out = put(out, 8, push_x * share0)
    out = put(out, 9, push_y * share0)
    out = put(out, 10, push_x * share1)
    out = put(out, 11, push_y * share1)
    out = put(out, 12, push_x * share2)
    out = put(out, 13, push_y * share2)
    return put(out, 14, g_least)
