"""Palettes as people give them, and the names of paints."""

import json
from dataclasses import replace

import pytest
import torch

from paint_gym.paintings.painting import Painting, load_painting
from paint_gym.paintings.paints import Paint, named, read_palette


def test_a_palette_is_a_number_colours_or_a_file(tmp_path):
    assert read_palette("8") == 8
    assert read_palette("#000081, White") == (Paint("navy", "#000081"), Paint("White", "#ffffff"))
    (tmp_path / "paints.json").write_text(json.dumps({"ultramarine": "#120a8f", "bone": "ivory"}))
    (tmp_path / "list.JSON").write_text(json.dumps(["#120a8f", "red"]))
    assert read_palette(str(tmp_path / "paints.json")) == (
        Paint("ultramarine", "#120a8f"),
        Paint("bone", "#fffff0"),
    )
    assert [x.color for x in read_palette(str(tmp_path / "list.JSON"))] == ["#120a8f", "#ff0000"]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("0", "1 ... 256 paints, got 0"), ("257", "got 257"), ("#12", "no colour '#12'"),
        ("red,,blue", "no colour ''"), ("red,#f00", "two paints are #ff0000"),
        ("8 paints", "no colour '8 paints'"),
    ],
)  # fmt: skip
def test_what_is_no_palette_is_refused(told, said):
    with pytest.raises(ValueError, match=said):
        read_palette(told)


@pytest.mark.parametrize(
    ("held", "said"),
    [("[", "line 1"), ("3", "wanted"), ('{"a": 1}', "wanted"), ('["nocolour"]', "no colour"),
     ("[]", "got 0"), (json.dumps([f"#{i:06x}" for i in range(300)]), "got 300")],
)  # fmt: skip
def test_a_file_that_holds_no_palette_is_named(held, said, tmp_path):
    (tmp_path / "p.json").write_text(held)
    with pytest.raises(ValueError, match=said):
        read_palette(str(tmp_path / "p.json"))
    with pytest.raises(FileNotFoundError):
        read_palette(str(tmp_path / "nowhere.json"))


def test_paints_of_like_inks_have_names_of_their_own():
    paints = named([(1.0, 0.0, 0.0), (254 / 255, 0.0, 0.0), (0.0, 0.0, 1.0)])
    assert [x.name for x in paints] == ["red", "red 2", "blue"]
    assert [x.color for x in paints] == ["#ff0000", "#fe0000", "#0000ff"]
    assert paints[1].rgb == (254 / 255, 0.0, 0.0)


@pytest.mark.parametrize("name", ["painting.json", "painting.npz"])
def test_a_painting_keeps_its_paints(name, tmp_path):
    plain = Painting("circle", torch.rand(3, 7), 12, 16)
    painting = replace(plain, paints=(Paint("bone", "#fffff0"), Paint("red", "#ff0000")))
    painting.save(tmp_path / name)
    assert load_painting(tmp_path / name).paints == painting.paints
    assert painting.visible().paints == painting.paints
    plain.save(tmp_path / name)
    assert load_painting(tmp_path / name).paints == ()


@pytest.mark.parametrize("paints", [{}, [1], [["a"]], [["a", 1]], [["a", "nocolour"]], [[]] * 300])
def test_paints_that_are_none_are_refused(paints, tmp_path):
    file = tmp_path / "painting.json"
    Painting("circle", torch.rand(3, 7), 12, 16).save(file)
    file.write_text(json.dumps({**json.loads(file.read_text()), "paints": paints}))
    with pytest.raises(ValueError, match="is no painting that can be drawn"):
        load_painting(file)
