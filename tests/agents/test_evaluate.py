"""How well a painter paints, on pictures whose errors can be worked out by hand."""

import math

import pytest
import torch

from agents.painters.evaluate import BATCH, Evaluation, chosen, evaluate, progress_sheet, redraw
from benchmarks.metrics import Estimate, estimate, interval_of, measure, visible
from renderers import BRUSHES, Tiles

CIRCLE = BRUSHES["circle"]()
WHITE = [0.5, 0.5, 1.0, 1.0, 1.0, 1.0, 1.0]  # covers the middle, and not the corners


class Grey:
    """A data set of so many plain pictures, darker one after another from 1 to 0."""

    terms, may_be_shown = "", True

    def __init__(self, count, size=8):
        self.count, self.size = count, size

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        light = 1 - index.float() / (self.count - 1)
        return light[:, None, None, None].expand(-1, 3, self.size, self.size).contiguous()


class Flat:
    """Paints pictures in three plain strokes larger than the canvas; notes what it is asked."""

    brush = BRUSHES["rectangle"]()

    def __init__(self, ink=0.5, count=3):
        self.ink, self.count, self.asked = ink, count, []

    def paint(self, targets, budget):
        self.asked.append((len(targets), budget))
        one = torch.tensor([0.5, 0.5, 1.0, 1.0, 0.0, 1.0, self.ink, self.ink, self.ink])
        return one.repeat(len(targets), self.count, 1)


def test_errors_are_of_every_picture_and_the_blank_canvas_is_beside_them():
    """Greys 1, 0.5 and 0 painted black: errors 1, 0.25 and 0, as of the blank canvas."""
    found = evaluate(Flat(ink=0.0), [Grey(3)], 3)
    torch.testing.assert_close(found.errors, torch.tensor([1.0, 0.25, 0.0]))
    assert found.blank == pytest.approx(1.25 / 3)
    assert found.mse == pytest.approx(1.25 / 3)


def test_sets_count_by_their_pictures_and_are_painted_in_batches():
    painter = Flat(ink=0.0)
    found = evaluate(painter, [Grey(BATCH + 2), Grey(3)], 3, limit=None)
    assert painter.asked == [(BATCH, 3), (2, 3), (3, 3)]
    assert len(found.errors) == BATCH + 5
    painter = Flat()
    evaluate(painter, [Grey(50), Grey(2)], 3, limit=4)
    assert painter.asked == [(4, 3), (2, 3)]


def test_some_pictures_are_spread_from_the_first_to_the_last():
    assert chosen(11, 3).tolist() == [0, 5, 10]
    assert chosen(3, 3).tolist() == chosen(3, 9).tolist() == chosen(3, None).tolist() == [0, 1, 2]


def test_an_interval_is_that_of_the_mean():
    """Errors 1, 2, 3: their deviation is 1, the mean's 1 / sqrt(3)."""
    found = Evaluation(torch.tensor([1.0, 2.0, 3.0]), blank=4.0)
    assert found.interval == pytest.approx(1.96 / math.sqrt(3))
    assert math.isnan(Evaluation(torch.tensor([1.0]), 1.0).interval)
    assert not math.isnan(Evaluation(torch.tensor([1.0, 1.0]), 1.0).interval)
    assert str(found) == "2.00000 +- 1.13161 over 3 pictures (blank canvas 4.0000, 2.0 times that)"


def test_a_row_says_what_was_measured():
    """PSNR is the mean over pictures: 10 and 20 dB."""
    row = Evaluation(torch.tensor([0.1, 0.01]), blank=0.5).row("test")
    assert row["test/mse"] == pytest.approx(0.055)
    assert row["test/psnr"] == pytest.approx(15)
    assert (row["test/blank"], row["test/pictures"]) == (0.5, 2.0)
    assert row["test/mse_95"] == pytest.approx(1.96 * 0.09 / 2)  # deviation 0.09 / sqrt(2)


def test_redrawing_begins_on_black_and_keeps_numbers_in_range():
    target, judge = torch.ones(1, 3, 8, 8), Tiles(CIRCLE)
    wild = torch.tensor([[WHITE]]) * 3 - 0.5  # the place 1, the rest above 1
    tame = wild.clamp(0, 1)
    assert torch.equal(redraw(wild, target, judge, 1), judge.paint(torch.zeros_like(target), tame))
    with pytest.raises(ValueError, match="laid 1 strokes of a budget of 0"):
        redraw(wild, target, judge, 0)


def test_a_sheet_shows_the_target_and_the_canvas_after_an_eighth_a_quarter_a_half_and_all():
    """Eight strokes, each lighter by an eighth than the one before, which it hides."""

    class Lighter(Flat):
        def paint(self, targets, budget):
            strokes = super().paint(targets, budget)
            strokes[..., 6:] = torch.arange(1, 9)[:, None] / 8
            return strokes

    sheet = progress_sheet(Lighter(count=8), [Grey(5), Grey(9)], 8, rows=3)
    assert sheet.shape == (3, 5, 3, 8, 8)
    middle = sheet[:, :, 0, 4, 4]
    torch.testing.assert_close(middle[:, 0], torch.tensor([1.0, 0.0, 1.0]))  # two of a set, one
    torch.testing.assert_close(middle[0, 1:], torch.tensor([1 / 8, 2 / 8, 4 / 8, 1.0]))


# What the leaderboard measures


def test_a_picture_measured_against_itself_and_against_its_negative():
    """A checkerboard: 1 off everywhere, and as unlike in structure as can be."""
    board = (torch.arange(16)[:, None] + torch.arange(16)).remainder(2).float().expand(1, 3, 16, 16)
    same, other = measure(board, board), measure(1 - board, board)
    assert (same["mse"].item(), same["ssim"].item()) == (0, pytest.approx(1))
    assert (other["mse"].item(), other["psnr"].item()) == (1, 0)
    assert other["ssim"].item() < -0.9


def test_structure_is_compared_by_the_variance_of_the_window_itself():
    """Faint boards against their negatives: (C - 2 v) / (C + 2 v), v = 0.01^2 and C = 0.03^2."""
    board = 0.02 * (torch.arange(16)[:, None] + torch.arange(16)).remainder(2).float() + 0.49
    board = board.expand(1, 3, 16, 16)
    found = measure(1 - board, board)["ssim"].item()
    assert found == pytest.approx(7 / 11, abs=1e-3)  # 0.634 with the variance of a sample


def test_structure_is_compared_channel_by_channel():
    """One of three channels is another picture: the mean of 1, 1 and what that one is worth."""
    first, second = torch.rand(2, 1, 1, 16, 16)
    target = torch.cat([first, first, first], 1)
    canvas = torch.cat([first, first, second], 1)
    alone = measure(second.expand(-1, 3, -1, -1), target)["ssim"]
    torch.testing.assert_close(measure(canvas, target)["ssim"], (2 + alone) / 3)


def test_visible_strokes_have_an_opacity_above_nothing():
    strokes = torch.tensor([[WHITE, WHITE, WHITE], [WHITE, WHITE, WHITE]])
    strokes[0, 0, 3], strokes[1, :, 3] = 0.0, torch.tensor([0.0, 1e-6, 0.0])
    assert visible(strokes, CIRCLE).tolist() == [2, 1]
    assert visible(torch.zeros(2, 4, 11), BRUSHES["bezier_opaque"]()).tolist() == [4, 4]


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
