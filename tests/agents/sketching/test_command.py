"""`agents.sketch`, as a person types it."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pygame
import pytest
from PIL import Image

from agents import sketch
from agents.gan.translators import planes_of, save_translator
from paint_gym.pairs import PAIRS
from paint_gym.pictures.reading import read_picture
from tests.support.shapes import ROOT
from tests.support.sketches import KINDS, SIDE, SPEC, untaught
from tests.support.translators import write_translator

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")


def weights_of(name, file, drawn="lines"):
    """Weights that have not learned, of pairs of this name."""
    net = untaught(drawn).translator
    known = {**planes_of(PAIRS[KINDS[drawn]]), "name": name, "size": SIDE}
    spec = {"network": "unet", **SPEC, "pairs": known}
    save_translator(net, file, spec, card={})
    return str(file)


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    picture = np.random.default_rng(0).integers(0, 255, (30, 50, 3), np.uint8)
    Image.fromarray(picture).save("photo.png")
    for drawn, name in KINDS.items():
        weights_of(name, tmp_path / f"{drawn}.safetensors", drawn)
    return tmp_path


@pytest.fixture
def hand(monkeypatch):
    """What a person does in the first frames of the window, one list of events for each."""
    from agents.sketching.window import SketchWindow

    frames, real = [], SketchWindow.frame

    def frame(window):
        for kind, what in frames.pop(0)(window) if frames else [(pygame.QUIT, {})]:
            pygame.event.post(pygame.event.Event(kind, what))
        real(window)

    monkeypatch.setattr(SketchWindow, "frame", frame)
    return frames


def draws(window):
    at = window.layout.drawing.left + 40, window.layout.drawing.top + 60
    far = at[0] + 90, at[1] + 30
    yield pygame.MOUSEBUTTONDOWN, {"pos": at, "button": 1}
    yield pygame.MOUSEMOTION, {"pos": far, "rel": (1, 1), "buttons": (1, 0, 0)}
    yield pygame.MOUSEBUTTONUP, {"pos": far, "button": 1}


def shape(picture):
    return read_picture(Path(picture)).shape


@pytest.mark.parametrize("drawn", KINDS)
def test_what_is_drawn_is_saved_when_the_window_is_closed_and_gone_on_with(
    drawn, place, hand, capsys
):
    line = [f"{drawn}.safetensors", "--picture", "photo.png", "-o", "out"]
    hand.append(draws)
    sketch.main(line)
    assert capsys.readouterr().out.split() == ["out/0001"]
    assert shape("out/0001/pair.png") == (19, 2 * SIDE, 3)
    hand.append(draws)
    sketch.main([*line, "--sketch", "out/0001/sketch.json", "--size", "48"])
    assert shape("out/0002/pair.png") == (29, 96, 3)
    assert len((place / "out/0002/sketch.json").read_text()) > len(
        (place / "out/0001/sketch.json").read_text()
    )


def test_nothing_drawn_is_nothing_saved(place, hand, capsys):
    sketch.main(["lines.safetensors"])
    assert capsys.readouterr().out == ""
    assert not list((place / "sketches").iterdir())


def refused(line, capsys):
    with pytest.raises(SystemExit) as ended:
        sketch.main(line)
    error = capsys.readouterr().err
    assert ended.value.code == 2
    assert error.count("\n") == 1
    return error


def test_what_cannot_be_drawn_is_refused_with_what_can(place, capsys):
    write_translator(place / "grey.safetensors", pairs="grey")
    said = refused(["grey.safetensors"], capsys)
    assert (
        "learned from pairs of grey, for which nothing is drawn: wanted one of edges, hints" in said
    )
    assert "grey," not in said.partition("wanted")[2]
    assert "--picture is missing" in refused(["dots.safetensors"], capsys)
    assert "no file" in refused(["dots.safetensors", "--picture", "none.png"], capsys)
    assert "no file" in refused(["nowhere"], capsys)
    assert "holds no translator" in refused(["photo.png"], capsys)


def test_marks_of_another_page_are_refused(place, hand, capsys):
    hand.append(draws)
    sketch.main(["dots.safetensors", "--picture", "photo.png", "-o", "out"])
    capsys.readouterr()
    said = refused(["lines.safetensors", "--sketch", "out/0001/sketch.json"], capsys)
    assert "out/0001/sketch.json has marks that cannot be drawn here: dot" in said


def test_without_a_display_it_is_said_what_to_install_or_set(place):
    nowhere = {k: v for k, v in os.environ.items() if k not in DISPLAYS}
    done = subprocess.run(
        [sys.executable, "-m", "agents.sketch", place / "lines.safetensors"], cwd=place,
        capture_output=True, text=True, env={**nowhere, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 2
    line = done.stderr.splitlines()[-1]  # SDL may have said something before
    assert line.startswith("agents.sketch: no display to open a window on (")
    assert all(word in line for word in ("DISPLAY", "ssh -X", "xvfb-run", "apt-get install xvfb"))
