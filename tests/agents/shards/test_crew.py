"""Processes may die at any moment: what they had begun is begun again, and nothing comes twice.

The number of processes that are begun is kept small: each loads all that it paints with.
"""

import os
import signal
import sys
from multiprocessing import active_children

import pyarrow.parquet as pq
import pytest

from agents.shards import crew
from agents.shards.options import Options
from agents.shards.plan import open_plan
from agents.shards.shard import paint_shard
from tests.support.albums import SMALL, folder_of, rows_in, tars_in
from tests.support.killing import begun, ended, killed_at_random, workers_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
PICTURES, EACH = 11, 2


@pytest.fixture
def options(tmp_path):
    folder_of(tmp_path / "in", PICTURES)

    def made(out="out"):
        return Options(
            str(tmp_path / "in"), str(tmp_path / out), shard_size=EACH, strokes=3, steps=2,
            view=16, size=16, brush="circle",
        )  # fmt: skip

    return made


def by_hand(options):
    for shard in range(open_plan(options).shards):
        paint_shard(options, shard)


def same(one, other):
    """Each picture once, and the bytes of its painting as they were."""
    ids = [row["id"] for row in rows_in(other)]
    assert len(ids) == len(set(ids)) == PICTURES + 1
    assert rows_in(one) == rows_in(other)
    assert tars_in(one) == tars_in(other)
    left = list(other.glob(".*"))  # of those that were killed, until another writes there
    assert all(x.is_dir() and x.name.endswith(".part") for x in left)


def test_processes_paint_what_one_alone_paints_though_some_are_killed(options, tmp_path):
    by_hand(options("one"))
    told = []

    def tell(done, failed):
        told.append((done, failed))
        if sum(d > 0 for d, _ in told) == 3:
            os.kill(active_children()[0].pid, signal.SIGKILL)

    plan = open_plan(options())
    crew.paint_by_processes(options(), plan.unfinished(), workers=2, tell=tell)
    same(tmp_path / "one", tmp_path / "out")
    assert sum(done for done, _ in told) == PICTURES + 1
    assert sum(failed for _, failed in told) == 1
    assert not active_children()


def test_a_picture_over_which_processes_die_is_a_row(options, tmp_path, monkeypatch):
    monkeypatch.setattr(crew, "PATIENCE", 1)
    told = []

    def tell(done, failed):
        told.append(failed)
        if len(told) == 1:
            os.kill(active_children()[0].pid, signal.SIGKILL)

    open_plan(options())
    crew.paint_by_processes(options(), [0], workers=1, tell=tell)
    rows = pq.read_table(tmp_path / "out" / "00000.parquet").to_pylist()
    assert sum(bool(row["error"]) for row in rows) == 1
    assert "have died" in next(row["error"] for row in rows if row["error"])


@pytest.mark.slow
def test_processes_that_die_as_they_begin_end_the_work(options, monkeypatch):
    monkeypatch.setattr(crew, "_work", os.abort)
    with pytest.raises(OSError, match="5 processes died as they began"):
        crew.paint_by_processes(options(), [0], workers=1, tell=print)
    assert not active_children()


def test_what_a_process_cannot_write_is_told_here(options, tmp_path):
    open_plan(options())
    (tmp_path / "out" / "00000.tar").mkdir()
    (tmp_path / "out" / "00000.tar" / "x").touch()
    with pytest.raises(OSError, match=r"00000\.tar"):
        crew.paint_by_processes(options(), [0], workers=1, tell=lambda done, failed: None)


WORDS = ("agents.bulk", "in", "out", "--shard-size", str(EACH), "--workers", "2", *SMALL)


@pytest.mark.slow
def test_ctrl_c_ends_all_with_whole_shards_and_130(options, tmp_path):
    by_hand(options("one"))
    running = begun(WORDS, tmp_path)
    while not list((tmp_path / "out").glob("*.tar")) and running.poll() is None:
        pass
    workers = workers_of(running.pid)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to all of them
    said, _ = running.communicate()
    if running.returncode != 0:  # it may have been quicker
        assert running.returncode == 130, said
        assert "the same command goes on" in said
        assert "Traceback" not in said
    assert not [pid for pid in workers if os.path.exists(f"/proc/{pid}")]
    assert not list((tmp_path / "out").glob(".*"))
    ended(WORDS, tmp_path)
    same(tmp_path / "one", tmp_path / "out")


@pytest.mark.slow
@pytest.mark.parametrize("kills", [2, pytest.param(20, marks=pytest.mark.thorough)])
def test_killed_at_random_moments_each_picture_is_painted_once(options, tmp_path, kills):
    by_hand(options("one"))
    seconds = ended([*WORDS[:2], "calm", *WORDS[3:]], tmp_path)
    same(tmp_path / "one", tmp_path / "calm")
    died = killed_at_random(WORDS, tmp_path, kills=kills, seed=0, within=seconds)
    assert sum(died.values()) == kills
    same(tmp_path / "one", tmp_path / "out")
