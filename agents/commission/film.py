"""A film, painted frame after frame; it goes on where it was stopped or killed.

Until the film is done, `frames/` in its folder holds a file a frame: its strokes, and all that the
next frame needs.
"""

import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from hashlib import file_digest
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from jaxtyping import UInt8
from tqdm import tqdm

from agents.commission.following import FilmPainter, make_film_painter
from agents.commission.frames import asked_of_frames
from agents.commission.options import Options
from agents.commission.painted import decibels
from agents.commission.painter import SAME
from paint_gym.films.kept import LONGEST, KeptFilm, keep_film, load_film
from paint_gym.films.reading import Film, frames, open_film
from paint_gym.films.writing import write_film
from paint_gym.paintings.painting import Painting
from paint_gym.pictures.reading import resize
from renderers.files import check_writable
from renderers.workshop.checkpoint import read_state, write_state
from renderers.workshop.interrupts import interrupts
from renderers.workshop.reading import reading

FRAMES = "frames"
"""folder of a film that is not done"""
PAINTED, KEPT_FILM = "painting.mp4", "film.npz"
"""what is written"""
LARGEST = 1024
"""longer side of what is written, pixels, unless --size says otherwise"""
Tell = Callable[[str], object]


def paint_film(path: Path, options: Options, tell: Tell = print) -> list[Path]:
    """Paint all its frames, or what is left of them, and write the film; what is written.

    After Ctrl-C the frames so far are a film, and the same command goes on.

    Raises:
        ValueError: the options are for pictures, or --resume finds another film.
        OSError: it cannot be read or written.
    """
    check_film(options)
    film, about = open_film(path), about_of(path, options)
    folder = options.out / FRAMES
    check_writable(options.out)
    kept = options.out / KEPT_FILM
    if not folder.exists() and kept.is_file() and (known := load_film(kept)).about == about:
        tell(f"{path} is painted already: it is drawn again from {kept}")
        return [_again(known, options, options.out / PAINTED, sound=path, tell=tell)]
    begun = _begun(folder, about, options)
    ended = _paint_frames(film, options, about, begun=begun, tell=tell)
    written = _deliver(film, options, about, tell=tell)
    if ended and kept in written:
        _forget(folder)
    return written


def check_film(options: Options) -> None:
    """Raises: ValueError: an option that is for pictures."""
    wanted = {
        "--style": options.style,
        "--focus": options.focus,
        "--curve": options.curve,
        "--palette": options.palette,
        "--background": options.background,
        "--film-search": options.film_search,
        "--plot": options.plot,
        "--layers": options.layers,
        "--print": options.print,
    }
    if told := [name for name, value in wanted.items() if value]:
        raise ValueError(f"{', '.join(told)} is for pictures, not for films: leave it out")


def about_of(path: Path, options: Options) -> str:
    """What decides how each frame is painted; films that differ in it are others."""
    with path.open("rb") as file:
        source = file_digest(file, "sha256").hexdigest()[:16]
    asked = {name: getattr(options, name) for name in SAME}
    asked |= {"seconds": options.seconds if options.steps is None else None}
    asked |= {"steps": options.steps, "files": options.held, **asked_of_frames(options)}
    return ", ".join([f"film {source}", *(f"{name} {value}" for name, value in asked.items())])


def chosen(film: Film, options: Options) -> Iterator[tuple[float, UInt8[np.ndarray, "H W 3"]]]:
    """The frames that are painted, all as large as the first, and when they are shown."""
    every = islice(frames(film.path), 0, None, options.every)
    for seconds, picture in islice(every, options.first_frames):
        yield seconds, resize(picture, film.height, film.width)


def _begun(folder: Path, about: str, options: Options) -> int:
    """Frames of this film that are painted; those of another are gone.

    Raises:
        ValueError: they are to be gone on with, and there are none.
    """
    found = _file(folder, 0)
    same = found.is_file() and _read(found)["about"] == about
    if options.resume and not same:
        what = "other options, or of another film" if found.is_file() else "nothing"
        raise ValueError(
            f"{folder} was begun with {what}: use the same, or leave --resume out to begin anew"
        )
    if not same:
        _forget(folder)
    if count := _painted_in(folder):
        check_writable(folder)  # what a kill left there goes
    return count


def _painted_in(folder: Path) -> int:
    """How many frames are there, from the first on."""
    return next(number for number in itertools.count() if not _file(folder, number).is_file())


def _forget(folder: Path) -> None:
    """Take away painted frames; what else lies in the folder is somebody's, and stays."""
    for file in folder.glob("[0-9]*.safetensors"):
        file.unlink()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _file(folder: Path, number: int) -> Path:
    return folder / f"{number:06}.safetensors"


def _read(file: Path) -> dict[str, Any]:
    with reading(file, "holds no frame that can be gone on from"):
        return read_state(file)


def _paint_frames(film: Film, options: Options, about: str, *, begun: int, tell: Tell) -> bool:
    """Paint what is left; whether the film has come to its end."""
    folder, painter = options.out / FRAMES, None
    bar = tqdm(total=_total(film, options), initial=begun, unit="frame", leave=False)
    with bar, interrupts() as asked:
        for number, (seconds, picture) in enumerate(chosen(film, options)):
            if number < begun - 1:
                continue
            painter = painter or make_film_painter(options, picture, tell)
            if number == begun - 1:
                _restore(painter, picture, _read(_file(folder, number)))
                continue
            state = {"about": about, "seconds": seconds, **_painted(painter, picture, number)}
            write_state(_file(folder, number), state)
            bar.set_postfix_str(f"PSNR {decibels(state['error']):.1f} dB", refresh=False)
            bar.update()
            if asked.is_set():
                bar.write("stopped: the same command goes on")
                return False
    return options.first_frames is None


def _painted(
    painter: FilmPainter, picture: UInt8[np.ndarray, "H W 3"], number: int
) -> dict[str, Any]:
    strokes = painter.paint(picture, number)
    held = None if painter.last is None else painter.last.held
    error = painter.error(picture, strokes)
    return {"brush": painter.brush, "strokes": strokes, "held": held, "error": error}


def _restore(
    painter: FilmPainter, picture: UInt8[np.ndarray, "H W 3"], state: dict[str, Any]
) -> None:
    if state["held"] is not None:
        painter.go_on(picture, state["strokes"], state["held"])


def _total(film: Film, options: Options) -> int | None:
    if film.frames is None:
        return options.first_frames
    count = -(-film.frames // options.every)
    return min(count, options.first_frames or count)


def _deliver(film: Film, options: Options, about: str, *, tell: Tell) -> list[Path]:
    """The film that the painted frames make, and its strokes."""
    folder, kept, drawn = (options.out / name for name in (FRAMES, KEPT_FILM, PAINTED))
    count = _painted_in(folder)
    count, fps = min(count, options.first_frames or count), film.fps / options.every
    errors: list[float] = []

    def paintings() -> Iterator[tuple[float, Painting]]:
        for number in range(count):
            state = _read(_file(folder, number))
            errors.append(state["error"])
            strokes = state["strokes"][0].cpu()
            yield state["seconds"], Painting(state["brush"], strokes, film.height, film.width)

    shape = count, options.strokes
    sound = film.path
    _drawn(paintings(), drawn, options, count=count, fps=fps, sound=sound, tell=tell)
    mean = decibels(sum(errors) / count)
    tell(f"{count} frames, PSNR {mean:.1f} dB at {options.side} px")
    first = _read(_file(folder, 0))["strokes"]
    if 4 * math.prod(shape) * first.shape[2] > LONGEST:
        tell(f"its strokes are too many for one file: they stay in {folder}")
        return [drawn]
    keep_film(kept, paintings(), shape=shape, fps=fps, about=about)
    return [drawn, kept]


def _drawn(
    paintings: Iterator[tuple[float, Painting]],
    path: Path,
    options: Options,
    *,
    count: int,
    fps: Fraction,
    sound: Path | None,
    tell: Tell,
) -> Path:
    """Write a film of paintings; where it is."""
    bar = tqdm(paintings, "film", count, unit="frame", leave=False)
    shown = ((seconds, x.render(size_of(x, options))) for seconds, x in bar)
    lost = write_film(shown, path, fps=fps, sound=sound)
    if lost:
        tell(f"{path}: {lost}")
    return path


def size_of(painting: Painting, options: Options) -> int:
    """Longer side of what is written, pixels."""
    return options.size or min(LARGEST, max(painting.height, painting.width))


def draw_film_again(path: Path, options: Options, tell: Tell = print) -> list[Path]:
    """Kept strokes of a film at another size: film-SIZE.mp4; with the sound of the film beside it.

    Raises:
        ValueError: no film that can be drawn.
    """
    check_film(options)
    film = load_film(path)
    side = options.size or max(film.height, film.width)
    beside, out = path.with_name(PAINTED), options.out / f"film-{side}.mp4"
    return [_again(film, replace(options, size=side), out, sound=beside, tell=tell)]


def _again(film: KeptFilm, options: Options, path: Path, *, sound: Path, tell: Tell) -> Path:
    heard = sound if sound.is_file() else None
    count, fps = len(film.strokes), film.fps
    return _drawn(film.paintings(), path, options, count=count, fps=fps, sound=heard, tell=tell)
