"""The rotated rectangle over one tile: see `renderers.forms.box`."""

import triton
import triton.language as tl

from renderers.tiles.cuda.pack import put


@triton.jit
def axes(row, px, py):
    """Where each pixel lies on the rectangle's axes, from its centre, canvas units."""
    ex, ey = px - tl.load(row + 8), py - tl.load(row + 9)
    cos, sin = tl.load(row + 10), tl.load(row + 11)
    return ex * cos + ey * sin, ey * cos - ex * sin


@triton.jit
def lift_axes(out, row, px, py, g_along, g_across):
    """Gradient of centre and angle into `out`, from that of `axes`."""
    ex, ey = px - tl.load(row + 8), py - tl.load(row + 9)
    cos, sin = tl.load(row + 10), tl.load(row + 11)
    out = put(out, 8, g_across * sin - g_along * cos)
    out = put(out, 9, -g_along * sin - g_across * cos)
    out = put(out, 10, g_along * ex + g_across * ey)
    return put(out, 11, g_along * ey - g_across * ex)


@triton.jit
def _overlap(at, extent):
    """Share of a pixel that a bar about 0 covers, not yet clamped; pixels."""
    return tl.minimum(at + 0.5, extent / 2) - tl.maximum(at - 0.5, -extent / 2)


@triton.jit
def _clamped(share):
    return tl.minimum(tl.maximum(share, 0), 1)


@triton.jit
def shade(row, px, py, size, one, other, tables, means):
    """Coverage of each pixel, and 0 along; px and py in canvas units, size pixels to one."""
    along, across = axes(row, px, py)
    w, h = tl.load(row + 12) * size, tl.load(row + 13) * size
    coverage = _clamped(_overlap(along * size, w)) * _clamped(_overlap(across * size, h))
    return coverage, tl.zeros(px.shape, tl.float32)


@triton.jit
def _lift_overlap(at, extent, share, g):
    """Gradient of where the pixel lies, and of the extent; pixels."""
    g = tl.where((share >= 0) & (share <= 1), g, 0.0)
    by_end = tl.where(at + 0.5 > extent / 2, g, 0.0)
    by_start = tl.where(at - 0.5 < -extent / 2, g, 0.0)
    return by_start - by_end, (by_end + by_start) / 2


@triton.jit
def lift(out, row, px, py, size, one, other, tables, means, g_coverage, g_along):
    """Gradient of the geometry into `out`."""
    along, across = axes(row, px, py)
    w, h = tl.load(row + 12) * size, tl.load(row + 13) * size
    in_w, in_h = _overlap(along * size, w), _overlap(across * size, h)
    g_along, g_w = _lift_overlap(along * size, w, in_w, g_coverage * _clamped(in_h) * size)
    g_across, g_h = _lift_overlap(across * size, h, in_h, g_coverage * _clamped(in_w) * size)
    out = put(out, 12, g_w)
    out = put(out, 13, g_h)
    return lift_axes(out, row, px, py, g_along, g_across)
