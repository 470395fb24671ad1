"""Memory is counted before it is taken: the least of what machine, containers and process leave."""

from pathlib import Path

import pytest

from renderers import memory
from renderers.memory import available, need, read_bytes

GB = 10**9


@pytest.fixture(autouse=True)
def eight_gigabytes(system):
    system(proc__meminfo=f"MemTotal: 99 kB\nMemAvailable: {8 * 10**6} kB\n")


def test_what_is_there_is_what_the_machine_has_free(system):
    assert available() == 8 * 10**6 * 1024


def test_a_container_of_either_version_leaves_less(system):
    system(
        proc__self__cgroup="0::/a/b\n",
        groups__a__memory_DOT_max=f"{4 * GB}\n", groups__a__memory_DOT_current=f"{3 * GB}\n",
        groups__a__memory_DOT_stat=f"anon 5\ninactive_file {GB // 2}\n",
        groups__a__b__memory_DOT_max="max\n", groups__a__b__memory_DOT_current=f"{GB}\n",
    )  # fmt: skip
    assert available() == 1.5 * GB
    system(
        proc__self__cgroup="3:cpu:/x\n2:memory:/c\n",
        groups__memory__c__memory_DOT_limit_in_bytes=f"{2 * GB}",
        groups__memory__c__memory_DOT_usage_in_bytes=f"{3 * GB}",
    )
    assert available() == 0


def test_a_limit_of_the_process_leaves_less(system):
    limits = "Max cpu time  unlimited unlimited seconds\nMax address space  {} {} bytes\n"
    system(proc__self__limits=limits.format(*["unlimited"] * 2), proc__self__statm="1000 1 1")
    assert available() == 8 * 10**6 * 1024
    system(proc__self__limits=limits.format(GB, GB))
    assert available() == GB - 1000 * memory.os.sysconf("SC_PAGE_SIZE")


def test_what_does_not_fit_is_refused_with_what_it_takes_and_what_there_is(system):
    need(8e9, "--replay 5", "keep fewer")
    with pytest.raises(MemoryError) as refused:
        need(2.5e12, "--replay 5", "keep fewer")
    assert str(refused.value) == (
        "--replay 5 takes 2,500.0 GB of memory and 8.2 GB are free: keep fewer"
    )


def test_where_the_system_does_not_say_nothing_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(memory.groups, "PROC", tmp_path)
    assert available() is None
    need(1e30, "this", "do that")


def test_no_more_of_a_file_is_read_than_it_may_have(tmp_path):
    (tmp_path / "file").write_bytes(bytes(2000))
    assert read_bytes(tmp_path / "file", 2000) == bytes(2000)
    for file in (tmp_path / "file", Path("/dev/zero")):
        with pytest.raises(ValueError, match=f"{file} is longer than 2 kB"):
            read_bytes(file, 1999)
