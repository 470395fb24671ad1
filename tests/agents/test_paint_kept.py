"""Nothing that `agents.paint` has painted or searched is lost, and it goes on from there."""

import errno
import os
import tempfile
from pathlib import Path

import pytest
from PIL import Image

from agents import paint
from agents.commission import files, painted
from agents.search.strokes.loop import Run
from paint_gym.paintings.painting import Painting, load_painting
from renderers.workshop.locks import one_at_a_time
from tests.support.painting import QUICKLY, paint_in


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
    monkeypatch.setattr(files, "write_gif", full)
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

    monkeypatch.setattr(files, "write_mp4", stop)
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
    monkeypatch.setattr(painted, "in_order", lambda painting: pytest.fail("it was painted first"))
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


def test_kept_strokes_are_known_by_their_ending_in_capitals_too(photo, tmp_path):
    paint_in(tmp_path / "a", photo, "--painter", "layered", "--strokes", "4")
    (tmp_path / "KEPT.JSON").write_bytes((tmp_path / "a" / "painting.json").read_bytes())
    paint.main([str(tmp_path / "KEPT.JSON"), "-o", str(tmp_path / "b"), "--size", "24"])
    assert {p.name for p in (tmp_path / "b").iterdir()} == {"painting-24.png", "painting-24.svg"}
