"""A mean and the interval around it."""

import math

import pytest
import torch

from benchmarks.estimates import Estimate, estimate, interval_of


def test_an_estimate_of_equal_numbers_is_that_number():
    for values in (torch.full((1, 5), 0.25), torch.full((3, 5), 0.25)):
        assert estimate(values) == Estimate(0.25, 0.25, 0.25)


def test_an_interval_holds_95_percent_of_means_of_resampled_pictures():
    """Of 0 and 1 with two draws the mean is 0, 1/2, 1 with chances 1/4, 1/2, 1/4."""
    two = estimate(torch.tensor([[0.0, 1.0]]))
    assert (two.mean, two.low, two.high) == (0.5, 0.0, 1.0)
    many = estimate(torch.tensor([[0.0, 1.0] * 200]))
    half = 1.96 * 0.5 / 20
    assert many.high - 0.5 == pytest.approx(half, rel=0.1)
    assert 0.5 - many.low == pytest.approx(half, rel=0.1)
    assert estimate(torch.rand(1, 50), seed=1) != estimate(torch.rand(1, 50), seed=2)


def test_seeds_are_resampled_within_each_picture():
    """Two seeds, 0 and 1 on each of 400 pictures: two coins each, whichever seed has the 1."""
    values = torch.zeros(2, 400)
    values[0, ::2], values[1, 1::2] = 1.0, 1.0
    found = estimate(values)
    assert found.mean == 0.5
    assert found.high - found.low == pytest.approx(2 * 1.96 * 0.5 / math.sqrt(2 * 400), rel=0.1)
    apart = estimate(torch.tensor([0.0, 1.0]).expand(3, 2).contiguous())
    assert apart == Estimate(0.5, 0.5, 0.5)  # pictures are not resampled then
    assert [interval_of(n) for n in (1, 2, 3)] == ["pictures", "seeds", "seeds"]


def test_one_seed_resamples_pictures_and_several_resample_seeds_within_each():
    values = torch.randn(1, 400)
    one = estimate(values)
    half = 1.96 * float(values.std()) / 20
    assert (one.high - one.low) / 2 == pytest.approx(half, rel=0.1)
    assert one.low < one.mean < one.high
    pictures_differ = values.repeat(4, 1)
    same = estimate(pictures_differ)
    assert same.high - same.low == pytest.approx(0, abs=1e-6)
    seeds_differ = estimate(torch.randn(4, 100))
    assert seeds_differ.high - seeds_differ.low == pytest.approx(3.92 / 20, rel=0.3)
    assert [interval_of(n) for n in (1, 2)] == ["pictures", "seeds"]
    assert estimate(values) == one
