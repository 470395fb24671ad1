"""The rooms' commands: mistakes, and words of before."""

from importlib import import_module
from importlib.util import find_spec

import pytest

from benchmarks import moved
from benchmarks.ablations import __main__ as ablations
from benchmarks.leaderboard import __main__ as leaderboard
from benchmarks.search import __main__ as search
from benchmarks.speed import __main__ as speed


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ([speed.main, "env_profile", "--quick", "--renderers", "tile"], "Did you mean 'tiles'"),
        ([speed.main, "env_profil"], "Did you mean 'env_profile'"),
        (
            [ablations.main, "rewards", "--num-seeds", "0"],
            "--num-seeds must be a whole",
        ),
        ([search.main, "large", "--size", "512"], "--size must be a whole number, from 1025 to"),
        ([speed.main, "engines", "--brushes", "bezeir"], "Did you mean 'bezier'"),
        ([speed.main, "engines", "--compiled-at", "0", "4"], "--compiled-at must be a whole"),
        (
            [leaderboard.main, "splits", "x.safetensors", "--datasets", "nope"],
            "Unknown dataset",
        ),
        ([ablations.main, "sb3", "nowhere"], "no nowhere/result.json"),
        ([leaderboard.main, "rum"], "Did you mean 'run'"),
        ([leaderboard.main, "run", "blank", "--suite", "photos"], "Unknown suite 'photos'"),
    ],
)
def test_a_mistake_is_one_line(command, said, capsys):
    main, *options = command
    with pytest.raises(SystemExit) as stopped:
        main([*options, "--threads", "1"])
    assert stopped.value.code == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("old", moved.COMMANDS)
def test_a_command_of_before_says_what_it_is_called_now(old, capsys):
    module, *name = old.split()
    with pytest.raises(SystemExit) as stopped:
        moved.main(f"benchmarks.{module}", name)
    assert stopped.value.code == 2
    new = moved.COMMANDS[old]
    said = capsys.readouterr().err
    assert said == f"benchmarks.{module}: moved: python -m benchmarks.{new}\n"
    room, *name = new.split()
    assert find_spec(f"benchmarks.{room}")
    assert find_spec(f"benchmarks.{module}").origin.endswith(f"{module}.py")
    if name:
        assert name[0] in import_module(f"benchmarks.{room}.__main__").COMMANDS
