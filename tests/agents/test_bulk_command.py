"""`agents.bulk` goes on where it was stopped, and refuses what makes no sense, in one line."""

import pytest

from agents import bulk
from agents.shards.shard import paint_shard
from tests.support.albums import SMALL, folder_of, list_of, picture, rows_in, tars_in


def by_hand(options, shards, *, workers, tell):
    for shard in shards:
        paint_shard(options, shard, lambda row: tell(1, int(row.error is not None)))


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """Three pictures and a broken one, painted in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(bulk.RUNNERS, "processes", by_hand)
    folder_of(tmp_path / "in", 3)
    return tmp_path


def typed(*words):
    bulk.main(["in", "out", "--shard-size", "2", *SMALL, *words])


def test_all_is_painted_once_and_what_failed_is_counted(here, capsys):
    typed()
    said = capsys.readouterr().out
    assert "all 2 shards are in out, 2 of them painted now" in said
    assert "1 pictures could not be painted" in said
    assert [row["id"] for row in rows_in(here / "out")] == [
        "00.png", "02.png", "below/01.png", "broken.jpg",
    ]  # fmt: skip


def test_what_is_finished_is_not_painted_again(here, capsys):
    typed()
    before = tars_in(here / "out")
    (here / "out" / "00001.parquet").unlink()
    (here / "out" / "00000.tar").write_bytes(b"as it was")
    typed("--workers", "3")
    assert "1 of them painted now" in capsys.readouterr().out
    after = tars_in(here / "out")
    assert after["00000.tar"] == b"as it was"
    assert after["00001.tar"] == before["00001.tar"]


def test_several_machines_share_a_folder(here, capsys):
    typed("--node", "1", "--nodes", "2")
    assert list(tars_in(here / "out")) == ["00001.tar"]
    assert "all 1 shards" in capsys.readouterr().out
    typed("--node", "0", "--nodes", "2")
    assert list(tars_in(here / "out")) == ["00000.tar", "00001.tar"]


def test_ctrl_c_leaves_whole_shards_says_how_to_go_on_and_ends_with_130(here, monkeypatch, capsys):
    def ctrl_c(row):
        raise KeyboardInterrupt

    def stopped(options, shards, *, workers, tell):
        paint_shard(options, shards[0])
        paint_shard(options, shards[1], ctrl_c)

    monkeypatch.setitem(bulk.RUNNERS, "processes", stopped)
    with pytest.raises(SystemExit) as end:
        typed()
    assert end.value.code == 130
    assert "stopped with 1 shards to paint: the same command goes on" in capsys.readouterr().out
    names = sorted(x.name for x in (here / "out").iterdir())
    assert names == ["00000.parquet", "00000.tar", "pictures.parquet", "plan.json"]


def test_searches_by_the_clock_are_warned_of(here, capsys):
    bulk.main(["in", "out", *SMALL[:2], *SMALL[4:], "--seconds", "0.01"])
    assert "no two runs paint the same bytes" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["in", "out", "--strokes", "4"], "out was begun with strokes 3, this is 4: use the same"),
        (["in", "out", "--shard-size", "3"], "begun with shard_size 2, this is 3"),
        (["in/below", "out"], "out was begun with other pictures than in/below has now"),
        (["in", "in"], "in holds files but no plan.json"),
        (["in", "words.txt"], "words.txt is a file: name a folder"),
        (["nowhere", "new"], "no folder nowhere"),
        (["double.parquet", "new"], "two pictures have the id a: give each its own"),
        (["none.parquet", "new"], "none.parquet holds no pictures"),
        (["in", "nosuch://x/y"], "nosuch"),
        (["in", "new", "--node", "2", "--nodes", "2"], "--node 2 must be below --nodes 2"),
        (["in", "new", "--seconds", "1"], "leave one out"),
        (["in", "new", "--files", "png", "png"], "--files names one twice"),
        (["in", "new", "--files", "gif"], "invalid choice"),
        (["in", "new", "--painter", "policy"], "--steps is for painters that search"),
        (["in", "new", "--brush", "beziers"], "Did you mean 'bezier'"),
        (["in", "new", "--palette", "0"], "a palette has 1 ... 256 paints, got 0"),
    ],
)
def test_it_refuses(here, words, said, capsys):
    typed()
    (here / "words.txt").write_text("x")
    (here / "in" / "x.tar").write_text("x")
    list_of(here / "double.parquet", id=["a", "a"], bytes=[picture(0)] * 2)
    list_of(here / "none.parquet", id=[], bytes=[])
    capsys.readouterr()
    with pytest.raises(SystemExit) as end:
        typed_words = [*words[:2], "--shard-size", "2", *SMALL, *words[2:]]
        bulk.main(typed_words)
    told = capsys.readouterr().err
    assert end.value.code == 2
    assert said in told and told.count("\n") == 1
    assert not (here / "new").exists()


def test_what_no_picture_can_be_painted_with_is_refused_before_any_is(here, capsys):
    words = ["in", "out", "--painter", "greedy", "--brush", "oil", "--strokes", "2"]
    with pytest.raises(SystemExit):
        bulk.main(words)
    assert "solves for one ink" in capsys.readouterr().err
    assert not (here / "out").exists()


def test_a_file_that_a_plan_was_made_with_may_not_change(here, capsys):
    (here / "paints.json").write_text('{"ink": "#102030", "paper": "#ffffff"}')
    typed("--palette", "paints.json")
    (here / "paints.json").write_text('{"ink": "#102031", "paper": "#ffffff"}')
    with pytest.raises(SystemExit):
        typed("--palette", "paints.json")
    assert "out was begun with held" in capsys.readouterr().err
