"""The studio itself, in a process of its own, as a person begins it."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.places import ROOT
from benchmarks.studio.processes import below, is_there

PATIENCE = 180.0
"""seconds to begin: kernels may have to be compiled"""
LEAVING = 20.0
"""seconds to end"""
GONE = 5.0
"""seconds after which none of its processes may be there"""


@dataclass(frozen=True)
class Served:
    """A studio that answers.

    Attributes:
        url: where.
        process: its number; those that work for it are below it.
    """

    url: str
    process: int


@contextmanager
def studio(workers: int | None = None) -> Iterator[Served]:
    """A studio on a free port, which ends with the block.

    Args:
        workers: processes that paint; as many as it takes by itself if not given.

    Raises:
        OSError: it does not begin, ends by itself, or leaves processes behind; what it said.
    """
    words = [sys.executable, "-m", "agents.studio", "--port", "0", "--no-open"]
    words += [] if workers is None else ["--workers", str(workers)]
    with TemporaryDirectory() as folder, (said := Path(folder) / "said").open("w") as written:
        server = subprocess.Popen(words, cwd=ROOT, stdout=written, stderr=subprocess.STDOUT)
        try:
            yield Served(_url(server, said), server.pid)
            if server.poll() is not None:
                raise OSError(f"the studio has ended by itself: {_told(said)}")
        finally:
            left = _end(server)
        if left:
            raise OSError(f"the studio has left {len(left)} processes behind: {_told(said)}")


def _url(server: "subprocess.Popen[bytes]", said: Path) -> str:
    """Where it is, once it says so: it answers then."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        if found := re.search(r"^(http://\S+?)/?$", said.read_text(), re.MULTILINE):
            return found[1]
        time.sleep(0.2)
    raise OSError(f"the studio does not begin: {_told(said)}")


def _end(server: "subprocess.Popen[bytes]") -> set[int]:
    """Let it end, or kill it; those of its processes that are still there."""
    began = below(server.pid)
    server.terminate()
    try:
        server.wait(LEAVING)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
    until = time.monotonic() + GONE
    while (left := set(filter(is_there, began))) and time.monotonic() < until:
        time.sleep(0.05)
    return left


def _told(said: Path) -> str:
    """Its last words, in one line."""
    return " ".join(said.read_text().split())[-500:] or "it said nothing"
