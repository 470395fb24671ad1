"""Folders of pictures: which of them are found, and which are used."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from paint_gym.pictures.formats import endings
from paint_gym.targets.album import decode, in_folder
from tests.support.scene import CASES, SCENE, encoded


def test_a_folder_gives_every_picture_by_any_ending(tmp_path):
    data = (CASES / "reference.png").read_bytes()
    names = [f"a{ending}" for ending in sorted(endings())] + ["B.JPE", "c.Qoi", "words.txt", "d"]
    for name in names:
        (tmp_path / name).write_bytes(data)
    found = [Path(entry.name).name for entry in in_folder(tmp_path)]
    assert found == sorted({*names} - {"words.txt", "d"})
    assert {".jpe", ".apng", ".qoi", ".mpo", ".pcx", ".pfm", ".ico", ".hdr", ".heic"} <= endings()
    assert not {".pdf", ".ps", ".eps", ".mpg", ".h5", ".txt", ""} & endings()


def test_links_to_folders_are_followed_once_and_never_round(tmp_path):
    data = (CASES / "reference.png").read_bytes()
    for place in ("set/own", "elsewhere/deep", ".hidden"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "p.png").write_bytes(data)
    inside = tmp_path / "set"
    (inside / "linked").symlink_to(tmp_path / "elsewhere")
    (inside / "again").symlink_to(tmp_path / "elsewhere" / "deep")
    (inside / "a_link_to_own").symlink_to(inside / "own")
    (inside / ".secret").symlink_to(tmp_path / ".hidden")
    (inside / "own" / "round").symlink_to(inside)
    (tmp_path / "elsewhere" / "back").symlink_to(tmp_path)
    (inside / "broken").symlink_to(tmp_path / "nowhere")
    (inside / "picture.png").symlink_to(inside / "own" / "p.png")
    found = [Path(entry.name).relative_to(inside).as_posix() for entry in in_folder(inside)]
    assert found == ["again/p.png", "own/p.png", "picture.png"]


def test_pictures_that_are_damaged_a_little_are_counted_and_used(tmp_path):
    whole = encoded(Image.fromarray(SCENE.astype(np.uint8)), "JPEG")
    for i in range(4):
        (tmp_path / f"{i}.jpg").write_bytes(whole[:-2] if i % 2 else whole)
    with pytest.warns(UserWarning, match=r"2 of 4 pictures of these are damaged a .*1.jpg.*3.jpg"):
        assert len(decode(in_folder(tmp_path), 16, "these")) == 4
