"""Two brushes that nothing was made for: one of a form without kernels, one without a form."""

import torch

from renderers.brush import PRIMARIES, Brush, Formed, Param
from renderers.forms.extent import around
from renderers.forms.form import Form, columns, pixel_grid, row


def cover(geometry, height, width):
    """A level square, its edge one pixel soft."""
    x, y, half = columns(geometry, 3)
    px, py = pixel_grid(height, width, geometry)
    depth = (half - torch.maximum((px - x).abs(), (py - y).abs())) * max(height, width)
    return (depth + 0.5).clamp(0, 1), torch.zeros_like(x)


def extent(geometry):
    return around(geometry[..., :1], geometry[..., 1:2], (geometry[..., 2], geometry[..., 2]))


SQUARE = Form("square", ("x", "y", "half"), cover, extent)


class Stamp(Formed):
    """A square stamp of one ink: red, green, blue."""

    name, form = "stamp", "square"
    params = (Param("x", "x"), Param("y", "y"), Param("r", "length"), Param("a", "alpha"),
              *PRIMARIES)  # fmt: skip

    def rows(self, strokes):
        x, y, r, a = strokes[:, :4].T
        return row((x, y, r / 2), ink=strokes[:, 4:], opacity=a)

    def svg(self, stroke, longer_side, name):
        x, y, r = (stroke[:3] * longer_side).tolist()
        return f'<rect x="{x - r / 2:.2f}" y="{y - r / 2:.2f}" width="{r:.2f}" height="{r:.2f}"/>'


class Haze(Brush):
    """A spot without an edge: red, green, blue."""

    name = "haze"
    params = Stamp.params

    def rasterize(self, strokes, height, width):
        px, py = pixel_grid(height, width, strokes)
        x, y, r, a = columns(strokes, 4)
        far = ((px - x).square() + (py - y).square()) / (r / 4 + 0.02).square()
        return strokes[:, 4:, None, None], (a * torch.exp(-far))[:, None]

    def svg(self, stroke, longer_side, name):
        x, y, r = (stroke[:3] * longer_side).tolist()
        return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{r / 4:.2f}"/>'
