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
from dataclasses import dataclass, fields
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import numpy as np
import pytest
from PIL import Image

from agents import paint, train, watch
from agents.learning import session
from agents.search.loop import Run
from benchmarks import tables
from benchmarks.ablations import __main__ as ablations
from benchmarks.ablations import curve, generalisation, sb3, stroke_area
from benchmarks.ablations import measure as compare
from benchmarks.leaderboard import __main__ as leaderboard
from benchmarks.leaderboard import measure as contest
from benchmarks.leaderboard import splits
from benchmarks.neural_renderers import __main__ as neural_renderers
from benchmarks.neural_renderers import brush_page
from benchmarks.neural_renderers import measure as fidelity
from benchmarks.search import __main__ as search
from benchmarks.search import gallery, large, transport
from benchmarks.search import measure as cases
from benchmarks.speed import __main__ as speed
from benchmarks.speed import engines, env_profile, equality
from benchmarks.speed import measure as overview
from renderers.registry import Registry
from renderers.workshop.ranges import as_option
from tests.support.actors import write_actor

SEED, FEW = 0, 90
"""of the sample that is tried by default; how many"""
PATIENCE = 12.0
"""seconds of the processor within which a command line is refused or its work has begun"""
SIGNED = {"log_std", "target_entropy"}
"""numbers that may be below 0"""
NUMBERS = ("-1", "-3", "nan", "inf", "x", "", "1e400")
"""what no number of ours may be"""
ODD = {
    int: (*NUMBERS, "0", "3.5", "1", "1000000", "1000000000", "99999999999999999999999"),
    float: (*NUMBERS, "0", "2", "1e30", "1e-300"),
    str: ("no-such-word", "", "../x", "a\x1b[31mb", "mnist:", "+", "hf:", "\udcff"),
    Path: ("photo.png", "photo.png/x", "", "/dev/null/x", "nowhere/x"),
    bool: (),
}


class Begun(BaseException):
    """Work has begun: the command line was accepted."""


class Endless(BaseException):
    """It takes too long to say whether a command line is accepted."""


def begin(*given: Any, **more: Any) -> None:
    raise Begun


@dataclass(frozen=True)
class Case:
    """A command, its options, a command line that it takes, and where its work begins."""

    main: Any
    options: type
    argv: tuple[str, ...] = ()
    begins: tuple[Any, str] | None = None


SMALL = (
    "--dataset", "shapes", "--size", "16", "--budget", "5", "--num-envs", "2", "--batch-size", "4",
    "--report-every", "1",
)  # fmt: skip
LEARNER = (
    *SMALL, "--widths", "8", "8", "--replay", "16", "--evaluate-on", "2", "--judge-on", "2",
    "--updates", "1",
)  # fmt: skip
ACTOR_CRITIC = (*LEARNER, "--critic-widths", "8", "16")
OFF_POLICY = (*SMALL, "--widths", "8", "8", "--replay", "1000", "--warmup", "4")


def room(of: Any, name: str, module: Any, work: str, *argv: str) -> Case:
    return Case(of.main, of.COMMANDS[name].options, (name, *argv), (module, work))


CASES = {
    "train ddpg_mb": Case(train.main, train.options_of(train.ddpg_mb, "quick"),
                          ("ddpg_mb", *ACTOR_CRITIC)),
    "train ddpg": Case(train.main, train.options_of(train.ddpg, "quick"),
                       ("ddpg", *ACTOR_CRITIC)),
    "train look_then_paint": Case(train.main, train.options_of(train.look_then_paint, "quick"),
                                  ("look_then_paint", *LEARNER, "--view", "16")),
    "train sb3_ppo": Case(train.main, train.options_of(train.sb3_ppo, "quick"),
                          ("sb3_ppo", *SMALL, "--widths", "8", "8", "--rollout", "4")),
    "train sb3_sac": Case(train.main, train.options_of(train.sb3_sac, "quick"),
                          ("sb3_sac", *OFF_POLICY)),
    "train sb3_td3": Case(train.main, train.options_of(train.sb3_td3, "quick"),
                          ("sb3_td3", *OFF_POLICY)),
    "train neural_renderer": Case(train.main, train.options_of(train.neural_renderer, "cpu"), (
        "neural_renderer", "--brush", "circle", "--width", "8", "--depth", "1", "--batch-size",
        "2", "--held-out", "2", "--report-every", "1")),
    "paint": Case(paint.main, paint.Options, (
        "photo.png", "--view", "16", "--actor", "actor.safetensors"), (paint.Painting, "visible")),
    "paint kept": Case(paint.main, paint.Options, ("kept.json",), (paint, "write_png")),
    "watch": Case(watch.main, watch.Options, (
        "--actor", "actor.safetensors", "--dataset", "shapes", "--size", "16"),
        (watch, "closing")),
    "leaderboard splits": room(leaderboard, "splits", splits, "evaluate", "actor.safetensors",
                               "--datasets", "shapes", "--show", "shapes"),
    "leaderboard run": Case(leaderboard.main, leaderboard.Run, (
        "run", "blank", "--board", "board"), (contest, "open_suite")),
    "leaderboard submit": Case(leaderboard.main, leaderboard.Submit, ("submit", "nowhere")),
    "leaderboard page": Case(leaderboard.main, leaderboard.Page, ("page",),
                             (leaderboard.page, "write")),
    "leaderboard digests": Case(leaderboard.main, leaderboard.Digests, ("digests",),
                                (leaderboard, "open_unchecked")),
    "ablations sb3": Case(ablations.main, sb3.Runs, ("sb3", "nowhere")),
    "speed": room(speed, "overview", overview, "strokes_per_second"),
    "engines": room(speed, "engines", engines, "memory"),
    "search": room(search, "cases", cases, "measured"),
    "curve": room(ablations, "curve", curve, "judged_row", "nowhere"),
    "brush_page": room(neural_renderers, "brush_page", brush_page, "random_strokes",
                       "--figures", "f"),
    "env_profile": room(speed, "env_profile", env_profile, "measure"),
    "equality": room(speed, "equality", equality, "apart"),
    "fidelity": room(neural_renderers, "fidelity", fidelity, "train"),
    "gallery": room(search, "gallery", gallery, "make_targets"),
    "generalisation": room(ablations, "generalisation", generalisation, "evaluate", "--actors",
                           "actor.safetensors", "--tests", "shapes"),
    "large": room(search, "large", large, "SearchPainter", "--picture", "photo.png"),
    "stroke_area": room(ablations, "stroke_area", stroke_area, "areas",
                        "--actor", "actor.safetensors", "--dataset", "shapes"),
    "tables": Case(tables.main, tables.Tables, (), (tables, "filled")),
    "transport": room(search, "transport", transport, "slopes"),
    "rewards": room(ablations, "rewards", compare, "train_all"),
}  # fmt: skip

KNOWN = [
    ("train ddpg_mb", line) for line in (
        "--batch-size 0", "--report-every 0", "--num-envs 0", "--num-envs -3",
        "--num-envs 1000000", "--lr 1e30", "--threads -1", "--threads 1000000", "--device tpu",
        "--device mps", "--device meta", "--out photo.png", "--updates -3", "--tau nan",
        "--discount 2", "--clip -1", "--critic-widths 0 0 0 0", "--widths",
        "--replay 1000000000000", "--batch-size 1000000", "--budget 1000000000", "--size 100000",
        "--lr 0", "--dataset nope", "--dataset shapes+", "--brush nope", "--score nope",
        "--renderer nope", "--resume", "--widths 0", "--budget 7",
    )
] + [
    ("train look_then_paint", line) for line in (
        "--view 0", "--unroll 0", "--expert -1", "--budgets 5 0", "--budget 7",
    )
] + [
    ("train sb3_ppo", "--num-envs 100000000"), ("train sb3_sac", "--entropy nope"),
    ("train sb3_sac", "--replay -1"), ("train neural_renderer", "--precision float8"),
    ("train neural_renderer", "--batch-size 100000000"), ("train neural_renderer", "--brush nope"),
    ("paint", "--gif-size 8192"), ("paint", "--view 8192"), 
    ("paint", "--look 64"), ("paint", "--film-seconds 1e9"),
    ("paint", "--strokes 1000000"), ("paint", "--painter nope"), ("paint", "--focus /dev/zero"),
    ("paint", "--style /dev/zero"), ("paint", "--actor /dev/zero"), ("paint kept", "--size 100000"),
    ("paint kept", "--painter nope"), ("watch", "--budget 1000000000"), ("watch", "--episodes 0"),
    ("leaderboard splits", "--datasets nope"), ("leaderboard splits", "--limit 0"),
    ("rewards", "--seeds 0"),
    ("leaderboard run", "--suite nope"), ("search", "nope"), ("large", "--side 1024"),
]  # fmt: skip
"""what was a traceback, a crash, or accepted and meant nothing, or took all memory there is"""


def told_apart(hint: Any) -> Iterator[tuple[Any, bool]]:
    """The kinds of a field's values, each with whether there may be several."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Annotated:
        yield from told_apart(str if any(isinstance(x, Registry) for x in inside) else inside[0])
    elif origin in (Union, UnionType):
        for part in inside:
            yield from told_apart(part)
    elif origin is tuple:
        yield from ((kind, True) for kind, _ in told_apart(inside[0]))
    elif origin is Literal:
        yield str, False
    elif hint is not NoneType:
        yield hint, False


def odd_values(options: type) -> Iterator[tuple[str, str, str]]:
    """Field, option and value."""
    hints = get_type_hints(options, include_extras=True)
    for field in fields(options):
        for kind, several in told_apart(hints[field.name]):
            if hasattr(kind, "__dataclass_fields__"):
                yield from odd_values(kind)
                continue
            for value in ODD.get(kind, ()):
                yield field.name, as_option(field.name), value
            if several:
                yield field.name, as_option(field.name), "1 0 1"
                yield field.name, as_option(field.name), "1 1 1 1 1 1 1 1 1 1 1 1"


def all_lines() -> list[tuple[str, str, list[str], bool]]:
    """Command, field, what is typed, and whether it must be refused."""
    found = []
    for name, case in CASES.items():
        for field, option, value in odd_values(case.options):
            typed = [option, *(value.split(" ") if " " in value else [value])]
            number = value in NUMBERS and is_number(case.options, field)
            found.append((name, field, typed, number and field not in SIGNED))
    return found


def is_number(options: type, name: str) -> bool:
    hints = get_type_hints(options, include_extras=True)
    config = hints.get("config")
    hint = hints[name] if name in hints else get_type_hints(get_args(config)[0])[name]
    return all(kind in (int, float) for kind, _ in told_apart(hint))


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
    brush = paint.BRUSHES["circle"]()
    paint.Painting("circle", paint.torch.rand(3, len(brush.params)), 12, 16).save(Path("kept.json"))
    write_actor(Path("actor.safetensors"))
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
        prog = f"{CASES[name].main.__module__.removesuffix('.__main__')}: "
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


def clear(place: Path) -> None:
    """Away with what an accepted command line has made."""
    for path in sorted(place.rglob("*"), reverse=True):
        if path.name not in ("photo.png", "kept.json", "actor.safetensors"):
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


def test_every_command_begins_as_it_is_meant(place, capsys):
    ends = {name: tried(name, [], place, capsys) for name in CASES}
    absent = {"leaderboard submit", "ablations sb3", "curve"}
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
