"""Films are read upright, written with their times and sound, and kept as strokes."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
import torch
from PIL import Image

from paint_gym.films.kept import holds_film, keep_film, load_film
from paint_gym.films.reading import UnreadableFilm, frames, is_film, open_film
from paint_gym.films.writing import write_film
from paint_gym.paintings.painting import Painting
from tests.support import films

BY_CLOCK = [[0, 1, 0], [-1, 0, 0], [0, 0, 1]]
"""as telephones write it that are held upright: rows a b u, c d v, x y w, of the MP4 standard"""


@pytest.mark.parametrize("fps", [Fraction(10), Fraction(30000, 1001), Fraction(24000, 1001)])
def test_frames_rate_and_length_come_back(fps, tmp_path):
    written = films.write(tmp_path / "film.mp4", 5, fps)
    film = open_film(tmp_path / "film.mp4")
    assert (film.height, film.width, film.frames) == (24, 32, 5)
    assert film.fps == fps
    read = list(frames(film.path))
    assert [round(seconds * float(fps)) for seconds, _ in read] == list(range(5))
    for (_, seen), made in zip(read, written, strict=True):
        assert np.abs(seen.astype(int) - made).mean() < 8  # colours, not only shapes
    assert films.streams(film.path)["video", "h264"] == pytest.approx(5 / fps, abs=1e-3)


def test_times_that_vary_stay_as_they_are(tmp_path):
    times = [0.0, 0.1, 0.5, 0.6]
    shown = zip(times, films.pictures(4), strict=True)
    write_film(shown, tmp_path / "film.mp4", fps=FPS)
    assert [x for x, _ in frames(tmp_path / "film.mp4")] == pytest.approx(times, abs=1e-3)


FPS = films.FPS


def test_a_film_of_a_telephone_held_upright_is_read_upright(tmp_path):
    written = films.write(tmp_path / "film.mp4")
    films.again(tmp_path / "film.mp4", tmp_path / "turned.mp4", matrix=flat(BY_CLOCK))
    film = open_film(tmp_path / "turned.mp4")
    assert (film.height, film.width) == (32, 24)
    _, first = next(frames(film.path))
    by_clock = np.rot90(written[0], -1)
    assert np.abs(first.astype(int) - by_clock).mean() < 8


def flat(matrix):
    """As 16.16 fixed point, the last column as 2.30."""
    return [round(x * (2**30 if i == 2 else 2**16)) for row in matrix for i, x in enumerate(row)]


def test_sound_is_copied_where_mp4_takes_it_and_told_of_where_not(tmp_path):
    films.write(tmp_path / "film.mp4")
    for codec, name in (("aac", "heard.mp4"), ("pcm_s16le", "lost.mov")):
        films.again(tmp_path / "film.mp4", tmp_path / name, sound=codec)
        out, source = tmp_path / f"{codec}.mp4", tmp_path / name
        lost = write_film(frames(source), out, fps=FPS, sound=source)
        found = films.streams(out)
        if codec == "aac":
            assert lost is None
            assert found["audio", "aac"] == pytest.approx(0.4, abs=0.13)  # of 1024 samples each
        else:
            assert lost == "its sound is left out: pcm_s16le cannot be copied into MP4"
            assert [kind for kind, _ in found] == ["video"]


def test_a_gif_is_a_film_if_it_moves_and_other_files_are_films_by_their_ending(tmp_path):
    pictures = [Image.fromarray(x) for x in films.pictures(3)]
    pictures[0].save(tmp_path / "moves.gif", save_all=True, append_images=pictures[1:])
    pictures[0].save(tmp_path / "rests.gif")
    (tmp_path / "words.gif").write_text("no")
    films.write(tmp_path / "FILM.MP4")
    (tmp_path / "words.txt").write_text("no")
    found = {x.name: is_film(x) for x in tmp_path.iterdir()}
    assert {name for name, film in found.items() if film} == {"moves.gif", "FILM.MP4"}
    assert len(list(frames(tmp_path / "moves.gif"))) == 3


def test_what_is_no_film_is_told_in_one_line(tmp_path):
    (tmp_path / "words.mp4").write_text("no film")
    with pytest.raises(UnreadableFilm, match=r"words.mp4 is no film that can be read: "):
        open_film(tmp_path / "words.mp4")
    with pytest.raises(FileNotFoundError, match="no file"):
        open_film(tmp_path / "nowhere.mp4")
    with pytest.raises(ValueError, match="a film without frames"):
        write_film(iter(()), tmp_path / "none.mp4", fps=FPS)
    assert not (tmp_path / "none.mp4").exists()


def test_a_damaged_film_is_read_as_far_as_it_goes(tmp_path):
    films.write(tmp_path / "film.mp4", 6)
    data = bytearray((tmp_path / "film.mp4").read_bytes())
    middle = len(data) - 200
    data[middle : middle + 60] = bytes(60)
    (tmp_path / "hurt.mp4").write_bytes(data)
    read = [seconds for seconds, _ in frames(tmp_path / "hurt.mp4")]
    assert 1 <= len(read) <= 6
    assert all(a < b for a, b in pairwise(read))


def kept(path):
    strokes = torch.rand(3, 4, 7, generator=torch.Generator().manual_seed(0))
    made = [Painting("circle", x[: 2 + i % 2], 24, 32) for i, x in enumerate(strokes)]
    shown = zip((0.0, 0.1, 0.25), made, strict=True)
    keep_film(path, shown, shape=(3, 4), fps=Fraction(30000, 1001), about="a test")
    return made


def test_a_kept_film_comes_back(tmp_path):
    made = kept(tmp_path / "film.npz")
    assert holds_film(tmp_path / "film.npz")
    found = load_film(tmp_path / "film.npz")
    assert (found.fps, found.height, found.width, found.about) == (
        Fraction(30000, 1001), 24, 32, "a test")  # fmt: skip
    for (_, one), other in zip(found.paintings(), made, strict=True):
        assert torch.equal(one.strokes, other.strokes)
    assert [seconds for seconds, _ in found.paintings()] == [0.0, 0.1, 0.25]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"strokes": np.full((3, 4, 7), 2.0, np.float32)}, "not all numbers in"),
        ({"strokes": np.zeros((3, 4, 6), np.float32)}, "of shape"),
        ({"counts": np.array([9, 1, 1])}, "counts of strokes"),
        ({"seconds": np.array([0.0, 0.2, 0.1])}, "do not rise"),
        ({"fps": np.array([0, 1])}, "0 frames a second"),
        ({"numbers": np.array(["x"])}, "not those of circle"),
        ({"paint_gym_film": 2}, "of version 2"),
        ({"height": 0}, "its size is"),
        ({"brush": "nope"}, "nope"),
    ],
)
def test_a_kept_film_that_is_none_is_told_in_one_line(changed, said, tmp_path):
    kept(tmp_path / "film.npz")
    with np.load(tmp_path / "film.npz") as file:
        arrays = {**file, **changed}
    np.savez_compressed(tmp_path / "film.npz", **arrays)
    with pytest.raises(ValueError, match=r"film\.npz is no painted film that can be drawn") as told:
        load_film(tmp_path / "film.npz")
    assert said in str(told.value)


def test_a_painting_is_no_film(tmp_path):
    Painting("circle", torch.zeros(1, 7), 4, 4).save(tmp_path / "painting.npz")
    assert not holds_film(tmp_path / "painting.npz")
    assert not holds_film(tmp_path / "nowhere.npz")
