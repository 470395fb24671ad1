"""`agents.paint` of a film, as a person types it."""

import numpy as np
import pytest
import torch
from PIL import Image

from agents import paint
from agents.commission import film as film_command
from agents.commission import following
from paint_gym.films.kept import load_film
from paint_gym.films.reading import frames
from renderers import BRUSHES
from tests.support import films

WORDS = [
    "--brush",
    "circle",
    "--strokes",
    "12",
    "--view",
    "32",
    "--steps",
    "8",
    "--frame-steps",
    "3",
]


def painted(source, out, *more):
    paint.main([str(source), "-o", str(out), *WORDS, *more])
    return load_film(out / "film.npz")


@pytest.fixture
def source(tmp_path):
    films.write(tmp_path / "plain.mp4", 5)
    films.again(tmp_path / "plain.mp4", tmp_path / "film.mp4", sound="aac")
    return tmp_path / "film.mp4"


def test_a_film_becomes_a_film_with_its_rate_and_sound_and_is_drawn_again(source, tmp_path, capsys):
    film = painted(source, out := tmp_path / "out")
    assert {x.name for x in out.iterdir()} == {"painting.mp4", "film.npz"}
    assert film.strokes.shape == (5, 12, 7)
    assert (film.height, film.width, film.fps) == (24, 32, 10)
    found = films.streams(out / "painting.mp4")
    assert {kind for kind, _ in found} == {"video", "audio"}
    assert found["video", "h264"] == pytest.approx(0.5, abs=0.02)
    shown = [picture for _, picture in frames(out / "painting.mp4")]
    assert len(shown) == 5
    assert shown[0].shape == (24, 32, 3)
    assert "5 frames, PSNR" in capsys.readouterr().out
    paint.main([str(out / "film.npz"), "--size", "64", "-o", str(out)])
    again = list(frames(out / "film-64.mp4"))
    assert len(again) == 5
    assert again[0][1].shape == (48, 64, 3)
    assert ("audio", "aac") in films.streams(out / "film-64.mp4")


def test_the_same_steps_give_the_same_film(source, tmp_path):
    one, other = (painted(source, tmp_path / name) for name in ("one", "other"))
    assert np.array_equal(one.strokes, other.strokes)


def stop_at(monkeypatch, number, error):
    """Painting the frame of this number is as if the process had been killed then."""
    paint_frame = following.FilmPainter.paint

    def paint_until(self, frame, at):
        if at == number:
            raise error
        return paint_frame(self, frame, at)

    monkeypatch.setattr(following.FilmPainter, "paint", paint_until)
    return lambda: monkeypatch.setattr(following.FilmPainter, "paint", paint_frame)


@pytest.mark.parametrize("number", [1, 3, 4])
def test_a_film_that_was_killed_goes_on_from_its_last_frame_exactly(
    number, source, tmp_path, monkeypatch
):
    whole = painted(source, tmp_path / "whole")
    mend = stop_at(monkeypatch, number, KeyboardInterrupt())
    with pytest.raises(SystemExit) as ended:
        painted(source, tmp_path / "parts")
    assert ended.value.code == 130
    assert len(list((tmp_path / "parts" / "frames").iterdir())) == number
    mend()
    again = stop_at(monkeypatch, 0, AssertionError("the first frame is painted already"))
    parts = painted(source, tmp_path / "parts")
    again()
    assert np.array_equal(parts.strokes, whole.strokes)
    assert not (tmp_path / "parts" / "frames").exists()


def test_some_frames_to_try_are_a_film_and_the_rest_follows(source, tmp_path, monkeypatch):
    whole = painted(source, tmp_path / "whole")
    few = painted(source, tmp_path / "out", "--first-frames", "2")
    assert np.array_equal(few.strokes, whole.strokes[:2])
    stop_at(monkeypatch, 1, AssertionError("it is painted already"))
    assert np.array_equal(painted(source, tmp_path / "out").strokes, whole.strokes)


def test_what_is_painted_is_drawn_anew_and_not_painted_again(source, tmp_path, monkeypatch, capsys):
    painted(source, tmp_path / "out")
    mend = stop_at(monkeypatch, 0, ValueError("it is painted anew"))
    painted(source, tmp_path / "out", "--size", "64")
    assert "is painted already" in capsys.readouterr().out
    assert next(frames(tmp_path / "out" / "painting.mp4"))[1].shape == (48, 64, 3)
    with pytest.raises(SystemExit):
        painted(source, tmp_path / "out", "--seed", "1")
    assert "it is painted anew" in capsys.readouterr().err
    mend()


def test_frames_of_another_film_are_gone_on_with_by_nobody(source, tmp_path, monkeypatch, capsys):
    stop_at(monkeypatch, 2, KeyboardInterrupt())
    with pytest.raises(SystemExit):
        painted(source, tmp_path / "out")
    with pytest.raises(SystemExit):
        painted(source, tmp_path / "out", "--seed", "1", "--resume")
    assert "begun with other options" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        painted(source, tmp_path / "new", "--resume")
    assert "leave --resume out" in capsys.readouterr().err


def test_strokes_of_a_film_keep_to_their_limits(source, tmp_path):
    film = painted(source, tmp_path / "out", "--min-size", "10%", "--max-size", "20%")
    width = film.strokes[..., 2]  # of a circle
    assert width.min() > 0.0999
    assert width.max() < 0.2001


def test_strokes_of_a_film_by_layers_keep_to_them_too(source, tmp_path):
    words = ["--painter", "layered", "--strokes", "6", "--max-size", "5%", "--view", "32"]
    paint.main([str(source), "-o", str(tmp_path / "out"), *words])
    film = load_film(tmp_path / "out" / "film.npz")
    brush = BRUSHES["bezier"]()
    for i in brush.columns("length"):
        param = brush.params[i]
        assert (param.width * (film.strokes[..., i] + param.rest)).max() < 0.0501


def test_what_else_lies_among_the_frames_stays(source, tmp_path):
    (tmp_path / "out" / "frames").mkdir(parents=True)
    for name in ("0001.png", "weights.safetensors"):
        (tmp_path / "out" / "frames" / name).write_bytes(b"somebody's")
    assert len(painted(source, tmp_path / "out").strokes) == 5
    there = {x.name for x in (tmp_path / "out" / "frames").iterdir()}
    assert there == {"0001.png", "weights.safetensors"}


def test_strokes_too_many_for_one_file_stay_in_their_own(source, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(film_command, "LONGEST", 100)
    words = [str(source), "-o", str(tmp_path / "out"), *WORDS]
    paint.main(words)
    assert "too many for one file: they stay in" in capsys.readouterr().out
    assert not (tmp_path / "out" / "film.npz").exists()
    assert len(list((tmp_path / "out" / "frames").iterdir())) == 5
    stop_at(monkeypatch, 0, AssertionError("it is painted already"))
    paint.main(words)


def test_every_second_frame_has_half_the_rate_and_the_same_length(source, tmp_path):
    film = painted(source, tmp_path / "out", "--every", "2")
    assert film.fps == 5
    assert film.seconds.tolist() == pytest.approx([0.0, 0.2, 0.4])


def test_a_cut_begins_anew(tmp_path, monkeypatch):
    pictures = [*films.pictures(2), *(255 - x for x in films.pictures(2))]
    made = [Image.fromarray(x) for x in pictures]
    made[0].save(tmp_path / "cut.gif", save_all=True, append_images=made[1:], duration=100)
    searched = []
    search = following.SearchPainter.paint
    monkeypatch.setattr(
        following.SearchPainter,
        "paint",
        lambda self, target, budget: searched.append(target) or search(self, target, budget),
    )
    film = painted(tmp_path / "cut.gif", tmp_path / "out")
    assert len(film.strokes) == 4
    assert len(searched) == 2
    assert torch.equal(searched[0] > 0.5, searched[1] < 0.5)


def test_painters_that_do_not_search_paint_every_frame_anew_and_say_so(source, tmp_path, capsys):
    out = tmp_path / "out"
    words = ["--painter", "mosaic", "--strokes", "6", "--view", "32"]
    paint.main([str(source), "-o", str(out), *words])
    assert "mosaic paints every frame anew" in capsys.readouterr().out
    assert load_film(out / "film.npz").brush == "rectangle"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["film.mp4", "--style", "photo.png"], "--style is for pictures, not for films"),
        (["film.mp4", "--curve"], "--curve is for pictures"),
        (["film.mp4", "--focus", "saliency"], "--focus is for pictures"),
        (["film.mp4", "--palette", "4"], "--palette is for pictures"),
        (["film.mp4", "--background", "red"], "--background is for pictures"),
        (["film.mp4", "--film-search"], "--film-search is for pictures"),
        (["words.mp4"], "words.mp4 is no film that can be read"),
        (["film.mp4", "--frame-steps", "0"], "--frame-steps must be a whole number, 1 or more"),
        (["film.mp4", "--every", "0"], "--every must be"),
        (["film.mp4", "--first-frames", "0"], "--first-frames must be"),
        (["film.mp4", "--frame-seconds", "0"], "--frame-seconds must be"),
    ],
)
def test_a_mistake_is_one_line_and_leaves_nothing(
    typed, said, source, photo, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "words.mp4").write_text("no film")
    with pytest.raises(SystemExit) as ended:
        paint.main(typed)
    assert ended.value.code == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_frames_of_another_size_are_brought_to_that_of_the_first(source, tmp_path, monkeypatch):
    def odd(path):
        for seconds, picture in frames(path):
            yield seconds, picture[:16] if seconds else picture

    monkeypatch.setattr(film_command, "frames", odd)
    assert painted(source, tmp_path / "out").strokes.shape == (5, 12, 7)
    assert len(list(frames(tmp_path / "out" / "painting.mp4"))) == 5
