"""By Ray, whose workers are killed, each picture is painted once, and with the same bytes."""

import os
import random
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from agents.shards.on_ray import paint_on_ray
from agents.shards.options import Options
from agents.shards.plan import open_plan
from agents.shards.shard import paint_shard
from tests.support.albums import folder_of, rows_in, tars_in

PICTURES = 5


@pytest.fixture
def options(tmp_path):
    folder_of(tmp_path / "in", PICTURES)
    return lambda out: Options(
        str(tmp_path / "in"), str(tmp_path / out), shard_size=2, strokes=3, steps=2, view=16,
        size=16, brush="circle", on="ray",
    )  # fmt: skip


@pytest.fixture
def ray(monkeypatch):
    ray = pytest.importorskip("ray", reason='Ray is not installed: pip install "paint-gym[ray]"')
    monkeypatch.setenv("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    ray.init(
        num_cpus=2, object_store_memory=100_000_000, include_dashboard=False, log_to_driver=False
    )
    yield ray
    ray.shutdown()


def workers():
    """Of Ray, that paint."""
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if (place / "cmdline").read_bytes().startswith(b"ray::Map"):
                yield int(place.name)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_all_is_painted_once_though_workers_are_killed(options, ray, tmp_path):
    for shard in range(open_plan(options("one")).shards):
        paint_shard(options("one"), shard)
    asked, told, over = options("out"), [], threading.Event()
    killed, random_ = [], random.Random(0)

    def kill():
        while len(killed) < 2 and not over.wait(random_.uniform(0, 1)):
            for pid in workers():
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
                break

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        shards = open_plan(asked).unfinished()
        paint_on_ray(
            asked, shards, workers=2, tell=lambda done, failed: told.append((done, failed))
        )
    finally:
        over.set()
        killer.join()
    assert killed
    assert sum(done for done, _ in told) == PICTURES + 1
    assert sum(failed for _, failed in told) == 1
    assert rows_in(tmp_path / "one") == rows_in(tmp_path / "out")
    assert tars_in(tmp_path / "one") == tars_in(tmp_path / "out")


def test_without_ray_it_is_said_what_brings_it(options, monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.setitem(sys.modules, "ray.data", None)
    with pytest.raises(ImportError, match=r'pip install "paint-gym\[ray\]"'):
        paint_on_ray(options("out"), [0], workers=1, tell=print)
