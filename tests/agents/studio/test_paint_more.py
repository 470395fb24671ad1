"""What a person may ask of a painting beside its painter: where, on what, in which style."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from agents.sketching.marks import Line
from agents.studio.kinds import KINDS
from agents.studio.kinds.paint import mask_of, warm
from agents.studio.orders import ORDERS
from paint_gym.paintings.painting import Painting
from paint_gym.pictures.reading import read_picture
from paint_gym.pictures.seen import seen
from tests.support.desks import painted

LEFT = Line(points=((0.2, 0.0), (0.2, 1.0)), width=0.4, color=(255, 0, 0))
RIGHT = Line(points=((0.8, 0.0), (0.8, 1.0)), width=0.4, color=(255, 0, 0))


@pytest.fixture
def style(tmp_path):
    Image.linear_gradient("L").resize((24, 24)).convert("RGB").save(tmp_path / "style.png")
    return str(tmp_path / "style.png")


@pytest.fixture
def cut_out(tmp_path):
    """A red disc on nothing."""
    row, column = np.mgrid[:24, :36]
    inside = (row - 12) ** 2 + (column - 18) ** 2 < 80
    picture = np.zeros((24, 36, 4), np.uint8)
    picture[inside] = (220, 30, 20, 255)
    Image.fromarray(picture).save(tmp_path / "disc.png")
    return str(tmp_path / "disc.png")


def halves(painting, photo):
    """Squared error on the left and on the right."""
    target = seen(read_picture(Path(photo)), 64)
    off = (seen(painting.render(64), 64) - target).square().mean((0, 1, 2))
    return float(off[:32].mean()), float(off[32:].mean())


def test_every_kind_of_order_is_a_job():
    assert set(KINDS) == set(ORDERS)


def test_a_mask_is_white_where_it_was_drawn_and_not_where_that_was_taken_away():
    gone = Line(points=((0.0, 0.1), (1.0, 0.1)), width=0.2, color=None)
    mask = mask_of((LEFT, gone), 20, 40)
    assert mask.shape == (128, 256, 3)
    assert mask[100, 51].min() == 255
    assert mask[5, 51].max() == 0
    assert mask[100, 200].max() == 0


def test_what_matters_is_painted_better(photo):
    left, right = (painted(photo, focus=(mark,), steps=40)[0] for mark in (LEFT, RIGHT))
    left, right = halves(left, photo), halves(right, photo)
    assert left[0] < right[0]
    assert right[1] < left[1]


def test_what_catches_the_eye_can_matter(photo):
    plain, _ = painted(photo)
    salient, _ = painted(photo, focus="saliency")
    assert not torch.equal(plain.strokes, salient.strokes)


def test_a_transparent_picture_is_painted_on_nothing(cut_out):
    painting, desk = painted(cut_out, steps=40)
    assert desk.of("canvas")[0]["ground"] == {"transparent": True}
    assert painting.ground.transparent
    first, *_, late, last = (each["psnr"] for each in desk.of("strokes"))
    assert last > first + 3
    assert last == pytest.approx(late, abs=2)
    shown = painting.render(36)
    assert shown[12, 18, 3] > 200
    assert shown[1, 1, 3] < 60


def test_any_picture_can_be_painted_on_nothing_or_on_a_colour(photo):
    assert painted(photo, background="none")[0].ground.transparent
    painting, desk = painted(photo, background="#ff8000")
    assert desk.of("canvas")[0]["ground"] == {"color": [1.0, pytest.approx(0.502, abs=1e-3), 0.0]}
    assert painting.ground.color[0] == 1.0


def test_a_painting_on_nothing_goes_on_on_nothing(cut_out):
    begun, _ = painted(cut_out)
    further, desk = painted(cut_out, begun, strokes=3)
    assert further.ground.transparent
    assert desk.of("canvas")[0]["ground"] == {"transparent": True}


def test_painters_that_begin_on_black_paint_what_is_transparent_on_white(cut_out):
    painting, _ = painted(cut_out, painter="mosaic", strokes=60)
    assert painting.render(36)[2, 2].min() > 200
    further, desk = painted(cut_out, painting, painter="mosaic", strokes=0)
    assert further.render(36)[2, 2].min() > 200
    assert desk.of("strokes")[-1]["psnr"] > 15


def test_strokes_take_on_a_style_in_a_second_search(photo, style):
    painting, desk = painted(photo, style=style, style_mode="color", steps=8)
    shares = [each["share"] for each in desk.of("strokes")]
    assert shares == sorted(shares)
    assert 0.5 in shares
    plain, _ = painted(photo, steps=8)
    assert not torch.equal(painting.strokes, plain.strokes)
    further, told = painted(photo, painting, style=style, style_mode="color", strokes=4)
    assert len(further.strokes) <= 16
    assert told.of("strokes")[-1]["share"] == 1


def test_stopped_in_the_first_search_there_is_no_second(photo, style):
    _, desk = painted(photo, style=style, style_mode="color", steps=100_000, enough=2)
    assert len(desk.of("strokes")) == 4  # two, what the second begins with, the painting


def test_an_actor_lays_whole_bundles(photo):
    assert painted(photo, painter="policy", strokes=13)[1].of("strokes")[-2]["from"] == 5
    assert len(painted(photo, painter="policy", strokes=2)[0].strokes) <= 5


def test_brushes_that_are_mixed_can_go_on(photo):
    begun, _ = painted(photo, brush="oil+circle")
    further, _ = painted(photo, begun, strokes=3)
    assert further.brush == "oil+circle"


def test_names_of_paints_stay_when_a_painting_goes_on(photo):
    begun, _ = painted(photo, palette="2")
    named = tuple(paint._replace(name=f"tube {i}") for i, paint in enumerate(begun.paints))
    begun = Painting(**{**vars(begun), "paints": named})
    further, _ = painted(photo, begun, strokes=3)
    assert {x.name for x in further.paints} <= {"tube 0", "tube 1"}


def test_a_painting_of_nothing_goes_on(photo):
    begun = Painting("circle", torch.zeros(0, 7), 20, 31)
    further, _ = painted(photo, begun, strokes=5)
    assert len(further.strokes) == 5


def test_a_picture_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"no file .*gone"):
        painted(tmp_path / "gone.png")


def test_more_strokes_than_a_painting_holds_are_refused(photo):
    begun = Painting("circle", torch.rand(10, 7), 20, 31)
    with pytest.raises(ValueError, match="strokes must be a whole number, from 0 to 20000"):
        painted(photo, begun, strokes=20_000)


def test_a_new_process_can_be_warmed():
    warm()
