"""Layered paintings: strokes of the layers, and the curves that they are."""

import numpy as np
import torch

from agents.painters.layered import curve, shares
from renderers import BRUSHES, make_renderer


def test_layers_share_the_budget_from_coarse_to_fine():
    assert [sum(shares(n)) for n in (1, 5, 63, 1000)] == [1, 5, 63, 1000]
    assert shares(126) == [2, 4, 8, 16, 32, 64]
    assert shares(20) == [1, 3, 5, 11]
    assert shares(0) == []


def test_a_stroke_goes_through_its_control_points():
    path = np.array([[8.0, 40.0], [20.0, 20.0], [40.0, 12.0]])
    brush = BRUSHES["bezier_opaque"]()
    stroke = torch.tensor(curve(path, np.array([1.0, 0.0, 0.0]), 1 / 64, longer=64, brush=brush))
    canvas = make_renderer("auto", brush).paint(torch.zeros(1, 3, 64, 64), stroke[None, None])
    for x, y in path:
        assert canvas[0, 0, int(y), int(x)] > 0.5
    assert float(canvas[0, 0].sum()) < 250
