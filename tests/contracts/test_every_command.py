"""What every command must do. A new agent, or a new line in a room's COMMANDS, is tested here."""

from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import get_type_hints

import pytest

from agents import bulk, doctor, paint, sample, sketch, stylize, train, translate, tune, watch
from agents.studio import __main__ as studio
from paint_gym import __main__ as door
from renderers.workshop.command import OnDevice, OnThreads
from tests.support.command_lines import told_apart
from tests.support.shapes import ROOT

ROOMS = [import_module(f"benchmarks.{file.parent.name}.__main__")
         for file in sorted((ROOT / "benchmarks").glob("*/__main__.py"))]  # fmt: skip
COMMANDS = {
    "paint": (paint.main, [], paint.Options), "bulk": (bulk.main, [], bulk.Options),
    "sample": (sample.main, [], sample.Options),
    "translate": (translate.main, [], translate.Options),
    "stylize": (stylize.main, [], stylize.Options),
    "watch": (watch.main, [], watch.Options), "sketch": (sketch.main, [], sketch.Options),
    "doctor": (doctor.main, [], doctor.Options), "studio": (studio.main, [], studio.Options),
    **{f"train {name}": (train.main, [name], train.options_of(agent, next(iter(agent.PRESETS))))
       for name, agent in train.AGENTS.items()},
    "tune": (tune.main, ["look_then_paint"], tune.options_of(train.look_then_paint, "quick")),
    **{f"{room.__name__} {name}": (room.main, [name], command.options)
       for room in ROOMS if hasattr(room, "COMMANDS") for name, command in room.COMMANDS.items()},
}  # fmt: skip
OTHERWISE = {
    "actor": "one; of a leaderboard's entry also the same painter by other seeds",
    "entropy": "a coefficient, or a word of Stable-Baselines3",
}  # fmt: skip
"""options whose values are of another kind elsewhere, and why; it may only shrink"""


@pytest.fixture(params=COMMANDS)
def command(request):
    return COMMANDS[request.param]


def ended(main, argv):
    with pytest.raises(SystemExit) as end:
        main(argv)
    return end.value.code


def kinds(options):
    """Of its options' values, by the options' names; of what they hold together, too."""
    for field in fields(options):
        hint = get_type_hints(options, include_extras=True)[field.name]
        told = frozenset(told_apart(hint))
        inner = [kind for kind, _ in told if is_dataclass(kind)]
        yield from kinds(inner[0]) if inner else [(field.name, told)]


def test_help_is_given_and_the_end(command, capsys):
    main, words, _ = command
    assert not ended(main, [*words, "--help"])
    assert "usage" in capsys.readouterr().out


def test_an_option_that_is_not_there_is_one_line_and_exit_2(command, capsys):
    main, words, _ = command
    assert ended(main, [*words, "--no-such-option"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_threads_are_an_option_and_so_is_the_device_where_there_is_a_choice(command):
    options = command[2]
    assert issubclass(options, OnThreads)
    assert ("device" in dict(kinds(options))) == issubclass(options, OnDevice)


def test_every_module_that_is_run_is_a_command_of_paint_gym_and_says_what_it_is():
    run = {f"agents.{file.stem}" for file in (ROOT / "agents").glob("*.py") if runs(file)}
    run |= {f"agents.{file.parent.name}" for file in (ROOT / "agents").glob("*/__main__.py")}
    run |= {room.__name__.removesuffix(".__main__") for room in ROOMS}
    run |= {f"benchmarks.{file.stem}" for file in (ROOT / "benchmarks").glob("*.py")
            if runs(file) and file.resolve().stem != "moved"}  # fmt: skip
    assert set(door.COMMANDS.values()) == run
    assert all(door.told(module) for module in run)


def runs(file):
    return '__name__ == "__main__"' in file.read_text()


def test_an_option_means_one_thing_everywhere():
    found = {}
    for name, (_, _, options) in COMMANDS.items():
        for option, told in kinds(options):
            found.setdefault(option, {}).setdefault(told, []).append(name)
    apart = {option: by for option, by in found.items() if len(by) > 1}
    assert apart.keys() == OTHERWISE.keys(), {k: list(v.values()) for k, v in apart.items()}


def test_what_was_renamed_is_refused_with_the_new_word(command, capsys):
    main, words, options = command
    for old, new in options.RENAMED.items():
        assert ended(main, [*words, old, "1"]) == 2
        assert f"{old} is called {new} now" in capsys.readouterr().err
        assert new.removeprefix("--").replace("-", "_") in dict(kinds(options))
