"""Stamps: the print of one's own picture."""

import pickle
from base64 import b64encode
from io import BytesIO

import numpy as np
import pytest
import torch
from PIL import Image

from renderers import BRUSHES, Exact, Tiles, blank, uniform
from renderers.brushes.stamp import KEPT, LONGEST, STAMP, WITHIN, Stamp, read_stamp
from tests.support.brushes import LEAF, leaf
from tests.support.chance import CHANCE


def written(tmp_path, picture):
    file = tmp_path / "stamp.png"
    Image.fromarray(np.asarray(picture, np.uint8)).save(file)
    return str(file)


def printed(brush, *numbers, size=64):
    stroke = torch.tensor([*numbers, 1.0, 1.0, 1.0, 1.0])[None, None]
    return Tiles(brush).paint(blank(1, size, size), stroke)[0, 0]


@pytest.mark.parametrize(("height", "width"), [(40, 40), (20, 60), (60, 15)])
def test_a_black_picture_prints_a_rectangle(height, width):
    stamp, rectangle = Stamp(np.full((height, width), 255, np.uint8)), BRUSHES["rectangle"]()
    place, size, turn, ink = torch.rand(20, 2), 0.2 + 0.5 * torch.rand(20, 1), *torch.rand(2, 20, 1)
    inks, sides = torch.rand(20, 3), torch.tensor([stamp.sides])
    prints = torch.cat([place, size, turn, ink, inks], 1)[:, None]
    boxes = torch.cat([place, size * sides, (2 * turn) % 1, ink, inks], 1)[:, None]
    canvas = torch.rand(20, 3, 64, 64)
    apart = Tiles(stamp).paint(canvas, prints) - Tiles(rectangle).paint(canvas, boxes)
    assert apart.square().mean().sqrt() < 0.01


def test_it_stands_upright_at_0_and_turns_clockwise():
    corner = np.zeros((40, 40), np.uint8)
    corner[:10, :10] = 255  # top left
    stamp = Stamp(corner)
    for turn, (row, column) in {0: (0, 0), 0.25: (0, 1), 0.5: (1, 1), 0.75: (1, 0)}.items():
        print_ = printed(stamp, 0.5, 0.5, 1.0, turn)
        quarters = print_.view(2, 32, 2, 32).sum((1, 3))
        assert int(quarters.argmax()) == 2 * row + column
        assert quarters[row, column] > 0.95 * quarters.sum()


def test_transparent_pictures_print_what_is_opaque_and_others_what_is_dark(tmp_path):
    ink = leaf()
    clear = np.stack([np.full_like(ink, 200)] * 3 + [ink], -1)
    opaque = read_stamp(written(tmp_path, clear))
    dark = read_stamp(written(tmp_path, 255 - ink))
    full = np.concatenate([np.stack([255 - ink] * 3, -1), np.full_like(ink, 255)[..., None]], -1)
    assert np.array_equal(opaque.picture, dark.picture)
    assert np.array_equal(read_stamp(written(tmp_path, full)).picture, dark.picture)


def test_its_empty_rim_is_cut_away_and_its_shape_kept(tmp_path):
    paper = np.full((300, 400), 255, np.uint8)
    paper[40:100, 20:320] = 0
    stamp = read_stamp(written(tmp_path, paper))
    assert stamp.picture.shape == (round(60 * KEPT / 300), KEPT)
    assert stamp.picture.min() == 255
    assert stamp.sides == pytest.approx((1.0, 0.2), abs=0.01)


def test_its_name_holds_its_picture(tmp_path):
    chance = np.random.default_rng(0)
    file = written(tmp_path, chance.integers(0, 255, (300, 300)))
    stamp = BRUSHES[STAMP + file]()
    again = BRUSHES[stamp.name]()
    assert "+" not in stamp.name
    assert again.name == stamp.name
    assert np.array_equal(again.picture, stamp.picture)
    assert len(stamp.name) < LONGEST
    assert pickle.loads(pickle.dumps(stamp)).name == stamp.name


def test_two_stamps_are_mixed_each_with_its_own_picture():
    left, right = np.zeros((2, 40, 40), np.uint8)
    left[:, :20] = right[:, 20:] = 255
    stamps = Stamp(left), Stamp(right)
    mixed = BRUSHES["oil+" + "+".join(stamp.name for stamp in stamps)]()
    assert len(mixed.textures.means) == 3 + 1 + 1
    numbers = torch.rand(8, generator=CHANCE)
    for i, stamp in enumerate(stamps, 1):
        stroke = torch.zeros(len(mixed.params))
        stroke[0], stroke[mixed.own[i]] = (i + 0.5) / 3, numbers
        for engine in (Tiles, Exact):
            alone = engine(stamp).paint(blank(1, 30, 30), numbers[None, None])
            assert torch.equal(engine(mixed).paint(blank(1, 30, 30), stroke[None, None]), alone)


@pytest.mark.parametrize(
    ("named", "error", "words"),
    [
        ("no.png", FileNotFoundError, "no.png"),
        ("words.txt", ValueError, "words.txt cannot be a stamp: cannot identify"),
        ("white.png", ValueError, "white.png cannot be a stamp: it shows no ink: .* dark on light"),
        ("wide.png", ValueError, "it is 9000 x 2, at most 8192 px"),
        ("data:image/jpeg;base64,AAAA", ValueError, "begins with data:image/png;base64,"),
        (f"{WITHIN}AAAA", ValueError, "the stamp is no picture"),
        (f"{WITHIN}A*A", ValueError, "the stamp is no picture"),
        (WITHIN + "A" * LONGEST, ValueError, f"at most {LONGEST} are read"),
    ],
)
def test_what_cannot_be_a_stamp_is_refused_in_a_line(named, error, words, tmp_path):
    (tmp_path / "words.txt").write_text("leaf")
    Image.new("L", (30, 30), 255).save(tmp_path / "white.png")
    Image.new("L", (9000, 2)).save(tmp_path / "wide.png")
    path = named if named.startswith("data:") else str(tmp_path / named)
    with pytest.raises(error, match=words) as refused:
        BRUSHES[STAMP + path]
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 400


def test_a_picture_in_a_name_is_small_and_grey():
    for odd in (Image.new("L", (KEPT + 1, 5)), Image.new("RGB", (5, 5))):
        packed = BytesIO()
        odd.save(packed, "PNG")
        with pytest.raises(ValueError, match=f"wanted L, {KEPT} px at most"):
            BRUSHES[STAMP + WITHIN + b64encode(packed.getvalue()).decode()]


def test_the_leaf_covers_what_is_drawn():
    picture = printed(BRUSHES[LEAF](), 0.5, 0.5, 1.0, 0.0, size=96)
    drawn = torch.from_numpy(leaf()) / 255
    inside = picture[21:75]
    assert (inside - drawn).square().mean().sqrt() < 0.1
    assert picture[:20].max() == 0


def test_a_pen_follows_the_hull_of_its_ink():
    corner = np.zeros((40, 40), np.uint8)
    corner[:20, :10] = 255
    stroke = torch.tensor([0.5, 0.5, 0.4, 0.25, 1.0, 0.0, 0.0, 0.0])
    found = Stamp(corner).trace(stroke)
    assert found.width is None
    middle, size = found.points.mean(0), np.ptp(found.points, axis=0)
    np.testing.assert_allclose(middle, [0.6, 0.35], atol=1e-6)
    np.testing.assert_allclose(size, [0.2, 0.1], atol=1e-6)
    mixed = BRUSHES[f"circle+{LEAF}"]()
    row = uniform(1, mixed, CHANCE)[0]
    for i, kind in enumerate(mixed.kinds):
        row[0] = i / 2
        assert np.array_equal(mixed.trace(row).points, kind.trace(row[mixed.own[i]]).points)
