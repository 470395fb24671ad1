"""A translator between its ends, colours by hints, and the page."""

import json
from dataclasses import replace

import pytest
import torch

from agents.gan import cyclegan
from agents.learning import session
from benchmarks import pages
from benchmarks.translators import __main__ as room
from benchmarks.translators import answers, hints, measure, table
from benchmarks.translators.task import asked_of, shows_labels, task_of
from paint_gym.pictures.lab import recolour, to_lab
from tests.support.tiny import CYCLES


@pytest.fixture(scope="module")
def judged(hinted, tmp_path_factory):
    """The folder of a result."""
    place = tmp_path_factory.mktemp("judged")
    room.main(["judge", str(hinted), "--num-seeds", "2", "--results", str(place), "--threads", "1"])
    return place


def test_where_pairs_belong_together_the_wanted_picture_is_the_best_answer(pictures):
    task = task_of({"name": "grey", "dataset": "folder", "size": 16}, pictures)
    best, worse = (task.figures(x) for x in (task.real, 1 - task.real))
    assert best["l1"] == 0
    assert best["fd"] == pytest.approx(0, abs=1e-4)
    assert best["fd"] < worse["fd"]
    assert task.about()["pictures"] == len(task.given) == len(task.real)


def test_where_they_do_not_what_is_near_is_no_part_of_what_is_compared_with(pictures):
    asked = {"name": "unpaired", "dataset": "folder", "wanted": "folder", "size": 16}
    task = task_of(asked, pictures)
    assert (len(task.given), len(task.real), len(task.reference)) == (10, 10, 10)
    seen = task.features(task.real)
    assert torch.cdist(seen, task.reference).min() > 0
    assert set(task.figures(task.real)) == {"fd", "kid"}


def test_labels_of_facades_are_known_and_nothing_else_is():
    pairs = {"name": "side_by_side", "dataset": "facades", "size": 64}
    assert shows_labels(pairs)
    assert not shows_labels({**pairs, "given": "left"})
    assert not shows_labels({**pairs, "dataset": "edges2shoes"})


def test_a_judged_translator_has_its_row(judged, hinted, capsys):
    (row,) = json.loads((judged / "translators.json").read_text())["rows"].values()
    assert set(row["ends"]) == {"grey", "untrained"}
    assert row["made"]["psnr"]["over"] == "2 seeds"
    assert len(row["made"]["fd"]["seeds"]) == 2
    assert "psnr" in row["ends"]["grey"]


def test_one_that_goes_back_is_not_judged(tmp_path, pictures):
    config = replace(
        CYCLES, dataset="folder", data_dir=pictures, wanted="folder", updates=1, evaluate_every=1
    )
    session.train(cyclegan.make, config, tmp_path / "run")
    with pytest.raises(ValueError, match="it goes back"):
        measure.run(measure.Judge(tmp_path / "run" / "final_back.safetensors", results=tmp_path))
    with pytest.raises(ValueError, match="wanted what colours by hints, got unpaired"):
        hints.run(hints.Hints(tmp_path / "run", results=tmp_path, figures=tmp_path))
    assert asked_of({"name": "grey", "dataset": "shapes", "size": 16, "planes": 1}) == {
        "name": "grey", "dataset": "shapes", "size": 16,
    }  # fmt: skip


def test_hints_are_more_and_the_first_ones_stay():
    seen = []

    def paint(given):
        seen.append(given[0])
        return recolour(given[:, :1], 2 * given[:, 1:3] - 1)

    picture = torch.rand(1, 3, 32, 32)
    assert torch.equal(to_lab(hints.coloured(paint, picture, 0))[:, 1:].abs() < 1e-3,
                       torch.ones(1, 2, 32, 32, dtype=torch.bool))  # fmt: skip
    hints.coloured(paint, picture, 1)
    hints.coloured(paint, picture, 50)
    none, one, many = (given[3] for given in seen)
    assert none.sum() == 0
    assert 1 <= one.sum() <= 81
    assert many.sum() > one.sum()
    assert (many >= one).all()


def test_one_picture_takes_seconds_and_memory(tmp_path):
    for learner in ("pix2pix", "pix2pixhd"):
        asked = ["--learner", learner, "--preset", "quick", "--size", "64", "--repeats", "1"]
        room.main(["speed", *asked, "--threads", "1", "--results", str(tmp_path)])
    found = json.loads((tmp_path / "translators-speed.json").read_text())
    row = found["rows"]["pix2pixhd, quick, 64 px"]
    assert row["seconds"] == row["all_seconds"][0] > 0
    assert row["peak_gigabytes"] > 0.1
    assert "| pix2pix, quick, 64 px |" in table.speed(found)


def test_a_stroke_in_the_window_is_answered_after_some_time(tmp_path, capsys):
    row = answers.run(answers.Answers(quick=True, results=tmp_path))
    assert len(row["all_seconds"]) == 3
    assert 0 < row["median_seconds"] <= row["worst_seconds"] == max(row["all_seconds"])
    assert "a stroke is answered after" in capsys.readouterr().out
    found = json.loads((tmp_path / "translators-answers.json").read_text())
    assert "| pix2pix, quick, 64 px | 3 |" in table.answers(found)


def test_colours_by_hints_are_a_row_a_figure_and_a_place_on_the_page(
    judged, hinted, tmp_path, monkeypatch
):
    monkeypatch.setattr(pages, "ROOMS", {"translators": table.facts})
    assert pages.pages(tmp_path) == {}
    assert set(table.facts(tmp_path).values()) == {table.NONE}
    places = ["--results", str(judged), "--figures", str(judged)]
    room.main(["hints", str(hinted), "--count", "2", "--threads", "1", *places])
    (row,) = json.loads((judged / "translators-hints.json").read_text())["rows"].values()
    assert [one["hints"] for one in row["counts"]] == list(hints.COUNTS)
    assert row["count"] == row["grey"]["pictures"] == 2
    above = row["counts"][0]["psnr"]["mean"] - row["grey"]["mean"]
    assert row["counts"][0]["above_grey"]["mean"] == pytest.approx(above, abs=1e-4)
    spread = [one["spread"]["mean"] for one in row["counts"]]
    assert spread[0] == pytest.approx(row["grey"]["mean"], abs=1e-3)
    assert spread[-1] > spread[0]
    assert (judged / "translators-hints.png").stat().st_size > 10_000
    page = pages.pages(judged)["translators.md"]
    assert "| hinted, above grey |" in page
    assert "| hints spread, no network, above grey |" in page
    assert "| hinted: grey |" in page
    assert table.NONE in page
