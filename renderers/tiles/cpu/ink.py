"""One stroke over one tile: shaded by its form's kernel, its ink laid, its gradient taken."""

from renderers.tiles.cpu.kernels import LIFT, SHADE
from renderers.tiles.cpu.tile import (
    ALONG,
    ALPHA,
    BELOW,
    COVERAGE,
    FADE,
    HALF,
    INK,
    ONE,
    OPACITY,
    PIXELS,
    SECOND,
    SOLID,
    TILE,
    UNTOUCHED,
    ZERO,
    fill,
    inline,
)


@inline
def shade(s, form, varies, px, py, planes, work, tables, means):
    """Fill the planes of one stroke over one tile; its kind."""
    cx, cy = px[0] - HALF + TILE // 2, py[0] - HALF + TILE // 2
    kind = SHADE(s, form, varies, cx, cy, px, py, planes, work, tables, means)
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
def lay(s, graded, planes, picture):
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
def shade_over(s, form, varies, graded, px, py, planes, work, tables, means, picture):
    """Shade a stroke, keep what lies below it, and lay it; its kind."""
    kind = shade(s, form, varies, px, py, planes, work, tables, means)
    if kind != UNTOUCHED:
        for c in range(3):
            for q in range(PIXELS):
                planes[BELOW + c, q] = picture[c, q]
        lay(s, graded, planes, picture)
    return kind


@inline
def lift(s, form, varies, graded, kind, planes, g, px, py, sums, tables, means):
    """Gradient of one stroke, and of what lies below it: g [3,256] is changed in place."""
    if kind == SOLID:
        _lift_solid(s, varies, graded, planes, g, sums)
        return
    if graded:
        _lift_change(s, planes, g, sums)
    _lift_ink(s, graded, planes, g, sums)
    gc, gu = planes[BELOW], planes[BELOW + 1]
    LIFT(s, form, kind, varies, planes, gc, gu, px, py, sums, tables, means)


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
