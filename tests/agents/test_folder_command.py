"""`agents.paint` of a folder of pictures."""

import json

import numpy as np
import pytest
from PIL import Image

from agents import paint
from agents.commission import folder as painted_folder
from agents.commission.folder import places_of
from paint_gym.paintings.painting import load_painting

WORDS = (
    "--painter search --brush circle --strokes 4 --steps 3 --view 24 --size 24 --film-seconds 0.1"
)
FILES = {f"painting.{x}" for x in ("png", "mp4", "gif", "svg", "json", "npz")}


@pytest.fixture
def album(tmp_path):
    folder = tmp_path / "album"
    (folder / "below").mkdir(parents=True)
    chance = np.random.default_rng(0)
    for name in ("a.jpg", "a.png", "b.png", "below/c.png", ".hidden.png"):
        Image.fromarray(chance.integers(0, 255, (12, 16, 3), np.uint8)).save(folder / name)
    (folder / "words.txt").write_text("no picture")
    return folder


def paint_album(album, out, *more):
    paint.main([str(album), "-o", str(out), *WORDS.split(), *more])


def count_painted(monkeypatch):
    seen = []
    write_all = painted_folder.write_all
    monkeypatch.setattr(
        painted_folder,
        "write_all",
        lambda painting, options, photograph: (
            seen.append(options.out.name) or write_all(painting, options, photograph)
        ),
    )
    return seen


def test_every_picture_of_a_folder_is_painted_into_a_folder_of_its_name(album, tmp_path, capsys):
    paint_album(album, out := tmp_path / "out")
    assert {x.name for x in out.iterdir()} == {"a.jpg", "a.png", "b"}
    for place in out.iterdir():
        assert {x.name for x in place.iterdir()} == {*FILES, "asked.json"}
    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if line.startswith("b.png: 4 strokes, PSNR")]
    assert str(out / "b") in said


def test_a_picture_is_painted_in_a_folder_as_it_is_alone(album, tmp_path):
    paint_album(album, tmp_path / "out")
    paint.main([str(album / "b.png"), "-o", str(tmp_path / "alone"), *WORDS.split()])
    one, other = (load_painting(tmp_path / x / "painting.npz") for x in ("out/b", "alone"))
    assert one.strokes.equal(other.strokes)


def test_what_is_painted_is_not_painted_again_unless_something_is_other(
    album, tmp_path, monkeypatch
):
    seen = count_painted(monkeypatch)

    def again(*more):
        seen.clear()
        paint_album(album, tmp_path / "out", *more)
        return sorted(seen)

    everything = ["a.jpg", "a.png", "b"]
    assert again() == everything
    assert again() == again("--threads", "1") == again("--frame-steps", "3") == []
    assert again("--seed", "1") == everything
    (tmp_path / "out" / "b" / "painting.svg").unlink()
    assert again("--seed", "1") == ["b"]
    Image.new("RGB", (16, 12), (9, 200, 3)).save(album / "a.jpg")
    assert again("--seed", "1") == ["a.jpg"]
    (tmp_path / "out" / "b" / "asked.json").write_text("{")
    assert again("--seed", "1") == ["b"]


def test_a_picture_that_cannot_be_read_is_told_and_stops_no_other(album, tmp_path, capsys):
    (album / "aa.png").write_bytes(b"no picture")
    with pytest.raises(SystemExit) as ended:
        paint_album(album, tmp_path / "out")
    assert ended.value.code == 2
    assert {x.name for x in (tmp_path / "out").iterdir()} == {"a.jpg", "a.png", "b"}
    said = capsys.readouterr()
    assert "aa.png: not painted: " in said.out
    assert "1 of 4 pictures are not painted: " in said.err
    assert "aa.png is not a picture" in said.err


def test_ctrl_c_loses_nothing_that_is_painted(album, tmp_path, monkeypatch):
    seen = count_painted(monkeypatch)
    paint_one = painted_folder.painted
    monkeypatch.setattr(
        painted_folder,
        "painted",
        lambda *given, **more: stop() if seen else paint_one(*given, **more),
    )

    def stop():
        raise KeyboardInterrupt

    with pytest.raises(SystemExit) as ended:
        paint_album(album, tmp_path / "out")
    assert ended.value.code == 130
    assert seen == ["a.jpg"]
    monkeypatch.setattr(painted_folder, "painted", paint_one)
    seen.clear()
    paint_album(album, tmp_path / "out")
    assert seen == ["a.png", "b"]


def test_a_record_says_what_was_asked_for(album, tmp_path):
    paint_album(album, tmp_path / "out")
    record = json.loads((tmp_path / "out" / "b" / "asked.json").read_text())
    assert set(record["files"]) == FILES
    assert record["asked"]["strokes"] == 4
    assert not {"out", "threads", "device", "frame_steps"} & set(record["asked"])


def test_names_are_unique_whatever_the_endings(tmp_path):
    for name in ("x.png", "x.jpg", "x.jpg.png", "y.png"):
        (tmp_path / name).touch()
    names = {file.name: place.name for file, place in places_of(tmp_path, tmp_path).items()}
    assert names == {name: name for name in ("x.png", "x.jpg", "x.jpg.png", "y.png")}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["album", "--resume"], "--resume is for one picture"),
        (["album", "--film-search"], "--film-search is for one picture"),
        (["album", "-o", "album"], "name another folder with -o"),
        (["album/below/none"], "no file album/below/none"),
        (["empty"], "no pictures in empty"),
        (["album", "--painter", "layered", "--brush", "oil"], "made of curves"),
    ],
)
def test_a_mistake_is_one_line(typed, said, album, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(SystemExit) as ended:
        paint.main(typed)
    assert ended.value.code == 2
    error = capsys.readouterr().err.rpartition("\r")[2]
    assert said in error
    assert error.count("\n") == 1


def test_a_stamp_or_palette_that_changed_is_painted_again(album, tmp_path, monkeypatch):
    seen = count_painted(monkeypatch)
    leaf, paints = tmp_path / "leaf.png", tmp_path / "paints.json"
    for files in range(2):
        ink = np.zeros((8, 8, 4), np.uint8)
        ink[2 : 5 + files, 2:6] = 255
        Image.fromarray(ink).save(leaf)
        paints.write_text(json.dumps(["#000000", "#ffffff", f"#8080{80 + files}"]))
        for more in (("--brush", f"stamp:{leaf}"), ("--palette", str(paints))):
            seen.clear()
            paint_album(album, tmp_path / more[0], *more)
            assert len(seen) == 3
    paint_album(album, tmp_path / "many", "--palette", ",".join(f"#{i:06x}" for i in range(60)))
