"""The README opens the house: short, true, the same in both languages, every block at work."""

import re
import subprocess

import pytest

from agents.painters.weights import SHIPPED
from tests.support.pages import READMES, blocks, commands, run
from tests.support.shapes import ROOT

README = ROOT / "README.md"
MOST_LINES = 200
named = {"ids": lambda page: page.name}


def test_it_is_short():
    for page in READMES:
        assert len(page.read_text().splitlines()) <= MOST_LINES


def test_its_first_picture_comes_before_its_first_block_and_its_two_commands_exist():
    text = README.read_text()
    assert text.index("![") < text.index("```")
    assert re.findall(r"^make (\w+)", blocks(README, "bash")[0].text, re.MULTILINE) == [
        "demo", "test",
    ]  # fmt: skip
    makefile = (ROOT / "Makefile").read_text()
    assert re.search(r"^demo:", makefile, re.MULTILINE)
    assert re.search(r"^test:", makefile, re.MULTILINE)
    assert "make test" in (ROOT / ".ci" / "run").read_text()


def test_the_install_commands_are_those_of_the_makefile():
    install = next(line for line in commands(README, "pip install"))
    assert install.removeprefix("pip ").replace("'", '"') in (ROOT / "Makefile").read_text()


def test_every_target_of_the_makefile_is_told():
    told = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert [line.split(":")[0] for line in told.stdout.splitlines()] == targets


@pytest.mark.parametrize("page", READMES, **named)
def test_every_language_says_the_same_to_the_machine(page):
    kinds = ("bash", "python", "bibtex")
    assert blocks(page, *kinds) == blocks(README, *kinds)
    links, ours = (
        [link for link in re.findall(r"\]\(([^)]+)\)", file.read_text()) if "README" not in link]
        for file in (page, README)
    )
    assert links == ours
    board = re.compile(r"<!-- board -->.*<!-- /board -->", re.DOTALL)
    assert board.findall(page.read_text()) == board.findall(README.read_text())


@pytest.mark.parametrize("page", READMES, **named)
def test_every_file_it_names_is_there(page):
    for name in re.findall(r"\]\(((?!http)[^)#]+)", page.read_text()):
        assert (ROOT / name).exists(), name


def test_its_python_runs(capsys):
    for block in blocks(README, "python"):
        exec(compile(block.text, "README.md", "exec"), {})
    assert "random strokes changed the squared error by" in capsys.readouterr().out


@pytest.mark.slow
def test_its_painting_commands_paint(tmp_path):
    for line in commands(README, "python -m agents.paint"):
        run(line, tmp_path)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"painting.png", "painting.mp4", "painting.gif", "painting.svg"} <= names
    assert {"painting.json", "painting.npz", "painting-2048.png"} <= names


@pytest.mark.slow
def test_its_training_commands_train_and_what_they_learned_is_used(tmp_path):
    lines = commands(README, "python -m agents.train")
    assert len(lines) == 4
    for line in lines:
        run(line, tmp_path)
    assert len(list((tmp_path / "runs").glob("*/result.json"))) == 4
    (line,) = commands(README, "python -m agents.translate")
    (tmp_path / "agents").mkdir()
    (tmp_path / "agents" / "weights").symlink_to(SHIPPED.parent)
    run(line, tmp_path)
    assert (tmp_path / "out" / "camera.png").is_file()
