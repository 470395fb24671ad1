"""How much of the canvas strokes cover, by their number."""

import math

import pytest
import torch

from benchmarks.ablations import stroke_area
from renderers import BRUSHES
from tests.support.actors import write_actor


def test_the_area_of_a_stroke_is_the_share_of_the_canvas_it_covers():
    circle = BRUSHES["circle"]()
    strokes = torch.rand(1, 3, len(circle.params))
    strokes[..., :4] = torch.tensor([0.5, 0.5, 0.4, 0.3])  # x, y, twice the radius, opacity
    strokes[0, 1, 2], strokes[0, 2, 3] = 0.8, 0.0
    found = stroke_area.areas(strokes, circle, 64)[0]
    assert found[0] == pytest.approx(math.pi * 0.2**2, rel=0.01)
    assert found[1] == pytest.approx(math.pi * 0.4**2, rel=0.01)
    assert found[2].isnan()


def test_stroke_areas_are_measured_and_drawn(tmp_path):
    file = tmp_path / "one.safetensors"
    write_actor(file)
    options = stroke_area.StrokeArea(
        actors=(str(file),), dataset="shapes", size=32, budget=20, limit=3,
        results=tmp_path, figures=tmp_path,
    )  # fmt: skip
    row = stroke_area.run(options)["rows"][0]
    assert row["painter"] == "one"
    assert [len(row[key]) for key in ("mean", "low", "high", "laid")] == [20] * 4
    assert all(0 <= share <= 1 for share in row["laid"])
    assert (tmp_path / "stroke-area.png").stat().st_size > 10_000
