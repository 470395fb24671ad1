"""`agents.paint` and `agents.watch`, as a person types them."""

import errno
import os
import tempfile
from pathlib import Path

import imageio.v3 as imageio
import numpy as np
import pytest
import torch
from PIL import Image

from agents import paint, watch
from agents.networks import make_actor
from agents.networks.actors import SEES
from agents.painters.by_name import PAINTERS, SEARCHING
from agents.painters.weights import SHIPPED, load_painter, save_actor
from agents.search.loop import Run
from paint_gym.paintings.curve import LEAST
from paint_gym.paintings.painting import Painting, load_painting
from paint_gym.pictures.reading import read_picture
from paint_gym.view import Window
from renderers.workshop.locks import one_at_a_time

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
        [photo, "--strokes", "20", "-o", str(out), "--actor", actor, "--view", "32", "--size", "64",
         "--film-seconds", "0.4", "--painter", "policy"]
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


QUICKLY = ("--view", "24", "--size", "24", "--film-seconds", "0.1")


def paint_in(folder, *arguments, steps=4):
    searching = not ({*PAINTERS} - {*SEARCHING}) & {*arguments}
    long = ["--steps", str(steps)] if searching else []
    paint.main([*arguments, *QUICKLY, *long, "-o", str(folder)])
    return load_painting(folder / "painting.npz")


@pytest.mark.parametrize(
    "asked",
    [
        ["--painter", "refined", "--strokes", "7"],
        ["--painter", "search", "--brush", "oil", "--score", "l1:1+sinkhorn:0.1"],
        ["--painter", "search", "--brush", "watercolor", "--focus", "saliency"],
        ["--painter", "greedy", "--brush", "triangle"],
        ["--painter", "layered"],
        ["--painter", "mosaic", "--brush", "rectangle"],
    ],
    ids=" ".join,
)
def test_every_painter_paints_by_the_same_command(asked, photo, actor, tmp_path):
    who = ["--actor", actor] if "refined" in asked else []
    strokes = ["--strokes", "6"] if "--strokes" not in asked else []
    painting = paint_in(tmp_path / "out", photo, *asked, *who, *strokes)
    assert 0 < len(painting.strokes) <= 7
    assert painting.brush == (asked[asked.index("--brush") + 1] if "--brush" in asked else "bezier")


def test_a_curve_grows_beside_the_film(photo, tmp_path):
    asked = (
        photo,
        "--painter",
        "layered",
        "--strokes",
        "6",
        "--size",
        "180",
        "--film-seconds",
        "1",
    )
    for name, curve in (("plain", ()), ("curve", ("--curve",))):
        paint.main([*asked, *curve, "-o", str(tmp_path / name)])
    plain, curve = (imageio.imread(tmp_path / name / "painting.mp4", plugin="pyav")
                    for name in ("plain", "curve"))  # fmt: skip
    assert len(plain) == len(curve)
    wide = plain.shape[2]
    assert curve.shape[2] >= wide + LEAST
    apart = np.abs(curve[:, : plain.shape[1], :wide].astype(int) - plain)
    assert apart.mean() < 8  # the same film, compressed anew
    grown = (curve[:, :, wide:, 0].astype(int) - curve[:, :, wide:, 2] > 60).sum((1, 2))
    assert grown[-1] > grown[1] > 0  # of the orange line


ODD = {
    "one pixel": np.full((1, 1, 3), 90, np.uint8), "black": np.zeros((30, 40, 3), np.uint8),
    "white": np.full((40, 30, 3), 255, np.uint8),
    "a strip": np.random.default_rng(0).integers(0, 255, (10, 200, 3), np.uint8),
}  # fmt: skip


@pytest.mark.parametrize("painter", PAINTERS)
@pytest.mark.parametrize("picture", ODD)
@pytest.mark.parametrize("strokes", [0, 5])
def test_odd_pictures_and_budgets(painter, picture, strokes, actor, tmp_path):
    if painter == "policy" and strokes < 5:
        pytest.skip("lays five at a time, and says so")
    Image.fromarray(ODD[picture]).save(tmp_path / "odd.png")
    who = ["--actor", actor] if painter in ("refined", "policy") else []
    more = ["--focus", "saliency", "--curve"] if painter in SEARCHING else []
    asked = [str(tmp_path / "odd.png"), "--painter", painter, "--strokes", str(strokes)]
    painting = paint_in(tmp_path / "out", *asked, *who, *more)
    assert len(painting.strokes) <= strokes
    assert {p.suffix for p in (tmp_path / "out").iterdir()} >= {".png", ".mp4", ".gif", ".svg"}


@pytest.mark.parametrize("mode", ["color", "texture"])
def test_strokes_take_on_a_style(mode, photo, tmp_path):
    Image.new("RGB", (20, 20), (250, 10, 10)).save(tmp_path / "red.png")
    plain, styled = (
        paint_in(tmp_path / name, photo, "--painter", "search", "--strokes", "8", *style, steps=30)
        for name, style in (
            ("plain", ()), ("styled", ("--style", str(tmp_path / "red.png"), "--style-mode", mode))
        )
    )  # fmt: skip
    red, others = (x.render()[..., 0].mean() - x.render()[..., 1:].mean() for x in (styled, plain))
    assert red > others + 10


def test_a_search_goes_on_from_where_it_lies(photo, tmp_path, capsys, monkeypatch):
    asked = (photo, "--painter", "search", "--strokes", "6", "--seed", "3")
    paint_in(tmp_path / "a", *asked)
    steps, advance = [], Run.advance
    monkeypatch.setattr(
        Run, "advance", lambda run: [advance(run), steps.append((run.budget, run.step))][0]
    )
    paint_in(tmp_path / "a", *asked, "--resume", steps=40)
    assert [step for budget, step in steps if budget == 6] == [*range(5, 41)]
    Image.open(photo).rotate(180).save(photo)
    with pytest.raises(SystemExit):
        paint.main([*asked, *QUICKLY, "-o", str(tmp_path / "a"), "--resume"])
    assert "was begun with" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        paint.main([*asked, "--strokes", "5", "-o", str(tmp_path / "a"), "--resume"])
    assert "was begun with" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.jpg"], "no file nothing.jpg"),
        (["bundled:x.png"], "no bundled picture 'x.png': astronaut.png"),
        (["words.txt"], "is not a picture"),
        (["empty.png"], "is empty"),
        (["bad.npz"], "no painting that can be drawn"),
        (["photo.png", "--strokes", "7", "--painter", "policy"], "multiple of the bundle 5"),
        (
            ["photo.png", "--strokes", "-1"],
            "--strokes must be a whole number, from 0 to 20000",
        ),
        (["photo.png", "--painter", "refind"], "Did you mean 'refined'"),
        (["photo.png", "--painter", "search", "--brush", "oill"], "Did you mean 'oil'"),
        (["photo.png", "--score", "sinkhron"], "Did you mean 'sinkhorn'"),
        (["photo.png", "--brush", "oil"], "--painter search"),
        (["photo.png", "--painter", "layered", "--brush", "oil"], "made of curves"),
        (["photo.png", "--painter", "mosaic", "--brush", "oil"], "made of rectangles"),
        (["photo.png", "--painter", "greedy", "--brush", "oil"], "solves for one ink"),
        (["photo.png", "--painter", "policy", "--focus", "saliency"], "--focus is for painters"),
        (["photo.png", "--painter", "greedy", "--score", "l1"], "--score is for painters"),
        (["photo.png", "--style", "photo.png", "--score", "l1"], "--style is a score of its own"),
        (["photo.png", "--focus", "square.png"], "draw the mask on the photograph"),
        (["photo.png", "--style", "none.png"], "no file none.png"),
        (["photo.png", "--resume"], "no search to go on from"),
        (
            ["photo.png", "--film-seconds", "0"],
            "--film-seconds must be a number above 0, 600",
        ),
        (["photo.png", "--actor", "none.safetensors"], "no actor at"),
        (
            ["photo.png", "--size", "100000"],
            "--size must be None or a whole number, from 1",
        ),
        (
            ["photo.png", "--size", "0"],
            "--size must be None or a whole number, from 1",
        ),
        (["photo.png", "--gif-size", "-1"], "--gif-size must be"),
        (["photo.png", "--view", "0"], "--view must be"),
        (["photo.png", "--seconds", "0"], "--seconds must be a number above 0"),
        (["photo.png", "--seconds", "nan"], "--seconds must be a number above 0"),
        (["photo.png", "--film-seconds", "inf"], "--film-seconds must be a number above 0"),
        (["photo.png", "--steps", "0"], "--steps must be None or a whole number, 1 or more, got 0"),
        (["photo.png", "--painter", "greedy", "--steps", "9"], "--steps is for painters that se"),
        (["photo.png", "--painter", "search", "--actor", "x"], "--actor is for painters with an"),
        (
            ["photo.png", "--threads", "0"],
            "--threads must be None or a whole number, from",
        ),
        (["photo.png", "-o", "words.txt"], "words.txt is a file"),
        (["photo.png", "--film-seconds", "1e9"], "--film-seconds must be a number above 0, 600 at"),
        (["photo.png", "--gif-size", "8192"], "--gif-size must be a whole number, from 1 to 1024"),
        (["photo.npz", "--painter", "refind"], "Did you mean 'refined'"),
    ],
)
def test_a_mistake_is_one_line(arguments, said, photo, actor, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "words.txt").write_text("not a picture")
    (tmp_path / "empty.png").write_bytes(b"")
    Image.new("RGB", (9, 9)).save(tmp_path / "square.png")
    (tmp_path / "bad.npz").write_bytes(b"zip?")
    with pytest.raises(SystemExit) as stopped:
        who = {"--actor", "search", "greedy", "layered", "mosaic"} & {*arguments}
        paint.main([*arguments, *([] if who else ["--actor", actor])])
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


def test_two_paintings_do_not_mix_in_one_folder(tmp_path, capsys):
    arguments = ["bundled:coins.png", "-o", str(tmp_path), "--strokes", "3", "--painter", "mosaic"]
    with one_at_a_time(tmp_path, "painting"), pytest.raises(SystemExit) as stopped:
        paint.main(arguments)
    assert stopped.value.code == 2
    assert f"another process is painting in {tmp_path}" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_when_there_is_no_room_the_strokes_are_kept_elsewhere(photo, tmp_path, monkeypatch, capsys):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    out = tmp_path / "out"
    paint_in(out, photo, "--painter", "layered", "--strokes", "4")
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    monkeypatch.setattr(paint, "write_gif", full)
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    save = Painting.save
    for place in (out, tmp_path / "tmp"):
        if place != out:
            monkeypatch.setattr(
                Painting, "save", lambda own, at: full() if at.parent == out else save(own, at)
            )
        with pytest.raises(SystemExit) as stopped:
            paint_in(out, photo, "--painter", "layered", "--strokes", "5")
        assert stopped.value.code == 2
        said = capsys.readouterr().err
        kept = next(place.glob("strokes-*.npz"))
        assert f"No space left on device; the strokes are in {kept}" in said
        assert said.count("\n") == 1
        assert len(load_painting(kept).strokes) > 0
        kept.unlink()
        assert {p.name: p.read_bytes() for p in out.iterdir()} == before


def test_a_stop_while_films_are_written_keeps_the_strokes(photo, tmp_path, monkeypatch, capsys):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(paint, "write_mp4", stop)
    with pytest.raises(SystemExit) as stopped:
        paint_in(tmp_path / "out", photo, "--painter", "layered", "--strokes", "4")
    assert stopped.value.code == 130
    (kept,) = (tmp_path / "out").iterdir()
    assert f"the strokes are in {kept}" in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_known_before_painting(
    photo, tmp_path, monkeypatch, capsys
):
    def full(descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr(paint, "in_order", lambda painting: pytest.fail("it was painted first"))
    for out, said in ((tmp_path / "new", "No space left"), (Path("/proc/x"), "/proc/x")):
        with pytest.raises(SystemExit) as stopped:
            paint_in(out, photo, "--painter", "layered", "--strokes", "4")
        assert stopped.value.code == 2
        assert said in (error := capsys.readouterr().err)
        assert error.count("\n") == 1
        assert not out.exists()


def test_a_search_that_cannot_be_kept_is_no_reason_to_end_it(photo, tmp_path, monkeypatch, capsys):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device", "search.safetensors")

    monkeypatch.setattr("agents.search.drive.write_state", full)
    paint_in(tmp_path / "out", photo, "--painter", "search", "--strokes", "4")
    assert capsys.readouterr().out.count("the search cannot be gone on with") == 1


def test_the_same_files_by_another_name_are_the_same_search(photo, actor, tmp_path, monkeypatch):
    asked = ("--strokes", "6", "--painter", "refined")
    paint_in(tmp_path / "a", photo, *asked, "--actor", actor)
    monkeypatch.chdir(tmp_path)
    again = ("--actor", "./actor.safetensors", "--resume")
    paint_in(tmp_path / "a", "./photo.png", *asked, *again, steps=6)
    (tmp_path / "mask.png").write_bytes(Path(photo).read_bytes())
    with pytest.raises(SystemExit):
        paint_in(tmp_path / "a", photo, *asked, "--actor", actor, "--focus", "mask.png", "--resume")


def test_a_white_logo_on_nothing_is_said_to_be_one_and_a_ground_shows_it(tmp_path, capsys):
    logo = Image.new("LA", (20, 20), (255, 0))
    logo.paste((255, 255), (5, 5, 15, 15))
    logo.save(tmp_path / "logo.png")
    asked = (str(tmp_path / "logo.png"), "--painter", "layered", "--strokes", "4")
    paint_in(tmp_path / "white", *asked)
    assert "shows nothing but #ffffff" in capsys.readouterr().out
    paint_in(tmp_path / "dark", *asked, "--ground", "#000080")
    assert "shows nothing" not in capsys.readouterr().out
    with pytest.raises(SystemExit):
        paint_in(tmp_path / "no", *asked, "--ground", "nocolour")
    assert "no colour 'nocolour'" in capsys.readouterr().err


def test_kept_strokes_are_known_by_their_ending_in_capitals_too(photo, tmp_path):
    paint_in(tmp_path / "a", photo, "--painter", "layered", "--strokes", "4")
    (tmp_path / "KEPT.JSON").write_bytes((tmp_path / "a" / "painting.json").read_bytes())
    paint.main([str(tmp_path / "KEPT.JSON"), "-o", str(tmp_path / "b"), "--size", "24"])
    assert {p.name for p in (tmp_path / "b").iterdir()} == {"painting-24.png", "painting-24.svg"}
