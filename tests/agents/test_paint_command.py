"""`agents.paint`, as a person types it."""

import imageio.v3 as imageio
import numpy as np
import pytest
import torch
from PIL import Image

from agents import paint
from agents.painters.by_name import PAINTERS, SEARCHING
from agents.painters.weights import SHIPPED, load_painter
from paint_gym.paintings.curve import LEAST
from paint_gym.pictures.reading import read_picture
from renderers import BRUSHES
from tests.support.painting import paint_in


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


def test_the_search_itself_is_a_film_and_a_lost_film_is_no_lost_painting(photo, tmp_path, capsys):
    words = "--painter search --brush circle --strokes 4 --steps 12 --view 32 --film-search"
    asked = [str(photo), *words.split(), "--film-seconds", "1"]
    paint.main([*asked, "-o", str(tmp_path / "out")])
    film = imageio.imread(tmp_path / "out" / "search.mp4", plugin="pyav")
    assert len(film) > 25
    assert film.shape[2] >= 32 + LEAST
    assert (film[-1].astype(int) - film[0]).__abs__().mean() > 1
    (tmp_path / "no" / "search.mp4").mkdir(parents=True)
    paint.main([*asked, "-o", str(tmp_path / "no")])
    assert "no film of the search" in capsys.readouterr().out
    assert (tmp_path / "no" / "painting.npz").is_file()
    with pytest.raises(SystemExit):
        paint.main([str(photo), "--painter", "greedy", "--film-search"])
    assert "--film-search is for painters that search" in capsys.readouterr().err


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


@pytest.mark.parametrize("painter", PAINTERS)
def test_every_painter_keeps_to_the_paints(painter, photo, actor, tmp_path, capsys):
    who = ["--actor", actor] if painter in ("refined", "policy") else []
    asked = [str(photo), "--painter", painter, "--strokes", "10", *who, "--palette"]
    given = paint_in(tmp_path / "given", *asked, "#102030,white,#ff0000")
    columns = BRUSHES[given.brush]().columns("color")[:3]
    inks = {tuple(x) for x in (given.strokes[:, columns] * 255).round().int().tolist()}
    assert inks <= {(16, 32, 48), (255, 255, 255), (255, 0, 0)}
    assert len(given.paints) == len(inks)
    for kept in (given, paint_in(tmp_path / "many", *asked, "200")):
        plain = kept.strokes[:, BRUSHES[kept.brush]().columns("color")] * 255
        torch.testing.assert_close(plain, plain.round(), atol=1e-4, rtol=0)
    found = paint_in(tmp_path / "found", *asked, "2")
    assert len(found.paints) <= 2
    assert "in any inks the same strokes have PSNR" in capsys.readouterr().out


@pytest.mark.parametrize("mode", ["color", "texture"])
def test_strokes_take_on_a_style(mode, photo, home, tmp_path):
    Image.new("RGB", (20, 20), (250, 10, 10)).save(tmp_path / "red.png")
    plain, styled = (
        paint_in(tmp_path / name, photo, "--painter", "search", "--strokes", "8", *style, steps=30)
        for name, style in (
            ("plain", ()), ("styled", ("--style", str(tmp_path / "red.png"), "--style-mode", mode))
        )
    )  # fmt: skip
    red, others = (x.render()[..., 0].mean() - x.render()[..., 1:].mean() for x in (styled, plain))
    assert red > others + 10


@pytest.mark.skipif(not SHIPPED.exists(), reason="no weights in this checkout")
def test_the_shipped_actor_paints_what_it_sees():
    from paint_gym.targets import make_targets

    painter = load_painter()
    target = make_targets("photos", size=64, split="test")[torch.arange(4)]
    strokes = painter.paint(target, 100)
    canvas = painter.renderer.paint(torch.zeros_like(target), strokes)
    assert (canvas - target).square().mean() < 0.1 * target.square().mean()


def test_a_white_logo_on_nothing_is_said_to_be_one_and_a_background_shows_it(tmp_path, capsys):
    logo = Image.new("LA", (20, 20), (255, 0))
    logo.paste((255, 255), (5, 5, 15, 15))
    logo.save(tmp_path / "logo.png")
    asked = (str(tmp_path / "logo.png"), "--painter", "layered", "--strokes", "4")
    paint_in(tmp_path / "white", *asked)
    assert "shows nothing but #ffffff" in capsys.readouterr().out
    paint_in(tmp_path / "dark", *asked, "--background", "#000080")
    assert "shows nothing" not in capsys.readouterr().out
    with pytest.raises(SystemExit):
        paint_in(tmp_path / "no", *asked, "--background", "nocolour")
    assert "no colour 'nocolour'" in capsys.readouterr().err


def test_a_search_looks_through_a_network_and_says_what_that_is_worth(photo, tmp_path, capsys):
    words = f"--painter search --brush circle --strokes 4 --steps 8 --view 32 -o {tmp_path / 'out'}"
    paint.main([str(photo), *words.split(), "--renderer", "neural", "--film-seconds", "0.1"])
    said = capsys.readouterr().out
    assert "as neural draws these strokes" in said
    assert "4 of 4 strokes" in said
    with pytest.raises(SystemExit):
        paint.main([str(photo), "--painter", "greedy", "--renderer", "neural"])
    assert "--renderer is for painters that search" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        paint.main([str(photo), *words.split(), "--renderer", "neurl"])
    assert "Did you mean 'neural'" in capsys.readouterr().err
