"""Variants are trained and judged once, for as many updates or for as long."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import trials
from benchmarks.translators import compare, lengths, table
from benchmarks.translators.variants import COMPARISONS, PAIRED, Comparison, Variant
from tests.support.tiny import CONTRASTS, CYCLES, TRANSLATES

TINY = {key: x for key, x in TRANSLATES.items() if key not in ("dataset", "size", "updates")}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Of the runs and results."""
    return tmp_path_factory.mktemp("compared")


@pytest.fixture(scope="module")
def found(place, facades, taught, colors):
    """A comparison of two variants, and of one that cannot be."""
    base = replace(PAIRED, **TINY)
    variants = {
        "L1": Variant("pix2pix", base, {"gan": 0.0}, (0.4, 0.2, 0.1)),
        "L1 + cGAN": Variant("pix2pix", base),
        "patch 286": Variant("pix2pix", base, {"patch": 286}),
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(COMPARISONS, "tiny", Comparison("Which is better?", variants))
        yield compare.run("tiny", asked(place, facades, taught))


def asked(place, facades, taught):
    return compare.ForUpdates(
        data_dir=str(facades), size=16, updates=2, num_seeds=2, segmenter=taught,
        out=place / "runs", results=place, figures=place,
    )  # fmt: skip


def test_at_128_px_every_variant_can_be_and_at_64_a_patch_is_too_large():
    for comparison in COMPARISONS.values():
        at = {size: compare.Compare(size=size) for size in (64, 128)}
        assert not compare.configs_of(comparison.variants, at[128])[1]
        refused = compare.configs_of(comparison.variants, at[64])[1]
        assert set(refused) <= {"patch 286"}
    said = compare.configs_of(COMPARISONS["patches"].variants, at[64])[1]["patch 286"]
    assert said == "--patch 286 needs pictures of 96 px or more, got 64 px of --size 64"
    with pytest.raises(ValueError, match="power of two"):
        compare.configs_of(COMPARISONS["games"].variants, compare.Compare(size=48))


def test_a_comparison_is_json_csv_figure_and_rows(found, place):
    assert [x["variant"] for x in found["variants"]] == ["L1", "L1 + cGAN"]
    one = found["variants"][0]
    assert len(one["judged"]["pixel_accuracy"]["seeds"]) == 2
    assert {"fd", "kid", "l1", "psnr", "ssim", "class_accuracy", "iou"} < one["judged"].keys()
    assert [point["update"] for point in one["runs"][0]["curve"]] == [1, 2]
    real, untrained = found["ends"]["real"], found["ends"]["untrained"]
    assert real["pixel_accuracy"]["mean"] > 0.8 > untrained["pixel_accuracy"]["mean"]
    assert "fd" not in real
    assert json.loads((place / "translators-tiny.json").read_text()) == found
    rows = list(csv.DictReader((place / "translators-tiny.csv").read_text().splitlines()))
    assert [row["iou"] != "" for row in rows] == [row["final"] == "1" for row in rows]
    assert (place / "translators-tiny.png").stat().st_size > 10_000


def test_what_is_trained_and_judged_is_neither_again(found, place, facades, taught, monkeypatch):
    monkeypatch.setattr(trials, "run", None)
    monkeypatch.setattr(compare, "load_translator", None)
    again = compare.run("tiny", asked(place, facades, taught))
    assert again["variants"] == found["variants"]


def test_its_table_has_the_ends_the_paper_and_what_cannot_be(found, monkeypatch):
    text = table.compared(found)
    assert "| real pictures | " in text
    assert "| L1 | 0.40 | 0.20 | 0.10 |" in text
    assert "Not here: patch 286, for `--patch 286 needs pictures of 96 px" in text


def test_what_learns_for_as_long_has_updates_by_what_one_takes(place, pictures, monkeypatch):
    of = {"dataset": "folder", "wanted": "folder", "wanted_dir": pictures}
    bases = {"cyclegan": replace(CYCLES, **of), "cut": replace(CONTRASTS, **of)}
    variants = {name: Variant(name, base) for name, base in bases.items()}
    monkeypatch.setitem(COMPARISONS, "timed", Comparison("Which is faster?", variants))
    monkeypatch.setattr(
        lengths, "seconds_of_update", lambda trial, device: {"cyclegan": 2, "cut": 1}[trial.learner]
    )
    options = compare.ForSeconds(
        data_dir=pictures,
        size=16,
        seconds=4,
        num_seeds=1,
        out=place / "runs",
        results=place,
        figures=place,
    )
    found = compare.run_for_seconds("timed", options)
    assert [config["updates"] for config in found["configs"].values()] == [2, 4]
    assert found["ends"]["given"]["fd"]["mean"] >= 0
    monkeypatch.setattr(lengths, "seconds_of_update", None)
    monkeypatch.setattr(trials, "run", None)
    assert compare.run_for_seconds("timed", options)["variants"] == found["variants"]
    assert "| what is given |" in table.compared(found)


def test_an_update_takes_time():
    trial = trials.Trial("cut", replace(CONTRASTS, updates=100), Path("nowhere"))
    assert lengths.seconds_of_update(trial, lengths.torch.device("cpu")) > 0
