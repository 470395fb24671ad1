"""What a studio keeps on disk is its owner's alone, and goes with it."""

import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from agents.studio.folder import PREFIX, clear, private_folder


def test_a_folder_is_private_and_goes_in_the_end_whatever_happens(tmp_path):
    with pytest.raises(RuntimeError), private_folder(tmp_path) as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "a.png").write_bytes(b"a")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


HOLDS = """
import sys, time
from pathlib import Path
from agents.studio.folder import private_folder
with private_folder(Path(sys.argv[1])) as folder:
    print(folder, flush=True)
    (folder / "a.png").write_bytes(b"a")
    sys.stdin.read()
"""


def test_what_a_killed_studio_left_goes_and_nothing_else_does(tmp_path):
    words = [sys.executable, "-c", HOLDS, str(tmp_path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(words, **pipes) as running:
        left = Path(running.stdout.readline().strip())
        with private_folder(tmp_path) as own:
            assert left.exists()  # another that runs, whatever its process is called
            running.kill()
            running.wait()
            others = ["else", f"{PREFIX}", f"x{PREFIX}abc"]
            for name in others:
                (tmp_path / name).mkdir()
            (tmp_path / f"{PREFIX}file").write_text("x")
            (tmp_path / "elsewhere").mkdir()
            (tmp_path / f"{PREFIX}link").symlink_to(tmp_path / "elsewhere")
            clear(tmp_path)
            assert not left.exists()
            kept = (own.name, *others, "elsewhere", f"{PREFIX}link", f"{PREFIX}file")
            assert all((tmp_path / name).exists() for name in kept)


def test_a_folder_that_another_cleared_before_it_was_locked_is_made_anew(tmp_path, monkeypatch):
    made = []

    def cleared(**how):
        made.append(make(**how))
        if len(made) == 1:
            clear(tmp_path)
        return made[-1]

    make = tempfile.mkdtemp
    monkeypatch.setattr(tempfile, "mkdtemp", cleared)
    with private_folder(tmp_path) as folder:
        assert folder.exists() and len(made) == 2
