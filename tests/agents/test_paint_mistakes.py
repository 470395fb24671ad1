"""`agents.paint` refuses what makes no sense, in one line."""

import pytest
from PIL import Image

from agents import paint


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.jpg"], "no file nothing.jpg"),
        (["bundled:x.png"], "no bundled picture 'x.png': astronaut.png"),
        (["bundled:logo.png", "--style", "bundled:x.png"], "no bundled picture 'x.png'"),
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
        (["photo.png", "--palette", "0"], "a palette has 1 ... 256 paints, got 0"),
        (["photo.png", "--palette", "none.json"], "no file none.json"),
        (["photo.png", "--palette", "re,white"], "no colour 're'"),
        (["photo.png", "--min-size", "3"], "--min-size must be a share of the longer side"),
        (["photo.png", "--max-size", "0%"], "--max-size must be a share of the longer side"),
        (["photo.png", "--min-size", "5%", "--max-size", "2%"], "5% is above --max-size 2%"),
        (["photo.png", "--min-size", "3mm"], "--min-size 3mm asks how large the painting will be"),
        (["photo.png", "--min-size", "3xm"], "--min-size must be a share of the longer side"),
        (["photo.png", "--min-size", "0mm", "--plot"], "--min-size must be a width above 0"),
        (["photo.png", "--min-size", "60%"], "thickest stroke of bezier is 50.4%"),
        (["photo.png", "--background", "red"], "is for painters that begin on any canvas"),
        (
            [
                "photo.png",
                "--background",
                "transparent",
                "--style",
                "photo.png",
                "--painter",
                "search",
            ],
            "a style asks for a ground",
        ),
        (["photo.png", "--upright"], "bezier has no angle to keep upright"),
        (["photo.png", "--background", "nocolour"], "no colour 'nocolour'"),
        (["photo.png", "--background", "none.jpg", "--painter", "search"], "no file none.jpg"),
        (
            ["photo.png", "--background", "words.txt"],
            "--background words.txt is for painters that begin on any",
        ),
        (["photo.png", "--ground", "white"], "--ground is called --background now"),
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
        (["photo.png", "--painter", "search", "--actor", "x"], "take --painter refined"),
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
        learned = not {"search", "greedy", "layered", "mosaic"} & {*arguments}
        more = {"--painter": "refined", "--actor": actor} if learned else {}
        words = [word for named in more.items() if named[0] not in arguments for word in named]
        paint.main([*arguments, *words])
    assert stopped.value.code == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
