"""What translators make of marks, at a desk."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from agents.sketching.marks import Dot, Line
from agents.studio.kinds.answer import answer
from agents.studio.offers import painters, translators
from agents.studio.orders import Answer
from renderers import BRUSHES
from tests.support.desks import Listening

DRAWN = {
    "lines": Line(points=((0.1, 0.2), (0.8, 0.7)), width=0.05, color=(0, 0, 0)),
    "dots": Dot(at=(0.5, 0.3), width=0.1, color=(250, 40, 0)),
}


def answered(translator, marks, **more):
    desk = Listening()
    return answer(Answer(translator=translator, marks=marks, size=32, **more), desk), desk


def test_the_translators_that_ship_are_offered_with_what_is_drawn_for_them():
    drawn = {each["name"]: each["drawn"] for each in translators()}
    assert drawn == {"monet-sketch": "lines", "monet-hints": "dots"}


@pytest.mark.parametrize("translator", translators(), ids=lambda each: each["name"])
def test_marks_change_the_answer(translator, photo):
    mark = DRAWN[translator["drawn"]]
    empty, _ = answered(translator["name"], (), picture=photo)
    made, desk = answered(translator["name"], (mark,), picture=photo)
    same, _ = answered(translator["name"], (mark,), picture=photo)
    assert made.shape == (21, 32, 3)
    assert np.abs(made.astype(int) - empty).mean() > 1
    assert np.array_equal(made, same)
    ((header, file),) = desk.events
    assert header == {"event": "picture", "share": 1.0}
    assert np.array_equal(np.asarray(Image.open(BytesIO(file))), made)


def test_lines_are_drawn_on_white_paper_where_there_is_no_picture():
    made, _ = answered("monet-sketch", (DRAWN["lines"],))
    assert made.shape == (32, 32, 3)


def test_a_picture_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no file .*gone"):
        answered("monet-sketch", (), picture=str(tmp_path / "gone.png"))


def test_painters_are_offered_with_the_brushes_that_they_can_use():
    brushes = {each["name"]: each["brushes"] for each in painters()}
    assert set(brushes["search"]) == set(BRUSHES)
    assert brushes["mosaic"] == ["rectangle"]
    assert brushes["layered"] == ["bezier", "bezier_opaque"]
    assert "oil" in brushes["policy"]
    assert "oil" not in brushes["greedy"]
    assert {each["name"] for each in painters() if each["searching"]} == {"search", "refined"}
