"""`paint-gym doctor` tells what a report of a fault needs, and ends well whatever it finds."""

import json
import shutil

import pytest

from agents import doctor
from paint_gym.targets import TARGETS
from renderers import BRUSHES
from renderers.engines import ENGINES
from renderers.tiles.cpu import compiling


@pytest.fixture
def bare(monkeypatch):
    """A machine without data sets, and without a display."""
    for name in doctor.HEARD:
        monkeypatch.delenv(name, raising=False)


def test_every_chapter_is_told_in_words_and_as_json(bare, capsys):
    doctor.main(["--json"])
    found = json.loads(capsys.readouterr().out)
    assert list(found["engines"]) == list(ENGINES)
    assert list(found["data sets"]) == list(TARGETS)
    assert found["versions"]["packages"] == "all four are ours"
    assert all(isinstance(x, str) for things in found.values() for x in things.values())
    doctor.main([])
    told = capsys.readouterr().out
    assert all(f"\n{chapter}\n" in f"\n{told}" for chapter in found)
    assert "not found: no folder for CelebA" in told
    assert "4,200 pictures" in told


def test_what_cannot_be_found_out_is_said_in_its_place():
    def ask(thing):
        if thing == 2:
            raise RuntimeError("no\nsuch thing")
        return str(thing)

    found = doctor.each({"a": 1, "b": 2, "c": 3}, ask)
    assert found == {"a": "1", "b": "not found: no such thing", "c": "3"}


def test_weights_that_are_damaged_or_missing_are_named(tmp_path):
    folder = tmp_path / "weights"
    shutil.copytree(doctor.WEIGHTS, folder)
    count = len(list(folder.glob("*.safetensors")))
    assert doctor.shelf(folder) == f"{count} of {count} files are there and whole"
    (folder / "oil-pixel_shuffle.safetensors").unlink()
    with (folder / "circle-pixel_shuffle.safetensors").open("r+b") as file:
        file.write(b"x")
    told = doctor.shelf(folder)
    assert told.startswith(f"{count - 2} of {count} files are there and whole; missing or ")
    assert "oil-pixel_shuffle.safetensors" in told
    assert "circle-pixel_shuffle.safetensors" in told


def test_it_tells_whether_kernels_must_be_compiled(monkeypatch, tmp_path):
    compiling.compile_painting()
    assert doctor.engine(ENGINES["tiles"]).endswith("lie compiled on disk")
    monkeypatch.setattr(compiling, "folder_of", lambda kernel: tmp_path)
    assert doctor.engine(ENGINES["tiles"]).endswith("compiled when first used")
    assert doctor.engine(ENGINES["exact"]) == ", ".join(BRUSHES)


def test_an_extra_that_is_not_there_comes_with_how_to_get_it(monkeypatch):
    monkeypatch.setattr(doctor, "required", lambda extra: ["torch", "no-such-package"])
    there, missing = doctor.extra("train").split("; ")
    assert there.startswith("torch 2.")
    assert missing == 'without no-such-package: pip install "paint-gym[train]"'
