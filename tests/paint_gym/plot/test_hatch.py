"""Areas: outlined, and filled by lines."""

import cv2
import numpy as np
import pytest

from paint_gym.paintings.painting import Painting
from paint_gym.paintings.plot.hatch import hatched
from renderers import BRUSHES, uniform
from tests.support.chance import CHANCE
from tests.support.plots import plot_of

AREAS = ("circle", "triangle", "rectangle", "oil")
SQUARE = np.array([[0.0, 0.0], [10, 0], [10, 10], [0, 10]])


def test_lines_are_no_farther_apart_than_the_pen_is_wide():
    found = hatched(SQUARE, 0.0, pen=3.0)
    assert found.tolist() == [[0, 2.5], [10, 2.5], [10, 5], [0, 5], [0, 7.5], [10, 7.5]]
    turned = hatched(SQUARE, np.pi / 2, pen=6.0)
    assert np.abs(turned - [[5, 0], [5, 10]]).max() < 1e-9


def test_what_is_narrower_than_the_pen_needs_no_lines():
    assert len(hatched(SQUARE, 0.3, pen=100.0)) == 0
    assert len(hatched(SQUARE[:1].repeat(3, axis=0), 0.3, pen=1.0)) == 0


@pytest.mark.parametrize("name", AREAS)
@pytest.mark.parametrize("pen", [0.5, 2.0])
def test_outline_and_hatch_fill_the_area_and_no_more(name, pen):
    strokes = uniform(30, brush := BRUSHES[name](), CHANCE)
    for i, p in enumerate(brush.params):
        if p.kind in ("x", "y"):
            strokes[:, i] = 0.35 + 0.3 * strokes[:, i]
        if p.kind == "length":
            strokes[:, i] *= 0.3
    scale = 8  # pixels a mm
    for layer in plot_of(Painting(name, strokes, 90, 90), pen=pen).layers:
        (mark,) = layer.marks
        assert mark.width == pen
        drawn, area = np.zeros((2, 100 * scale, 100 * scale), np.uint8)
        fixed = [np.rint((line * scale - 0.5) * 16).astype(np.int32) for line in mark.lines]
        cv2.polylines(drawn, fixed, False, 1, int(pen * scale) + 1, cv2.LINE_8, 4)
        cv2.fillPoly(area, fixed[:1], 1, cv2.LINE_8, 4)
        assert (drawn[area > 0] > 0).mean() > 0.99
        wider = cv2.dilate(area, np.ones((int(pen * scale) + 6,) * 2, np.uint8))
        assert not (drawn[wider == 0]).any()
