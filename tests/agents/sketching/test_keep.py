"""Sketches as files."""

import json
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from agents.sketching.answers import Answer
from agents.sketching.keep import MOST_MARKS, as_json, read_sketch, write_pair
from agents.sketching.pages import PAGES
from paint_gym.pictures.reading import read_picture
from tests.support.shapes import ROOT
from tests.support.sketches import SIDE, SLOPE, page_of, sketch_of, stroke

DRAWN_BY_HAND = sorted((ROOT / "tests" / "cases" / "sketches").glob("*.json"))


def answer_of(sketch):
    made = np.full((sketch.page.height, sketch.page.width, 3), 7, np.uint8)
    return Answer(sketch.marks, sketch.page.given(sketch.marks), made, 0.1)


@pytest.fixture
def drawn():
    sketch = sketch_of("colors")
    stroke(sketch, (0.12345678, 0.2), (0.7, 0.8))
    stroke(sketch, (0.9, 0.1), tool="bucket")
    stroke(sketch, (0.5, 0.5), tool="eraser")
    return sketch


def test_a_pair_is_what_was_drawn_what_was_made_both_and_the_marks(drawn, tmp_path):
    place = write_pair(tmp_path / "new", answer_of(drawn))
    assert place == tmp_path / "new" / "0001"
    pictures = [read_picture(place / f"{name}.png") for name in ("drawn", "made", "pair")]
    assert (pictures[1] == 7).all()
    assert np.array_equal(np.concatenate(pictures[:2], 1), pictures[2])
    seen = (drawn.page.given(drawn.marks)[0] * 255).round().byte().permute(1, 2, 0)
    assert np.array_equal(pictures[0], seen.numpy())
    kept = read_sketch(place / "sketch.json")
    assert kept == (SIDE, SIDE, drawn.marks)


@pytest.mark.parametrize("kind", PAGES)
def test_what_is_given_can_be_looked_at_and_marks_come_back_on_every_page(kind, tmp_path):
    sketch = sketch_of(kind, SLOPE)
    stroke(sketch, (0.3, 0.3), (0.6, 0.4))
    place = write_pair(tmp_path, answer_of(sketch))
    assert read_picture(place / "drawn.png").shape == (24, 32, 3)
    assert read_sketch(place / "sketch.json").marks == sketch.marks


def test_numbers_rise_and_nothing_is_written_over(drawn, tmp_path):
    (tmp_path / "0041").mkdir()
    (tmp_path / "0041" / "mine").write_text("mine")
    (tmp_path / "notes").touch()
    (tmp_path / "0042").write_text("a file")
    with ThreadPoolExecutor(4) as several:
        places = [several.submit(write_pair, tmp_path, answer_of(drawn)) for _ in range(6)]
    assert sorted(x.result().name for x in places) == [f"{43 + i:04d}" for i in range(6)]
    assert (tmp_path / "0041" / "mine").read_text() == "mine"
    assert (tmp_path / "0042").read_text() == "a file"
    assert all(len(list(x.result().iterdir())) == 4 for x in places)


def test_what_cannot_be_written_leaves_nothing(drawn, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("agents.sketching.keep.write_text", full)
    with pytest.raises(OSError, match="No space"):
        write_pair(tmp_path, answer_of(drawn))
    assert not list(tmp_path.iterdir())


MARK = {"kind": "line", "points": [[0.1, 0.2]], "width": 0.1, "color": None}
WRONG = {
    "not JSON": "{",
    "no object": "[]",
    "nothing in it": "{}",
    "another version": {"paint_gym": 2},
    "a side of 0": {"height": 0},
    "a side of 1e9": {"width": 10**9},
    "no list": {"marks": {}},
    "too many": {"marks": [MARK] * (MOST_MARKS + 1)},
    "no marks": {"marks": [1]},
    "no kind": {"marks": [{}]},
    "an odd kind": {"marks": [MARK | {"kind": "lines"}]},
    "a kind of list": {"marks": [MARK | {"kind": []}]},
    "no points": {"marks": [MARK | {"points": []}]},
    "far points": {"marks": [MARK | {"points": [[0, 9]]}]},
    "a point of three": {"marks": [MARK | {"points": [[0, 0, 0]]}]},
    "no number": {"marks": [MARK | {"width": float("nan")}]},
    "a colour of 256": {"marks": [MARK | {"color": [0, 0, 256]}]},
    "more": {"marks": [MARK | {"more": 1}]},
    "less": {"marks": [{"kind": "dot", "at": [0, 0]}]},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_sketch_is_refused_in_one_line(wrong, tmp_path):
    file, found = tmp_path / "sketch.json", WRONG[wrong]
    whole = {"paint_gym": 1, "height": 8, "width": 8, "marks": [MARK]}
    file.write_text(found if isinstance(found, str) else json.dumps(whole | found))
    with pytest.raises(ValueError, match=r"sketch\.json is no sketch") as refused:
        read_sketch(file)
    assert str(refused.value).count("\n") == 0
    file.write_text(json.dumps(whole))
    assert len(read_sketch(file).marks) == 1


def test_a_sketch_that_is_not_there_is_said_to_be():
    with pytest.raises(FileNotFoundError):
        read_sketch(ROOT / "nowhere.json")


@pytest.mark.parametrize("file", DRAWN_BY_HAND, ids=lambda file: file.stem)
def test_sketches_drawn_by_hand_are_lines_of_any_size(file):
    kept = read_sketch(file)
    assert as_json(kept.marks, kept.height, kept.width) == file.read_text().strip()
    for side in (32, 96):
        given = page_of("lines", side=side).given(kept.marks)
        ink = (given < 0.5).float().mean()
        assert 0.01 < ink < 0.3
