"""Canvas and strokes as the page reads them."""

import io
import json

import numpy as np
import pytest
from PIL import Image

from agents.studio.described import canvas_of, rows_of
from paint_gym.paintings.ground import Ground
from renderers import BRUSHES, Brush, Param, uniform
from renderers.forms import FORMS
from tests.support.brushes import EVERY, brush_of
from tests.support.chance import CHANCE

BLACK = Ground()


def described(brush):
    return canvas_of(brush, 30, 40, ground=BLACK)


@pytest.mark.parametrize("name", EVERY)
def test_a_canvas_says_by_which_forms_strokes_are_drawn_and_how_large_it_is(name):
    brush = brush_of(name)
    header, payload = described(brush)
    told = json.loads(json.dumps(header))
    assert (told["event"], told["height"], told["width"]) == ("canvas", 30, 40)
    assert told["brush"] == brush.title
    assert told["forms"] == [kind.form for kind in brush.kinds]
    assert set(told["forms"]) <= set(FORMS)
    assert told["graded"] is brush.graded
    assert len(payload) == told["textures"] * (65 * 129 + 1) * 4


@pytest.mark.parametrize("name", ["oil", "stamp", "oil+stamp+triangle"])
def test_textures_go_along_with_the_canvas(name):
    brush = brush_of(name)
    header, payload = described(brush)
    numbers, count = np.frombuffer(payload, "<f4"), header["textures"]
    tables, means = brush.textures
    assert count == len(means) > 0
    assert np.array_equal(numbers[:-count].reshape(count, 65, 129), tables.numpy())
    assert np.array_equal(numbers[-count:], means.numpy())


def test_a_stamp_is_called_so_whatever_its_picture():
    assert described(brush_of("stamp"))[0]["brush"] == "stamp"


def paper():
    packed = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(packed, "JPEG")
    return Ground(paper=packed.getvalue())


@pytest.mark.parametrize(
    ("ground", "told"),
    [
        (Ground((0.5, 0.25, 1.0)), {"color": [0.5, 0.25, 1.0]}),
        (Ground(transparent=True), {"transparent": True}),
        (paper(), {"paper": True}),
    ],
    ids=["color", "nothing", "paper"],
)
def test_a_canvas_says_what_lies_below_the_strokes(ground, told):
    header, _ = canvas_of(BRUSHES["circle"](), 4, 5, ground=ground)
    assert header["ground"] == told


@pytest.mark.parametrize("name", EVERY)
def test_strokes_are_sent_as_their_rows(name):
    brush = brush_of(name)
    strokes = uniform(7, brush, CHANCE).requires_grad_()
    sent = np.frombuffer(rows_of(brush, strokes), "<f4").reshape(-1, 20)
    assert np.array_equal(sent, brush.rows(strokes).detach().numpy())


def test_no_strokes_are_no_bytes():
    brush = BRUSHES["bezier+oil"]()
    assert rows_of(brush, uniform(0, brush, CHANCE)) == b""


class Formless(Brush):
    name = "formless"
    params = (Param("a", "alpha"),)


def test_a_brush_whose_strokes_take_no_form_cannot_be_drawn_by_the_page():
    with pytest.raises(ValueError, match=r"'formless'.*none of the forms"):
        described(Formless())
