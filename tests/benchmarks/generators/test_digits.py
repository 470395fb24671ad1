"""A classifier that has learned digits says whether made ones are."""

import json

import numpy as np
import pytest
import torch
from torch import nn

from benchmarks.generators import __main__ as room
from benchmarks.generators import digit_classifier, digits, table
from benchmarks.generators.digit_classifier import classifier, grey, right


@pytest.fixture(scope="module")
def mnist(tmp_path_factory):
    """A folder in which the digit d is a square at place d."""
    folder = tmp_path_factory.mktemp("digits") / "mnist"
    folder.mkdir()
    for name, count in (("train", 300), ("t10k", 100)):
        labels = np.arange(count) % 10
        pictures = np.zeros((count, 28, 28), np.uint8)
        for picture, label in zip(pictures, labels, strict=True):
            y, x = divmod(int(label), 4)
            picture[7 * y : 7 * y + 7, 7 * x : 7 * x + 7] = 255
        for kind, data in (("images-idx3", pictures), ("labels-idx1", labels.astype(np.uint8))):
            header = np.array([2048 + data.ndim, *data.shape], ">i4").tobytes()
            (folder / f"{name}-{kind}-ubyte").write_bytes(header + data.tobytes())
    return folder.parent


@pytest.fixture(scope="module")
def taught(mnist):
    file = mnist / "classifier.safetensors"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(digit_classifier, "EPOCHS", 12)
        return file, *classifier(file, str(mnist))


def test_it_learns_digits_and_is_kept(taught, mnist):
    file, net, about = taught
    assert about["right"] == right(net, str(mnist))[0] >= 0.99
    assert about["of"] == 100
    again, said = classifier(file, data_dir=None)
    assert said == about
    assert torch.equal(again[0].weight, net[0].weight)


def test_one_that_is_wrong_too_often_is_refused(mnist, tmp_path, monkeypatch):
    monkeypatch.setattr(digit_classifier, "LR", 0.0)
    with pytest.raises(ValueError, match=r"0\.99 is wanted: remove the file"):
        classifier(tmp_path / "dull.safetensors", str(mnist))


def test_sure_is_more_than_nine_tenths_and_shares_are_of_all(mnist):
    class Told(nn.Module):
        def forward(self, pictures):
            sure = pictures.flatten(1)[:, :1] * 20
            return torch.cat([torch.zeros(len(pictures), 9), sure], dim=1)

    pictures = torch.tensor([0.0, 0.0, 1.0, 1.0, 1.0])[:, None, None, None].expand(-1, 1, 32, 32)
    found = digits.classified(Told(), [pictures, torch.ones_like(pictures)])
    assert found["sure"]["seeds"] == pytest.approx([0.6, 1])
    assert found["shares"][9]["seeds"] == pytest.approx([0.6, 1])
    assert sum(share["mean"] for share in found["shares"]) == pytest.approx(1)


def test_it_sees_pictures_of_any_size_as_it_learned_them():
    assert grey(torch.rand(2, 3, 64, 64)).shape == (2, 1, 32, 32)
    assert torch.equal(grey(torch.ones(1, 3, 16, 16)), torch.full((1, 1, 32, 32), 0.5))


def test_made_digits_stand_beside_real_ones_and_untrained(runs, taught, mnist, tmp_path):
    room.main(["digits", str(runs[0]), "--count", "20", "--data-dir", str(mnist), "--threads", "1",
               "--classifier", str(taught[0]), "--results", str(tmp_path)])  # fmt: skip
    found = json.loads((tmp_path / "generators-digits.json").read_text())
    row = found["rows"]["maker-0"]
    assert row["real"]["sure"]["mean"] > 0.9
    assert [share["mean"] for share in row["real"]["shares"]] == pytest.approx([0.1] * 10)
    assert len(row["sure"]["seeds"]) == len(row["untrained"]["sure"]["seeds"]) == 3
    said = table.digits(found)
    assert "100.00 % of the test split" in said
    assert "| maker-0, untrained |" in said


def test_generators_of_other_pictures_are_refused(taught, tmp_path, capsys):
    shipped = "agents/weights/monet.safetensors"
    with pytest.raises(SystemExit):
        room.main(["digits", shipped, "--classifier", str(taught[0]), "--results", str(tmp_path)])
    assert "a generator of digits, got one that learned from monet" in capsys.readouterr().err
