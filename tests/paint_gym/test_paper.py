"""Paper, lengths, and the names of paints."""

from dataclasses import replace

import pytest
import torch

from paint_gym.paintings.inks import inks_of, paint_names
from paint_gym.paintings.painting import Painting
from paint_gym.paintings.paints import Paint
from paint_gym.paintings.paper import Sheet, laid, millimetres, sheet_of
from renderers import BRUSHES, uniform
from tests.support.chance import CHANCE
from tests.support.plots import BLUE, RED, lines


@pytest.mark.parametrize(
    ("text", "length"),
    [("15mm", 15), ("1.5cm", 15), ("0.5in", 12.7), (" 15 MM ", 15), (".5mm", 0.5), ("0mm", 0)],
)
def test_lengths_are_read_in_their_units(text, length):
    assert millimetres(text) == pytest.approx(length)


@pytest.mark.parametrize("text", ["15", "mm", "", "-1mm", "nanmm", "1e9mm", "11000mm", "15 m", "x"])
def test_what_is_no_length_is_refused(text):
    with pytest.raises(ValueError, match="--margin must be a number with mm, cm or in"):
        millimetres(text, "--margin")


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("a4", (210, 297)),
        ("A3", (297, 420)),
        ("letter", (215.9, 279.4)),
        ("300x200mm", (300, 200)),
        ("30x20cm", (300, 200)),
        ("30cm x20cm", None),
        ("12x9in", (304.8, 228.6)),
        ("10cmx4in", (100, 101.6)),
    ],
)
def test_sheets_are_known_by_name_or_size(text, size):
    if size is None:
        with pytest.raises(ValueError, match="no paper"):
            sheet_of(text)
    else:
        sheet = sheet_of(text)
        assert (sheet.width, sheet.height) == pytest.approx(size)


@pytest.mark.parametrize("text", ["a44", "30x20", "0x20mm", "20000x1mm", "x", ""])
def test_what_is_no_sheet_is_refused(text):
    with pytest.raises(ValueError, match="no paper"):
        sheet_of(text)
    with pytest.raises(ValueError, match="Did you mean 'letter'"):
        sheet_of("leter")


def test_a_picture_lies_in_the_middle_as_large_as_fits():
    layout = laid(100, 300, Sheet(210, 297), margin=10)
    assert layout.sheet == Sheet(297, 210)
    assert (layout.left, layout.width) == pytest.approx((10, 277))
    assert layout.top == pytest.approx((210 - 277 / 3) / 2)
    assert layout.unit == pytest.approx(277)


def test_a_paint_is_a_distinct_ink_by_its_nearest_name():
    painting = lines(
        (0, 0, 1, 1, RED), (0, 0, 1, 1, (0.1, 0.1, 0.95)), (0, 0, 1, 1, BLUE), (0, 0, 1, 1, RED)
    )
    assert inks_of(painting) == ["#ff0000", "#1a1af2", "#0000ff", "#ff0000"]
    named = {"#ff0000": "red", "#1a1af2": "blue", "#0000ff": "blue 2"}
    assert paint_names(painting) == named
    known = replace(
        painting, paints=(Paint("ultra\x01marine", "#0000ff"), Paint("lead", "#888888"))
    )
    assert paint_names(known) == named | {"#0000ff": "ultramarine"}
    assert paint_names(lines()) == {}


def test_ink_that_changes_on_the_way_is_one_paint():
    stroke = uniform(1, BRUSHES["oil"](), CHANCE)
    stroke[0, -6:] = torch.tensor([1.0, 0.0, 0.0, 0.0, 0.0, 1.0])
    assert inks_of(Painting("oil", stroke, 9, 9)) == ["#800080"]
    assert paint_names(Painting("oil", stroke, 9, 9)) == {"#800080": "purple"}
