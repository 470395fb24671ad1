"""A generator between a floor and a ceiling; its row, its sheet, and the page."""

import json

import pytest
import torch

from agents.gan.generators import save_generator
from agents.gan.networks import load
from benchmarks import pages
from benchmarks.estimates import over_seeds
from benchmarks.generators import __main__ as room
from benchmarks.generators import measure, race, sheet, table
from benchmarks.generators.reference import distances, floor, refer
from paint_gym.pictures.reading import read_picture
from paint_gym.targets import TARGETS
from tests.support.tiny import MAKES


@pytest.fixture
def real(pictures):
    return refer("folder", 16, str(pictures))


def test_real_pictures_are_no_distance_from_themselves(real):
    itself = distances(real.targets[real.rows], real, 0)
    assert itself["fd"] == pytest.approx(0, abs=1e-4)
    assert itself["nearest"] == pytest.approx(0, abs=1e-4)
    assert itself["precision"] == itself["recall"] == 1


def test_samples_are_compared_with_as_many_real_pictures_as_the_floor_is(real):
    low, made = floor(real, 1000, 0), distances(torch.rand(30, 3, 16, 16) / 5, real, 0)
    assert made["fd_of_halves"] > low["fd_of_halves"] > 0
    assert made["recall"] < low["recall"]
    assert low["nearest"] > 0, "a picture is not its own neighbour"


def test_figures_of_seeds_are_summed_up_with_their_interval():
    found = over_seeds([{"fd": 1.0}, {"fd": 2.0}, {"fd": 6.0}])["fd"]
    assert (found["mean"], found["seeds"]) == (3, [1, 2, 6])
    assert found["low"] < 3 < found["high"]


def test_a_generator_that_has_not_learned_is_the_same_for_a_seed():
    one, again, other = (measure.untrained(MAKES.spec(), seed) for seed in (0, 0, 1))
    first = [next(net.parameters()) for net in (one, again, other)]
    assert torch.equal(*first[:2])
    assert not torch.equal(*first[1:])


def test_a_judged_generator_has_its_row_and_others_keep_theirs(runs, tmp_path, capsys):
    asked = ["--count", "20", "--num-seeds", "2", "--results", str(tmp_path), "--threads", "1"]
    for place in (runs[0], runs[1] / "final.safetensors", runs[0] / "best.safetensors"):
        room.main(["judge", str(place), *asked])
    rows = json.loads((tmp_path / "generators.json").read_text())["rows"]
    assert list(rows) == ["maker-0", "maker-1"]
    row = rows["maker-0"]
    assert (row["count"], row["half"], row["reference"]["pictures"]) == (20, 9, 18)
    assert set(row["made"]) == set(row["ceiling"]) == {*row["floor"], "fd"}
    assert len(row["made"]["fd"]["seeds"]) == 2
    assert row["floor"]["fd_of_halves"]["mean"] < row["made"]["fd_of_halves"]["mean"]
    assert "FD-colors" in capsys.readouterr().out


def test_weights_that_do_not_say_what_they_learned_from_must_be_told(runs, tmp_path, pictures):
    net, about = load(runs[0])
    save_generator(net, tmp_path / "bare.safetensors", about.spec, card={})
    asked = measure.Judge(tmp_path / "bare.safetensors", count=4, num_seeds=1, results=tmp_path)
    with pytest.raises(ValueError, match="name it with --dataset"):
        measure.run(asked)
    measured = measure.learned_from(load(asked.generator)[1], "folder", str(pictures))
    assert measured == ("folder", str(pictures))


def test_below_each_sample_is_the_training_picture_that_is_nearest(runs, tmp_path, real):
    rows, apart = sheet.beside(real.targets[real.rows[:3]], real)
    assert rows.shape == (2, 3, 3, 64, 64)
    assert torch.equal(rows[0], rows[1])
    assert apart.max() < 1e-3
    file = sheet.run(sheet.Sheet(runs[0], count=5, figures=tmp_path))
    assert file == tmp_path / "generators-maker-0.png"
    assert read_picture(file).shape == (2 * 68 + 4, 5 * 68 + 4, 3)


def test_pictures_that_may_not_be_shown_are_on_no_sheet_of_the_project(runs, monkeypatch):
    monkeypatch.setattr(TARGETS["folder"], "may_be_shown", False)
    with pytest.raises(ValueError, match="may not be published"):
        sheet.run(sheet.Sheet(runs[0], count=2))


def test_runs_side_by_side_are_of_one_kind_and_finished(runs, tmp_path):
    places = {"results": tmp_path, "figures": tmp_path}
    found = race.run(race.Race(tuple(runs), count=8, num_seeds=2, **places))
    first, second = found["rows"]
    shares = first["made"]["fd"]["mean"] / second["made"]["fd"]["mean"]
    assert second["first_to_this"] == pytest.approx(shares)
    assert [point["update"] for point in first["curve"]] == [2, 4]
    assert (tmp_path / "generators-race.png").stat().st_size > 10_000
    with pytest.raises(FileNotFoundError, match="finish the run"):
        race.run(race.Race((runs[0], tmp_path)))
    kinds = [{"config": {"dataset": "monet", "size": size}} for size in (32, 64)]
    with pytest.raises(ValueError, match="got monet at 32 px, monet at 64 px"):
        race.one_kind(kinds)


def test_the_page_says_what_is_measured_and_is_not_there_before(runs, tmp_path, monkeypatch):
    monkeypatch.setattr(pages, "ROOMS", {"generators": table.facts})
    assert pages.pages(tmp_path) == {}
    assert set(table.facts(tmp_path).values()) == {table.NONE}
    measure.run(measure.Judge(runs[0], count=8, num_seeds=1, results=tmp_path))
    race.run(race.Race(tuple(runs), count=8, num_seeds=1, results=tmp_path, figures=tmp_path))
    page = pages.pages(tmp_path)["generators.md"]
    assert "| maker-0, colors | folder, 16 px" in page
    assert "| maker-1 | " in page
    assert table.NONE in page
    assert page.count("torch 2") == 1
