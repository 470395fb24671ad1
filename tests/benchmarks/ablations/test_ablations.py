"""Comparisons: that what is compared can be trained, is trained once, and is written as it was."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from agents.look_then_paint import train
from agents.painters.policy import bundles
from agents.train import AGENTS
from benchmarks import trials
from benchmarks.ablations import generalisation, measure, table, variants
from benchmarks.ablations.actors import named, painters
from benchmarks.ablations.trials import curve
from benchmarks.ablations.variants import ABLATIONS
from benchmarks.estimates import said, summary
from tests.support.actors import write_actor
from tests.support.tiny import TINY, begun

SMALL = {
    "dataset": "shapes", "size": 32, "widths": (8, 8), "num_envs": 2, "replay": 32,
    "batch_size": 4, "updates": 2, "report_every": 1,
    "evaluate_every": 1, "evaluate_on": 2, "judge_on": 3,
}  # fmt: skip


@pytest.fixture
def small(monkeypatch):
    make_small(monkeypatch)


def make_small(monkeypatch):
    """Bases that learn in a moment."""
    for key, base in variants.BASES.items():
        own = {"view": 32} if key[0] == "look_then_paint" else {"critic_widths": (8, 16)}
        monkeypatch.setitem(variants.BASES, key, replace(base, **SMALL, **own))


def asked(folder, seeds=1):
    places = {name: folder / name for name in ("out", "results", "figures")}
    return measure.Compare(preset="quick", num_seeds=seeds, **places)


@pytest.fixture(scope="module")
def strokes(tmp_path_factory):
    """An ablation with two seeds, and its folder."""
    folder = tmp_path_factory.mktemp("strokes")
    with pytest.MonkeyPatch.context() as monkeypatch:
        make_small(monkeypatch)
        return measure.run("strokes", asked(folder, seeds=2)), folder


AT = [(name, preset) for name, ablation in ABLATIONS.items() for preset in ablation.presets]


@pytest.mark.parametrize(("name", "preset"), AT)
def test_the_variants_of_every_ablation_differ_and_can_be_judged(name, preset):
    ablation = ABLATIONS[name]
    configs = [variant.config(preset) for variant in ablation.variants]
    assert len(set(configs)) == len({v.name for v in ablation.variants}) == len(configs) > 1
    for variant, config in zip(ablation.variants, configs, strict=True):
        budgets = ablation.judged_at(variant, preset)
        assert len(variant.paper) in (0, len(budgets))
        learned = config.budgets if variant.learner == "look_then_paint" else ()
        assert all(bundles(budget, config.bundle) for budget in (*budgets, *learned))


@pytest.mark.slow
def test_every_variant_learns(small):
    quick = [ABLATIONS[name] for name, preset in AT if preset == "quick"]
    variants = [variant for ablation in quick for variant in ablation.variants]
    learners = {(variant.learner, variant.config("quick")) for variant in variants}
    assert len(learners) > 20
    for agent, config in learners:
        learner = begun(AGENTS[agent], config)
        before = [weight.clone() for weight in learner.actor.parameters()]
        learner.step(0)
        after = learner.actor.parameters()
        assert any(not torch.equal(a, b) for a, b in zip(before, after, strict=True)), config


def test_the_variants_of_an_ablation_see_as_many_samples():
    for name, preset in AT:
        if preset == "paper":
            continue  # there ours takes fewer
        configs = [variant.config(preset) for variant in ABLATIONS[name].variants]
        assert len({config.updates * config.batch_size for config in configs}) == 1, name


def test_an_ablation_is_trained_judged_written_and_drawn(strokes):
    found, folder = strokes
    assert [v["variant"] for v in found["variants"]] == ["the paper's painter", "ours"]
    for variant in found["variants"]:
        assert [row["strokes"] for row in variant["judged"]] == [20, 40, 80, 200]
        for row in variant["judged"]:
            assert row["low"] <= row["mean"] <= row["high"]
            assert row["over"] == "2 seeds"
            assert row["mean"] == pytest.approx(np.mean(row["seeds"]))
        for learned in variant["runs"]:
            assert [point["samples"] for point in learned["curve"]] == [4, 8]
            assert learned["config"]["seed"] == learned["seed"]
    assert found["variants"][0]["judged"][1]["paper"] == 0.0032
    written = json.loads((folder / "results" / "ablation-strokes-quick.json").read_text())
    assert written == json.loads(json.dumps(found))
    assert (folder / "figures" / "ablation-strokes-quick.png").stat().st_size > 10_000


def test_mistakes_are_said_before_anything_is_trained(tmp_path):
    with pytest.raises(ValueError, match=r"--num-seeds must be a whole number, .*, got 0"):
        measure.run("looks", asked(tmp_path, seeds=0))
    with pytest.raises(KeyError, match="Did you mean 'looks'"):
        measure.run("look", asked(tmp_path))
    (tmp_path / "out" / "looks-quick").mkdir(parents=True)
    config = replace(TINY, updates=2)
    train(config, tmp_path / "out" / "looks-quick" / "the-paper-s-painter-0", stop_after=1)
    with pytest.raises(ValueError, match="run of another config"):
        measure.run("looks", asked(tmp_path))


def test_an_ablation_says_at_what_sizes_it_is_to_be_had_and_what_it_compares(tmp_path):
    with pytest.raises(ValueError, match="budgets is not to be had at --preset quick: take medium"):
        measure.run("budgets", asked(tmp_path))
    asked_for = replace(asked(tmp_path), preset="medium", dataset="shapes")
    with pytest.raises(ValueError, match="datasets compares data sets, got --dataset shapes"):
        measure.run("datasets", asked_for)


@pytest.mark.slow
def test_each_variant_is_judged_with_the_strokes_it_learned_with(tmp_path, small, monkeypatch):
    budgets = ABLATIONS["budgets"]  # to lay 1,000 strokes takes a minute
    monkeypatch.setitem(ABLATIONS, "budgets", replace(budgets, variants=budgets.variants[:4]))
    asked_for = replace(asked(tmp_path), preset="medium", dataset="shapes")
    found = measure.run("budgets", asked_for)
    judged = [[row["strokes"] for row in variant["judged"]] for variant in found["variants"]]
    assert judged == [[strokes] for strokes in (100, 200) for _ in range(2)]
    assert (tmp_path / "figures" / "ablation-budgets-medium.png").stat().st_size > 10_000
    assert "Preset medium: shapes, 32 px." in table.ablations([found])


def test_the_csv_has_a_line_for_each_run_and_point(strokes):
    found, folder = strokes
    with (folder / "results" / "ablation-strokes-quick.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2 * 2 * (2 + 4)  # variants, seeds, points and budgets
    assert tuple(rows[0]) == measure.COLUMNS
    last = found["variants"][1]["judged"][3]
    of = [r for r in rows if (r["variant"], r["strokes"], r["final"]) == ("ours", "200", "1")]
    assert [float(row["mse"]) for row in of] == pytest.approx(last["seeds"])


def test_nothing_is_trained_twice_not_even_for_another_ablation(tmp_path, small, monkeypatch):
    once = measure.run("looks", asked(tmp_path))
    trained = []
    monkeypatch.setattr(trials, "run", lambda trial, device: trained.append(trial))
    assert measure.run("looks", asked(tmp_path))["variants"] == once["variants"]
    assert not trained
    wanted = [
        trials.Trial(variant.learner, variant.config("quick"), tmp_path)
        for variant in ABLATIONS["future"].variants
    ]
    there = [trials.finished(trial, tmp_path / "out") is not None for trial in wanted]
    assert there == [True, True, False, False]  # the paper's painter, and ours


def tiny(folder=Path("nowhere"), **changes):
    return trials.Trial("look_then_paint", replace(TINY, **changes), folder)


def test_an_option_newer_than_a_run_counts_as_left_alone(tmp_path):
    trials.run(tiny(tmp_path / "one" / "run"), "cpu", None)
    file = tmp_path / "one" / "run" / "config.json"
    kept = json.loads(file.read_text())
    del kept["expert"]
    file.write_text(json.dumps(kept))
    assert trials.finished(tiny(), tmp_path) == file.parent
    assert trials.finished(tiny(expert=3), tmp_path) is None


def test_a_run_that_was_stopped_goes_on(tmp_path):
    config = replace(TINY, updates=4, evaluate_every=2)
    folder = tmp_path / "one" / "stopped"
    train(config, folder, stop_after=2)
    trial = trials.Trial("look_then_paint", config, folder)
    assert trials.finished(trial, tmp_path) is None
    assert trials.train_all([trial], tmp_path) == [folder]
    assert [point["samples"] for point in curve(folder, config.samples_of)] == [16, 32]
    train(config, tmp_path / "once")
    places = folder, tmp_path / "once"
    curves = [curve(place, config.samples_of) for place in places]
    first, second = ([point["mse"] for point in points] for points in curves)
    assert first == second


def test_a_run_that_diverges_is_counted_as_such_and_stops_no_other(tmp_path, small, monkeypatch):
    def sometimes(config, folder, **options):
        if config.renderer == "neural":
            train(config, folder, stop_after=1)
            raise FloatingPointError("actor/loss not finite at update 2")
        return train(config, folder, **options)

    monkeypatch.setattr(AGENTS["look_then_paint"], "train", sometimes)
    found = measure.run("engines", asked(tmp_path))
    assert ["mean" in v["judged"][0] for v in found["variants"]] == [True, True, False]
    assert found["variants"][2]["runs"][0]["diverged"].startswith("actor/loss not finite")
    assert "| ours, imitated brush | 40 | diverged |" in table.ablations([found])


def test_the_table_says_how_sure_each_figure_is(tmp_path, small):
    found = measure.run("algorithms", asked(tmp_path))
    title, asked_for, rows, figure = table.ablations([found]).split("\n\n")
    assert title == "### algorithms"
    assert (
        asked_for == "What is the gradient through the renderer worth? Preset quick: shapes, 32 px."
    )
    assert "benchmarks/figures/ablation-algorithms-quick.png" in figure
    head, _, first, *others = rows.splitlines()
    assert "MSE (95 %)" in head
    assert first.startswith("| model-free DDPG | 40 |")
    assert "3 pictures)" in first
    assert first.endswith("| 0.0422 |")
    assert len(others) == 2
    assert table.ablations([]) == "None has been measured yet."


def test_errors_of_several_seeds_are_summed_up_over_them():
    one, two = summary(torch.rand(1, 50)), summary(torch.rand(3, 50))
    assert (one["over"], two["over"]) == ("50 pictures", "3 seeds")
    assert len(two["seeds"]) == 3
    assert said(two).endswith("3 seeds)")


def actor_file(file):
    write_actor(file)
    return file


def test_painters_are_called_by_their_names_or_their_files(tmp_path):
    assert named("faces=runs/a=b/best.safetensors") == ("faces", Path("runs/a=b/best.safetensors"))
    assert named("runs/faces/final.safetensors")[0] == "faces"
    assert named("general.safetensors")[0] == "general"
    file = actor_file(tmp_path / "one.safetensors")
    found = painters([f"a={file}", f"a={file}", str(file)])
    assert {name: len(seeds) for name, seeds in found.items()} == {"a": 2, "one": 1}
    with pytest.raises(ValueError, match="NAME=FILE"):
        painters([])


def test_every_painter_meets_every_test(tmp_path):
    drawings = tmp_path / "drawings"
    drawings.mkdir()
    for i in range(10):
        Image.new("RGB", (8, 8), (i, 2 * i, 3 * i)).save(drawings / f"{i}.png")
    file = actor_file(tmp_path / "one.safetensors")
    options = generalisation.Generalisation(
        actors=(f"twice={file}", f"twice={file}", f"once={file}"),
        tests=("shapes", f"line art=folder:{drawings}"), size=32, budget=20, limit=3,
        results=tmp_path, figures=tmp_path,
    )  # fmt: skip
    rows = generalisation.run(options)["rows"]
    assert [(row["painter"], row["test"], row["over"], row["pictures"]) for row in rows] == [
        ("twice", "shapes", "2 seeds", 3), ("twice", "line art", "2 seeds", 1),
        ("once", "shapes", "3 pictures", 3), ("once", "line art", "1 picture", 1),
    ]  # fmt: skip
    cells = table.generalisation(json.loads((tmp_path / "generalisation.json").read_text()))
    assert cells.splitlines()[0] == "| learned from, paints | shapes | line art |"
    assert len((tmp_path / "generalisation.csv").read_text().splitlines()) == 5
    assert (tmp_path / "generalisation.png").stat().st_size > 5_000


def test_two_tests_of_one_name_are_refused():
    with pytest.raises(ValueError, match="each of another name, got a, a"):
        generalisation.tests(generalisation.Generalisation(("x",), tests=("a=shapes", "a=photos")))
