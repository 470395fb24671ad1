"""The leaderboard: frozen pictures, strokes drawn again, honest intervals, refusals in one line."""

from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import torch

from agents.networks import make_actor
from agents.networks.actors import SEES
from agents.painters.painter import Painter
from agents.painters.untaught import BlankPainter, RandomPainter
from agents.painters.weights import save_actor
from agents.search import Search
from benchmarks.estimates import Estimate, estimate, interval_of
from benchmarks.leaderboard import __main__ as leaderboard
from benchmarks.leaderboard import entries, page, painting, standings, table
from benchmarks.leaderboard import measure as contest
from benchmarks.leaderboard.entries import ENTRIES, painters
from benchmarks.leaderboard.suites import (
    EARLIER,
    FROZEN_WITH,
    SUITES,
    Suite,
    digest,
    open_suite,
    open_unchecked,
    read_with,
    why_others,
)
from paint_gym.judge import apart_from_exact, judge
from paint_gym.metrics import visible
from paint_gym.targets import make_targets
from renderers import BRUSHES, Exact, Tiles, blank
from tests.test_readme import lines

BEZIER = BRUSHES["bezier"]()
TINY = Suite("tiny-5", "shapes", of=200, pictures=3, budget=5, digest="", size=16)
SPEC = {
    "network": "window", "widths": (4, 4, 4, 4), "view": 16, "look": "window", "brush": "bezier",
    "bundle": 5, "numbers": 13, "sees": SEES,
}  # fmt: skip


@pytest.fixture
def tiny(monkeypatch):
    """A suite of three small pictures that need no download."""
    suite = replace(TINY, digest=digest(open_unchecked(TINY).targets))
    monkeypatch.setitem(SUITES, suite.name, suite)
    return suite


def strokes_of(pictures, count=5, numbers=13, seed=0):
    return torch.rand(pictures, count, numbers, generator=torch.Generator().manual_seed(seed))


def test_suites_are_known_by_their_names_and_fit_their_splits():
    for name, suite in SUITES.items():
        assert suite.name == name
        assert name.endswith(f"-{suite.budget}")
        assert len(suite.digest) == 64
        assert suite.index == tuple(sorted(set(suite.index)))
        assert 0 <= suite.index[0] <= suite.index[-1] < suite.of


def test_the_pictures_that_need_no_download_are_those_that_were_frozen():
    pictures = open_suite(SUITES["photos-200"])
    assert pictures.targets.shape == (100, 3, 128, 128)
    assert pictures.may_be_shown


def test_other_pictures_than_the_frozen_ones_are_refused(tiny):
    with pytest.raises(ValueError, match="not those of tiny-5: wanted SHA-256 000000000000"):
        open_suite(replace(tiny, digest="0" * 64))
    with pytest.raises(ValueError, match=r"wants 7 pictures .* here are 200"):
        open_suite(replace(tiny, of=7))


def test_other_pictures_are_told_from_what_read_them(tiny):
    other = {**FROZEN_WITH, "pillow": "99.0"}
    assert "here is pillow 99.0 instead of 11.3.0: pip install -c constraints.txt" in why_others(
        other
    )
    assert "so the files are others: use the data set's original" in why_others(FROZEN_WITH)
    assert set(read_with()) == set(FROZEN_WITH)
    pinned = (Path(leaderboard.__file__).parents[2] / "constraints.txt").read_text()
    for name in ("pillow", "scikit-image", "numpy"):
        assert f"{name}=={FROZEN_WITH[name]}\n" in pinned


def test_the_digests_here_are_printed_and_why_one_does_not_fit(tiny, monkeypatch, capsys):
    monkeypatch.setattr(leaderboard, "SUITES", {"tiny-5": tiny})
    leaderboard.main(["digests"])
    assert capsys.readouterr().out.split() == ["tiny-5", tiny.digest]
    monkeypatch.setattr(leaderboard, "SUITES", {"tiny-5": replace(tiny, digest="0" * 64)})
    leaderboard.main(["digests"])
    assert f"{tiny.digest} not frozen so\nnot frozen so: " in capsys.readouterr().out


def test_a_digest_notices_one_bit(tiny):
    targets = open_suite(tiny).targets
    targets[2, 1, 3, 4] += 1 / 255 if targets[2, 1, 3, 4] < 0.5 else -1 / 255
    assert digest(targets) != tiny.digest


def test_the_strokes_a_picture_is_made_of_have_no_error():
    targets = make_targets("strokes", size=32, split="test")
    index = torch.arange(3)
    rows = judge(targets.strokes(index), targets[index], Tiles(BEZIER))
    assert torch.equal(rows["mse"], torch.zeros(3))
    assert torch.equal(rows["psnr"], torch.full((3,), 100.0))
    assert torch.allclose(rows["ssim"], torch.ones(3))


def test_nothing_laid_leaves_the_blank_canvas(tiny):
    targets = open_suite(tiny).targets
    strokes = BlankPainter(BEZIER).paint(targets, tiny.budget)
    rows = judge(strokes, targets, Tiles(BEZIER))
    assert torch.allclose(rows["mse"], targets.square().mean((1, 2, 3)))
    assert rows["strokes"].sum() == 0


def test_a_stroke_without_opacity_is_spent_but_not_visible(tiny):
    strokes = strokes_of(3).clamp(min=0.1)
    strokes[0, :2, 8:10] = 0
    strokes[1, 0, 8] = 0  # one end is still opaque
    rows = judge(strokes, open_suite(tiny).targets, Tiles(BEZIER))
    assert rows["strokes"].tolist() == [5, 5, 5]
    assert rows["visible"].tolist() == [3, 5, 5]
    opaque = BRUSHES["bezier_opaque"]()
    assert visible(torch.zeros(2, 4, 11), opaque).tolist() == [4, 4]


def test_the_readable_engine_agrees_with_the_judge(tiny):
    targets, strokes = open_suite(tiny).targets, strokes_of(3)
    apart = apart_from_exact(strokes, targets, Tiles(BEZIER))
    assert apart["pictures"] == 3
    assert apart["mse"] < 1e-5
    fast, readable = (judge(strokes, targets, e(BEZIER))["mse"] for e in (Tiles, Exact))
    assert torch.allclose(fast, readable, atol=1e-5)


def test_the_gap_is_error_as_judged_less_error_as_planned(tiny):
    class Faint(Tiles):
        def paint(self, canvas, strokes):
            return super().paint(canvas, strokes) / 2

    class Dreamer(RandomPainter):
        renderer = Faint(BEZIER)

    targets, strokes, engine = open_suite(tiny).targets, strokes_of(3), Tiles(BEZIER)
    real = engine.paint(blank(3, 16, 16), strokes)
    errors = [(canvas - targets).square().mean() for canvas in (real, real / 2)]
    found = painting.gap({0: Dreamer(BEZIER)}, {0: strokes}, targets, engine)
    assert found == pytest.approx(float(errors[0] - errors[1]), abs=1e-6)
    assert painting.gap({0: RandomPainter(BEZIER)}, {0: strokes}, targets, engine) is None


def test_one_seed_resamples_pictures_and_several_resample_seeds_within_each():
    values = torch.randn(1, 400)
    one = estimate(values)
    half = 1.96 * float(values.std()) / 20
    assert (one.high - one.low) / 2 == pytest.approx(half, rel=0.1)
    assert one.low < one.mean < one.high
    pictures_differ = values.repeat(4, 1)
    same = estimate(pictures_differ)
    assert same.high - same.low == pytest.approx(0, abs=1e-6)
    seeds_differ = estimate(torch.randn(4, 100))
    assert seeds_differ.high - seeds_differ.low == pytest.approx(3.92 / 20, rel=0.3)
    assert [interval_of(n) for n in (1, 2)] == ["pictures", "seeds"]
    assert estimate(values) == one


def test_untaught_painters_are_painters_and_repeat_themselves():
    targets = torch.rand(2, 3, 8, 8)
    for painter in (RandomPainter(BEZIER, 3), BlankPainter(BEZIER)):
        assert isinstance(painter, Painter)
    first, again, other = (RandomPainter(BEZIER, s).paint(targets, 4) for s in (3, 3, 4))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert BlankPainter(BEZIER).paint(targets, 4).shape == (2, 0, 13)


@pytest.mark.parametrize(
    ("laid", "said"),
    [
        (strokes_of(3, count=6), "over budget: tiny-5 allows 5 strokes, got 6"),
        (strokes_of(3, numbers=11), "malformed"),
        (strokes_of(3) * float("nan"), "not finite"),
        (strokes_of(2), "wrong number of pictures: tiny-5 has 3, got 2"),
    ],
)
def test_a_painter_s_strokes_are_checked(tiny, laid, said):
    class Odd(RandomPainter):
        def paint(self, targets, budget):
            return laid

    with pytest.raises(ValueError, match=said):
        painting.painted(Odd(BEZIER), tiny, open_suite(tiny).targets, painting.Clock())


def test_an_actor_file_is_one_command_and_several_are_seeds(tiny, tmp_path, capsys):
    files = []
    for seed in (5, 6):
        torch.manual_seed(seed)
        files.append(tmp_path / f"{seed}.safetensors")
        save_actor(make_actor(SPEC), SPEC, files[-1])
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
        painters("mine", tuple(files), (), "cpu")


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
        painters(name, (tmp_path / "a.safetensors",) * actors, seeds, "cpu")


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
    run, submit, page = (
        line.replace("photos-200", "photos-10").split()[3:]
        for line in lines("python -m benchmarks.leaderboard")
    )
    for command in (run, submit, [*page, "docs"]):
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
        assert ("strokes" in kept.files) == (suite.dataset in ("photos", "mnist"))


def test_the_table_names_the_best_the_seeds_the_paper_and_what_saw_the_pictures_of_before():
    def row(entry, mean, seeds, digest=SUITES["mnist-5"].digest):
        found = asdict(Estimate(mean, mean - 0.001, mean + 0.001))
        return {
            "entry": entry, "brush": "bezier", "suite": "mnist-5", "figures": {"mse": found},
            "seeds": list(range(seeds)), "interval": interval_of(seeds), "digest": digest,
        }  # fmt: skip

    before = row("before", 0.02, 1, EARLIER["mnist"])
    found = [row("good", 0.01, 1), row("better", 0.008, 3), before]
    lines = table.leaderboard(found).splitlines()
    assert "**0.00800** (0.00700 to 0.00900, 3 seeds)" in lines[2]
    assert "| 0.01000 (0.00900 to 0.01100) |" in lines[3]
    assert "| 0.02000° (0.01900 to 0.02100) |" in lines[4]
    assert "0.00596" in lines[5]


def test_a_page_takes_the_place_of_the_old_one_when_all_of_it_is_there(tiny, tmp_path, monkeypatch):
    board, out = tmp_path / "board", tmp_path / "page"
    contest.run(contest.Run("random", (tiny.name,), board=board))
    page.write(out, board)
    (out / "films" / "old-random.mp4").write_text("of a painter that is gone")
    (out / "letters.txt").write_text("dear")

    def kept():
        return {x: x.read_bytes() for x in sorted(out.rglob("*")) if x.is_file()}

    def full(*_):
        raise OSError("No space left on device")

    before = kept()
    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr(page, "write_film", full)
        page.write(out, board)
    assert kept() == before
    assert not [x for x in out.iterdir() if x.name.startswith(".")]
    (out / "board.js").unlink()
    (out / "letters.txt").unlink()
    page.write(out, board)  # what a stop left of a page is no stranger
    assert set(kept()) == {*before} - {out / "films" / "old-random.mp4", out / "letters.txt"}
    bad = standings.result_file("random", tiny.name, board)
    bad.write_text("{")
    with pytest.raises(ValueError, match=f"^{bad} holds no result"):
        page.write(out, board)
