"""Suites: the pictures that were frozen, and no others."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.leaderboard import __main__ as leaderboard
from benchmarks.leaderboard.suites import (
    FROZEN_WITH,
    SUITES,
    digest,
    open_suite,
    read_with,
    why_others,
)


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
