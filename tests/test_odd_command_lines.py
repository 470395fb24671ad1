"""Odd command lines: each is refused in one line that names what is wrong, or means something.

They are made from the options themselves: each field of each command gets values that it may not
have, of its kind and of others. What is accepted is stopped once its work has begun: learners make
one step. Nothing may be a traceback, and what is refused may leave nothing behind.
"""

import random
import re
import signal
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from agents.gan import dcgan, pix2pix
from agents.gan.generators import save_generator
from agents.gan.translators import save_translator
from agents.learning import session
from agents.search.strokes.loop import Run
from paint_gym.paintings.painting import Painting
from renderers import BRUSHES
from tests.support.actors import write_actor
from tests.support.command_lines import CASES, KNOWN, all_lines
from tests.support.tiny import MAKES, PAIRED, begun

SEED, FEW = 0, 90
"""of the sample that is tried by default; how many"""
WEIGHTS = ("actor.safetensors", "maker.safetensors", "translator.safetensors")
PATIENCE = 12.0
"""seconds of the processor within which a command line is refused or its work has begun"""


class Begun(BaseException):
    """Work has begun: the command line was accepted."""


class Endless(BaseException):
    """It takes too long to say whether a command line is accepted."""


def begin(*given: Any, **more: Any) -> None:
    raise Begun


class NoBar:
    def update(self, n: int = 1) -> None: ...

    def set_postfix(self, *given: Any, **values: Any) -> None: ...


@contextmanager
def limit(seconds: float) -> Iterator[None]:
    """An end to what would not end, by the processor's time: a busy machine changes nothing."""

    def stop(*given: Any) -> None:
        raise Endless

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def one_step(session: Any, *given: Any, **more: Any) -> dict[str, Any]:
    with suppress(Endless):  # a large step is one: it has begun
        session.step(NoBar())
    raise Begun


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with a photograph, a kept painting and an actor, where commands begin and stop."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PAINT_GYM_DATA", raising=False)
    picture = np.random.default_rng(0).integers(0, 255, (12, 16, 3), np.uint8)
    Image.fromarray(picture).save("photo.png")
    brush = BRUSHES["circle"]()
    Painting("circle", torch.rand(3, len(brush.params)), 12, 16).save(Path("kept.json"))
    write_actor(Path("actor.safetensors"))
    save_generator(begun(dcgan, MAKES).maker, Path("maker.safetensors"), MAKES.spec(), card={})
    learner = begun(pix2pix, PAIRED)
    spec = PAIRED.spec(learner.pairs)
    save_translator(learner.translator, Path("translator.safetensors"), spec, card={})
    monkeypatch.setitem(sys.modules, "torch.utils.tensorboard", None)  # writes when it likes
    monkeypatch.setattr(Run, "advance", begin)
    monkeypatch.setattr(session, "drive", one_step)
    for case in CASES.values():
        if case.begins:
            monkeypatch.setattr(*case.begins, begin)
    return tmp_path


def tried(name: str, typed: list[str], place: Path, capsys: Any) -> str:
    """How a command line ends: refused, begun, or what is wrong with that."""
    before = sorted(place.rglob("*"))
    capsys.readouterr()
    try:
        with warnings.catch_warnings(), limit(PATIENCE):
            warnings.simplefilter("ignore")
            CASES[name].main([*CASES[name].argv, *typed])
    except SystemExit as ended:
        error = re.sub(r"[^\n]*\r", "", capsys.readouterr().err)  # without bars that are gone
        prog = f"{called(CASES[name].main)}: "
        if ended.code != 2 or error.count("\n") != 1 or not error.startswith(prog):
            return f"ends with {ended.code}: {error}"
        if "not finite at update" in error:  # it was learned, and kept
            return "begun"
        left = sorted(set(place.rglob("*")) - set(before))
        return f"leaves {left}" if left else "refused"
    except Begun:
        return "begun"
    except BaseException as error:
        return f"is a traceback: {type(error).__name__}: {error}"
    return "begun"


def called(main: Any) -> str:
    """How a command is called in what it says: by its module, a room by its main's words."""
    if isinstance(main, partial):
        return str(main.keywords["prog"]).removeprefix("python -m ")
    return str(main.__module__).removesuffix(".__main__")


def clear(place: Path) -> None:
    """Away with what an accepted command line has made."""
    for path in sorted(place.rglob("*"), reverse=True):
        if path.name not in ("photo.png", "kept.json", *WEIGHTS):
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


def wrong(lines: list[tuple[str, str, list[str], bool]], place: Path, capsys: Any) -> list[str]:
    """What is wrong with these command lines."""
    found = []
    for name, _, typed, must in lines:
        end = tried(name, typed, place, capsys)
        if end not in ("begun", "refused") or (must and end == "begun"):
            found.append(f"{name} {' '.join(typed)!r} {end}")
        clear(place)
    return found


@pytest.mark.slow
def test_every_command_begins_as_it_is_meant(place, capsys):
    ends = {name: tried(name, [], place, capsys) for name in CASES}
    absent = {"leaderboard submit", "leaderboard gather", "ablations sb3", "curve"}
    assert ends == {name: "refused" if name in absent else "begun" for name in CASES}


def test_what_was_once_accepted_or_a_traceback_is_refused(place, capsys):
    lines = [(name, "", line.split(), True) for name, line in KNOWN]
    assert wrong(lines, place, capsys) == []


def test_odd_command_lines_are_refused_or_mean_something(place, capsys):
    lines = random.Random(SEED).sample(all_lines(), FEW)
    assert wrong(lines, place, capsys) == []


@pytest.mark.thorough
@pytest.mark.parametrize("name", CASES)
def test_all_odd_command_lines_are_refused_or_mean_something(name, place, capsys):
    lines = [line for line in all_lines() if line[0] == name]
    assert wrong(lines, place, capsys) == []
