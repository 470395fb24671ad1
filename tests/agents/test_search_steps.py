"""A search's steps on two pixels: how far each number goes, and what is remembered."""

import pytest
import torch

from agents.search.movers import MEMORY, MOMENTUM, unmoved
from agents.search.strokes import Strokes
from agents.search.strokes.strokes import LEAST, RATES, extents, paces
from renderers import BRUSHES
from tests.support.by_hand import PAPER, dab, strokes


def begin(dabs, moving="all"):
    return unmoved(Strokes(PAPER, torch.zeros(1, 3, 1, 2), moving), dabs)


def test_the_first_step_is_as_long_as_each_number_s_pace():
    fit = begin(strokes([dab(0.5, 0.5, 0.5)]))
    fit.move(torch.tensor([[[0.0, 0.0, 2.0, 3.0, -4.0, 0.0]]]), 1.0)
    wanted = [0.5, 0.0, 0.5 - RATES["alpha"], 0.5 - RATES["color"], 0.5 + RATES["color"], 0.5]
    torch.testing.assert_close(fit.numbers, strokes([wanted]))
    assert fit.steps.tolist() == [[[1.0]]]


def test_the_second_step_remembers_the_first():
    """Slopes 1 and -1: the mean is (0.9 * 0.1 - 0.1) / 0.19, the mean square is 1."""
    assert (MOMENTUM, MEMORY) == (0.9, 0.95)
    fit, slope = begin(strokes([dab(0.5, 0.5, 0.5)])), torch.zeros(1, 1, 6)
    for sign in (1.0, -1.0):
        slope[..., 3] = sign
        fit.move(slope, 0.5)
    away = 0.5 * RATES["color"] * (1 + (0.09 - 0.1) / 0.19)
    assert fit.numbers[0, 0, 3].item() == pytest.approx(0.5 - away, abs=1e-6)


def test_numbers_stay_in_range_and_only_what_may_move_moves():
    fit = begin(strokes([dab(0.5, 0.01, 0.99)]))
    fit.move(torch.tensor([[[0.0, 0.0, 1.0, -1.0, -1.0, -1.0]]]), 1.0)
    torch.testing.assert_close(fit.numbers, strokes([dab(0.5, 0.0, 1.0)]))
    fit = begin(strokes([dab(0.5, 0.5, 0.5)]), "alpha")
    fit.move(torch.ones(1, 1, 6), 1.0)
    torch.testing.assert_close(fit.numbers, strokes([dab(0.5, 0.5 - RATES["alpha"], 0.5)]))


def test_a_stroke_is_as_large_as_a_quarter_of_its_measures():
    """A curve from (0.1, 0.2) to (0.3, 0.9), 0.2 and 0.4 thick."""
    curve = BRUSHES["bezier"]()
    kinds = [p.kind for p in curve.params]
    assert kinds[:8] == ["x", "y", "unitless", "unitless", "x", "y", "length", "length"]
    row = torch.tensor([[[0.1, 0.2, 0.5, 0.4, 0.3, 0.9, 0.2, 0.4, 1, 1, 0, 0, 0]]])
    large = 0.2 / 4 + 0.7 / 4 + 0.3 / 4 + LEAST
    torch.testing.assert_close(extents(row, curve), torch.tensor([[large]]))
    far = RATES["x"] * large
    pace = [far, far, RATES["unitless"], RATES["unitless"], far, far]
    pace += [RATES["length"] * large] * 2 + [RATES["alpha"]] * 2 + [RATES["color"]] * 3
    torch.testing.assert_close(paces(row, curve), torch.tensor([[pace]]))
    point = strokes([dab(0.5, 0.5, 0.5)])
    torch.testing.assert_close(extents(point, PAPER.brush), torch.tensor([[LEAST]]))


def test_what_is_remembered_goes_with_its_dab():
    fit = begin(strokes([dab(0.1, 0.5, 0.5), dab(0.2, 0.5, 0.5)]))
    fit.move(torch.tensor([[[0.0, 0, 0, 1, 1, 1], [0, 0, 2, 0, 0, 0]]]), 1.0)
    grown = fit.with_more(strokes([dab(0.3, 0.5, 0.5)]))
    kept = grown.keep(torch.tensor([[2, 1]]))
    assert kept.numbers[0, :, 0].tolist() == pytest.approx([0.3, 0.2])
    assert kept.steps.flatten().tolist() == [0, 1]
    torch.testing.assert_close(kept.mean[0, :, 2], torch.tensor([0.0, 2 * (1 - MOMENTUM)]))
    torch.testing.assert_close(kept.square[0, :, 2], torch.tensor([0.0, 4 * (1 - MEMORY)]))
    assert list(kept.state_dict()) == ["numbers", "mean", "square", "steps"]
    assert kept.state_dict()["square"] is kept.square
