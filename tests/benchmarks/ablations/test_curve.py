"""The curve of a run beside the paper's."""

import json
from dataclasses import replace

from agents import look_then_paint
from benchmarks.ablations.curve import Curve, curve
from tests.agents.test_agents import TINY


def test_a_curve_ends_with_the_whole_test_split(tmp_path):
    result = look_then_paint.train(replace(TINY, updates=8, evaluate_every=2), tmp_path)
    points = curve(tmp_path, result)
    assert [p["samples"] for p in points] == [16, 32, 48, 64]
    assert points[-1]["mse"] == result["test/mse"]
    assert json.loads((tmp_path / "result.json").read_text())["samples"] == 64
    assert Curve(tmp_path).name == "faces-200"
