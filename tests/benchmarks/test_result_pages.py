"""Pages of results, and the READMEs' rows, say what the results that are kept say."""

import shlex

import pytest

from benchmarks import pages
from benchmarks.leaderboard.learned import learned
from benchmarks.leaderboard.standings import read_results
from benchmarks.places import DOCS, RESULTS
from tests.support.pages import READMES, understood

ANEW = "run `python -m benchmarks.pages`"


def test_they_are_as_the_results_have_them():
    kept = {file.name: file.read_text() for file in (DOCS / "results").glob("*.md")}
    assert kept == pages.pages(), ANEW
    for readme in READMES:
        assert readme.read_text() == pages.with_rows(readme.read_text()), ANEW


def test_each_names_the_results_it_is_of_and_where_they_were_measured():
    for name, text in pages.pages().items():
        assert pages.NAMED.search(text), name
        rows = text.split("## Where this was measured")[1].strip().splitlines()[2:]
        assert rows, name
        assert all("torch 2" in row for row in rows), name


def test_every_result_is_on_some_page():
    text = " ".join(pages.pages().values())
    named = {file for name in pages.NAMED.findall(text) for file in RESULTS.glob(name)}
    assert {*RESULTS.glob("*.json")} - named == {RESULTS / "faces-200-judged.json"}


def test_what_has_no_place_or_no_fact_is_refused(monkeypatch, tmp_path):
    with pytest.raises(ValueError, match="no <!-- board -->"):
        pages.with_rows("# nothing here")
    with pytest.raises(ValueError, match=r"\.json holds no result: .* No such file"):
        pages.pages(tmp_path)
    monkeypatch.setitem(pages.ROOMS, "search", lambda results: {})
    with pytest.raises(ValueError, match=r"pages/search\.md has a place for 'search'"):
        pages.pages()


def test_a_command_makes_the_weights_of_every_row_anew(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for result in read_results():
        found = learned(result)
        assert found.pictures
        assert bool(found.command) == bool(result.get("actors")), result["entry"]
        if found.command:
            assert shlex.split(found.command)[:2] == ["python", "-m"]
            understood(found.command)


def test_a_row_says_so_where_a_painter_learned_on_other_sizes():
    said = {result["entry"]: learned(result).pictures for result in read_results()}
    assert said["paper-quick"] == said["ddpg-quick"] == "shapes at 32 px"
    assert said["whole-quick"] == "photos at 64 px"
    assert said["general"] == "monet, photos, mnist, shapes, strokes at 128 px"
    assert said["random"] == "nothing"
