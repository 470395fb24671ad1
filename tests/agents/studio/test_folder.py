"""What a studio keeps on disk is its owner's alone, and goes with it."""

import os
import stat
import subprocess
import sys

import pytest

from agents.studio.folder import PREFIX, clear, private_folder


def test_a_folder_is_private_and_goes_in_the_end_whatever_happens(tmp_path):
    with pytest.raises(RuntimeError), private_folder(tmp_path) as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "a.png").write_bytes(b"a")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_studio_left_goes_and_nothing_else_does(tmp_path):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = tmp_path / f"{PREFIX}{dead.pid}-abc_1"
    left.mkdir()
    (left / "a.png").write_bytes(b"a")
    others = [
        f"{PREFIX}{os.getpid()}-abc",
        f"{PREFIX}x-abc",
        f"{PREFIX}{dead.pid}",
        "else",
        f"{PREFIX}1-a",
    ]
    for name in others:
        (tmp_path / name).mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / f"{PREFIX}{dead.pid}-link").symlink_to(tmp_path / "elsewhere")
    clear(tmp_path)
    assert not left.exists()
    assert all((tmp_path / name).exists() for name in (*others, "elsewhere"))
