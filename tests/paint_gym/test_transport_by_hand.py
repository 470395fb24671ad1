"""What optimal transport costs, where it can be worked out on paper."""

import math

import pytest
import torch

from paint_gym.scores import (
    make_score,
    sinkhorn,
)
from tests.support.by_hand import pixels


def test_moving_costs_squared_distance_in_units_of_the_longer_side():
    y, x = sinkhorn.axis_costs(torch.ones(1, 2, 4))
    torch.testing.assert_close(y, torch.tensor([[0.0, 1], [1, 0]]) / 16)
    squares = [[0.0, 1, 4, 9], [1, 0, 1, 4], [4, 1, 0, 1], [9, 4, 1, 0]]
    torch.testing.assert_close(x, torch.tensor(squares) / 16)


def test_a_pixel_gives_each_cell_the_part_it_covers():
    found = sinkhorn.overlaps(2, 3).tolist()
    assert found[0] == pytest.approx([2 / 3, 1 / 3, 0])
    assert found[1] == pytest.approx([0, 1 / 3, 2 / 3])


def test_heaps_are_light_and_darkness_above_a_floor():
    """(1.05, 0.05) of 1.1 is light, (0.05, 1.05) darkness; of (0.5, 0) light is 0.55 of 0.6."""
    found = sinkhorn.heaps(pixels((1.0, 0.0), (0.5, 0.0)))[:, 0]
    light, dark = [1.05 / 1.1, 0.05 / 1.1], [0.05 / 1.1, 1.05 / 1.1]
    dim, rest = [0.55 / 0.6, 0.05 / 0.6], [0.55 / 1.6, 1.05 / 1.6]
    torch.testing.assert_close(
        found, torch.tensor([*[light] * 3, *[dark] * 3, *[dim] * 3, *[rest] * 3])
    )


@pytest.mark.parametrize(
    ("shape", "grid"), [((48, 24), (24, 12)), ((10, 24), (10, 24)), ((10, 30), (8, 24))]
)
def test_the_grid_is_no_finer_than_the_picture_and_24_cells_at_most(shape, grid):
    assert sinkhorn.heaps(torch.rand(1, 3, *shape)).shape == (6, *grid)


def test_regularisation_is_halved_down_to_what_is_kept():
    found = sinkhorn.blurs()
    assert found[:8] == [1, 0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625, sinkhorn.BLUR]
    assert found[7:] == [sinkhorn.BLUR] * (sinkhorn.ITERATIONS)


def test_a_soft_minimum_of_two_cells():
    """From the left cell: -b log(0.25 + 0.75 e^(-0.25 / b)), from the right one the other way."""
    mass, blur = torch.tensor([[[0.25, 0.75]]]).double(), 0.1
    found = sinkhorn.softmin(mass.log(), sinkhorn.axis_costs(mass), blur)
    far = math.exp(-0.25 / blur)
    wanted = [-blur * math.log(0.25 + 0.75 * far), -blur * math.log(0.75 + 0.25 * far)]
    torch.testing.assert_close(found, torch.tensor([[wanted]]).double())


def test_all_of_the_light_moved_by_half_a_canvas_costs_a_quarter():
    heap = torch.tensor([[[1.0, 1e-30]]]).double()
    heap /= heap.sum()
    moved = sinkhorn.divergence(heap, heap.flip(2))
    torch.testing.assert_close(moved, torch.tensor([0.25]).double())
    both = sinkhorn.divergence(heap, heap.clone())
    torch.testing.assert_close(both, torch.zeros(1).double())
    upright = sinkhorn.divergence(heap.transpose(1, 2), heap.flip(2).transpose(1, 2))
    torch.testing.assert_close(upright, moved)


def test_transport_is_the_mean_of_six_heaps_and_the_difference_in_brightness(monkeypatch):
    """Heaps 0, 1, ... 5 for the first picture and 6, ... 11 for the second; channels 0.1 apart."""
    monkeypatch.setattr(sinkhorn, "divergence", lambda a, b: torch.arange(len(a)).float())
    canvas, target = pixels((0.3, 0.5), (0.2, 0.2)), pixels((0.5, 0.5), (0.2, 0.8))
    found = make_score("sinkhorn")(canvas, target)
    torch.testing.assert_close(found, -torch.tensor([2.5 + 0.01, 8.5 + 0.09]))
