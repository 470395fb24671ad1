"""Threads are as many as there are processors for them, and wait without spinning."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest
import torch

from agents import look_then_paint, train
from renderers import BRUSHES, make_renderer
from renderers.workshop import processors as processors_module
from renderers.workshop.processors import (
    go_on_with,
    heed_quotas,
    idle_processors,
    processors,
    use_threads,
)
from tests.support.tiny import TINY

HERE = len(os.sched_getaffinity(0))
V1 = "groups__cpu__box__cpu_DOT_cfs_{}_us"


def test_without_containers_the_affinity_counts(system):
    assert processors() == HERE


@pytest.mark.parametrize(
    "files",
    [
        {"proc__self__cgroup": "0::/a/b\n", "groups__a__cpu_DOT_max": "100000 100000\n"},
        {"proc__self__cgroup": "0::/a/b\n", "groups__a__b__cpu_DOT_max": "20000 100000\n"},
        {"proc__self__cgroup": "0::/\n", "groups__cpu_DOT_max": "100000 200000\n"},
        {"proc__self__cgroup": "4:cpu,cpuacct:/box\n", V1.format("quota"): "50000\n",
         V1.format("period"): "100000\n"},
    ],
)  # fmt: skip
def test_a_quota_of_any_group_above_counts(system, files):
    system(**files)
    assert processors() == 1


@pytest.mark.parametrize(
    "files",
    [
        {"proc__self__cgroup": "0::/a\n", "groups__a__cpu_DOT_max": "max 100000\n"},
        {"proc__self__cgroup": "0::/a\n", "groups__a__cpu_DOT_max": "99900000 100000\n"},
        {"proc__self__cgroup": "4:cpu:/box\n", V1.format("quota"): "-1\n",
         V1.format("period"): "100000\n"},
    ],
)  # fmt: skip
def test_no_limit_is_no_limit(system, files):
    system(**files)
    assert processors() == HERE


@pytest.fixture
def box(system):
    """A container that may use one processor, of which this process has not asked yet."""
    system(proc__self__cgroup="0::/\n", groups__cpu_DOT_max="100000 100000\n")
    heed_quotas.cache_clear()
    yield
    heed_quotas.cache_clear()


def test_nothing_asked_keeps_what_fits(box):
    torch.set_num_threads(2)
    assert use_threads() == torch.get_num_threads() == 1


def test_an_engine_takes_no_more_threads_than_a_quota_allows(box):
    torch.set_num_threads(2)
    make_renderer("exact", BRUSHES["circle"]())
    assert torch.get_num_threads() == 1


def test_what_is_asked_for_is_used_whatever_the_quota_by_engines_too(box):
    assert use_threads(2) == torch.get_num_threads() == 2
    make_renderer("exact", BRUSHES["circle"]())
    assert torch.get_num_threads() == 2


def test_where_the_system_knows_no_affinity_every_processor_counts(system, monkeypatch):
    monkeypatch.delattr(os, "sched_getaffinity")
    assert processors() == os.cpu_count()


@pytest.mark.parametrize(
    ("package", "chosen"),
    [
        *((package, None) for package in ("renderers", "paint_gym", "agents", "benchmarks")),
        ("renderers", "OMP_WAIT_POLICY"), ("paint_gym", "OMP_WAIT_POLICY"),
        ("renderers", "GOMP_SPINCOUNT"), ("paint_gym", "GOMP_SPINCOUNT"),
    ],
)  # fmt: skip
def test_threads_spin_shortly_unless_a_person_chose_otherwise(package, chosen):
    before = {k: v for k, v in os.environ.items() if k not in ("OMP_WAIT_POLICY", "GOMP_SPINCOUNT")}
    if chosen:
        before[chosen] = "7"
    script = (
        "import os, sys; sys.modules['torch'] = None\n"
        f"try: import {package}\nexcept ImportError: pass\n"
        "print(os.environ.get('GOMP_SPINCOUNT'))"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], env=before, capture_output=True, text=True, check=True
    )
    wanted = {None: "1000", "OMP_WAIT_POLICY": "None", "GOMP_SPINCOUNT": "7"}[chosen]
    assert found.stdout.strip() == wanted


def test_a_command_says_how_many_threads_compute(tmp_path, capsys):
    with pytest.raises(SystemExit):
        train.main(["ddpg_mb", "--threads", "2", "--data-dir", "nowhere", "--dataset", "celeba",
                    "--out", str(tmp_path / "run")])  # fmt: skip
    assert "on 2 threads" in capsys.readouterr().out
    assert torch.get_num_threads() == 2


@pytest.mark.parametrize(("idle", "threads"), [(40, 2), (20, 1), (0, 1)])
def test_a_command_leaves_busy_processors_to_others(system, monkeypatch, idle, threads):
    """Of 40 ticks of two processors so many are idle while it looks."""
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    monkeypatch.setattr(processors_module.os, "cpu_count", lambda: 2)
    system(proc__stat="cpu  100 0 0 1000 0 0 0 0 0 0\n")
    later = f"cpu  {140 - idle} 0 0 {1000 + idle} 0 0 0 0 0 0\n"
    monkeypatch.setattr(processors_module.time, "sleep", lambda s: system(proc__stat=later))
    torch.set_num_threads(2)
    assert use_threads() == threads


def test_where_linux_does_not_say_all_are_idle(system):
    assert idle_processors() == os.cpu_count()


def test_a_run_goes_on_with_as_many_threads_unless_others_are_asked_for(monkeypatch):
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    torch.set_num_threads(1)
    assert go_on_with(2, None)
    assert torch.get_num_threads() == 2
    assert not go_on_with(2, None)
    assert not go_on_with(3, 2)
    monkeypatch.setenv("OMP_NUM_THREADS", "2")
    assert not go_on_with(3, None)
    assert torch.get_num_threads() == 2


def test_a_checkpoint_keeps_its_threads(tmp_path, monkeypatch):
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    said, config = [], replace(TINY, updates=2)
    torch.set_num_threads(2)
    look_then_paint.train(config, tmp_path, stop_after=1)
    torch.set_num_threads(1)
    look_then_paint.train(config, tmp_path, resume=True, stop_after=0, say=said.append)
    assert any("going on on 2 threads, as it began" in line for line in said)
    torch.set_num_threads(1)
    look_then_paint.train(config, tmp_path, resume=True, threads=1)
    assert torch.get_num_threads() == 1
