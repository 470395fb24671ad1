"""`agents.paint` and `agents.watch`, as a person types them."""

import numpy as np
import pytest
import torch
from PIL import Image

from agents import paint, watch
from agents.networks import SEES, make_actor
from agents.painter import SHIPPED, load_painter, save_actor
from paint_gym.pictures import read_picture
from paint_gym.view import Window

SPEC = {
    "network": "window", "widths": [8, 16], "view": 32, "look": "window", "brush": "bezier",
    "bundle": 5, "numbers": 13, "sees": SEES,
}  # fmt: skip


@pytest.fixture
def actor(tmp_path):
    save_actor(make_actor(SPEC), SPEC, tmp_path / "actor.safetensors")
    return str(tmp_path / "actor.safetensors")


@pytest.fixture
def photo(tmp_path):
    picture = Image.fromarray((np.random.default_rng(0).random((20, 31, 3)) * 255).astype("uint8"))
    picture.save(tmp_path / "photo.png")
    return str(tmp_path / "photo.png")


def test_a_photograph_is_painted_and_drawn_again(photo, actor, tmp_path, capsys):
    out = tmp_path / "out"
    paint.main(
        [photo, "--strokes", "20", "-o", str(out), "--actor", actor, "--look", "32", "--size", "64",
         "--seconds", "0.4"]
    )  # fmt: skip
    suffixes = {"png", "mp4", "gif", "svg", "json", "npz"}
    assert {p.name for p in out.iterdir()} == {f"painting.{suffix}" for suffix in suffixes}
    assert read_picture(out / "painting.png").shape == (41, 64, 3)
    said = capsys.readouterr().out
    assert "of 20 strokes" in said
    assert "PSNR" in said
    assert str(out / "painting.mp4") in said
    paint.main([str(out / "painting.npz"), "--size", "200", "-o", str(out)])
    assert read_picture(out / "painting-200.png").shape == (129, 200, 3)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.jpg"], "no file nothing.jpg"),
        (["words.txt"], "is not a picture"),
        (["empty.png"], "is empty"),
        (["bad.npz"], "no painting that can be drawn"),
        (["photo.png", "--strokes", "7"], "not a positive multiple of the bundle 5"),
        (["photo.png", "--actor", "none.safetensors"], "no actor at"),
        (["photo.png", "--size", "100000"], "--size must be 1 ... 8192 px"),
        (["photo.png", "--size", "0"], "--size must be 1 ... 8192 px, got 0"),
        (["photo.png", "--gif-size", "-1"], "--gif-size must be"),
        (["photo.png", "--look", "0"], "--look must be"),
        (["photo.png", "--seconds", "0"], "--seconds must be above 0"),
        (["photo.png", "--threads", "0"], "--threads must be 1 or more"),
        (["photo.png", "-o", "words.txt"], "words.txt is a file"),
    ],
)
def test_a_mistake_is_one_line(arguments, said, photo, actor, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "words.txt").write_text("not a picture")
    (tmp_path / "empty.png").write_bytes(b"")
    (tmp_path / "bad.npz").write_bytes(b"zip?")
    with pytest.raises(SystemExit) as stopped:
        paint.main([*arguments, *([] if "--actor" in arguments else ["--actor", actor])])
    assert stopped.value.code == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_watching_shows_an_actor_paint_and_ends(actor, capsys):
    watch.main(
        [
            "--actor",
            actor,
            "--dataset",
            "shapes",
            "--episodes",
            "1",
            "--budget",
            "10",
            "--size",
            "32",
        ]
    )
    assert "painting 1: MSE" in capsys.readouterr().out


def test_closing_the_window_ends_the_watching(actor, monkeypatch, capsys):
    monkeypatch.setattr(Window, "_obey_keys", lambda window: window.close())
    watch.main(["--actor", actor, "--dataset", "shapes", "--budget", "10", "--size", "32"])
    assert capsys.readouterr().out == ""


def test_watching_what_is_not_there_is_one_line(actor, capsys):
    with pytest.raises(SystemExit) as stopped:
        watch.main(["--actor", actor, "--dataset", "shape"])
    assert stopped.value.code == 2
    error = capsys.readouterr().err
    assert "Did you mean 'shapes'" in error
    assert error.count("\n") == 1


@pytest.mark.skipif(not SHIPPED.exists(), reason="no weights in this checkout")
def test_the_shipped_actor_paints_what_it_sees():
    from paint_gym.targets import make_targets

    painter = load_painter()
    target = make_targets("photos", size=64, split="test")[torch.arange(4)]
    strokes = painter.paint(target, 100)
    canvas = painter.renderer.paint(torch.zeros_like(target), strokes)
    assert (canvas - target).square().mean() < 0.1 * target.square().mean()
