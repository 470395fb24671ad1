"""The benchmark of painters that search, on pictures that need no download."""

import json
from dataclasses import replace

import pytest

from benchmarks.search import measure as search
from benchmarks.search.figure import draw_curves
from benchmarks.search.table import searched


def quick(case):
    return replace(search.shortened(case), pictures="photos", side=16, strokes=5)


@pytest.mark.parametrize("painter", ["search", "refined", "policy", "greedy", "layered"])
def test_a_row_says_how_well_and_how_fast(painter):
    case = quick(search.Case(painter, "imagenet", 128, 200, 0.1))
    row = search.measured(case, search.Cases())
    assert 0 < row["mse"]["mean"] < 0.2
    assert row["seconds"]["mean"] > 0
    assert row["case"]["painter"] == painter
    json.dumps(row)


def test_the_table_and_the_figure(tmp_path):
    rows = {}
    for name in ("imagenet-200-fast", "search-200-strokes", "search-1-seconds"):
        row = search.measured(quick(search.CASES[name]), search.Cases())
        rows[name] = {**row, "case": {**row["case"], "pictures": "imagenet"}}
    table = searched({"rows": rows}).splitlines()
    assert len(table) == 3
    assert table[2].startswith(
        "| ImageNet, 16 px | search, 5 bezier, 10 at a time | MSE 0.0016 in 1.5 s |"
    )
    assert searched({"rows": {}}) == "None has been measured yet."
    assert draw_curves(rows, tmp_path / "search.json").stat().st_size > 5000
    assert draw_curves({}, tmp_path / "empty.json").exists()


def test_cases_have_names():
    assert search.chosen(["goals"]) == list(search.GOALS)
    assert search.chosen([]) == list(search.CASES)
    with pytest.raises(ValueError, match="no case 'imagnet'"):
        search.chosen(["imagnet"])
