"""Paintings: kept, redrawn, filmed, and refused when they are damaged."""

import json
import resource
import signal
from xml.etree import ElementTree

import av
import imageio.v3 as imageio
import numpy as np
import pytest
import torch
from PIL import Image

from paint_gym.paintings.film import (
    schedule,
    write_gif,
    write_h264,
    write_mp4,
    write_png,
    write_svg,
)
from paint_gym.paintings.ground import Ground
from paint_gym.paintings.painting import Painting, load_painting
from paint_gym.pictures.reading import read_picture
from renderers import BRUSHES, Exact, uniform
from tests.support.brushes import EVERY, name_of
from tests.support.chance import CHANCE


@pytest.fixture
def painting():
    return Painting(
        "bezier", uniform(20, BRUSHES["bezier"](), CHANCE), 30, 45, Ground((1.0, 0.5, 0.0))
    )


@pytest.mark.parametrize("suffix", [".json", ".npz"])
def test_what_is_kept_comes_back(painting, suffix, tmp_path):
    painting.save(tmp_path / f"kept{suffix}")
    again = load_painting(tmp_path / f"kept{suffix}")
    assert torch.equal(again.strokes, painting.strokes)
    assert (again.brush, again.height, again.width) == ("bezier", 30, 45)
    assert again.ground == painting.ground
    assert [p.name for p in tmp_path.iterdir()] == [f"kept{suffix}"]


@pytest.mark.parametrize("brush", EVERY)
def test_a_painting_of_any_brush_is_the_same_at_any_size(brush):
    name = name_of(brush)
    painting = Painting(name, uniform(6, BRUSHES[name](), CHANCE), 32, 48)
    small, large = painting.render(48), painting.render(480)
    assert large.shape == (320, 480, 3)
    means = large.reshape(32, 10, 48, 10, 3).mean((1, 3))
    assert np.sqrt(((means - small) ** 2).mean()) < 0.03 * 255


@pytest.mark.parametrize("brush", EVERY)
def test_patches_make_the_same_picture_as_the_whole_canvas(brush, monkeypatch):
    name = name_of(brush)
    painting = Painting(name, uniform(12, BRUSHES[name](), CHANCE), 70, 90)
    whole = painting.render()
    monkeypatch.setattr("paint_gym.paintings.painting.PATCH", 32)
    assert np.abs(painting.render().astype(int) - whole).max() <= 2
    exact = painting.render(renderer=Exact(BRUSHES[name]()))
    assert np.abs(exact.astype(int) - whole).max() <= 2


def test_frames_begin_with_the_empty_canvas_and_end_with_the_picture(painting):
    frames = list(painting.frames(schedule(20, 8)))
    assert (frames[0] == [255, 128, 0]).all()
    assert np.array_equal(frames[-1], painting.render())
    assert len(frames) == 8
    assert schedule(3, 100) == [0, 1, 2, 3]


def test_strokes_of_no_opacity_are_left_out(painting):
    painting.strokes[5:, 8:10] = 0
    assert len(painting.visible().strokes) == 5
    assert np.array_equal(painting.visible().render(), painting.render())


def test_every_file_shows_the_same_picture(painting, tmp_path):
    write_png(painting, tmp_path / "p.png")
    write_gif(painting, tmp_path / "p.gif", longer_side=45, seconds=1.0)
    write_mp4(painting, tmp_path / "p.mp4", longer_side=90, seconds=1.0)
    write_svg(painting, tmp_path / "p.svg")
    assert np.array_equal(read_picture(tmp_path / "p.png"), painting.render())
    film = imageio.imread(tmp_path / "p.mp4", plugin="pyav")
    assert film.shape[1:] == (60, 90, 3)
    assert len(film) == 21 + 25
    difference = film[-1].astype(float) - painting.render(90)
    assert np.sqrt((difference**2).mean()) < 20
    with Image.open(tmp_path / "p.gif") as gif:
        assert gif.n_frames > 5
        assert gif.size == (45, 30)
    root = ElementTree.parse(tmp_path / "p.svg").getroot()
    assert root.attrib["viewBox"] == "0 0 45 30"
    assert len(root.findall("{*}path")) == 20
    assert not [p for p in tmp_path.iterdir() if ".part" in p.name]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"paint_gym": 99}, "of version 99"),
        ({"brush": "beezier"}, "Did you mean 'bezier'"),
        ({"strokes": [[0.5, 0.5]]}, "of 13 numbers each"),
        ({"strokes": [[2.0] * 13]}, "not all numbers in"),
        ({"numbers": ["x"]}, "its numbers are"),
        ({"width": 0}, "its size is 0 x 30"),
        ({"height": float("inf")}, "its size is 45 x inf"),
    ],
)
def test_a_painting_that_cannot_be_drawn_says_why(painting, change, said, tmp_path):
    file = tmp_path / "p.json"
    painting.save(file)
    file.write_text(json.dumps({**json.loads(file.read_text()), **change}))
    with pytest.raises(ValueError, match="no painting that can be drawn") as refused:
        load_painting(file)
    assert said in str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_painting_that_an_editor_saved_is_read(encoding, painting, tmp_path):
    painting.save(tmp_path / "p.json")
    kept = tmp_path / "EDITED.JSON"
    kept.write_text((tmp_path / "p.json").read_text(), encoding=encoding)
    assert torch.equal(load_painting(kept).strokes, painting.strokes)


def test_endings_in_capitals_are_the_same_endings(painting, tmp_path):
    for name in ("P.JSON", "P.Npz"):
        painting.save(tmp_path / name)
        assert torch.equal(load_painting(tmp_path / name).strokes, painting.strokes)


def test_files_that_are_no_paintings_are_refused(tmp_path):
    for name, text in (("a.json", "[]"), ("b.json", "{"), ("c.npz", "zip?"), ("d.txt", "")):
        (tmp_path / name).write_text(text)
        with pytest.raises(ValueError, match="no painting"):
            load_painting(tmp_path / name)
    with pytest.raises(FileNotFoundError):
        load_painting(tmp_path / "none.json")


def test_sizes_that_cannot_be_drawn_are_refused(painting):
    for side in (0, 10_000):
        with pytest.raises(ValueError, match=r"1 \.\.\. 8192 px"):
            painting.render(side)
    assert painting.render(1).shape == (1, 1, 3)


COLORS = np.array(
    [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 0], [0, 255, 255], [255, 0, 255],
     [200, 30, 60], [90, 153, 242], [255, 255, 255], [0, 0, 0]], np.uint8
)  # fmt: skip


@pytest.mark.parametrize("high", [64, 720])  # players guess the matrix by the height
def test_a_film_says_what_its_colours_are_and_they_are_right(high, tmp_path):
    file = tmp_path / "p.mp4"
    write_h264([COLORS[None].repeat(high, 0).repeat(32, 1)] * 2, file, fps=25)
    with av.open(str(file)) as film:
        frame = next(film.decode(video=0))
    assert (frame.colorspace, frame.color_primaries, frame.color_trc) == (1, 1, 1)
    assert frame.color_range == 1  # 16 ... 235
    planes = frame.to_ndarray().astype(float)
    width = 32 * len(COLORS)
    luma = planes[high // 2, 16::32]
    blue, red = planes[high:].reshape(2, high // 2, width // 2)[:, high // 4, 8::16]
    y, b, r = (luma - 16) / 219, (blue - 128) / 224, (red - 128) / 224
    found = [y + 1.5748 * r, y - 0.1873 * b - 0.4681 * r, y + 1.8556 * b]  # BT.709
    assert np.abs(255 * np.stack(found, 1) - COLORS).max() <= 2
    data = file.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_a_film_for_which_there_is_no_room_is_one_error_that_names_it(painting, tmp_path):
    before, heeded = resource.getrlimit(resource.RLIMIT_FSIZE), signal.getsignal(signal.SIGXFSZ)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(OSError, match="File too large") as refused:
            write_mp4(painting, tmp_path / "p.mp4", longer_side=256, seconds=1.0)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heeded)
    assert refused.value.filename == str(tmp_path / "p.mp4")
    assert not list(tmp_path.iterdir())
