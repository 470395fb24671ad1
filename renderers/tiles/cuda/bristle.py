"""The textured rectangle over one tile: see `renderers.forms.textured`. Lengths are in pixels."""

import triton
import triton.language as tl

from renderers.forms.bristle import ASPECTS
from renderers.tiles.cuda.box import axes, lift_axes
from renderers.tiles.cuda.pack import put

ALONG = tl.constexpr(128)
ACROSS = tl.constexpr(64)
TEXTURES = tl.constexpr(len(ASPECTS))


@triton.jit
def _place(row, px, py, size):
    """Where each pixel lies from the stroke's start and side, and the stroke's length and width."""
    along, across = axes(row, px, py)
    w, h = tl.load(row + 12) * size, tl.load(row + 13) * size
    return along * size + w / 2, across * size + h / 2, w, h


@triton.jit
def _footprint(at, extent, TEXELS: tl.constexpr):
    """Where the box about `at` begins and ends on the stroke, and half its width."""
    half = tl.maximum(extent / (2 * TEXELS), 0.5)
    begin = tl.minimum(tl.maximum(at - half, 0), extent)
    return begin, tl.minimum(tl.maximum(at + half, 0), extent), half


@triton.jit
def _look_up(table, u, v):
    """Bilinear look-up at texels (u, v), and its derivatives along both."""
    i = tl.minimum(tl.maximum(tl.floor(u), 0), ALONG - 1)
    j = tl.minimum(tl.maximum(tl.floor(v), 0), ACROSS - 1)
    a, b = u - i, v - j
    corner = table + j.to(tl.int32) * (ALONG + 1) + i.to(tl.int32)
    c00, c01 = tl.load(corner), tl.load(corner + 1)
    c10, c11 = tl.load(corner + ALONG + 1), tl.load(corner + ALONG + 2)
    top, bottom = c00 * (1 - a) + c01 * a, c10 * (1 - a) + c11 * a
    return top * (1 - b) + bottom * b, (c01 - c00) * (1 - b) + (c11 - c10) * b, bottom - top


@triton.jit
def _texture(row, tables, means):
    """Where the stroke's table of integrals lies, and its mean."""
    which = tl.minimum(tl.maximum(tl.load(row + 14).to(tl.int32), 0), TEXTURES - 1)
    return tables + which * ((ALONG + 1) * (ACROSS + 1)), tl.load(means + which)


@triton.jit
def shade(row, px, py, size, one, other, tables, means):
    """Coverage of each pixel, and how far along the stroke it lies; px and py in canvas units."""
    u, v, w, h = _place(row, px, py, size)
    u0, u1, half_u = _footprint(u, w, ALONG)
    v0, v1, half_v = _footprint(v, h, ACROSS)
    w, h = tl.maximum(w, 1e-6), tl.maximum(h, 1e-6)
    su, sv = ALONG / w, ACROSS / h
    table, mean = _texture(row, tables, means)
    i11, _, _ = _look_up(table, u1 * su, v1 * sv)
    i01, _, _ = _look_up(table, u0 * su, v1 * sv)
    i10, _, _ = _look_up(table, u1 * su, v0 * sv)
    i00, _, _ = _look_up(table, u0 * su, v0 * sv)
    ink = (i11 - i01 - i10 + i00) / (su * sv) + mean * (u1 - u0) * (v1 - v0)
    coverage = tl.minimum(tl.maximum(ink / (4 * half_u * half_v), 0), 1)
    touched = (u1 > u0) & (v1 > v0)
    return tl.where(touched, coverage, 0.0), tl.minimum(tl.maximum(u / w, 0), 1)


@triton.jit
def _lift_footprint(at, extent, half, g_begin, g_end, g_half, TEXELS: tl.constexpr):
    """Gradient of where the pixel lies and of the extent, from those of `_footprint`."""
    begin, end = at - half, at + half
    g_extent = tl.where(begin > extent, g_begin, 0.0) + tl.where(end > extent, g_end, 0.0)
    g_begin = tl.where((begin >= 0) & (begin < extent), g_begin, 0.0)
    g_end = tl.where((end >= 0) & (end < extent), g_end, 0.0)
    wide = tl.where(extent / (2 * TEXELS) >= 0.5, 1 / (2 * TEXELS), 0.0)
    return g_begin + g_end, g_extent + (g_half + g_end - g_begin) * wide


@triton.jit
def lift(out, row, px, py, size, one, other, tables, means, g_coverage, g_along):
    """Gradient of the geometry into `out`; none for which texture it is."""
    u, v, w, h = _place(row, px, py, size)
    u0, u1, half_u = _footprint(u, w, ALONG)
    v0, v1, half_v = _footprint(v, h, ACROSS)
    long, broad = tl.maximum(w, 1e-6), tl.maximum(h, 1e-6)
    su, sv = ALONG / long, ACROSS / broad
    table, mean = _texture(row, tables, means)
    i11, i11_u, i11_v = _look_up(table, u1 * su, v1 * sv)
    i01, i01_u, i01_v = _look_up(table, u0 * su, v1 * sv)
    i10, i10_u, i10_v = _look_up(table, u1 * su, v0 * sv)
    i00, i00_u, i00_v = _look_up(table, u0 * su, v0 * sv)
    ink = (i11 - i01 - i10 + i00) / (su * sv)
    coverage = (ink + mean * (u1 - u0) * (v1 - v0)) / (4 * half_u * half_v)
    live = (u1 > u0) & (v1 > v0) & (coverage >= 0) & (coverage <= 1)
    g_ink = tl.where(live, g_coverage, 0.0) / (4 * half_u * half_v)
    g_box = -g_ink * coverage * 4  # times a half width: gradient of the other
    # of texels: what the table gives; of pixels: that by the scale, and the even part
    t_u1, t_u0 = g_ink / (su * sv) * (i11_u - i10_u), g_ink / (su * sv) * (i00_u - i01_u)
    t_v1, t_v0 = g_ink / (su * sv) * (i11_v - i01_v), g_ink / (su * sv) * (i00_v - i10_v)
    even_u, even_v = g_ink * mean * (v1 - v0), g_ink * mean * (u1 - u0)
    g_u, g_w = _lift_footprint(
        u, w, half_u, t_u0 * su - even_u, t_u1 * su + even_u, g_box * half_v, ALONG
    )
    g_v, g_h = _lift_footprint(
        v, h, half_v, t_v0 * sv - even_v, t_v1 * sv + even_v, g_box * half_u, ACROSS
    )
    at = u / long
    g_at = tl.where((at >= 0) & (at <= 1), g_along / long, 0.0)
    g_u += g_at
    long_w = (g_ink * ink - (t_u1 * u1 + t_u0 * u0) * su) / long - g_at * at
    broad_h = (g_ink * ink - (t_v1 * v1 + t_v0 * v0) * sv) / broad
    g_w += tl.where(w >= 1e-6, long_w, 0.0) + g_u / 2
    g_h += tl.where(h >= 1e-6, broad_h, 0.0) + g_v / 2
    out = put(out, 12, g_w * size)
    out = put(out, 13, g_h * size)
    return lift_axes(out, row, px, py, g_u * size, g_v * size)
