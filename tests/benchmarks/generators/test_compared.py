"""Variants are trained and judged once; those that diverge are rows that say so."""

import csv
import json

import pytest

from agents.train import AGENTS
from benchmarks import trials
from benchmarks.comparison import said
from benchmarks.generators import compare, table
from benchmarks.generators.variants import BASE, COMPARISONS, Comparison
from paint_gym.critics import LOSSES

TINY = {"step": 4, "code": 8, "batch_size": 4, "evaluate_on": 64, "judge_on": 64}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Of the runs and results."""
    return tmp_path_factory.mktemp("compared")


@pytest.fixture(scope="module")
def found(place, pictures, colors):
    """A comparison of two variants, of which one diverges."""
    variants = {"hinge": {**TINY, "loss": "hinge"}, "too fast": {**TINY, "lr": 1e-3}}
    train = AGENTS["dcgan"].train

    def sometimes(config, folder, **how):
        result = train(config, folder, **how)
        if config.lr == 1e-3:
            raise FloatingPointError("generator/loss not finite at update 2")
        return result

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(AGENTS["dcgan"], "train", sometimes)
        patch.setitem(COMPARISONS, "tiny", Comparison("Which is better?", variants))
        yield compare.run("tiny", asked(place, pictures))


def asked(place, pictures):
    return compare.Compare(
        dataset="folder", data_dir=str(pictures), size=16, updates=2, num_seeds=2, count=8,
        out=place / "runs", results=place, figures=place,
    )  # fmt: skip


def test_every_variant_is_a_config_and_every_game_is_compared():
    for comparison in COMPARISONS.values():
        for changes in comparison.variants.values():
            compare.replace(BASE, **changes)
    assert {x["loss"] for x in COMPARISONS["losses"].variants.values()} == set(LOSSES)


def test_a_comparison_is_json_csv_figure_and_rows(found, place):
    hinge, fast = found["variants"]
    assert [one["seed"] for one in hinge["runs"]] == [0, 1]
    assert len(hinge["judged"]["fd"]["seeds"]) == 2
    assert [point["update"] for point in hinge["runs"][0]["curve"]] == [1, 2]
    assert not fast["judged"]
    assert fast["runs"][1]["diverged"].startswith("generator/loss not finite")
    assert json.loads((place / "generators-tiny.json").read_text()) == found
    text = (place / "generators-tiny.csv").read_text()
    rows = list(csv.DictReader(text.splitlines()))
    final = [row for row in rows if row["final"] == "1"]
    assert [row["diverged"] != "" for row in final] == [False, False, True, True]
    assert float(final[0]["fd"]) == hinge["judged"]["fd"]["seeds"][0]
    assert (place / "generators-tiny.png").stat().st_size > 10_000
    row = table.compared(found)
    assert "| too fast |" in row
    assert row.count("2 of 2 |") == 1
    assert said(fast, "fd") == "2 of 2 diverged"


def test_what_is_trained_and_judged_is_neither_again(found, place, pictures, monkeypatch):
    monkeypatch.setattr(trials, "run", None)
    monkeypatch.setattr(compare, "load", None)
    assert compare.run("tiny", asked(place, pictures))["variants"] == found["variants"]
