"""What is measured of neural style, on tiny pictures."""

import json

import pytest

from agents.style import examples
from benchmarks.style import __main__ as style
from benchmarks.style import ratios, sheets, table
from benchmarks.style.ratios import falls
from paint_gym.features.weights import SQUEEZENET, VGG19
from paint_gym.pictures.reading import read_picture

FEW = ("astronaut.png",)


@pytest.fixture(autouse=True)
def small(monkeypatch, tmp_path):
    """Random filters, one photograph, one painting."""
    for weights in (SQUEEZENET, VGG19):
        monkeypatch.delenv(weights.variable, raising=False)
    for home in ("TORCH_HOME", "HF_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(home, str(tmp_path / home))
    for module in (ratios, sheets):
        monkeypatch.setattr(module, "CONTENTS", FEW * 3)
        monkeypatch.setattr(module, "STYLES", ("wave",) * 3)
    monkeypatch.setattr(ratios, "SIDE", 32)


def run(*words):
    style.main([str(x) for x in words])


def test_every_painting_is_a_picture_and_has_its_line():
    said = (examples.PAINTINGS / "README.md").read_text()
    assert {x.stem for x in examples.PAINTINGS.glob("*.webp")} == {*examples.STYLES}
    for name in examples.STYLES:
        assert f"`{name}.webp`" in said
        assert min(read_picture(examples.PAINTINGS / f"{name}.webp").shape[:2]) > 200


def test_ratios_are_written_drawn_and_told(tmp_path):
    places = ("--results", tmp_path, "--figures", tmp_path)
    run("ratios", "--sizes", 32, "--photographs", 1, *places)
    found = json.loads((tmp_path / "style-ratios.json").read_text())
    row = found["rows"]["untrained, 32 px"]
    assert len(row["content"]) == len(found["ratios"]) == 4
    assert row["monotonic"] == falls([x["content"] for x in row["each"][0]])
    assert read_picture(tmp_path / "style-ratios.jpg").size
    assert "untrained, 32 px" in table.facts(tmp_path)["ratios"]
    assert table.facts(tmp_path)["cost"] == table.NONE


def test_cost_is_a_row_for_each_size(tmp_path):
    places = ("--results", tmp_path, "--figures", tmp_path)
    run("cost", "--size", 32, *places)
    run("cost", "--size", 48, "--preview", *places)
    rows = json.loads((tmp_path / "style-cost.json").read_text())["rows"]
    assert list(rows) == ["untrained, 32 px", "untrained, preview"]
    assert all(row["peak_gigabytes"] > 0 and row["style"] < 1 for row in rows.values())
    assert read_picture(tmp_path / "style-cost.png").size
    assert "untrained, preview" in table.facts(tmp_path)["cost"]


@pytest.mark.parametrize("name", ["gallery", "progress", "networks"])
def test_sheets_are_drawn(name, tmp_path, monkeypatch):
    monkeypatch.setattr(sheets, "STEPS", (0, 1, 2))
    few = ("--photographs", 1) if name == "gallery" else ()
    run(name, "--size", 32, *few, "--figures", tmp_path)
    assert read_picture(tmp_path / f"style-{name}.jpg").size


def test_pixels_and_strokes_stand_side_by_side(tmp_path):
    run("drawings", "--size", 32, "--strokes", 5, "--seconds", 0.2, "--figures", tmp_path)
    assert read_picture(tmp_path / "style-drawings.jpg").size


def test_what_falls():
    assert falls([3, 2, 1])
    assert not falls([3, 3, 1])
