"""Orders as they come by HTTP, whatever is in them: done, or refused in one line."""

import asyncio
import json

import pytest

pytest.importorskip("fastapi")

from agents.studio.about import about, trade
from agents.studio.limits import Limits
from tests.support.studios import House

GOOD = {"kind": "paint", "picture": "bundled:here.png"}
NUMBERS = [
    "NaN", "Infinity", "-Infinity", "1e999", "-1", "1e9", "1000000000", "9" * 400, "9" * 5000,
    '"7"', "null", "[]", "{}", "true", '"../../etc/passwd"',
]  # fmt: skip
PATHS = [
    "../../etc/passwd", "/etc/passwd", "%2e%2e/x", "\0", "a" * 10_000, "bundled:../here.png",
    "here.png", "-", "sample:runs#7", "stamp:/etc/passwd", "/dev/stdin", "data:text/plain,x", "~",
    "paints.json",
]  # fmt: skip
NO_ORDERS = [
    "1", "[]", "null", '"x"', "{}", '{"kind": []}', '{"kind": {}}', '{"kind": "paint", "kind": 3}',
    '{"kind": "paint", "other": 1}',
]  # fmt: skip


@pytest.fixture
def house(tmp_path):
    return House(tmp_path / "shelf", trade=trade())


def post(house, *bodies, path="/api/jobs"):
    async def posted():
        visitor = await house.visitor()
        return [await visitor.post(path, content=body) for body in bodies]

    return asyncio.run(posted())


def with_field(name, value):
    """An order with this field, its value as it is written in JSON."""
    return f'{json.dumps(GOOD)[:-1]}, "{name}": {value}}}'.encode()


def test_an_order_that_can_be_is_taken(house):
    (answer,) = post(house, json.dumps(GOOD).encode())
    assert answer.status_code == 202
    assert set(answer.json()) == {"job", "place"}


@pytest.mark.parametrize("field", ["strokes", "seconds", "seed"])
@pytest.mark.parametrize("value", NUMBERS)
def test_a_number_that_cannot_be_is_refused_by_its_name(house, field, value):
    if field == "seed" and value in ("1000000000",):
        pytest.skip("a seed may be that")
    (answer,) = post(house, with_field(field, value))
    too_many_digits = len(value) > 4300
    assert answer.status_code == (400 if too_many_digits else 422)
    assert too_many_digits or field in answer.json()["error"]
    assert "\n" not in answer.json()["error"]
    assert not house.studio.jobs


@pytest.mark.parametrize(
    "field", ["kind", "painter", "brush", "palette", "background", "style_mode", "focus"]
)
@pytest.mark.parametrize("value", PATHS)
def test_no_word_of_an_order_is_a_path(house, field, value):
    (answer,) = post(house, json.dumps(GOOD | {field: value}).encode())
    assert answer.status_code == 422
    assert "root:" not in answer.text
    assert len(answer.json()["error"]) < 2000


@pytest.mark.parametrize("field", ["picture", "style"])
@pytest.mark.parametrize("value", PATHS)
def test_a_picture_is_named_by_its_id_alone(house, field, value):
    (answer,) = post(house, json.dumps(GOOD | {field: value}).encode())
    assert answer.status_code in (404, 422)
    assert not house.studio.jobs


@pytest.mark.parametrize("value", PATHS)
def test_a_translator_is_never_a_path(house, value):
    (answer,) = post(
        house, json.dumps({"kind": "answer", "translator": value, "marks": []}).encode()
    )
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff", b"[" * 10**5, b'{"a":' * 10**5, b"nul", b"9" * 10_000, b"{'a': 1}", b"\0"],
    ids=range(9),
)  # fmt: skip
def test_what_is_no_json_or_too_deep_is_refused(house, body):
    assert post(house, body)[0].status_code == 400


@pytest.mark.parametrize("body", NO_ORDERS)
def test_json_that_is_no_order_is_refused(house, body):
    (answer,) = post(house, body.encode())
    assert answer.status_code == 422
    assert answer.json()["error"]


@pytest.mark.parametrize(
    "marks",
    ["[[]]", "[1]", '[{"kind": "line"}]', '[{"kind": "line", "points": [[NaN, 0]], "width": 0.1}]',
     '[{"kind": "line", "points": [[1e999, 0]], "width": 0.1, "color": null}]',
     '[{"kind": "line", "points": "x", "width": 0.1, "color": null}]',
     '[{"kind": "line", "points": [[0, 0]], "width": -1, "color": [1, 1, 1]}]',
     '[{"kind": "line", "points": [[0, 0]], "width": 0.1, "color": [300, 1, 1]}]',
     '[{"kind": "line", "points": [[0, 0]], "width": 1e9, "color": [3, 1, 1]}]',
     '[{"kind": "dot", "at": [0, 0], "width": 0.1, "color": [1, 1, 1]}]'],
)  # fmt: skip
def test_marks_that_cannot_be_are_refused(house, marks):
    (answer,) = post(house, with_field("focus", marks))
    assert answer.status_code == 422
    assert "focus" in answer.json()["error"]


def test_what_a_studio_tells_of_itself_can_be_asked_of_it():
    told = about(Limits())
    assert json.loads(json.dumps(told)) == told
    assert "coffee.png" in told["pictures"]
    assert set(told["limits"]) == {"strokes", "seconds", "upload_bytes", "minutes"}
    for painter in told["painters"]:
        for brush in painter["brushes"]:
            order = {"picture": "bundled:coffee.png", "painter": painter["name"], "brush": brush}
            assert trade().order("paint", order, Limits()).brush == brush
    assert {translator["drawn"] for translator in told["translators"]} <= {
        "lines",
        "colors",
        "dots",
    }
