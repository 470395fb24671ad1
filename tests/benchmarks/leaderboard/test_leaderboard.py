"""The leaderboard: who enters, what is kept of that, and refusals in one line."""

from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch

from agents.networks import make_actor
from agents.painters.weights import save_actor
from agents.search import Search
from benchmarks.estimates import Estimate, interval_of
from benchmarks.leaderboard import __main__ as leaderboard
from benchmarks.leaderboard import entries, standings, table
from benchmarks.leaderboard import measure as contest
from benchmarks.leaderboard.entries import ENTRIES, painters
from benchmarks.leaderboard.suites import EARLIER, SUITES
from tests.support.actors import SPEC, write_actor
from tests.support.pages import READMES, commands


def test_an_actor_file_is_one_command_and_several_are_seeds(tiny, tmp_path, capsys):
    files = []
    for seed in (5, 6):
        torch.manual_seed(seed)
        files.append(tmp_path / f"{seed}.safetensors")
        write_actor(files[-1])
    command = ["run", "mine", "--suite", tiny.name, "--board", str(tmp_path / "board"), "--actor"]
    leaderboard.main([*command, *map(str, files), "--seeds", "5", "6"])
    assert "over 2 seeds" in capsys.readouterr().out
    (result,) = standings.read_results(tmp_path / "board")
    assert result["seeds"] == [5, 6]
    assert result["interval"] == "seeds"
    assert [actor["spec"]["bundle"] for actor in result["actors"]] == [5, 5]
    assert len(result["mse_of_seeds"]) == 2
    assert result["figures"]["mse"]["mean"] == pytest.approx(
        np.mean(result["mse_of_seeds"]), rel=1e-5
    )
    assert {"commit", "torch", "threads"} <= set(result["machine"])
    assert result["seconds"]["batched"] > 0
    assert result["seconds"]["processor"] > 0
    assert result["seconds"]["alone"] > 0
    kept = np.load(tmp_path / "board" / tiny.name / "mine.npz")
    assert kept["mse"].shape == (2, 3)
    assert kept["strokes"].shape == (1, 5, 13)
    with pytest.raises(ValueError, match="seeds 0 and 1 have the same strokes"):
        contest.run(contest.Run("mine", (tiny.name,), (files[0], files[0]), board=tmp_path / "b"))
    other = {**SPEC, "brush": "marker", "numbers": 12}
    save_actor(make_actor(other), other, files[1])
    with pytest.raises(ValueError, match="paint with one brush, got"):
        painters("mine", tuple(files), (), device="cpu")


def test_a_result_does_not_depend_on_what_else_was_painted(tiny, tmp_path, monkeypatch):
    monkeypatch.setitem(SUITES, "other-5", replace(tiny, name="other-5"))
    first, second = contest.run(contest.Run("random", ("other-5", tiny.name), board=tmp_path))
    assert first["figures"] == second["figures"]


@pytest.mark.parametrize("name", ENTRIES)
def test_every_painter_by_name_can_enter(name, tiny, tmp_path, monkeypatch):
    monkeypatch.setattr(entries, "Search", partial(Search, steps=3))
    (result,) = contest.run(contest.Run(name, (tiny.name,), board=tmp_path))
    assert result["figures"]["mse"]["mean"] < 1
    assert result["figures"]["strokes"]["mean"] <= tiny.budget
    begins_with = {"refined": ["general.safetensors"], "refined_digits": ["digits.safetensors"]}
    assert [actor["file"] for actor in result["actors"]] == begins_with.get(name, [])
    searches = name in ("search", "refined", "refined_digits")
    assert result["search"] == (asdict(Search(steps=3)) if searches else None)


@pytest.mark.parametrize(
    ("name", "actors", "seeds", "said"),
    [
        ("nobody", 0, (), "give the painter's weights with --actor"),
        ("random", 1, (), "is one of our painters"),
        ("mine", 2, (1,), "wanted a seed for each of the 2 actors"),
        ("../mine", 1, (), "an entry's name is"),
    ],
)
def test_an_entry_that_makes_no_sense_is_refused(tmp_path, name, actors, seeds, said):
    with pytest.raises(ValueError, match=said):
        painters(name, (tmp_path / "a.safetensors",) * actors, seeds, device="cpu")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["run", "random", "--suite", "photo-200"], "Did you mean 'photos-200'"),
        (["run", "random", "--suite", "tiny-5", "--engine", "neural"], "'auto', 'tiles', 'exact'"),
        (["run", "general", "--suite", "tiny-5"], "give the painter's weights"),
        (["run", "x", "--suite", "tiny-5", "--actor", "none.safetensors"], "no actor at none"),
        (["submit", "no-such-folder"], "malformed: no card.json in no-such-folder"),
    ],
)
def test_a_mistake_on_the_command_line_is_one_line(tiny, tmp_path, capsys, command, said):
    with pytest.raises(SystemExit) as ended:
        leaderboard.main([*command, "--board", str(tmp_path)])
    assert ended.value.code == 2
    error = capsys.readouterr().err.strip()
    assert error.startswith("benchmarks.leaderboard: ")
    assert said in error
    assert "\n" not in error


def test_the_commands_of_the_readme_do_what_it_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    weights = Path(__file__).parents[3] / "agents"
    if not (weights / "weights" / "general.safetensors").exists():
        pytest.skip("no weights here")
    (tmp_path / "agents").symlink_to(weights)
    run, submit = (
        line.replace("photos-200", "photos-10").split()[3:]
        for line in commands(READMES[0], "python -m benchmarks.leaderboard")
    )
    for command in (run, submit, ["page", "docs"]):
        leaderboard.main([*command, "--board", "board"])
    found = standings.read_results(tmp_path / "board")
    assert [result["entry"] for result in found] == ["general", "general-again"]
    assert found[0]["figures"] == found[1]["figures"]
    assert (tmp_path / "docs" / "films" / "photos-10-general-again.mp4").stat().st_size > 1000


def test_the_results_that_are_kept_are_of_the_frozen_suites():
    results = standings.read_results()
    assert {"general", "random", "blank"} <= {result["entry"] for result in results}
    for result in results:
        suite = SUITES[result["suite"]]
        assert result["digest"] in (suite.digest, EARLIER.get(suite.dataset))
        assert (result["budget"], result["pictures"]) == (suite.budget, suite.pictures)
        assert result["figures"]["strokes"]["mean"] <= suite.budget
        mse = result["figures"]["mse"]
        assert mse["low"] <= mse["mean"] <= mse["high"]
        file = standings.result_file(result["entry"], result["suite"])
        kept = np.load(file.with_suffix(".npz"))
        assert kept["mse"].shape == (len(result["seeds"]), suite.pictures)
        assert float(kept["mse"].mean()) == pytest.approx(mse["mean"], rel=1e-3)
        assert ("strokes" in kept.files) == (suite.dataset in ("photos", "mnist", "kodak"))


def test_the_table_names_the_best_the_seeds_the_paper_and_what_saw_the_pictures_of_before():
    def row(entry, mean, seeds, digest=SUITES["mnist-5"].digest):
        found = asdict(Estimate(mean, mean - 0.001, mean + 0.001))
        return {
            "entry": entry, "brush": "bezier", "suite": "mnist-5", "figures": {"mse": found},
            "seeds": list(range(seeds)), "interval": interval_of(seeds), "digest": digest,
            "submitted": False, "actors": [],
        }  # fmt: skip

    before = row("before", 0.02, 1, EARLIER["mnist"])
    found = [row("good", 0.01, 1), row("better", 0.008, 3), before]
    lines = table.leaderboard(found).splitlines()
    assert "**0.00800** (0.00700 to 0.00900, 3 seeds)" in lines[2]
    assert "| 0.01000 (0.00900 to 0.01100) |" in lines[3]
    assert "| 0.02000° (0.01900 to 0.02100) |" in lines[4]
    assert "0.00596" in lines[5]
