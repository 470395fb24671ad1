"""Orders from JSON: what may be asked, and what is refused before anything is done."""

import json

import pytest

from agents.sketching.marks import Dot, Line
from agents.studio.limits import Limits
from agents.studio.orders import Answer, Paint, Stylize, read_more, read_order

LIMITS = Limits(strokes=500, seconds=20.0)
LINE = {"kind": "line", "points": [[0.1, 0.2], [0.5, 0.5]], "width": 0.05, "color": [255, 0, 0]}
DOT = {"kind": "dot", "at": [0.1, 0.2], "width": 0.05, "color": [255, 0, 0]}
SKETCH = {"translator": "monet-sketch", "marks": [LINE]}


def read(kind="paint", **told):
    pictures = {"paint": {"picture": "x"}, "stylize": {"picture": "x", "style": "y"}}
    return read_order(kind, {**pictures.get(kind, {}), **told}, LIMITS)


def test_an_order_has_what_the_command_has_where_nothing_is_said():
    assert read() == Paint(picture="x", painter="search", strokes=200, seconds=2.0)
    assert read("stylize") == Stylize(picture="x", style="y", preview=True, seconds=20.0)
    assert read("answer", **SKETCH).marks[0].color == (255, 0, 0)


def test_an_order_goes_through_json():
    told = {"picture": "x", "painter": "refined", "brush": "oil", "strokes": 9, "seconds": 3,
            "palette": "#102030,white", "style": "z", "style_mode": "color", "focus": [LINE],
            "seed": 4}  # fmt: skip
    order = read_order("paint", json.loads(json.dumps(told)), LIMITS)
    assert isinstance(order.focus[0], Line)
    assert (order.brush, order.style_mode, order.seconds, order.seed) == ("oil", "color", 3.0, 4)


@pytest.mark.parametrize(
    ("kind", "told", "says"),
    [
        ("draw", {}, "Unknown kind of job 'draw'"),
        (None, {}, "Unknown kind of job None"),
        ("paint", {"strockes": 5}, "no field 'strockes'. Did you mean 'strokes'?"),
        ("paint", {"actor": "/etc/passwd"}, "no field 'actor'"),
        ("paint", {"strokes": 10**9}, "strokes must be a whole number, from 0 to 20000"),
        ("paint", {"strokes": 501}, "strokes must be 500 at most in all, got 501"),
        ("paint", {"strokes": 0}, "strokes must be a whole number, 1 or more"),
        ("paint", {"strokes": -1}, "strokes must be"),
        ("paint", {"strokes": 2.5}, "strokes must be"),
        ("paint", {"strokes": True}, "strokes must be"),
        ("paint", {"strokes": "9"}, "strokes must be"),
        ("paint", {"strokes": None}, "strokes must be"),
        ("paint", {"seconds": float("nan")}, "seconds must be a number above 0"),
        ("paint", {"seconds": float("inf")}, "seconds must be"),
        ("paint", {"seconds": 0}, "seconds must be"),
        ("paint", {"seconds": 21}, "seconds must be 20 at most, got 21"),
        ("paint", {"seed": 2**40}, "seed must be"),
        ("paint", {"painter": "serch"}, "Did you mean 'search'?"),
        ("paint", {"brush": "bezer"}, "Did you mean 'bezier'?"),
        ("paint", {"brush": ["oil"]}, "brush must be"),
        ("paint", {"brush": "stamp:/etc/passwd"}, "brush must be one of bezier"),
        ("paint", {"brush": "oil+stamp:leaf.png"}, "got 'stamp:leaf.png'"),
        ("paint", {"brush": "oil+oil"}, "oil"),
        ("paint", {"brush": "+".join(["oil"] * 2000)}, "brush must be text of 4096 letters"),
        ("paint", {"painter": "mosaic", "brush": "oil"}, "oil is none that mosaic can use"),
        ("paint", {"painter": "greedy", "brush": "circle+oil"}, "none that greedy can use"),
        ("paint", {"painter": "policy", "brush": "circle+oil"}, "none that policy can use"),
        ("paint", {"palette": "/tmp/PAINTS.json"}, "palette must be a number, or colours"),
        ("paint", {"palette": "PAINTS.JSON"}, "palette must be a number, or colours"),
        ("paint", {"palette": "0"}, "palette"),
        ("paint", {"palette": 8}, "palette must be"),
        ("paint", {"palette": "white,blak"}, "palette: .*blak"),
        ("paint", {"background": "paper.png"}, "background: no colour 'paper.png'.*or 'none'"),
        ("paint", {"palette": "x" * 4000}, "palette: no colour 'xxx"),
        ("paint", {"background": "x" * 4000}, "background: no colour 'xxx"),
        ("paint", {"background": "white", "painter": "greedy"}, "greedy begins on black"),
        ("paint", {"style": "z", "painter": "mosaic"}, "style: for painters that search"),
        ("paint", {"focus": [LINE], "painter": "greedy"}, "focus: for painters that search"),
        ("paint", {"style_mode": "shape"}, "style_mode must be one of color, texture"),
        ("paint", {"focus": "/etc/passwd"}, "focus must be 'saliency', a list of marks or null"),
        ("paint", {"focus": [DOT]}, "focus may hold line, got dot"),
        ("paint", {"focus": [LINE] * 2001}, "focus: wanted a list of at most 2000 marks"),
        ("paint", {"focus": ["line"]}, "focus: its marks are not all JSON objects"),
        ("paint", {"picture": None}, "picture is missing"),
        ("paint", {"picture": 5}, "picture must be text"),
        ("stylize", {"style": None}, "style is missing"),
        ("stylize", {"seconds": 21}, "seconds must be 20 at most"),
        ("stylize", {"preview": "yes"}, "preview must be True or False"),
        ("answer", {}, "translator and marks is missing"),
        ("answer", {**SKETCH, "translator": "monet-sketsh"}, "Did you mean 'monet-sketch'?"),
        ("answer", {**SKETCH, "translator": "../general"}, "translator must be one of"),
        ("answer", {**SKETCH, "translator": "general"}, "translator must be one of"),
        ("answer", {**SKETCH, "size": 513}, "size must be None or a whole number, from 16 to 512"),
        ("answer", {**SKETCH, "marks": 5}, "marks must be a list of marks, got 5"),
        ("answer", {**SKETCH, "marks": [DOT]}, "marks may hold line, got dot"),
        ("answer", {**SKETCH, "marks": [{"points": []}]}, "marks: Unknown mark"),
        ("answer", {**SKETCH, "marks": [{**LINE, "width": float("nan")}]}, "marks: width"),
        ("answer", {**SKETCH, "marks": [{**LINE, "points": [[9.0, 0]]}]}, "marks: points"),
        ("answer", {"translator": "monet-hints", "marks": [DOT]}, "picture is missing: dots"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_what_it_may_be(kind, told, says):
    with pytest.raises(ValueError, match=says) as refused:
        read(kind, **told)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 500


def test_many_points_are_refused_before_they_are_looked_at():
    lines = [{**LINE, "points": [None] * 60_000}] * 2
    with pytest.raises(ValueError, match="at most 40000 points together, got 120000"):
        read("answer", translator="monet-sketch", marks=lines)


@pytest.mark.parametrize("told", [None, [], "paint", 5])
def test_an_order_is_a_json_object(told):
    with pytest.raises(ValueError, match="wanted a JSON object"):
        read_order("paint", told, LIMITS)


def test_a_painting_goes_on_as_it_was_ordered():
    order = read(painter="refined", brush="circle", seed=3, strokes=300)
    more = read_more({"seconds": 5}, order, LIMITS, laid=300)
    assert (more.painter, more.brush, more.seed) == ("refined", "circle", 3)
    assert (more.strokes, more.seconds) == (0, 5.0)


def test_a_painting_that_was_opened_goes_on_from_a_picture_that_is_named():
    more = read_more({"seconds": 5, "strokes": 7, "picture": "x"}, None, LIMITS, laid=300)
    assert more == Paint(picture="x", strokes=7, seconds=5.0)
    again = read_more({"seconds": 6, "strokes": None, "picture": "y"}, more, LIMITS, laid=307)
    assert again == Paint(picture="y", strokes=0, seconds=6.0)
    with pytest.raises(ValueError, match="picture is missing"):
        read_more({"seconds": 5, "strokes": 7}, None, LIMITS, laid=300)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"strokes": 201}, "strokes must be 500 at most in all, got 501"),
        ({"strokes": -1}, "strokes must be"),
        ({"seconds": 21}, "seconds must be 20 at most"),
        ({"brush": "oil"}, "no field 'brush'"),
        ([], "wanted a JSON object"),
    ],
)
def test_a_painting_does_not_go_on_for_ever(told, says):
    with pytest.raises(ValueError, match=says):
        read_more(told, read(), LIMITS, laid=300)


def test_dots_are_put_on_a_photograph():
    order = read("answer", translator="monet-hints", marks=[DOT], picture="x")
    assert isinstance(order, Answer)
    assert isinstance(order.marks[0], Dot)
