"""Suites: the pictures that were frozen, and no others."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from torch.nn.functional import avg_pool2d

from agents.search import Search, SearchPainter
from agents.search.descent import quietly
from benchmarks.leaderboard import __main__ as leaderboard
from benchmarks.leaderboard import measure as contest
from benchmarks.leaderboard import page, standings
from benchmarks.leaderboard.checks import check_brush
from benchmarks.leaderboard.painting import paced
from benchmarks.leaderboard.suites import (
    FROZEN_WITH,
    SUITES,
    Suite,
    digest,
    open_suite,
    open_unchecked,
    read_with,
    why_others,
)
from renderers import BRUSHES, make_renderer


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


@pytest.fixture
def photographs(tmp_path, monkeypatch):
    """A suite of two photographs, one of them upright; the folder that has them."""
    chance = np.random.default_rng(0)
    with zipfile.ZipFile(tmp_path / "kodak.zip", "w") as archive:
        for i, shape in enumerate([(12, 18, 3), (18, 12, 3)]):
            file = BytesIO()
            Image.fromarray(chance.integers(0, 256, shape, dtype=np.uint8)).save(file, "PNG")
            archive.writestr(f"{i}.png", file.getvalue())
    small = Suite("small-5", "kodak", 2, 2, 5, "", 18, 12)
    suite = replace(small, digest=digest(open_unchecked(small, str(tmp_path)).targets))
    monkeypatch.setitem(SUITES, suite.name, suite)
    return suite, tmp_path


def test_whole_photographs_lie_all_alike(photographs):
    suite, folder = photographs
    found = open_suite(suite, str(folder))
    assert found.targets.shape == (2, 3, 12, 18)
    assert found.may_be_shown
    with zipfile.ZipFile(folder / "kodak.zip") as archive:
        upright = np.array(Image.open(archive.open("1.png")))
    assert (found.targets[1].permute(2, 1, 0).numpy() * 255).round().tolist() == upright.tolist()
    with pytest.raises(ValueError, match=r"wants 3 pictures .* here are 2"):
        open_suite(replace(suite, of=3), str(folder))


def test_whole_photographs_are_painted_for_as_long_as_is_said_and_shown(photographs):
    suite, folder = photographs
    words = ["run", "search", "--suite", suite.name, "--seconds", "0.2"]
    leaderboard.main([*words, "--data-dir", str(folder), "--board", str(folder / "board")])
    (result,) = standings.read_results(folder / "board")
    assert result["search"]["seconds"] == 0.2
    assert result["seconds"]["batched"] >= 0.2
    assert result["seconds"]["alone"] is None
    page.write(folder / "page", folder / "board")
    with Image.open(folder / "page" / "pictures" / "small-5-search.webp") as strip:
        assert strip.size == (160, 106)


def test_how_far_a_network_sees_paintings_is_told_where_it_is(photographs, monkeypatch):
    suite, folder = photographs
    where = {"data_dir": str(folder), "board": folder / "board"}
    for name, there in (("untrained", True), ("squeezenet", False)):
        monkeypatch.setattr(contest, "SEES", name)
        if not there:
            monkeypatch.delenv("PAINT_GYM_SQUEEZENET", raising=False)
            monkeypatch.setattr(contest, "load_network", missing)
        (result,) = contest.run(contest.Run("random", (suite.name,), **where))
        assert ("perceptual" in result["figures"]) == there


def test_a_batch_has_its_pictures_seconds():
    asked = []

    def drive(run):
        asked.append(run.search.seconds)
        return quietly(run)

    circle = make_renderer("auto", BRUSHES["circle"]())
    painter = SearchPainter(circle, Search(seconds=9.0), drive=drive)
    for count in (1, 3):
        paced(painter, 0.05).paint(torch.rand(count, 3, 8, 8), 2)
    assert asked == [pytest.approx(0.05), pytest.approx(0.15)]


def test_large_photographs_are_kept_small(photographs, monkeypatch):
    suite, folder = photographs
    monkeypatch.setattr(standings, "WIDEST", 9)
    found = open_suite(suite, str(folder))
    standings.write_targets(suite, found, folder)
    kept = standings.read_targets(suite, folder)
    wanted = avg_pool2d(found.targets, 2)[[0]]
    torch.testing.assert_close(kept, wanted, rtol=0, atol=1 / 255)


def missing(name):
    raise FileNotFoundError(name)


def test_a_brush_that_a_suite_is_not_for_is_refused(tiny, tmp_path, monkeypatch):
    monkeypatch.setitem(SUITES, tiny.name, replace(tiny, brush="circle"))
    (result,) = contest.run(contest.Run("random", (tiny.name,), board=tmp_path / "board"))
    assert result["brush"] == "circle"
    with pytest.raises(ValueError, match="wrong brush: tiny-5 is painted with circle, got bezier"):
        check_brush("bezier", SUITES[tiny.name])
    with pytest.raises(ValueError, match="paints with bezier, not with circle"):
        contest.run(contest.Run("refined", (tiny.name,), board=tmp_path / "board"))


def test_seconds_are_for_searches(tiny, tmp_path):
    with pytest.raises(ValueError, match="--seconds is for search, refined"):
        contest.run(contest.Run("greedy", (tiny.name,), seconds=1.0, board=tmp_path))
