"""Memory of processes and of those below them, as /proc tells it."""

import os
import subprocess
import sys

import pytest

from benchmarks.studio import server
from benchmarks.studio.processes import below, is_there, megabytes


@pytest.fixture
def proc(tmp_path):
    """1 began 2 and 3; 2 began 4, whose name is odd; 5 is on its own."""
    for process, name, parent in [(1, "a", 0), (2, "b", 1), (3, "c", 1), (4, "d) R (9", 2),
                                  (5, "e", 0)]:  # fmt: skip
        (tmp_path / str(process)).mkdir()
        (tmp_path / str(process) / "stat").write_text(f"{process} ({name}) S {parent} 7 7\n")
    (tmp_path / "self").mkdir()
    (tmp_path / "6").mkdir()  # is just gone
    return tmp_path


def test_those_below_are_found_through_those_between(proc):
    assert below(1, proc) == {2, 3, 4}
    assert below(2, proc) == {4}
    assert below(5, proc) == below(6, proc) == set()


def test_what_has_ended_is_not_there(proc):
    (proc / "3" / "stat").write_text("3 (c) Z 1 7\n")
    assert [is_there(process, proc) for process in (2, 3, 6, 7)] == [True, False, False, False]


def test_memory_is_that_which_is_a_process_s_share(proc):
    (proc / "2" / "smaps_rollup").write_text("0-1 ---p\nRss: 9216 kB\nPss: 3072 kB\n")
    assert megabytes(2, proc) == 3.0
    assert megabytes(7, proc) == 0.0


@pytest.mark.skipif(not os.path.exists("/proc/self/smaps_rollup"), reason="only Linux tells")
def test_a_child_is_below_and_holds_memory():
    words = [sys.executable, "-c", "print(flush=True); input()"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        child.stdout.readline()
        assert child.pid in below(os.getpid())
        assert 0 < megabytes(child.pid) < 500
        assert is_there(child.pid)
        child.stdin.close()
    assert not is_there(child.pid)


def test_a_studio_that_does_not_begin_says_why(monkeypatch):
    monkeypatch.setattr(server.sys, "executable", "/bin/false")
    with (
        pytest.raises(OSError, match="the studio does not begin: it said nothing"),
        server.studio(),
    ):
        pass
