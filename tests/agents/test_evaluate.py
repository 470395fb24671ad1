"""How well a painter paints, on pictures whose errors can be worked out by hand."""

import math

import pytest
import torch

from agents.painters.evaluate import Evaluation, evaluate, progress_sheet
from paint_gym.judge import BATCH
from renderers import BRUSHES

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
    renderer = None

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


def test_more_strokes_than_the_budget_are_refused():
    with pytest.raises(ValueError, match="laid 3 strokes of a budget of 2"):
        evaluate(Flat(), [Grey(3)], 2)
