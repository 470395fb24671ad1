"""What few paints cost, at a size that takes no time."""

import json

import pytest
import torch

from benchmarks.search import palettes
from paint_gym.pictures.reading import read_picture


def test_few_paints_are_measured_beside_any_inks(tmp_path, monkeypatch):
    smooth = torch.linspace(0, 1, 32).expand(1, 3, 24, 32) * torch.rand(1, 3, 24, 1)
    monkeypatch.setattr(palettes, "PICTURES", {"kodak": lambda *a, **k: [smooth, 1 - smooth]})
    monkeypatch.setattr(palettes, "PAINTS", (2, 5))
    monkeypatch.setattr(palettes, "TASKS", {"circle": 12})
    monkeypatch.setattr(palettes, "DRAWN", {"circle": 12, "oil": 12})
    options = palettes.Palettes(steps=30, results=tmp_path, figures=tmp_path)
    found = palettes.run(options)
    (rows,) = found["rows"].values()
    assert rows.keys() == {"free", "in 2", "then 2", "in 5", "then 5"}
    assert rows["free"]["above free"]["mean"] == 0
    assert rows["in 2"]["above free"]["mean"] < 0
    assert rows["in 5"]["psnr"]["mean"] > rows["in 2"]["psnr"]["mean"]
    assert rows["in 2"]["psnr"]["mean"] == pytest.approx(
        rows["free"]["psnr"]["mean"] + rows["in 2"]["above free"]["mean"]
    )
    assert json.loads((tmp_path / "palettes.json").read_text()) == found
    assert read_picture(tmp_path / "palettes.jpg").shape[1] > 1000
