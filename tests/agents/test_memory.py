"""Memory is counted before it is taken: the least of what machine, containers and process leave."""

import gzip
import tracemalloc
from dataclasses import replace
from functools import partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import torch

from agents import ddpg_mb, look_then_paint, paint
from paint_gym.targets import make_targets, mnist
from renderers.workshop import memory
from renderers.workshop.memory import available, need, read_bytes
from tests.support.tiny import QUICK, TINY

GB = 10**9


@pytest.fixture(autouse=True)
def eight_gigabytes(system):
    system(proc__meminfo=f"MemTotal: 99 kB\nMemAvailable: {8 * 10**6} kB\n")


def test_what_is_there_is_what_the_machine_has_free(system):
    assert available() == 8 * 10**6 * 1024


def test_a_container_of_either_version_leaves_less(system):
    system(
        proc__self__cgroup="0::/a/b\n",
        groups__a__memory_DOT_max=f"{4 * GB}\n", groups__a__memory_DOT_current=f"{3 * GB}\n",
        groups__a__memory_DOT_stat=f"anon 5\ninactive_file {GB // 2}\n",
        groups__a__b__memory_DOT_max="max\n", groups__a__b__memory_DOT_current=f"{GB}\n",
    )  # fmt: skip
    assert available() == 1.5 * GB
    system(
        proc__self__cgroup="3:cpu:/x\n2:memory:/c\n",
        groups__memory__c__memory_DOT_limit_in_bytes=f"{2 * GB}",
        groups__memory__c__memory_DOT_usage_in_bytes=f"{3 * GB}",
    )
    assert available() == 0


def test_a_limit_of_the_process_leaves_less(system):
    limits = "Max cpu time  unlimited unlimited seconds\nMax address space  {} {} bytes\n"
    system(proc__self__limits=limits.format(*["unlimited"] * 2), proc__self__statm="1000 1 1")
    assert available() == 8 * 10**6 * 1024
    system(proc__self__limits=limits.format(GB, GB))
    assert available() == GB - 1000 * memory.os.sysconf("SC_PAGE_SIZE")


def test_what_does_not_fit_is_refused_with_what_it_takes_and_what_there_is(system):
    need(8e9, "--replay 5", "keep fewer")
    with pytest.raises(MemoryError) as refused:
        need(2.5e12, "--replay 5", "keep fewer")
    assert str(refused.value) == (
        "--replay 5 takes 2,500.0 GB of memory and 8.2 GB are free: keep fewer"
    )


def test_where_the_system_does_not_say_nothing_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(memory.groups, "PROC", tmp_path)
    assert available() is None
    need(1e30, "this", "do that")


def test_no_more_of_a_file_is_read_than_it_may_have(tmp_path):
    (tmp_path / "file").write_bytes(bytes(2000))
    assert read_bytes(tmp_path / "file", 2000) == bytes(2000)
    for file in (tmp_path / "file", Path("/dev/zero")):
        with pytest.raises(ValueError, match=f"{file} is longer than 2 kB"):
            read_bytes(file, 1999)


def little(monkeypatch, size):
    monkeypatch.setattr(memory, "available", lambda: size)


@pytest.mark.parametrize(
    ("train", "config", "said"),
    [
        (look_then_paint.train, replace(TINY, replay=10**7),
         "a --replay of 10000000 views of 32 px takes 61"),
        (look_then_paint.train, replace(TINY, batch_size=10**5),
         "a --batch-size of 100000 views of 32 px takes 51"),
        (look_then_paint.train, replace(TINY, widths=(4096, 4096)),
         "of --widths (4096, 4096) takes 2.2 GB"),
        (ddpg_mb.train, replace(QUICK, replay=10**7),
         "a --replay of 10000000 views of 32 px takes 94"),
        (ddpg_mb.train, replace(QUICK, critic_widths=(8, 4096)), "--critic-widths (8, 4096) takes"),
    ],
)  # fmt: skip
def test_a_learner_that_does_not_fit_is_refused_before_it_is_made(
    train, config, said, tmp_path, monkeypatch
):
    little(monkeypatch, GB)
    with pytest.raises(MemoryError) as refused:
        train(config, tmp_path / "run")
    assert said in str(refused.value)
    assert not (tmp_path / "run").exists()


def test_films_and_looks_that_do_not_fit_are_refused(monkeypatch):
    little(monkeypatch, GB)
    paint.check(paint.Options("photo.png"))
    for options in ({"gif_size": 1024, "strokes": 1000, "film_seconds": 60.0}, {"view": 4096}):
        with pytest.raises(MemoryError, match=r"of memory and 1\.0 GB are free"):
            paint.check(paint.Options("photo.png", **options))


def test_weights_are_counted_without_making_them():
    net = partial(torch.nn.Linear, 10**6, 10**6, bias=False)
    assert memory.of_weights(net) == 4 * 4 * 10**12


@pytest.mark.parametrize("packed", ["gz", "zip"])
def test_a_bomb_named_as_mnist_is_unpacked_to_a_bound(packed, tmp_path, monkeypatch):
    monkeypatch.setattr(mnist, "LARGEST", 10**6)
    name, bomb = "t10k-images-idx3-ubyte.gz", gzip.compress(bytes(5 * 10**7))
    if packed == "gz":
        (tmp_path / name).write_bytes(bomb)
    else:
        with ZipFile(tmp_path / "mnist.zip", "w", ZIP_DEFLATED) as archive:
            archive.writestr(name.removesuffix(".gz"), bytes(5 * 10**7))
    tracemalloc.start()
    with pytest.raises(ValueError, match="is not an idx file of pictures"):
        make_targets("mnist", size=28, split="test", data_dir=str(tmp_path))
    assert tracemalloc.get_traced_memory()[1] < 10**7
    tracemalloc.stop()
