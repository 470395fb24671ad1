"""Runs that are compared: several at a time are as one after another; a failure ends them."""

from dataclasses import replace

import pytest

from agents.learning.run import CHECKPOINT
from agents.look_then_paint import train
from benchmarks import trials
from benchmarks.ablations.trials import curve
from renderers.workshop.checkpoint import read_state
from tests.support.tiny import TINY


def tiny(folder, **changes):
    return trials.Trial("look_then_paint", replace(TINY, **changes), folder)


@pytest.mark.slow
def test_runs_side_by_side_are_those_one_after_another(tmp_path):
    seeds = [
        tiny(tmp_path / place / f"run-{i}", seed=i) for place in ("one", "two") for i in (0, 1)
    ]
    trials.train_all(seeds[:2], tmp_path / "one")
    trials.train_all(seeds[2:], tmp_path / "two", threads=1, workers=2)
    curves = [curve(trial.folder, trial.config.samples_of) for trial in seeds]
    errors = [[point["mse"] for point in points] for points in curves]
    assert errors[:2] == errors[2:]
    assert errors[0] != errors[1]
    assert [read_state(trial.folder / CHECKPOINT)["threads"] for trial in seeds[2:]] == [1, 1]


def test_after_a_failure_no_other_run_is_begun(tmp_path):
    seeds = [tiny(tmp_path / "one" / f"run-{i}", seed=i) for i in range(4)]
    train(replace(TINY, seed=9), seeds[0].folder, stop_after=1)
    with pytest.raises(ValueError, match="run of another config"):
        trials.train_all(seeds, tmp_path / "one", threads=1, workers=2)
    assert not seeds[3].folder.exists()
