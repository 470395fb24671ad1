"""Pages of Markdown: README, and the site's; their blocks, as a person would run them."""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import torch

from agents import train, tune
from renderers.workshop.command import OnDevice, OnThreads, read
from tests.support.datasets import fill_zip
from tests.support.shapes import ROOT

READMES = sorted(ROOT.glob("README*.md"))
PAGES = sorted(file for file in (ROOT / "docs").rglob("*.md") if "_build" not in file.parts)
SMALL = [
    "--updates=2", "--batch-size=4", "--num-envs=2", "--replay=32", "--size=32", "--budget=40",
    "--judge-on=2", "--evaluate-on=2", "--report-every=1", "--threads=1",
]  # fmt: skip
"""of training a painter: what makes it short; the last of two options counts"""
SMALL_PAIRS = [
    "--updates=2", "--batch-size=2", "--size=16", "--channels=4", "--critic-channels=4",
    "--patch=16", "--judge-on=2", "--evaluate-on=2", "--report-every=1", "--threads=1",
]  # fmt: skip
"""the same, of a translator"""


@dataclass(frozen=True)
class Block:
    """What stands between fences."""

    kind: str
    text: str

    @property
    def commands(self) -> list[str]:
        """Lines of a shell, joined where they go on, without comments."""
        joined = self.text.replace("\\\n", " ")
        found = [shlex.join(shlex.split(line, comments=True)) for line in joined.splitlines()]
        return [line for line in found if line]


def blocks(page: Path, *kinds: str) -> list[Block]:
    """Those of these kinds, in order."""
    found = re.findall(r"^```(\w+)\n(.*?)^```$", page.read_text(), re.DOTALL | re.MULTILINE)
    return [Block(kind, text) for kind, text in found if kind in kinds]


def commands(page: Path, start: str = "") -> list[str]:
    """All lines of its shell blocks that begin so."""
    lines = [line for block in blocks(page, "bash") for line in block.commands]
    return [line for line in lines if line.startswith(start)]


def understood(command: str) -> None:
    """Have the options of `python -m X ...` read and checked; what is not ours is passed by.

    Raises:
        ValueError: the command would refuse them.
    """
    words = shlex.split(command)
    if words[:1] == ["torchrun"]:
        words = ["python", *words[words.index("-m") :]]
    if words[:2] != ["python", "-m"] or words[2].split(".")[0] not in ("agents", "benchmarks"):
        return
    name, words = words[2], words[3:]
    if not torch.cuda.is_available():
        words = [word.replace("cuda", "cpu") for word in words]
    if name in ("agents.train", "agents.tune"):
        agent, preset, words = train.split_off(words)
        options = (tune if name == "agents.tune" else train).options_of(train.AGENTS[agent], preset)
    else:
        place = f"{name}.__main__" if (ROOT / name.replace(".", "/")).is_dir() else name
        module = import_module(place)
        rooms = vars(module).get("COMMANDS")
        if rooms is None:
            [options] = {
                kind
                for kind in vars(module).values()
                if isinstance(kind, type) and issubclass(kind, OnThreads)
            } - {OnThreads, OnDevice}
        elif words and words[0] in rooms:
            options, words = rooms[words[0]].options, words[1:]
        else:
            options = rooms[next(iter(rooms))].options
    read(options, words, prog=name, about="")


def run(command: str, folder: Path) -> str:
    """Run a line of a shell in a folder as a person would; training is made short.

    Faces are there under `folder/data`.
    """
    words = shlex.split(command)
    if words[0] == "python":
        words[0] = sys.executable
    if "agents.train" in words and "neural_renderer" not in words:
        words += SMALL_PAIRS if "--pairs" in words else SMALL
    if not torch.cuda.is_available():
        words = [word.replace("cuda", "cpu") for word in words]
    if not (folder / "data").exists():
        fill_zip(folder / "data" / "celeba128.zip")
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT), "SDL_VIDEODRIVER": "dummy",
        "PAINT_GYM_DATA": str(folder / "data"),
    }  # fmt: skip
    ran = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, f"{command}\n{ran.stderr[-2000:]}"
    return ran.stdout


def walk(page: Path, folder: Path) -> None:
    """Do all that a page says, in order: its Python in one namespace, its commands."""
    names: dict[str, object] = {}
    for block in blocks(page, "python", "bash"):
        if block.kind == "python":
            exec(compile(block.text, str(page), "exec"), names)
            continue
        for line in block.commands:
            if line.startswith("python -m"):
                run(line, folder)
