"""Strokes in an order that is good to watch."""

import numpy as np
import pytest
import torch

from paint_gym.paintings.ground import Ground
from paint_gym.paintings.order import LOOK, coarseness, in_order, ordered
from paint_gym.paintings.painting import Painting
from renderers import BRUSHES, uniform
from renderers.touched import touched
from tests.support.brushes import EVERY, name_of


def painting(brush, count=120, height=180, width=240, largest=1.0):
    strokes = uniform(count, BRUSHES[brush](), torch.Generator().manual_seed(5))
    small = largest * torch.rand(count, 1, generator=torch.Generator().manual_seed(6)) ** 2
    for i, p in enumerate(BRUSHES[brush]().params):
        if p.kind == "length":
            strokes[:, i] *= small[:, 0]
    return Painting(brush, strokes, height, width, Ground((0.1, 0.2, 0.3)))


def boxes_of(painting):
    return touched(painting.strokes, BRUSHES[painting.brush](), painting.shape(LOOK)).numpy()


@pytest.mark.parametrize("brush", EVERY)
def test_the_finished_picture_stays_as_it_is(brush):
    before = painting(name_of(brush))
    after = in_order(before)
    assert sorted(after.strokes.tolist()) == sorted(before.strokes.tolist())
    assert not torch.equal(after.strokes, before.strokes)
    assert np.array_equal(after.render(), before.render())


def test_strokes_that_touch_keep_their_order():
    boxes = boxes_of(painting("circle"))
    order = ordered(boxes)
    place = np.argsort(order)
    for later, (left, right, top, bottom) in enumerate(boxes):
        first = boxes[:later]
        touching = (
            (first[:, 0] <= right) & (first[:, 1] >= left)
            & (first[:, 2] <= bottom) & (first[:, 3] >= top)
        )  # fmt: skip
        assert (place[:later][touching] < place[later]).all()


def test_coarse_comes_before_fine():
    boxes = boxes_of(painting("circle", count=400, largest=0.1))
    fine = np.array(coarseness(boxes)[0])

    def rise(order):
        return np.corrcoef(np.arange(len(order)), fine[order])[0, 1]

    assert rise(ordered(boxes)) > rise(np.arange(len(boxes))) + 0.2


def test_strokes_of_a_size_come_region_by_region():
    grid = [(x, x, y, y) for y in range(16) for x in range(16)]
    boxes = np.array([(0, 15, 0, 15), *np.random.default_rng(0).permutation(grid)])
    order = ordered(boxes)
    assert order[0] == 0
    middle = boxes[order[1:]][:, [0, 2]]
    steps = np.abs(np.diff(middle, axis=0)).max(1)
    assert steps.mean() < 4  # anywhere on the canvas it would be 7


def test_nothing_and_one():
    for count in (0, 1):
        kept = in_order(painting("bezier", count=count))
        assert len(kept.strokes) == count


def test_twenty_thousand_strokes():
    boxes = boxes_of(painting("circle", count=20_000, largest=0.1))
    assert sorted(ordered(boxes)) == list(range(20_000))
