"""Every block of the README does what it says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from tests.support.datasets import fill_zip

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", TEXT, re.DOTALL)
SMALL = [
    "--updates=2", "--batch-size=4", "--num-envs=2", "--replay=32", "--size=32", "--budget=40",
    "--judge-on=2", "--evaluate-on=2", "--report-every=1", "--threads=1",
]  # fmt: skip


def lines(start):
    """Commands of the shell blocks that begin so, without their comments."""
    shell = [line for kind, block in BLOCKS if kind == "bash" for line in block.splitlines()]
    found = [line.split("#")[0].strip() for line in shell]
    return [line for line in found if line.startswith(start)]


def run(line, folder, *, more=(), data=None):
    arguments = line.split()[1:] + list(more)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SDL_VIDEODRIVER": "dummy"}
    if data:
        environment["PAINT_GYM_DATA"] = str(data)
    ran = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    return ran.stdout


def test_it_opens_with_the_two_commands_and_they_exist():
    first = next(block for kind, block in BLOCKS if kind == "bash")
    assert re.findall(r"^make (\w+)", first, re.MULTILINE) == ["demo", "test"]
    makefile = (ROOT / "Makefile").read_text()
    assert re.search(r"^demo:", makefile, re.MULTILINE)
    assert re.search(r"^test:", makefile, re.MULTILINE)
    assert "make test" in (ROOT / ".ci" / "run").read_text()


def test_the_install_commands_are_those_of_the_makefile():
    install = next(line for line in lines("pip install"))
    assert install.removeprefix("pip ") in (ROOT / "Makefile").read_text()


def test_python_blocks_run(capsys):
    for code in (block for kind, block in BLOCKS if kind == "python"):
        exec(compile(code, "README.md", "exec"), {})
    assert "random strokes changed the squared error by" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.skipif(
    not (ROOT / "agents" / "weights" / "general.safetensors").exists(), reason="no weights here"
)
def test_the_painting_commands_paint(tmp_path):
    for line in lines("python -m agents.paint"):
        run(line, tmp_path)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"painting.png", "painting.mp4", "painting.gif", "painting.svg"} <= names
    assert {"painting.json", "painting.npz", "painting-2048.png"} <= names


@pytest.mark.slow
def test_the_training_commands_train(tmp_path):
    fill_zip(tmp_path / "data" / "celeba128.zip")
    commands = lines("python -m agents.train")
    assert len(commands) == 3
    for line in commands:
        here = line if torch.cuda.is_available() else line.replace("--device cuda", "")
        run(here, tmp_path, more=SMALL, data=tmp_path / "data")
    assert len(list((tmp_path / "runs").glob("*/result.json"))) == 3


def test_the_order_of_its_chapters_is_the_house_s():
    titles = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    assert titles == [
        "Paint a photograph", "The environment in ten lines", "Training", "Leaderboard", "Speed",
        "Add your own", "Conventions", "Departures", "Citation",
    ]  # fmt: skip


def test_every_file_it_names_is_there():
    for name in re.findall(r"\]\(((?!http)[^)]+)\)", TEXT):
        assert (ROOT / name).exists(), name
