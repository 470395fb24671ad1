"""A shard is written whole, and has the same bytes whoever paints it."""

import errno
import io
import json
import tarfile

import pyarrow.parquet as pq
import pytest

from agents.shards import shard as painting
from agents.shards.options import Options, seed_of
from agents.shards.place import Place
from agents.shards.plan import open_plan
from agents.shards.shard import paint_shard
from paint_gym.paintings.painting import load_painting
from tests.support.albums import folder_of, rows_in, tars_in

SMALL = {"strokes": 3, "steps": 2, "view": 16, "size": 16, "brush": "circle"}


@pytest.fixture
def asked(tmp_path):
    folder_of(tmp_path / "in", 3)
    return lambda out="out", **options: Options(
        str(tmp_path / "in"), str(tmp_path / out), **{**SMALL, "shard_size": 3, **options}
    )


def painted(options, *, backwards=False):
    shards = range(open_plan(options).shards)
    for shard in reversed(shards) if backwards else shards:
        paint_shard(options, shard)


def test_a_shard_is_a_tar_of_paintings_and_a_row_for_each_picture(asked, tmp_path):
    painted(asked(files=("png", "json", "npz")))
    rows = rows_in(tmp_path / "out")
    assert [row["id"] for row in rows] == ["00.png", "02.png", "below/01.png", "broken.jpg"]
    assert [row["key"] for row in rows] == [f"{i:09d}" for i in range(4)]
    assert all(row["psnr"] > 0 and row["strokes"] <= 3 for row in rows[:3])
    with tarfile.open(tmp_path / "out" / "00000.tar") as tar:
        members = tar.getmembers()
        tar.extractall(tmp_path / "back", filter="data")
    assert [x.name for x in members[:3]] == [f"000000000.{x}" for x in ("json", "npz", "png")]
    assert {(x.mtime, x.uid, x.uname) for x in members} == {(0, 0, "")}
    assert len(load_painting(tmp_path / "back" / "000000001.npz").strokes) == rows[1]["strokes"]


def test_a_picture_that_cannot_be_painted_is_a_row_that_says_why(asked, tmp_path):
    painted(asked())
    row = rows_in(tmp_path / "out")[3]
    assert "broken.jpg is not a picture" in row["error"] and row["psnr"] is None
    with tarfile.open(tmp_path / "out" / "00001.tar") as tar:
        assert not tar.getmembers()


def test_a_full_disk_is_no_fault_of_the_picture(asked, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(painting, "_files", full)
    with pytest.raises(OSError, match="No space left"):
        painted(asked())
    assert not list((tmp_path / "out").glob("0*"))


def test_the_bytes_are_the_same_whoever_paints_in_whatever_order(asked, tmp_path):
    painted(asked("one"))
    painted(asked("other"), backwards=True)
    assert tars_in(tmp_path / "one") == tars_in(tmp_path / "other") != {}
    assert rows_in(tmp_path / "one") == rows_in(tmp_path / "other")


def test_shards_of_another_size_hold_the_same_paintings(asked, tmp_path):
    def members(out):
        found = {}
        for content in tars_in(tmp_path / out).values():
            with tarfile.open(fileobj=io.BytesIO(content)) as tar:
                found |= {x.name: tar.extractfile(x).read() for x in tar.getmembers()}
        return found

    painted(asked("one"))
    painted(asked("other", shard_size=2))
    assert members("one") == members("other")


def test_seeds_are_of_the_picture_and_of_the_run():
    assert seed_of("a", 0) == seed_of("a", 0)
    assert len({seed_of("a", 0), seed_of("a", 1), seed_of("b", 0)}) == 3
    assert all(0 <= seed_of(str(i), 0) < 2**32 for i in range(99))


def test_a_picture_that_processes_died_of_is_not_tried_again(asked, tmp_path, monkeypatch):
    options = asked()
    open_plan(options)
    read = []
    monkeypatch.setattr(painting, "bytes_of", lambda x: read.append(x.id) or b"")
    rows = paint_shard(options, 0, deadly=[1])
    assert read == ["00.png", "below/01.png"]
    assert "have died" in rows[1].error


def test_whoever_is_stopped_leaves_nothing_of_the_shard(asked, tmp_path):
    options = asked()
    open_plan(options)

    def stop(row):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        paint_shard(options, 0, stop)
    assert sorted(x.name for x in (tmp_path / "out").iterdir()) == ["pictures.parquet", "plan.json"]


def test_shards_may_be_written_wherever_fsspec_can_and_whole(asked, tmp_path):
    painted(asked("here"))
    options = Options(str(tmp_path / "in"), "memory://painted/album", shard_size=3, **SMALL)
    plan = open_plan(options)

    def stop(row):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        paint_shard(options, 0, stop)
    assert plan.unfinished() == [0, 1]
    assert plan.place.names() == {"plan.json", "pictures.parquet"}
    painted(options)
    assert plan.unfinished() == []
    for name, content in tars_in(tmp_path / "here").items():
        with plan.place.reading(name) as file:
            assert file.read() == content
    with plan.place.reading("00000.parquet") as file:
        assert pq.read_table(file).num_rows == 3


def test_a_place_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "x").write_text("x")
    with pytest.raises(NotADirectoryError, match="name a folder"):
        Place(str(tmp_path / "x")).names()


def test_the_plan_is_json_and_says_how(asked, tmp_path):
    painted(asked(seed=7))
    found = json.loads((tmp_path / "out" / "plan.json").read_text())
    assert found["pictures"] == 4
    assert found["options"]["seed"] == 7 and found["options"]["strokes"] == 3
    assert "workers" not in found["options"] and "shards" not in found["options"]
