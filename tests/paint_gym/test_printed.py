"""Pictures to print: so many pixels exactly, and how large they are printed."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image

from paint_gym.paintings.ground import Ground
from paint_gym.paintings.painting import Painting
from paint_gym.paintings.paper import sheet_of
from paint_gym.paintings.printed import pixels, printed, write_print


def filled(height, width):
    """A painting that is blue all over."""
    return Painting("circle", torch.empty(0, 7), height, width, Ground((0.0, 0.0, 1.0)))


def test_a_print_has_exactly_the_pixels_of_its_size():
    assert pixels(sheet_of("30x20cm"), 300) == (2362, 3543)
    picture = printed(filled(400, 600), sheet_of("3x2cm"), 300)
    assert picture.shape == (236, 354, 3)
    assert (picture == [0, 0, 255]).all()


@pytest.mark.parametrize(("height", "width"), [(50, 70), (70, 50), (1, 90), (333, 334), (90, 90)])
def test_the_whole_picture_lies_in_the_middle_and_the_rest_is_white(height, width):
    picture = printed(filled(height, width), sheet_of("40x30mm"), 100)
    assert picture.shape[:2] == ((118, 157) if height <= width else (157, 118))
    blue = (picture == [0, 0, 255]).all(2)
    assert ((picture == 255).all(2) | blue).all()
    rows, columns = np.flatnonzero(blue.any(1)), np.flatnonzero(blue.any(0))
    assert blue[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].all()
    free = [rows[0], len(blue) - 1 - rows[-1], columns[0], blue.shape[1] - 1 - columns[-1]]
    assert abs(free[0] - free[1]) <= 1
    assert abs(free[2] - free[3]) <= 1
    assert min(free[0], free[2]) <= 1  # it reaches two edges
    assert len(rows) == pytest.approx(len(columns) * height / width, abs=1)


def test_the_file_says_how_large_it_is_printed(tmp_path):
    write_print(filled(20, 30), tmp_path / "print.png", sheet_of("3x2cm"), dpi=254)
    with Image.open(tmp_path / "print.png") as found:
        assert found.size == (300, 200)
        assert found.info["dpi"] == pytest.approx((254, 254), abs=0.01)


def test_prints_of_too_many_or_no_pixels_are_refused():
    assert pixels(sheet_of("100x80cm"), 208) == (6551, 8189)
    with pytest.raises(ValueError, match=r"11811 x 9449 px are too many.*take --dpi 208 or less"):
        pixels(sheet_of("100x80cm"), 300)
    with pytest.raises(ValueError, match="too few"):
        pixels(sheet_of("1x0.01mm"), 100)


def test_a_transparent_painting_is_printed_on_nothing():
    clear = replace(filled(10, 30), ground=Ground(transparent=True))
    assert printed(clear, sheet_of("3x2cm"), 100).shape == (79, 118, 4)
    assert not printed(clear, sheet_of("3x2cm"), 100)[..., 3].any()
