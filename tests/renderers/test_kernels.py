"""Kernels are kept where they can be, and what takes long is shown while it does."""

import importlib.util

import numba
import pytest

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
