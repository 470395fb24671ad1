"""Painters as they are named on the command line: `NAME=FILE`, or a file alone."""

from collections.abc import Sequence
from pathlib import Path

from agents.painters.policy import PolicyPainter
from agents.painters.weights import load_painter
from agents.painters.window import WindowPainter

IN_A_RUN = ("final", "best")
"""names of weights in a run's folder, which is then what tells them apart"""


def painters(
    given: Sequence[str], device: str = "cpu"
) -> dict[str, list[PolicyPainter | WindowPainter]]:
    """The painters by name; several files of one name are its seeds.

    Raises:
        FileNotFoundError: no such file.
        ValueError: none is given, or a file that holds no actor of ours.
    """
    if not given:
        raise ValueError("no painter: give NAME=FILE, the weights of one (.safetensors)")
    found: dict[str, list[PolicyPainter | WindowPainter]] = {}
    for name, file in map(named, given):
        found.setdefault(name, []).append(load_painter(file, device))
    return found


def named(given: str) -> tuple[str, Path]:
    """What it is called, and its file."""
    name, equals, file = given.partition("=")
    if equals:
        return name, Path(file)
    path = Path(given)
    return (path.resolve().parent.name if path.stem in IN_A_RUN else path.stem), path
