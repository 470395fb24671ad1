"""The page of the studio under load, its figure and its line, from a result that is made up."""

import json

import pytest

from benchmarks import pages
from benchmarks.studio import figure, measure, table
from renderers.workshop.machine import machine

SPREAD = {"count": 75, "median": 1.25, "ninety": 2.5, "worst": 3.75}
TIMES = {"errors": 0, "said": {}, "paintings": 75, "first_stroke": SPREAD, "last_stroke": SPREAD}
FOUND = {
    "machine": machine(),
    "date": "2026-01-01",
    "config": {"minutes": 5.0, "visitors": 20, "strokes": 200, "seconds": 2.0},
    "alone": {**TIMES, "first_stroke": {**SPREAD, "median": 0.5, "worst": 0.75}},
    **TIMES,
    "paintings_a_minute": 15.0,
    "opening": {"first": 0.625, "last": 26.5},
    "longest_queue": 18,
    "fairness": {"least": 3, "most": 4, "places_that_became_worse": 0},
    "memory": {who: {"first": 100.0, "last": 110.0, "most": 120.0} for who in
               ("server", "workers")},
    "sights": [[0.0, 100.0, 900.0, 20], [1.0, 110.0, 910.0, 18]],
}  # fmt: skip


def test_its_page_says_what_was_measured(tmp_path, monkeypatch):
    monkeypatch.setattr(pages, "ROOMS", {"studio": table.facts})
    assert pages.pages(tmp_path) == {}  # no result, no page
    (tmp_path / "studio.json").write_text(json.dumps(FOUND))
    text = pages.pages(tmp_path)["studio.md"]
    assert "20 visitors for 5 minutes on" in text
    assert "75 paintings, 15.0 a minute, 0 errors." in text
    assert "| to the first stroke, alone | 75 | 0.50 | 2.50 | 0.75 |" in text
    assert "a stroke after 0.62 s, the last after 26.5 s; the longest queue" in text
    assert "| the server | 100 | 110 | 120 |" in text
    assert "had 4 paintings, the one with the fewest 3. A place in the queue became worse 0" in text
    assert "{" not in text


def test_errors_are_on_the_page_and_in_the_line_of_the_command(tmp_path):
    found = {**FOUND, "errors": 3, "said": {"jobs: HTTP 503": 3}, "opening": None,
             "first_stroke": None, "last_stroke": None}  # fmt: skip
    assert "3 errors" in table.asked(found)
    assert "among all" not in table.waiting(found)
    assert "3 errors, 75 paintings" in measure.line(found)
    assert "\n  3 x jobs: HTTP 503" in measure.line(found)
    assert "0.50 (worst 0.75) s alone, no among all" in measure.line(found)


def test_its_figure_is_drawn(tmp_path):
    pytest.importorskip("matplotlib")
    assert figure.draw(FOUND, tmp_path).stat().st_size > 5000


def test_a_quick_one_is_small_and_written_aside():
    meant = measure.Load(quick=True).meant
    assert (meant.visitors, meant.alone) == (2, 1)
    assert meant.out.parts[0] == meant.figures.parts[0] == "runs"
    assert measure.Load(visitors=7).meant == measure.Load(visitors=7)
