"""Whatever learns to paint can be a trial, and a trial knows its run by learner and config."""

from dataclasses import replace

import pytest

from agents.train import AGENTS
from benchmarks.ablations import measure
from benchmarks.ablations.trials import PainterTrial, read
from benchmarks.ablations.variants import ABLATIONS, Ablation, Variant
from benchmarks.trials import Trial, finished, run, train_all
from tests.support.learners import DRIFTS, TOY
from tests.support.tiny import LEARNERS, PAINTERS


@pytest.mark.parametrize("name", PAINTERS)
def test_every_learner_of_painters_can_be_a_trial(name, tmp_path):
    if "sb3" in name:
        pytest.importorskip("stable_baselines3")
    config = replace(LEARNERS[name], evaluate_every=1).lasting(2)
    trial = PainterTrial(name, config, tmp_path / "one" / "run-0")
    assert train_all([trial], tmp_path) == [finished(trial, tmp_path)] == [trial.folder]
    found = read(trial.folder, config, (config.budget,))
    assert [point["samples"] for point in found["curve"]] == [config.samples_of(n) for n in (1, 2)]
    assert found["samples"] == config.samples_of(2)
    assert len(found["errors"][str(config.budget)]) == found["curve"][0]["pictures"]


@pytest.mark.parametrize("name", sorted(AGENTS.keys() - PAINTERS))
def test_what_learns_something_else_is_refused(name, tmp_path):
    config = next(iter(AGENTS[name].PRESETS.values()))
    with pytest.raises(ValueError, match=f"{name} learns a .*: wanted a painter"):
        PainterTrial(name, config, tmp_path)


@pytest.fixture
def toy(monkeypatch):
    monkeypatch.setitem(AGENTS, "toy", TOY)
    monkeypatch.setitem(AGENTS, "other", TOY)


def test_a_run_of_another_learner_with_the_same_config_is_another_run(toy, tmp_path):
    run(Trial("toy", DRIFTS, tmp_path / "one" / "run-0"), "cpu", None)
    assert finished(Trial("toy", DRIFTS, tmp_path), tmp_path) == tmp_path / "one" / "run-0"
    assert finished(Trial("other", DRIFTS, tmp_path), tmp_path) is None


def test_a_learner_that_nothing_was_made_for_can_be_ablated(toy, tmp_path, monkeypatch):
    variants = tuple(Variant(f"by {x}", {"drift": x}, learner="toy") for x in (0.0, 0.1))
    monkeypatch.setitem(ABLATIONS, "drift", Ablation("Does it matter?", variants))
    places = {name: tmp_path / name for name in ("out", "results", "figures")}
    found = measure.run("drift", measure.Compare(num_seeds=1, updates=4, **places))
    assert [variant["variant"] for variant in found["variants"]] == ["by 0.0", "by 0.1"]
    for variant in found["variants"]:
        assert variant["judged"][0]["strokes"] == DRIFTS.budget
        assert [point["samples"] for point in variant["runs"][0]["curve"]] == [3, 6, 9, 12]
    assert (tmp_path / "figures" / "ablation-drift.png").stat().st_size > 10_000
