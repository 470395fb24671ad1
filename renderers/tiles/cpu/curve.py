"""The quadratic curve along which some forms are drawn. Shape columns: x0 y0 bx by ax ay."""

from renderers.tiles.cpu.tile import HALF, SHAPE, inline


@inline
def around(s, reach_x, reach_y):
    """Least and greatest x and y about a curve: it lies within its three control points."""
    x0, y0 = s[SHAPE], s[SHAPE + 1]
    x1, y1 = x0 + HALF * s[SHAPE + 2], y0 + HALF * s[SHAPE + 3]
    x2, y2 = x0 + s[SHAPE + 2] + s[SHAPE + 4], y0 + s[SHAPE + 3] + s[SHAPE + 5]
    return (
        min(x0, min(x1, x2)) - reach_x,
        max(x0, max(x1, x2)) + reach_x,
        min(y0, min(y1, y2)) - reach_y,
        max(y0, max(y1, y2)) + reach_y,
    )
