"""Two processes that train as one are one process with the same total batch."""

import gc
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch
import torch.distributed as dist

from agents import look_then_paint
from agents.learning import processes, session
from agents.learning.run import CHECKPOINT
from renderers.workshop.checkpoint import read_state
from tests.support.tiny import TINY, some_views

ROOT = Path(__file__).parents[2]
CONFIG = [
    "--dataset", "shapes", "--size", "32", "--budget", "20", "--num-envs", "4",
    "--network", "window", "--widths", "8", "16",
    "--replay", "64", "--batch-size", "32", "--updates", "6", "--warmup", "1",
    "--precision", "float32", "--report-every", "1", "--evaluate-every", "4",
    "--evaluate-on", "4", "--judge-on", "4",
    "--threads", "1", "--lr", "2e-4",
]  # fmt: skip
KINDS = {
    "learned look": ["look_then_paint", "--view", "32", "--budgets", "10", "20"],
    "unrolled": ["look_then_paint", "--view", "32", "--look", "window", "--unroll", "2"],
    "canvas critic": ["ddpg_mb", "--critic-widths", "8", "16", "--updates-per-episode", "3"],
}


def started(launcher, out, kind, *more):
    command = [sys.executable, *launcher, "-m", "agents.train", *KINDS[kind], *CONFIG]
    return subprocess.Popen(
        [*command, "--out", str(out), *more], cwd=ROOT, stderr=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


TORCHRUN = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]


def finished(*processes):
    for process in processes:
        said, complained = process.communicate(timeout=240)
        assert process.returncode == 0, complained[-3000:]
    return said


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_two_processes_learn_what_one_does(kind, tmp_path):
    said = finished(started([], tmp_path / "one", kind), started(TORCHRUN, tmp_path / "two", kind))
    assert said.count("training in") == 1
    one, two = (
        [json.loads(x) for x in (tmp_path / n / "metrics.jsonl").read_text().splitlines()]
        for n in ("one", "two")
    )
    assert [row["update"] for row in one] == [row["update"] for row in two]
    first, second = (
        read_state(tmp_path / n / CHECKPOINT)["learner"]["actor"] for n in ("one", "two")
    )
    for name, weights in first.items():
        if "running" not in name:  # six steps of 2e-4 have moved them by about 1e-3
            assert (weights.float() - second[name].float()).abs().mean() < 1.5e-4, name
    results = [json.loads((tmp_path / n / "result.json").read_text()) for n in ("one", "two")]
    assert results[0]["test/mse"] == pytest.approx(results[1]["test/mse"], rel=1e-3)


def test_nothing_that_learns_together_outlives_the_processes(tmp_path, monkeypatch):
    left = []

    def part():
        left.append(sum(type(x) is session.Session for x in gc.get_objects()))

    monkeypatch.setenv("WORLD_SIZE", "1")
    monkeypatch.setattr(dist, "init_process_group", lambda backend, timeout: None)
    monkeypatch.setattr(dist, "destroy_process_group", part)
    look_then_paint.train(replace(TINY, updates=2), tmp_path)
    assert left == [0]


def test_each_process_takes_its_own_part(monkeypatch):
    views = some_views(6, 4)
    monkeypatch.setattr(processes, "count", lambda: 3)
    parts = []
    for rank in range(3):
        monkeypatch.setattr(processes, "rank", lambda rank=rank: rank)
        parts.append(processes.part_of(views))
        mine = processes.uniform(2, generator=torch.Generator().manual_seed(0))
        every = torch.rand(6, 1, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
        assert torch.equal(mine, every[2 * rank : 2 * rank + 2])
    assert torch.equal(torch.cat([part.canvas for part in parts]), views.canvas)
    with pytest.raises(ValueError, match="64 cannot be shared evenly by 3 processes"):
        processes.share_of(64, "a batch of")
