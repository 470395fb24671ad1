"""The benchmark of a GPU runs on a processor too; a GPU is waited for where one is at work."""

import json

import pytest
import torch

from benchmarks.places import read_result
from benchmarks.speed import __main__ as speed
from benchmarks.speed import gpu_table
from benchmarks.speed.measure import finish


def test_it_measures_all_that_the_page_shows(tmp_path):
    out = tmp_path / "gpu.json"
    speed.main(["gpu", "--quick", "--device", "cpu", "--threads", "1", "--out", str(out)])
    found, kept = json.loads(out.read_text()), read_result("gpu")
    assert found.keys() == kept.keys()
    assert found["machine"]["commit"]
    assert [row["canvases"] for row in found["environment"]] == [1, 2]
    [strokes], [exact] = found["strokes per second"], found["equality"]
    assert {key for key in strokes if "scale" in key} < {*gpu_table.ENGINES.values()}
    assert all(rate > 0 for key in strokes if "scale" in key for rate in strokes[key])
    assert exact["worst pixel"] < 0.1
    assert gpu_table.brushes(found).splitlines()[2].startswith("| circle, 2 canvases | ")
    assert gpu_table.steps(found).count("%") == 2


def test_a_step_that_only_copies_its_canvas_has_all_that_memory_allows():
    row = {"steps per second": 10, "bytes of a canvas": 32}
    assert gpu_table.share(row, 320) == 1
    assert gpu_table.share(row, 640) == 0.5


def test_ratios_span_the_brushes_by_pass():
    found = gpu_table.spans([([40, 9], [10, 3]), ([70, 8], [10, 4])])
    assert found == {"forward": "4 to 7", "both": "2 to 3"}


@pytest.mark.parametrize("at_work", [False, True])
def test_a_gpu_is_waited_for_only_where_one_is_at_work(at_work, monkeypatch):
    waited = []
    monkeypatch.setattr(torch.cuda, "is_initialized", lambda: at_work)
    monkeypatch.setattr(torch.cuda, "synchronize", lambda: waited.append(1))
    finish()
    assert bool(waited) is at_work
