"""`agents.stylize`, as a person types it."""

import json
import signal
from pathlib import Path

import imageio.v3 as imageio
import numpy as np
import pytest
import torch
from PIL import Image

from agents import stylize
from agents.style.options import PREVIEW
from agents.style.search import Stylizing
from paint_gym.pictures.bundled import find_picture

QUICKLY = ("--model", "untrained", "--max-num-epochs", "6", "--max-long-edge", "32")
PAINTING = "bundled:brick.png"


@pytest.fixture(autouse=True)
def here(home, photo, monkeypatch):
    """A folder with a photograph in it; no weights anywhere."""
    monkeypatch.chdir(home)


def made(*words, out="out.png", photograph="photo.png"):
    """The picture, and what it says of itself."""
    stylize.main([photograph, "--style", PAINTING, *QUICKLY, "-o", out, *words])
    with Image.open(out) as picture:
        about = json.loads(picture.getexif()[0x010E])
        return np.asarray(picture.convert("RGB")), about


def refused(capsys, *words):
    """The one line in which a command line is refused; nothing is written."""
    before = there()
    capsys.readouterr()
    with pytest.raises(SystemExit) as end:
        stylize.main([*words])
    assert end.value.code == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert told.startswith("agents.stylize: ")
    assert there() == before
    return told


def there():
    return sorted(str(x) for x in Path.cwd().rglob("*"))


@pytest.mark.parametrize("ending", ["png", "jpg", "webp", "JPEG"])
def test_a_photograph_in_the_hand_of_a_painting_says_how_it_was_made(ending, capsys):
    out = f"new/out.{ending}"
    picture, about = made(out=out)
    assert picture.shape == (20, 31, 3)  # never larger than the photograph
    assert about == {
        "content": "photo.png", "style": [PAINTING], "content weight": 10.0, "style weight": 1.0,
        "network": "untrained", "steps": 6,
    }  # fmt: skip
    with Image.open(out) as found:
        assert found.getexif()[0x0131].startswith("paint-gym ")
    told = capsys.readouterr().out
    assert "by untrained" in told
    assert told.splitlines()[-1] == out
    assert [x.name for x in Path("new").iterdir()] == [f"out.{ending}"]
    assert {x.name for x in Path.cwd().iterdir()} == {"new", "photo.png"}


def test_the_originals_options_mean_the_same(capsys):
    short, _ = made("--gpu", "-1")
    long = ["--content-image", "photo.png", "--style-image", PAINTING, "--output", "long.png",
            "--gpu", "-1", "--content-weight", "10", "--style-weight", "1", "--stop-eps", "0.005",
            "--lr", "0.1", "--save-epochs", "50", "--remove-noise", "0.2"]  # fmt: skip
    stylize.main([*long, *QUICKLY])
    assert Path("long.png").read_bytes() == Path("out.png").read_bytes()
    assert "no GPU" not in capsys.readouterr().out
    assert not np.array_equal(made("--content-weight", "100")[0], short)


def test_another_network_than_is_asked_for_is_said_once(capsys):
    _, about = made("--model", "vgg19")
    assert about["network"] == "untrained"
    told = capsys.readouterr().out
    assert (
        told.count("no weights of VGG-19 here, untrained is used: `agents.stylize --download`") == 1
    )
    assert "no GPU here" in told or torch.cuda.is_available()


def test_pictures_on_the_way_and_a_film(capsys):
    words = ("--save-epochs", "2", "--film", "--stop-eps", "0")
    last, _ = made(*words, photograph="bundled:coffee.png")
    for step in (2, 4, 6):
        file = f"out-{step:06d}.png"
        with Image.open(file) as picture:
            assert picture.size == (32, 21)
            assert json.loads(picture.getexif()[0x010E])["steps"] == step
    told = capsys.readouterr().out.splitlines()[-5:]
    assert told == ["out-000002.png", "out-000004.png", "out-000006.png", "out.mp4", "out.png"]
    frames = imageio.imread("out.mp4", plugin="pyav")
    assert len(frames) == 6 + round(1.5 * 25)
    assert frames.shape[1:] == (22, 32, 3)  # sides are even
    assert np.corrcoef(frames[-1][:21].mean(2).ravel(), last.mean(2).ravel())[0, 1] > 0.95
    assert not np.array_equal(frames[0], frames[-1])


def test_a_preview_is_small_and_short():
    Image.new("RGB", (400, 200), (200, 30, 60)).save("large.png")
    stylize.main(["large.png", "--style", PAINTING, "--model", "untrained", "--preview",
                  "--max-num-epochs", "3", "-o", "out.png"])  # fmt: skip
    with Image.open("out.png") as picture:
        assert picture.size == (PREVIEW[0], PREVIEW[0] // 2)


def test_small_sizes_come_first_unless_they_are_not_wanted(monkeypatch):
    plain, sizes = Stylizing.advance, []

    def noted(search):
        loss = plain(search)
        sizes.append(max(search.picture.shape[2:]))
        return loss

    monkeypatch.setattr(Stylizing, "advance", noted)
    Image.open(find_picture("bundled:coffee.png")).resize((184, 40)).save("photo.png")
    made("--max-long-edge", "184", "--stop-eps", "0")
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1] == 184
    sizes.clear()
    made("--max-long-edge", "184", "--no-coarse-to-fine")
    assert set(sizes) == {184}


@pytest.mark.parametrize("optimizer", ["adam", "lbfgs"])
def test_ctrl_c_keeps_the_picture_and_it_is_gone_on_with_exactly(optimizer, monkeypatch, capsys):
    asked = ("--stop-eps", "0", "--init", "noise", "--optimizer", optimizer)
    made(*asked, out="whole.png")
    plain = Stylizing.advance

    def struck(search):
        if search.step == 3:
            signal.raise_signal(signal.SIGINT)
        return plain(search)

    monkeypatch.setattr(Stylizing, "advance", struck)
    _, about = made(*asked)
    assert about["steps"] == 4
    assert "stopped after 4 steps" in capsys.readouterr().out
    assert Path("out.search.safetensors").exists()
    monkeypatch.setattr(Stylizing, "advance", plain)
    made(*asked, "--resume")
    assert Path("out.png").read_bytes() == Path("whole.png").read_bytes()
    assert not Path("out.search.safetensors").exists()


def test_what_is_gone_on_with_must_be_the_same(monkeypatch, capsys):
    plain = Stylizing.advance

    def struck(search):
        signal.raise_signal(signal.SIGINT)
        return plain(search)

    monkeypatch.setattr(Stylizing, "advance", struck)
    made()
    words = ["photo.png", "--style", PAINTING, *QUICKLY, "-o", "out.png", "--resume"]
    assert "was begun with" in refused(capsys, *words, "--content-weight", "20")
    assert "was begun with" in refused(capsys, *words, "--style", "bundled:ihc.png")
    assert "was begun with" in refused(capsys, *words, "--no-coarse-to-fine")
    assert "no search to go on from" in refused(capsys, *words, "-o", "other.png")


def test_several_styles_scale_colors_and_beginnings():
    plain, _ = made()
    for words in (
        ("--style", PAINTING, "bundled:ihc.png", "--style-blend", "1", "3"),
        ("--style-scale", "0.5"),
        ("--original-colors",),
        ("--init", "noise"),
        ("--init", "bundled:ihc.png"),
        ("--remove-noise", "0"),
        ("--tile", "64"),
    ):
        picture, _ = made(*words)
        assert picture.shape == plain.shape
        assert np.array_equal(picture, plain) == (words[0] == "--tile"), words


@pytest.mark.parametrize("color", [(0, 0, 0), (255, 255, 255)])
def test_a_photograph_of_one_colour_works_and_is_said_to_be_one(color, capsys):
    Image.new("RGB", (24, 20), color).save("photo.png")
    picture, _ = made()
    assert picture.shape == (20, 24, 3)
    assert "photo.png is all of one colour: only the style will show" in capsys.readouterr().out


def test_a_style_as_large_as_a_poster_is_seen_small():
    Image.new("L", (8200, 12), 90).save("wide.png")
    assert made("--style", "wide.png")[0].shape == (20, 31, 3)


def test_a_strip_works():
    Image.new("RGB", (1, 64), (9, 99, 200)).save("strip.png")
    stylize.main(["strip.png", "--style", PAINTING, *QUICKLY, "-o", "out.png"])
    with Image.open("out.png") as picture:
        assert picture.size == (1, 32)


MISTAKES = {
    "nowhere.png --style s.png": "no file nowhere.png",
    "photo.png --style nowhere.png": "no file nowhere.png",
    "photo.png --style photo.json": "photo.json",
    "photo.png --style bundled:nothing.png": "no bundled picture 'nothing.png'",
    "pixel.png --style s.png": "pixel.png is 1 x 1 px: a photograph of 16 px or more is wanted",
    "photo.png": "name a painting: --style starry.jpg",
    "--style s.png": "name one photograph",
    "photo.png --content-image s.png --style s.png": "name one photograph",
    "photo.png --style s.png -o folder.png": "folder.png is a folder: name a file in it with -o",
    "photo.png --style s.png -o out.gif": "--output must end with .png, .jpg, .jpeg, .webp",
    "photo.png --style s.png -o photo.png": "photo.png is a picture that is given",
    "photo.png --style s.png -o s.png": "s.png is a picture that is given",
    "photo.png --style s.png -o photo.png/out.png": "photo.png",
    "photo.png --style s.png --style-blend 1 2": "--style-blend takes a number for each of 1",
    "photo.png --style s.png s.png --style-blend 0 0": "not all 0; got 0.0 0.0",
    "photo.png --style s.png --model vgg": "vgg19",
    "photo.png --style s.png --model untrained --download": "nothing to download",
    "photo.png --style s.png --optimizer sgd": "adam",
    "photo.png --style s.png --init nowhere.png": "no file nowhere.png",
    "photo.png --style s.png --max-long-edge 8": "16",
    "photo.png --style s.png --content-weight -1": "content-weight",
    "photo.png --style s.png --content-weight 0 --style-weight 0": "nothing is wanted",
    "photo.png --style s.png --gpu 64": "63",
    "photo.png --style s.png --resume": "leave --resume out to begin one",
    "photo.png --style s.png --ground nocolour": "no colour 'nocolour'",
    "photo.png --style s.png --stop-eps nan": "stop-eps",
}


@pytest.mark.parametrize("words", MISTAKES)
def test_mistakes_are_one_line_and_leave_nothing(words, capsys):
    Image.new("RGB", (1, 1)).save("pixel.png")
    Image.new("RGB", (20, 20), (200, 90, 10)).save("s.png")
    Path("photo.json").write_text("{}")
    Path("folder.png").mkdir()
    model = () if "--model" in words else ("--model", "untrained")
    assert MISTAKES[words] in refused(capsys, *words.split(), *model)


def test_weights_of_something_else_are_one_line(monkeypatch, capsys):
    torch.save({"features.0.weight": torch.zeros(3)}, "other.pth")
    monkeypatch.setenv("PAINT_GYM_VGG19", "other.pth")
    told = refused(capsys, "photo.png", "--style", PAINTING)
    assert "other.pth does not hold VGG-19 as torchvision names its layers" in told
    monkeypatch.setenv("PAINT_GYM_VGG19", "gone.pth")
    assert "PAINT_GYM_VGG19 names gone.pth" in refused(capsys, "photo.png", "--style", PAINTING)
