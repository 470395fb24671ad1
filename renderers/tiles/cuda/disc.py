"""The filled circle over one tile: see `renderers.forms.disc`."""

import triton
import triton.language as tl

from renderers.tiles.cuda.pack import put


@triton.jit
def shade(row, px, py, size, one, other, tables, means):
    """Coverage of each pixel, and 0 along; px and py in canvas units, size pixels to one."""
    ex, ey, r = px - tl.load(row + 8), py - tl.load(row + 9), tl.load(row + 10)
    depth = (r - tl.sqrt(ex * ex + ey * ey + 1e-14)) * size + 0.5
    thin = tl.minimum(tl.maximum(2 * r * size, 0), 1)
    coverage = tl.minimum(tl.minimum(tl.maximum(depth, 0), 1), thin)
    return coverage, tl.zeros(px.shape, tl.float32)


@triton.jit
def lift(out, row, px, py, size, one, other, tables, means, g_coverage, g_along):
    """Gradient of the geometry into `out`."""
    ex, ey, r = px - tl.load(row + 8), py - tl.load(row + 9), tl.load(row + 10)
    d = tl.sqrt(ex * ex + ey * ey + 1e-14)
    depth, thin = (r - d) * size + 0.5, 2 * r * size
    covered = tl.minimum(tl.maximum(depth, 0), 1)
    g = tl.where((depth >= 0) & (depth <= 1) & (covered < thin), g_coverage * size, 0.0)
    g_thin = tl.where(thin < covered, g_coverage, 0.0) * tl.where(thin >= 0, size, 0.0)
    out = put(out, 8, g * ex / d)
    out = put(out, 9, g * ey / d)
    return put(out, 10, g + 2 * g_thin)
