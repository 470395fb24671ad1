"""The schema of painting.json says what is written, and refuses what is refused."""

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import numpy as np
import pytest
import torch

from paint_gym.paintings.ground import Ground, on_paper
from paint_gym.paintings.painting import FARTHEST, MOST_STROKES, VERSION, Painting, load_painting
from paint_gym.paintings.paints import Paint
from renderers import BRUSHES
from tests.support.brushes import EVERY, name_of

SCHEMA = json.loads((files("paint_gym.paintings") / "painting.schema.json").read_text())


def painting(brush="bezier", count=3):
    strokes = torch.rand(count, len(BRUSHES[brush]().params))
    return Painting(brush, strokes, 30, 40, Ground((1.0, 0.5, 0.0)))


@pytest.mark.parametrize("brush", EVERY)
@pytest.mark.parametrize("count", [0, 3])
def test_what_is_written_is_valid(brush, count, tmp_path):
    painting(name_of(brush), count).save(tmp_path / "painting.json")
    jsonschema.validate(json.loads((tmp_path / "painting.json").read_text()), SCHEMA)


@pytest.mark.parametrize(
    "ground", [Ground(transparent=True), on_paper(np.full((4, 5, 3), 9, "u1"))]
)
def test_paints_and_grounds_are_valid(ground, tmp_path):
    few = replace(painting(), paints=(Paint("bone", "#fffff0"),), ground=ground)
    few.save(tmp_path / "painting.json")
    jsonschema.validate(json.loads((tmp_path / "painting.json").read_text()), SCHEMA)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("paint_gym", VERSION + 1), ("height", 0), ("width", FARTHEST + 1), ("height", 2.5),
        ("canvas_color", [0, 0, 2]), ("canvas_color", [0, 0]), ("strokes", [[-0.1] * 13]),
        ("strokes", [["x"] * 13]), ("strokes", {}), ("brush", ""), ("numbers", []),
        ("transparent", 1), ("paper", 3), ("paints", {}), ("paints", [["bone"]]),
        ("paints", [["bone", 3]]),
    ],
)  # fmt: skip
def test_what_it_refuses_is_refused_when_it_is_read(name, value, tmp_path):
    file = tmp_path / "painting.json"
    painting().save(file)
    kept = {**json.loads(file.read_text()), name: value}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(kept, SCHEMA)
    file.write_text(json.dumps(kept))
    with pytest.raises((ValueError, KeyError)):
        load_painting(file)


@pytest.mark.parametrize("name", SCHEMA["required"])
def test_nothing_may_be_missing(name, tmp_path):
    file = tmp_path / "painting.json"
    painting().save(file)
    kept = json.loads(file.read_text())
    assert kept.keys() == set(SCHEMA["required"])
    assert SCHEMA["properties"].keys() - kept.keys() == {"paints", "paper", "transparent"}
    del kept[name]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(kept, SCHEMA)


def test_its_limits_are_those_of_the_code():
    assert SCHEMA["properties"]["paint_gym"]["const"] == VERSION
    assert SCHEMA["$id"] == f"painting-{VERSION}.schema.json"
    assert SCHEMA["properties"]["strokes"]["maxItems"] == MOST_STROKES
    assert SCHEMA["$defs"]["side"]["maximum"] == FARTHEST
