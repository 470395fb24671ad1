"""The benchmark of the studio at its smallest: a real studio, two visitors, a few seconds."""

import json

import pytest

from benchmarks.studio import __main__ as studio

pytest.importorskip("fastapi")
pytest.importorskip("uvicorn")
pytest.importorskip("httpx")
pytest.importorskip("matplotlib")


@pytest.mark.slow
def test_two_visitors_paint_in_a_real_studio_and_nothing_goes_wrong(tmp_path, capfd):
    out = tmp_path / "studio.json"
    words = ["--out", str(out), "--figures", str(tmp_path), "--workers", "1", "--threads", "1"]
    studio.main(["load", "--quick", *words])
    found = json.loads(out.read_text())
    assert (found["errors"], found["said"], found["alone"]["errors"]) == (0, {}, 0)
    assert found["alone"]["paintings"] == 1
    assert found["fairness"]["least"] >= 1
    assert found["fairness"]["places_that_became_worse"] == 0
    assert found["longest_queue"] <= 1  # a visitor stands in it once
    assert 0 < found["strokes"]["least"] <= found["strokes"]["most"] <= 20
    assert found["memory"]["workers"]["most"] > 0
    assert found["alone"]["first_stroke"]["worst"] <= found["alone"]["last_stroke"]["worst"]
    assert (tmp_path / "studio.png").is_file()
    assert "0 errors, " in capfd.readouterr().out
