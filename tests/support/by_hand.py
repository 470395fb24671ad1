"""A brush for paper: what its strokes paint can be worked out by hand."""

import torch

from agents.search.strokes.goal import Goal
from renderers import Brush, Exact
from renderers.brush import PRIMARIES, Param


class Dab(Brush):
    """On pictures of one row of two pixels: (x, y, opacity, red, green, blue).

    It covers the left pixel by opacity * (1 - x) and the right one by opacity * x; y plays no part.
    """

    name = "dab"
    params = (Param("x", "x"), Param("y", "y"), Param("a", "alpha"), *PRIMARIES)

    def rasterize(self, strokes, height, width):
        assert (height, width) == (1, 2)
        ink, x = strokes[:, -3:, None, None], strokes[:, 0]
        cover = torch.stack([1 - x, x], dim=1)[:, None, None]  # [N,1,1,2]
        return ink, cover * self.opacity(strokes)

    def opacity(self, strokes):
        return strokes[:, 2, None, None, None]

    def svg(self, stroke, longer_side, name):
        raise NotImplementedError


class OpaqueDab(Dab):
    """The same without opacity: (x, y, red, green, blue)."""

    name = "opaque_dab"
    params = (Param("x", "x"), Param("y", "y"), *PRIMARIES)

    def opacity(self, strokes):
        return 1.0


PAPER = Exact(Dab())


def pixels(*values):
    """One picture for each pair of numbers: the left pixel's grey and the right one's, or RGB."""
    rows = [[torch.as_tensor(v).float().expand(3) for v in pair] for pair in values]
    return torch.stack([torch.stack(row, dim=-1) for row in rows])[:, :, None]  # [B,3,1,2]


def dab(x, a, *ink):
    """A stroke, as a list: grey if one ink is given."""
    return [x, 0.0, a, *(ink if len(ink) == 3 else ink * 3)]


HALF_WHITE = [dab(0.5, 1.0, 1.0)]
"""covers both pixels by half: 0 becomes 0.5, then 0.75, 0.875"""


def strokes(*bundles):
    """One bundle for each canvas."""
    return torch.tensor(bundles)


def goal(*targets, focus=None, canvas=None):
    """To paint these pairs of pixels."""
    weight = None if focus is None else torch.tensor([[[list(focus)]]])
    return Goal(PAPER, pixels(*targets), focus=weight, canvas=canvas)


CANVAS, TARGET = pixels((0.0, 0.5), (1.0, 1.0)), pixels((0.3, 0.9), (1.0, 0.0))
"""two canvases, and what they are to become"""
