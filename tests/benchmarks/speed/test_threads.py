"""What threads give and cost is measured in turns, and no busy process is left behind."""

import pytest
import torch

from agents.train import AGENTS
from benchmarks.speed import threads
from tests.support.learners import TOY


def test_rates_are_calls_per_second_on_one_thread_and_on_all(monkeypatch):
    clock = [0.0]

    def work():
        clock[0] += 0.5 / torch.get_num_threads()

    monkeypatch.setattr(threads, "processors", lambda: 2)
    monkeypatch.setattr(threads.time, "perf_counter", lambda: clock[0])
    found = threads.rates(work, 4.0)
    assert found == pytest.approx({"one": 2.0, "all": 4.0, "ratio": 2.0})


def test_busy_processes_end_with_what_they_are_beside():
    with threads.beside(2) as others:
        assert [other.poll() for other in others] == [None, None]
    assert all(other.poll() is not None for other in others)


@pytest.mark.parametrize("work", ["learner", "neural", "tiles"])
def test_every_kind_of_work_can_be_done(work, monkeypatch):
    monkeypatch.setitem(AGENTS, "toy", TOY)
    threads.worker(threads.Threads(work=work, learner="toy"))()
