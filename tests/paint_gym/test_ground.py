"""Paintings on a colour, on paper and on nothing, in every file that is made of them."""

import json
from base64 import b64encode
from dataclasses import replace

import imageio.v3 as imageio
import numpy as np
import pytest
import torch
from PIL import Image

from paint_gym.paintings import ground as ground_module
from paint_gym.paintings import painting as painting_module
from paint_gym.paintings.film import write_gif, write_mp4, write_png
from paint_gym.paintings.ground import Ground, checkered, on_paper
from paint_gym.paintings.painting import Painting, load_painting
from renderers import BRUSHES, uniform

SHEET = np.random.default_rng(0).integers(60, 200, (8, 6, 1), np.uint8).repeat(3, 2)
SHEET = SHEET.repeat(5, 0).repeat(5, 1)
GROUNDS = {
    "color": Ground((0.2, 0.4, 0.6)),
    "paper": on_paper(SHEET),
    "nothing": Ground(transparent=True),
}


def painting(ground, count=12):
    strokes = uniform(count, BRUSHES["bezier"](), torch.Generator().manual_seed(2))
    return Painting("bezier", strokes * 0.7, 30, 45, ground)


@pytest.fixture(params=GROUNDS)
def painted(request):
    return painting(GROUNDS[request.param])


@pytest.mark.parametrize("suffix", [".json", ".npz"])
def test_a_ground_is_kept(painted, suffix, tmp_path):
    painted.save(tmp_path / f"painting{suffix}")
    again = load_painting(tmp_path / f"painting{suffix}")
    assert again.ground == painted.ground
    assert np.array_equal(again.render(), painted.render())


def test_what_is_on_nothing_looks_on_a_colour_as_if_painted_there():
    clear = painting(GROUNDS["nothing"])
    picture = clear.render().astype(float)
    assert picture.shape == (30, 45, 4)
    assert picture[..., 3].min() == 0
    assert picture[..., 3].max() > 128
    for color in ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0.2, 0.8, 0.4)):
        opaque = picture[..., 3:] / 255
        seen = picture[..., :3] * opaque + 255 * np.array(color) * (1 - opaque)
        there = replace(clear, ground=Ground(color)).render()
        assert np.abs(seen - there).max() <= 1.6  # three roundings


def test_a_large_painting_is_drawn_in_patches_on_every_ground(painted, monkeypatch):
    whole = painted.render(100)
    monkeypatch.setattr(painting_module, "PATCH", 32)
    assert np.abs(painted.render(100).astype(int) - whole).max() <= 1


def test_paper_covers_the_picture_about_its_middle():
    """A sheet of 40 x 30 under 30 x 45: as wide, of its height the middle half."""
    below = GROUNDS["paper"].picture(30, 45)
    large = np.asarray(Image.fromarray(SHEET).resize((45, 60), Image.Resampling.BICUBIC))
    assert below.shape == (30, 45, 3)
    assert np.abs(below.astype(int) - large[15:45]).mean() < 12
    assert np.abs(below.astype(int) - large[:30]).mean() > 25


def test_every_file_keeps_the_ground(painted, tmp_path):
    write_png(painted, tmp_path / "x.png")
    assert np.array_equal(np.asarray(Image.open(tmp_path / "x.png")), painted.render())
    svg = painted.svg()
    assert ("<image" in svg) == (painted.ground.paper is not None)
    rect = '<rect width="45" height="30" fill="#336699"/>'
    assert (rect in svg) == (painted.ground == GROUNDS["color"])
    write_gif(painted, tmp_path / "x.gif", longer_side=45, seconds=0.5)
    first, *_, last = imageio.imread(tmp_path / "x.gif", index=None, mode="RGBA")
    clear = painted.ground.transparent
    assert (first[..., 3] == 0).all() == clear
    assert (last[..., 3] == 0).any() == clear
    write_mp4(painted, tmp_path / "x.mp4", longer_side=45, seconds=0.2)
    frame = imageio.imread(tmp_path / "x.mp4", index=0, plugin="pyav")[:30, :45].astype(int)
    assert np.abs(frame - painted.ground.below(30, 45)).mean() < 12


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"transparent": 1}, "wanted true or false"),
        ({"paper": 3}, "no picture of at most"),
        ({"paper": "%"}, "base64|base 64|Invalid|Only"),
        ({"paper": b64encode(b"no picture").decode()}, "its paper is not a picture"),
        ({"paper": "A" * (2**23 + 4)}, "no picture of at most"),
        ({"canvas_color": [0, 0, 2]}, "colour of its canvas"),
    ],
)
def test_a_ground_that_is_none_is_refused(change, said, tmp_path):
    file = tmp_path / "painting.json"
    painting(Ground()).save(file)
    file.write_text(json.dumps({**json.loads(file.read_text()), **change}))
    with pytest.raises(ValueError, match=said):
        load_painting(file)


def test_grainy_paper_is_no_heavier_than_can_be_kept(monkeypatch, tmp_path):
    grain = np.random.default_rng(0).integers(0, 255, (64, 64, 3), np.uint8)
    monkeypatch.setattr(ground_module, "HEAVIEST", 7000)
    assert len(b64encode(on_paper(grain).paper)) <= 7000
    painting(on_paper(grain)).save(tmp_path / "painting.json")
    load_painting(tmp_path / "painting.json")


def test_paper_cannot_be_transparent():
    with pytest.raises(ValueError, match="either of paper or transparent"):
        Ground(paper=b"x", transparent=True)


def test_cells_are_black_and_white_in_turn():
    cells = checkered(3, 5, 2)[0, 0]
    assert cells.tolist() == [[0, 0, 1, 1, 0], [0, 0, 1, 1, 0], [1, 1, 0, 0, 1]]
