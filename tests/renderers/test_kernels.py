"""Kernels are kept where they can be, and what takes long is shown while it does."""

import importlib.util
import os
import subprocess
import sys

import numba
import pytest

from renderers.tiles.cpu.compiling import forget_stale_kernels
from renderers.workshop import kernels
from renderers.workshop.kernels import compiling, folder_of


def load(folder):
    """A module with one kernel, not yet compiled."""
    file = folder / "doubles.py"
    file.write_text(
        "from renderers.workshop.kernels import kernel\n"
        "@kernel()\ndef double(x):\n    return 2 * x\n"
    )
    spec = importlib.util.spec_from_file_location("doubles", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_bar_is_shown_while_something_is_compiled_and_only_then(tmp_path, capsys):
    for shown in (True, False):  # the second time it is loaded from disk
        double = load(tmp_path).double
        with compiling("doubles", 3) as done:
            assert double(2) == 4
            done(3)
        assert ("compiling doubles, once: 100%" in capsys.readouterr().err) == shown


@pytest.fixture
def nowhere(tmp_path, monkeypatch):
    """No place for kernels but the folder of temporary files."""
    njit = numba.njit

    def refuse(**how):
        if not numba.config.CACHE_DIR:
            raise RuntimeError("cannot cache function 'double': no locator available")
        return njit(**how)

    monkeypatch.setattr(kernels.numba, "njit", refuse)
    monkeypatch.setattr(numba.config, "CACHE_DIR", "")
    monkeypatch.setattr(kernels.tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_where_nothing_can_be_written_kernels_are_temporary_files_found_again(nowhere):
    first = folder_of(load(nowhere).double)
    numba.config.CACHE_DIR = ""
    assert folder_of(load(nowhere).double) == first
    assert first.is_relative_to(nowhere)


@pytest.mark.parametrize("theirs", ["open to all", "a link"])
def test_a_folder_in_which_others_could_plant_code_is_not_used(nowhere, theirs):
    folder = nowhere / f"paint-gym-kernels-{kernels.os.getuid()}"
    other = nowhere / "elsewhere"
    other.mkdir()
    if theirs == "a link":
        folder.symlink_to(other)
    else:
        folder.mkdir()
        folder.chmod(0o777)
    used = folder_of(load(nowhere).double)
    assert not used.is_relative_to(folder)
    assert not used.is_relative_to(other)


def test_where_the_disk_is_full_kernels_compute_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(kernels, "ROOM", 2**80)
    double = load(tmp_path).double
    assert double(2) == 4
    assert folder_of(double) is None
    assert not list(tmp_path.rglob("*.nb[ic]"))


def test_what_lays_strokes_is_ready_before_gradients_are_asked_for():
    code = (
        "import torch; from renderers import *; from renderers.tiles.cpu import walk; "
        "Tiles(BRUSHES['bezier']()).paint(torch.zeros(1, 3, 8, 8), torch.rand(1, 2, 13)); "
        "print(len(walk.paint.signatures), len(walk.paint_back.signatures))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "1 0"


def test_kernels_made_from_other_sources_are_forgotten(tmp_path):
    folder, kernels = tmp_path / "cache", tmp_path / "tiles" / "cpu"
    kernels.mkdir(parents=True)
    source, kernel = kernels / "walk.py", folder / "walk.paint.nbi"
    source.write_text("1")
    forget_stale_kernels(folder, kernels)
    kernel.write_text("compiled")
    forget_stale_kernels(folder, kernels)
    assert kernel.exists()
    source.write_text("2")
    forget_stale_kernels(folder, kernels)
    assert not kernel.exists()


def test_kernels_are_looked_for_where_numba_keeps_them(tmp_path):
    code = "from renderers.workshop.kernels import *; from renderers.tiles.cpu import walk; "
    code += "print(folder_of(walk.paint))"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={**os.environ, "NUMBA_CACHE_DIR": str(tmp_path)},
    )  # fmt: skip
    assert ran.stdout.strip().startswith(str(tmp_path))


def test_painting_leaves_torch_its_number_of_threads():
    code = (
        "import torch; torch.set_num_threads(1); from renderers import *; "
        "Tiles(BRUSHES['bezier']()).paint(torch.zeros(1, 3, 8, 8), torch.rand(1, 2, 13)); "
        "print(torch.get_num_threads())"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "1"
