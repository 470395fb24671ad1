"""Pictures of squares in a few colours."""

import pytest
import torch

from agents.painters.mosaic import Mosaic, grid, palette
from paint_gym.metrics import squared_error
from paint_gym.targets import make_targets


@pytest.mark.parametrize(
    ("proportion", "budget", "wanted"),
    [(1.0, 100, (10, 10)), (0.5, 200, (10, 20)), (2.0, 200, (20, 10)), (20.0, 5, (5, 1)),
     (1.0, 1, (1, 1)), (1.0, 0, (0, 0)), (0.05, 7, (1, 7))],
)  # fmt: skip
def test_cells_are_square_and_within_the_budget(proportion, budget, wanted):
    assert grid(proportion, budget) == wanted


def test_every_cell_has_the_color_of_its_place():
    target = make_targets("photos", size=64, split="test")[torch.arange(2)]
    painter = Mosaic(colors=256)
    strokes = painter.paint(target, 64)
    assert strokes.shape == (2, 64, 9)
    canvas = painter.renderer.paint(torch.zeros_like(target), strokes)
    cells = torch.nn.functional.adaptive_avg_pool2d(target, 8)
    wanted = torch.nn.functional.interpolate(cells, 64)
    assert float((canvas - wanted)[..., 4::8, 4::8].abs().max()) < 0.03
    assert float(squared_error(canvas, wanted).mean()) < 0.003


def test_there_are_few_colors():
    found = palette(torch.rand(3, 20, 20), 16)
    assert 2 < len(torch.unique(found.flatten(1), dim=1).T) <= 16


def test_no_cell_is_left_black():
    canvas = Mosaic().renderer.paint(
        torch.zeros(1, 3, 30, 50), Mosaic().paint(torch.ones(1, 3, 30, 50), 60)
    )
    assert float(canvas[..., 1:-1, 1:-1].min()) > 0.99


@pytest.mark.parametrize("budget", [1, 2, 3, 5])
def test_one_row_or_column_is_covered_too(budget):
    white = torch.ones(1, 3, 24, 24)
    canvas = Mosaic().renderer.paint(torch.zeros_like(white), Mosaic().paint(white, budget))
    assert float(canvas[..., 1:-1, 1:-1].min()) > 0.99
