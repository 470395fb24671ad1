"""What `agents.paint` paints on: nothing, a colour, paper."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from agents import paint
from agents.commission.background import ground_of, scene_of
from agents.commission.options import Options
from agents.commission.painted import painted, picture_of
from paint_gym.paintings.ground import Ground
from paint_gym.paintings.painting import Painting
from paint_gym.pictures.reading import read_picture
from paint_gym.pictures.transparent import laid_over, read_transparent
from tests.support.painting import paint_in


@pytest.fixture
def logo(tmp_path):
    """A red disc, half of it clear, on nothing."""
    picture = Image.new("RGBA", (48, 36), (0, 255, 0, 0))
    ImageDraw.Draw(picture).ellipse((8, 6, 32, 30), fill=(230, 40, 20, 255))
    ImageDraw.Draw(picture).ellipse((26, 12, 44, 30), fill=(20, 40, 230, 128))
    picture.save(tmp_path / "logo.png")
    return tmp_path / "logo.png"


def test_a_transparent_picture_is_read_with_its_opacity(logo):
    found, held = read_transparent(logo), np.asarray(Image.open(logo)).astype(int)
    shows = held[..., 3] > 0
    assert np.abs(found[shows].astype(int) - held[shows]).max() <= 1
    assert (found[~shows] == 0).all()
    for ground in ((0, 0, 0), (255, 255, 255), (10, 200, 90)):
        assert (
            np.abs(laid_over(found, ground).astype(int) - read_picture(logo, ground=ground)).max()
            <= 2
        )
    Image.open(logo).convert("RGB").save(logo)
    assert read_transparent(logo).shape == (36, 48, 3)


def test_a_transparent_picture_is_painted_on_nothing(logo, tmp_path):
    asked = Options(str(logo), strokes=12, steps=150, view=48)
    painting = painted(read_transparent(logo), asked, tell=str).painting
    assert painting.ground == Ground(transparent=True)
    wanted, made = np.asarray(Image.open(logo)).astype(float), painting.render(48).astype(float)
    assert np.abs(made[..., 3] - wanted[..., 3]).mean() < 12
    opaque = wanted[..., 3] > 200
    assert np.abs(made[opaque] - wanted[opaque]).mean() < 20
    again = paint_in(tmp_path / "out", str(logo), "--strokes", "3")
    assert again.ground == Ground(transparent=True)
    assert np.asarray(Image.open(tmp_path / "out" / "painting.png")).shape == (18, 24, 4)


def test_an_opaque_picture_is_painted_on_what_is_asked_for(photo, tmp_path):
    Image.new("RGB", (8, 8), (200, 180, 160)).save(tmp_path / "paper.png")
    for told, ground in (("transparent", Ground(transparent=True)), ("#ff8000", (1, 128 / 255, 0)),
                         (str(tmp_path / "paper.png"), None)):  # fmt: skip
        painting = paint_in(
            tmp_path / "out", photo, "--strokes", "3", "--background", told, steps=5
        )
        if ground is None:
            assert painting.ground.paper is not None
        else:
            assert ground in (painting.ground, painting.ground.color)


def test_an_error_on_nothing_is_counted_where_something_shows(logo):
    photograph = read_transparent(logo)
    scene = scene_of(photograph, ground_of(None, photograph), 48, strokes=10)
    empty = painted(photograph, Options(str(logo), strokes=0, view=48), tell=str).painting
    held = np.asarray(Image.open(logo)).astype(float) / 255
    opaque = held[..., 3:]
    wrong = np.stack([(opaque * (held[..., :3] - c)) ** 2 for c in (0, 1)]).mean((0, 3))
    assert scene.error(empty) == pytest.approx(wrong[held[..., 3] > 0].mean(), abs=2e-3)
    blank = np.zeros((9, 12, 4), np.uint8)
    assert scene_of(blank, ground_of(None, blank), 12, strokes=1).error(
        Painting(empty.brush, empty.strokes, 9, 12, Ground(transparent=True))
    ) == 0.0  # fmt: skip


def test_painters_that_begin_on_black_have_it_on_white_or_a_colour(logo):
    for told, color in ((None, (255, 255, 255)), ("#0000ff", (0, 0, 255))):
        options = Options(str(logo), strokes=0, painter="layered", background=told, view=48)
        done = painted(picture_of(str(logo)), options, tell=str)
        assert done.painting.ground == Ground()
        wanted = laid_over(read_transparent(logo), color)
        assert done.error == pytest.approx((wanted / 255.0).__pow__(2).mean(), abs=2e-3)
    with pytest.raises(
        ValueError, match="--background transparent is for painters that begin on any"
    ):
        painted(picture_of(str(logo)), Options("x", painter="layered", background="transparent"))


def test_what_paints_cost_on_nothing_is_judged_as_the_painting_is(logo):
    options = Options(str(logo), strokes=12, steps=60, view=48, palette="32")
    done = painted(read_transparent(logo), options, tell=str)
    assert done.free is not None
    assert done.free == pytest.approx(done.error, rel=0.5)  # as many paints as strokes and more


def test_a_painting_is_drawn_again_on_another_ground(photo, tmp_path):
    paint_in(tmp_path / "out", photo, "--painter", "layered", "--strokes", "3")
    kept = str(tmp_path / "out" / "painting.npz")
    paint.main([kept, "-o", str(tmp_path / "out"), "--size", "20", "--background", "transparent"])
    assert np.asarray(Image.open(tmp_path / "out" / "painting-20.png")).shape[2] == 4


@pytest.mark.parametrize("mode", ["P", "L", "RGB", "LA"])
def test_transparency_is_seen_however_a_file_tells_of_it(mode, tmp_path):
    """Only the last row is clear: no other says so."""
    grey = np.full((6, 5), 90, np.uint8)
    grey[5] = 200
    picture = Image.fromarray(grey).convert(mode)
    if mode == "LA":
        picture.putalpha(Image.fromarray(np.where(grey == 200, 0, 255).astype(np.uint8)))
        picture.save(tmp_path / "x.png")
    else:
        clear = picture.getpixel((0, 5))
        picture.save(tmp_path / "x.png", transparency=clear)
    found = read_transparent(tmp_path / "x.png")
    assert found[..., 3].tolist() == [[255] * 5] * 5 + [[0] * 5]
