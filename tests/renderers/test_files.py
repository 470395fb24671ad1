"""Files are whole or not there at all."""

import ast
import errno
import os
import resource
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from renderers.files import check_writable, replacing, together, write_picture, write_text
from renderers.weights import About, write_weights
from renderers.workshop.checkpoint import write_state
from renderers.workshop.locks import LOCK, one_at_a_time


def test_a_file_takes_its_place_when_it_is_whole(tmp_path):
    file = tmp_path / "new" / "words.txt"
    write_text(file, "first")
    with replacing(file) as unfinished:
        unfinished.write_text("second")
        assert file.read_text() == "first"
    assert file.read_text() == "second"
    assert [p.name for p in file.parent.iterdir()] == ["words.txt"]


@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, "disk full"), KeyboardInterrupt()])
def test_what_fails_half_way_leaves_the_old_file_and_nothing_else(failure, tmp_path):
    file = tmp_path / "words.txt"
    write_text(file, "first")
    with pytest.raises(type(failure)), replacing(file) as unfinished:
        unfinished.write_text("sec")
        raise failure
    assert file.read_text() == "first"
    assert [p.name for p in tmp_path.iterdir()] == ["words.txt"]


def test_a_failure_names_the_file_and_leaves_no_new_folder(tmp_path):
    file = tmp_path / "a" / "b" / "words.txt"
    with pytest.raises(OSError, match="disk full") as refused, replacing(file):
        raise OSError(errno.ENOSPC, "disk full")
    assert refused.value.filename == str(file)
    assert refused.value.errno == errno.ENOSPC
    assert not list(tmp_path.iterdir())
    with pytest.raises(OSError, match="encoder error") as refused, replacing(file):
        raise OSError("encoder error -2")  # as Pillow does
    assert refused.value.filename == str(file)


def test_a_set_of_files_changes_at_once_or_not_at_all(tmp_path):
    for name in "ab":
        write_text(tmp_path / name, "old")
    with pytest.raises(OSError, match="disk full") as refused, together(tmp_path) as unfinished:
        write_text(unfinished / "a", "new")
        with replacing(unfinished / "b"):
            raise OSError(errno.ENOSPC, "disk full")
    assert refused.value.filename == str(tmp_path / "b")
    assert [(tmp_path / name).read_text() for name in "ab"] == ["old", "old"]
    with together(tmp_path) as unfinished:
        write_text(unfinished / "a", "new")
        write_text(unfinished / "b", "new")
        assert [(tmp_path / name).read_text() for name in "ab"] == ["old", "old"]
    assert [(tmp_path / name).read_text() for name in "ab"] == ["new", "new"]
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_the_umask_says_who_may_read_whatever_the_library_thinks(umask, tmp_path):
    before = os.umask(umask)
    try:
        with replacing(tmp_path / "a.safetensors") as unfinished:
            save_file({"x": torch.zeros(1)}, unfinished)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.safetensors").stat().st_mode) == 0o666 & ~umask


def test_a_link_is_replaced_and_never_written_through(tmp_path):
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "out").mkdir()
    for name in ("words.txt", ".words.part.txt"):
        (tmp_path / "out" / name).symlink_to(tmp_path / "mine")
    write_text(tmp_path / "out" / "words.txt", "new")
    assert (tmp_path / "mine").read_text() == "mine"
    assert (tmp_path / "out" / "words.txt").read_text() == "new"


def test_a_full_disk_is_told_as_such_by_every_writer(tmp_path):
    state, file = {"x": torch.zeros(10_000)}, tmp_path / "file"
    before, heeded = resource.getrlimit(resource.RLIMIT_FSIZE), signal.getsignal(signal.SIGXFSZ)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        for write, what in (
            (write_state, (state,)), (write_weights, (state, About("painter", {}))),
            (write_text, ("x" * 5000,)),
            (write_picture, (np.random.default_rng(0).integers(0, 255, (99, 99, 3), np.uint8),)),
        ):  # fmt: skip
            with pytest.raises(OSError, match="File too large") as refused:
                write(file, *what)
            assert refused.value.filename == str(file)
            assert not list(tmp_path.iterdir())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heeded)


KILLED = """
import sys, time
from pathlib import Path
from renderers.files import replacing
with replacing(Path(sys.argv[1])) as unfinished:
    unfinished.write_text("unfinished")
    print("writing", flush=True)
    time.sleep(60)
"""


def test_what_a_killed_writer_left_goes_and_what_a_living_one_writes_stays(tmp_path):
    def parts():
        return [p for p in tmp_path.iterdir() if ".part" in p.name]

    root, file = Path(__file__).parents[2], tmp_path / "words.txt"
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(file)], stdout=-1, text=True, cwd=root
    ) as writer:
        assert writer.stdout.readline() == "writing\n"
        write_text(file, "whole")
        assert len(parts()) == 1
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    assert file.read_text() == "whole"
    assert len(parts()) == 1
    write_text(tmp_path / "others.txt", "whole")
    assert not parts()


def test_a_folder_that_was_just_made_by_another_writer_stays(tmp_path):
    newborn, stale = tmp_path / f".{'0' * 16}.part", tmp_path / f".{'1' * 16}.part"
    newborn.mkdir()
    stale.mkdir()
    os.utime(stale, (time.time() - 3600,) * 2)
    write_text(tmp_path / "words.txt", "whole")
    assert newborn.exists()
    assert not stale.exists()


def test_a_folder_that_cannot_be_written_is_known_before(tmp_path, monkeypatch):
    check_writable(tmp_path)
    assert not list(tmp_path.iterdir())
    with pytest.raises(OSError, match=r"Not a directory|File exists"):
        (tmp_path / "file").touch()
        check_writable(tmp_path / "file" / "folder")

    def full(descriptor):
        raise OSError(errno.ENOSPC, "disk full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="disk full") as refused:
        check_writable(tmp_path / "new")
    assert refused.value.filename == str(tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_one_process_writes_to_a_folder_at_a_time_and_leaves_no_lock(tmp_path):
    folder = tmp_path / "a" / "run"
    with one_at_a_time(folder, "training"):
        second = one_at_a_time(folder, "painting")
        with pytest.raises(ValueError, match=f"another process is painting in {folder}"), second:
            pass
        (folder / "file").write_text("")
    assert [x.name for x in folder.iterdir()] == ["file"]
    with pytest.raises(KeyError), one_at_a_time(tmp_path / "b" / "c", "training"):
        raise KeyError
    assert not (tmp_path / "b").exists()
    with one_at_a_time(folder, "training"):
        pass


def test_a_link_in_the_place_of_the_lock_is_refused_and_not_emptied(tmp_path):
    (tmp_path / "mine").write_text("mine")
    (tmp_path / LOCK).symlink_to(tmp_path / "mine")
    with pytest.raises(OSError, match="symbolic links"), one_at_a_time(tmp_path, "painting"):
        pass
    assert (tmp_path / "mine").read_text() == "mine"


WRITERS = ("savefig", "imwrite", "savez", "savez_compressed", "save_file", "write_text")


def test_every_writer_writes_beside_what_is_there():
    """In a folder of its own, or in memory, until the whole takes its place."""
    root = Path(__file__).parents[2]
    for floor in ("renderers", "paint_gym", "agents", "benchmarks"):
        for file in (root / floor).rglob("*.py"):
            for made in ast.walk(ast.parse(file.read_text())):
                if isinstance(made, ast.FunctionDef) and file.name != "compiling.py":  # a cache
                    asked = {ast.unparse(x.func) for x in ast.walk(made) if isinstance(x, ast.Call)}
                    direct = [x for x in asked if x.rpartition(".")[2] in WRITERS and "." in x]
                    assert not direct or "unfinished" in ast.unparse(made), f"{file}: {direct}"
