"""The inks that strokes are drawn with."""

import torch

from paint_gym.paintings.inks import inks_of
from paint_gym.paintings.painting import Painting
from renderers import BRUSHES


def test_of_a_mixture_only_the_ink_that_is_drawn_counts():
    """A rectangle beside oil, which has two inks: the second is not its own."""
    brush = BRUSHES["oil+rectangle"]()
    strokes = torch.full((40, len(brush.params)), 0.5)
    strokes[:, brush.columns("choice")] = torch.linspace(0, 1, 40)[:, None]
    colors = brush.columns("color")
    strokes[:, colors[:3]], strokes[:, colors[3:]] = 1.0, 0.0
    inks = inks_of(Painting("oil+rectangle", strokes, 20, 30))
    expected = ["#808080" if kind == 0 else "#ffffff" for kind in brush.which(strokes).tolist()]
    assert set(expected) == {"#808080", "#ffffff"}
    assert inks == expected
