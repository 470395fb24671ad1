"""The rate of bulk painting is of the same pictures by each way; what is written is whole."""

import json

from agents.shards.shard import paint_shard
from benchmarks.speed import bulk, table


def by_hand(options, shards, *, workers, tell):
    for shard in shards:
        paint_shard(options, shard)


def test_every_way_paints_the_same_pictures_and_its_rate_is_written(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(
        bulk, "ways_here", lambda: [("processes", 1, by_hand), ("processes", 2, by_hand)]
    )
    bulk.run(bulk.Bulk(quick=True, out=tmp_path / "bulk.json"))
    found = json.loads((tmp_path / "bulk.json").read_text())
    assert found["num_pictures"] == 2 and found["config"]["strokes"] == 2
    assert [row["workers"] for row in found["rows"]] == [1, 2]
    assert found["rows"][0]["ratio"] == 1
    assert "pictures a minute" in capsys.readouterr().out


def test_one_process_is_measured_and_all_that_may_be_used(monkeypatch):
    monkeypatch.setattr(bulk, "processors", lambda: 4)
    monkeypatch.setattr(bulk, "find_spec", lambda name: None)
    assert [way[:2] for way in bulk.ways_here()] == [("processes", 1), ("processes", 4)]
    monkeypatch.setattr(bulk, "find_spec", lambda name: name)
    assert list(bulk.ways_here())[-1][:2] == ("ray", 4)


def test_the_table_has_a_row_for_each_way_once_it_is_measured(tmp_path):
    assert table.bulk(tmp_path)["rows"] == ""
    rows = [
        {"by": "processes", "workers": 1, "pictures_a_minute": 30.0, "ratio": 1.0},
        {"by": "ray", "workers": 2, "pictures_a_minute": 55.0, "ratio": 1.83},
    ]
    (tmp_path / "bulk.json").write_text(json.dumps({"rows": rows}))
    text = table.bulk(tmp_path)["rows"]
    assert "| processes | 1 | 30 | 1.00 |" in text and "| ray | 2 | 55 | 1.83 |" in text
