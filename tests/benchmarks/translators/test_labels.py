"""Labels are colours, and a segmenter says which a photograph should have."""

import pytest
import torch

from benchmarks.translators import segmenter
from benchmarks.translators.labels import COLORS, classes_of, labelled, majority
from benchmarks.translators.segmenter import confusion, scores, widths_of


def test_a_label_is_the_class_of_the_nearest_colour():
    colors = torch.tensor(list(COLORS.values())).view(1, 12, 1, 3).permute(0, 3, 1, 2) / 255
    noise = 0.08 * torch.rand(colors.shape)
    assert classes_of((colors + noise).clamp(0, 1)).flatten().tolist() == list(range(12))


def test_a_smaller_label_is_the_class_that_most_of_it_has_and_no_third_one():
    facade, window, door = (list(COLORS).index(name) for name in ("facade", "window", "door"))
    fine = torch.tensor([[facade, facade], [facade, door]]).repeat(2, 2)[None].byte()
    assert majority(fine, 2).unique().tolist() == [facade]
    mixed = torch.tensor([COLORS["facade"], COLORS["door"]]).float().mean(0) / 255
    assert classes_of(mixed[None, :, None, None]).item() == window


def test_what_is_read_is_whole_and_in_the_order_of_the_pairs(facades):
    real = labelled("test", str(facades))
    assert real.photographs.shape == (2, 3, 64, 64)
    assert set(real.classes.unique().tolist()) <= {0, 1, 2}


def test_scores_are_shares_of_pixels_of_classes_and_of_what_is_taken_for_them():
    found = torch.tensor([[6, 2, 0], [1, 3, 0], [0, 0, 0]])
    assert scores(found) == pytest.approx(
        {
            "pixel_accuracy": 9 / 12,
            "class_accuracy": (6 / 8 + 3 / 4) / 2,
            "iou": (6 / 9 + 3 / 6) / 2,
        }
    )
    classes = torch.tensor([[[0, 1]]])

    class Told(torch.nn.Module):
        def forward(self, pictures):
            return torch.nn.functional.pad(pictures[:, :1] * 0, (0, 0, 0, 0, 0, 11))

    told = confusion(Told(), torch.rand(1, 3, 1, 2), classes)
    assert told[0, 0] == told[1, 0] == 1
    assert told.sum() == 2


def test_it_learns_real_facades_and_is_kept(taught, facades):
    net, about = segmenter.segmenter(taught, 16, data_dir=None)
    assert about["pixel_accuracy"] > 0.8 > about["commonest"]
    assert about["of"] == 2
    pictures, classes = segmenter.whole(labelled("test", str(facades)), 16)
    assert scores(confusion(net, pictures, classes))["iou"] == pytest.approx(about["iou"])
    with pytest.raises(ValueError, match="it sees 16 px, and 32 px are wanted"):
        segmenter.segmenter(taught, 32, data_dir=None)


def test_one_that_has_learned_nothing_is_refused(facades, tmp_path, monkeypatch):
    monkeypatch.setattr(segmenter, "STEPS", 10)
    monkeypatch.setattr(segmenter, "LR", 1e-9)
    with pytest.raises(ValueError, match="remove the file"):
        segmenter.segmenter(tmp_path / "dull.safetensors", 16, str(facades))


def test_larger_pictures_have_a_thin_stage_more():
    assert widths_of(64) == segmenter.WIDTHS
    assert widths_of(128) == (segmenter.WIDTHS[0] // 2, *segmenter.WIDTHS)
