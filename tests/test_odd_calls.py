"""Whatever make, reset and step are called with, they work or say in one line what is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("count", [200, pytest.param(0, marks=pytest.mark.thorough)])
def test_odd_calls_work_or_are_refused_in_one_line_that_names_the_argument(count):
    """In a process of its own: it may take 3 GB and no more, and a call that hangs ends it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.odd_calls", str(count), "20260314"], cwd=ROOT,
        capture_output=True, text=True, timeout=1500,
        env={**os.environ, "SDL_VIDEODRIVER": "dummy", "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    *wrong, last = done.stdout.splitlines() or [""]
    assert done.returncode == 0, f"hung or fell after {last}\n{done.stderr[-2000:]}"
    assert wrong == []
