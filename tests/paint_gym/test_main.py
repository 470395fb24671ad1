"""`paint-gym NAME` runs our commands, and no package of others that has the same name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from paint_gym import __main__ as door
from paint_gym import __version__, ours

ROOT = Path(__file__).parents[2]


def run(*words, path=ROOT, folder=ROOT.parent):
    environment = {**os.environ, "PYTHONPATH": str(path), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, "-m", "paint_gym", *words],
        env=environment, cwd=folder, capture_output=True, text=True,
    )  # fmt: skip


def ended(*words):
    with pytest.raises(SystemExit) as end:
        door.main(words)
    return end.value.code


def test_a_command_is_run_with_its_words(tmp_path):
    done = run("paint", "nowhere.png", "--threads", "1", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("agents.paint: no file nowhere.png")


def test_help_tells_of_every_command_and_what_each_does(capsys):
    door.main(["--help"])
    told = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()[2:]}
    assert list(told) == list(door.COMMANDS)
    assert told["paint"].endswith(" a photograph painted.")


def test_the_version_is_told(capsys):
    door.main(["--version"])
    assert capsys.readouterr().out == f"paint-gym {__version__}\n"


@pytest.mark.parametrize(
    ("words", "why"), [([], "name what to do"), (["pant"], "Did you mean 'paint'?")]
)
def test_what_is_no_command_is_one_line(words, why, capsys):
    assert ended(*words) == 2
    error = capsys.readouterr().err
    assert why in error
    assert error.count("\n") == 1


def test_all_four_packages_are_ours_here():
    assert list(ours.strangers()) == []


def fill(folder, name, text):
    (folder / name).mkdir(parents=True)
    (folder / name / "__init__.py").write_text(text)


@pytest.mark.parametrize("name", ["agents", "renderers", "benchmarks"])
def test_a_package_of_others_that_is_found_before_ours_is_one_line_and_exit_2(name, tmp_path):
    fill(tmp_path, name, "raise SystemExit('theirs was run')\n")
    done = run("paint", "--help", path=f"{tmp_path}{os.pathsep}{ROOT}")
    assert done.returncode == 2
    assert done.stderr == (
        f"paint-gym: the package {name} in {tmp_path / name} is another, not ours: "
        "install paint-gym into a virtual environment of its own\n"
    )


def test_a_package_that_was_laid_over_ours_is_one_line_that_names_whose_it_is(tmp_path):
    """As pip leaves it: their `__init__.py` among our files, both in the list of what is there."""
    for name in {*ours.FLOORS} - {"agents"}:
        (tmp_path / name).symlink_to(ROOT / name)
    fill(tmp_path, "agents", '"""Agents."""\nraise SystemExit("theirs was run")\n')
    (tmp_path / "agents" / "paint.py").symlink_to(ROOT / "agents" / "paint.py")
    about = tmp_path / "openai_agents-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: openai-agents\nVersion: 1.0\n")
    (about / "RECORD").write_text("agents/__init__.py,,\n")
    done = run("paint", "--help", path=tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        f"paint-gym: the package agents in {tmp_path / 'agents'} is of openai-agents, not ours: "
        "install paint-gym into a virtual environment of its own\n"
    )


def test_a_package_that_is_nowhere_is_told(monkeypatch, capsys):
    monkeypatch.setattr(ours, "find_spec", lambda name: None)
    assert ended("--help") == 2
    assert (
        f"the package renderers is not beside paint_gym in {ROOT} any more: "
        in capsys.readouterr().err
    )
