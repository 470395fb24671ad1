"""A disc that moves along a curve, over a tile: where it lies deepest, and where it leaves.

The curve is monotone in x and in y, so `SAMPLES` positions suffice to begin from.
"""

import numpy as np

from renderers.tiles.cpu.tile import (
    HALF,
    HALF_DIAGONAL,
    ONE,
    PIXELS,
    SHAPE,
    TINY,
    TWO,
    ZERO,
    clip,
    fill,
    inline,
)

SAMPLES = 16
SAFE = np.float32(0.75)
"""half a pixel, and for safety"""
_STEPS = np.float32(SAMPLES)
_STEP = np.float32(1 / SAMPLES)
_SLOW = np.float32(1e-12)  # no slope
_LEAST = np.float32(1e-20)  # of a bend: a smaller one's reciprocal is infinite
_FAR = np.float32(-1e9)
_SPAN = np.float32(2 * HALF_DIAGONAL)  # by which margins may differ within a tile, twice


@inline
def moving_disc(s):
    """The moving disc, as scalars."""
    return (
        s[SHAPE],
        s[SHAPE + 1],
        s[SHAPE + 2],
        s[SHAPE + 3],
        s[SHAPE + 4],
        s[SHAPE + 5],
        s[SHAPE + 6],
        s[SHAPE + 7],
    )


@inline
def newton(x, y, t, bx, by, ax, ay, dr):
    """One step to where the margin is stationary, at most half a sample; x, y from the start."""
    limit = HALF * _STEP
    ex, ey = x - (bx + ax * t) * t, y - (by + ay * t) * t
    vx, vy = bx + TWO * ax * t, by + TWO * ay * t
    along = ex * vx + ey * vy
    d = np.sqrt(ex * ex + ey * ey + TINY)
    bend = TWO * (ex * ax + ey * ay) - vx * vx - vy * vy - dr * along / d
    rise = along + dr * d
    step = rise / max(-bend, _LEAST) if bend < 0 else (limit if rise > 0 else -limit)
    return clip(t + clip(step, -limit, limit), ZERO, ONE)


@inline
def touch(s, cx, cy):
    """Which sampled t can touch the tile (bits), and whether a disc holds the whole tile.

    Returns:
        (live, solid): bit i of live for t = i / SAMPLES; solid is SAMPLES if the last disc holds
        the tile, another i if only disc i does, -1 if none.
    """
    x0, y0, bx, by, ax, ay, r0, dr = moving_disc(s)
    ends = max(bx**2 + by**2, (bx + TWO * ax) ** 2 + (by + TWO * ay) ** 2)
    slack = (np.sqrt(ends) + abs(dr)) * np.float32(0.5 / SAMPLES)
    live, solid = 0, -1
    for i in range(SAMPLES + 1):
        t = np.float32(i / SAMPLES)
        ex, ey = cx - x0 - (bx + ax * t) * t, cy - y0 - (by + ay * t) * t
        m = r0 + dr * t - np.sqrt(ex * ex + ey * ey)
        if m + HALF_DIAGONAL + slack >= -HALF:
            live |= 1 << i
        if m - HALF_DIAGONAL >= HALF:
            solid = i
    return live, solid


@inline
def weigh(s, cx, cy):
    """Which sampled t can be the deepest of a pixel (bits), and how deep the tile's middle lies.

    Margins change by no more than a pixel from a pixel to the next, so that of the middle says of
    many tiles that nothing touches them. Where samples that can be the deepest do not lie side by
    side, there may be a deeper t than the one looked for: it is said to lie in the disc.
    """
    x0, y0, bx, by, ax, ay, r0, dr = moving_disc(s)
    x, y = cx - x0, cy - y0
    likely, at, most = 0, ZERO, _FAR
    for i in range(SAMPLES + 1):
        t = np.float32(i / SAMPLES)
        ex, ey = x - (bx + ax * t) * t, y - (by + ay * t) * t
        most = max(most, r0 + dr * t - np.sqrt(ex * ex + ey * ey))
    for i in range(SAMPLES + 1):
        t = np.float32(i / SAMPLES)
        ex, ey = x - (bx + ax * t) * t, y - (by + ay * t) * t
        m = r0 + dr * t - np.sqrt(ex * ex + ey * ey)
        if m + _SPAN >= most:
            likely |= 1 << i
        at = t if m + HALF >= most else at
    if likely & (likely + (likely & -likely)):
        return likely, ZERO
    for _ in range(3):
        at = newton(x, y, at, bx, by, ax, ay, dr)
    ex, ey = x - (bx + ax * at) * at, y - (by + ay * at) * at
    return likely, max(most, r0 + dr * at - np.sqrt(ex * ex + ey * ey))


@inline
def sample(s, live, likely, px, py, best, deepest, low):
    """Deepest of the likely sampled t of each pixel, and the last live that touches it (or -1)."""
    x0, y0, bx, by, ax, ay, r0, dr = moving_disc(s)
    fill(best, _FAR)
    fill(deepest, ZERO)
    fill(low, -ONE)
    for i in range(SAMPLES + 1):
        t = np.float32(i / SAMPLES)
        x, y, r = x0 + (bx + ax * t) * t, y0 + (by + ay * t) * t, r0 + dr * t
        if likely >> i & 1:
            for q in range(PIXELS):
                ex, ey = px[q] - x, py[q] - y
                m = r - np.sqrt(ex * ex + ey * ey)
                deepest[q] = t if m > best[q] else deepest[q]
                best[q] = max(m, best[q])
                low[q] = t if m >= -HALF else low[q]
        elif live >> i & 1:
            reach = max(r + HALF, ZERO)
            for q in range(PIXELS):
                ex, ey = px[q] - x, py[q] - y
                low[q] = t if ex * ex + ey * ey <= reach * reach else low[q]


@inline
def sample_last(s, live, solid, px, py, low):
    """The last sampled t that touches each pixel, where the disc at `solid` holds the tile."""
    x0, y0, bx, by, ax, ay, r0, dr = moving_disc(s)
    fill(low, np.float32(solid) * _STEP)
    for i in range(solid + 1, SAMPLES + 1):
        if live >> i & 1:
            t = np.float32(i / SAMPLES)
            x, y = x0 + (bx + ax * t) * t, y0 + (by + ay * t) * t
            r = r0 + dr * t + HALF
            for q in range(PIXELS):
                ex, ey = px[q] - x, py[q] - y
                low[q] = t if ex * ex + ey * ey <= r * r else low[q]


@inline
def deepen(s, px, py, deepest, margin):
    """Newton to the deepest t, and the margin there; how many pixels are touched."""
    x0, y0, bx, by, ax, ay, r0, dr = moving_disc(s)
    touched = ZERO  # a sum: a running maximum would keep the loop from being vectorised
    for q in range(PIXELS):
        x, y, t = px[q] - x0, py[q] - y0, deepest[q]
        for _ in range(2):
            t = newton(x, y, t, bx, by, ax, ay, dr)
        ex, ey = x - (bx + ax * t) * t, y - (by + ay * t) * t
        m = r0 + dr * t - np.sqrt(ex * ex + ey * ey + TINY)
        deepest[q] = t
        margin[q] = m
        touched += ONE if m > -HALF else ZERO
    return touched


@inline
def leave(s, px, py, low, last):
    """The last t at which the disc touches the pixel, from a `low` that does (if any does).

    Of reach^2 - distance^2, whose root is the margin's, a parabola is drawn at the middle of what
    is left of the sample, and at its root another: strokes that are straight need no second one.
    """
    x0, y0, bx, by, ax, ay, r0, dr = moving_disc(s)
    reach = r0 + HALF
    x1, y1, r1 = bx + ax, by + ay, reach + dr
    for q in range(PIXELS):
        x, y = px[q] - x0, py[q] - y0
        ex, ey = x - x1, y - y1
        at_end = ex * ex + ey * ey <= r1 * r1
        a = max(low[q], ZERO)
        b = min((np.floor(a * _STEPS) + ONE) * _STEP, ONE)
        t = (a + b) * HALF
        for _ in range(2):
            ex, ey = x - (bx + ax * t) * t, y - (by + ay * t) * t
            vx, vy = bx + TWO * ax * t, by + TWO * ay * t
            r = reach + dr * t
            f = r * r - ex * ex - ey * ey
            h = r * dr + ex * vx + ey * vy
            k = dr * dr - vx * vx - vy * vy + TWO * (ex * ax + ey * ay)
            root = np.sqrt(max(h * h - f * k, ZERO))
            t = clip(t + f / max(root - h, _SLOW), a, b)
        last[q] = ONE if at_end else t
