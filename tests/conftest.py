"""Settings for every test: one thread, no window, a known seed.

PAINT_GYM_TEST_THREADS gives other threads, PAINT_GYM_TEST_PLAIN takes OpenCV's optimisations away
(see `make plain`): no test may depend on either.
"""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import cv2
import pytest
import torch
from jaxtyping import install_import_hook

pytest.register_assert_rewrite("tests.support")  # as in files of tests

from tests.support.shapes import checked  # noqa: E402

install_import_hook(checked(), "tests.support.shapes.check")  # before anything of ours is imported

from renderers.workshop import groups  # noqa: E402

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
if not torch.cuda.is_available():
    os.environ["TRITON_INTERPRET"] = "1"  # read where kernels are defined: before anything else
THREADS = int(os.environ.get("PAINT_GYM_TEST_THREADS", "1"))
torch.set_num_threads(THREADS)  # here, not only below: fixtures of modules run before that one
if "PAINT_GYM_TEST_PLAIN" in os.environ:
    cv2.setUseOptimized(False)

HOW = (
    "no Chromium here: `apt-get install chromium-headless-shell`, or `playwright install chromium`,"
    " or name one in PAINT_GYM_CHROMIUM"
)


@pytest.fixture(autouse=True)
def one_thread_and_a_seed():
    torch.set_num_threads(THREADS)
    torch.manual_seed(0)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder without weights of networks that see, where they are looked for on this machine."""
    from tests.support.features import at_home

    at_home(tmp_path, monkeypatch)
    return tmp_path


@pytest.fixture
def system(tmp_path, monkeypatch):
    """What Linux says of machine and containers, in files: write them by their names."""
    monkeypatch.setattr(groups, "PROC", tmp_path / "proc")
    monkeypatch.setattr(groups, "GROUPS", tmp_path / "groups")

    def write(**files):
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_DOT_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    return write


@pytest.fixture
def tiny(monkeypatch):
    """A suite of three small pictures that need no download; the leaderboard knows it."""
    from benchmarks.leaderboard.suites import SUITES, digest, open_unchecked
    from tests.support.suites import TINY

    suite = replace(TINY, digest=digest(open_unchecked(TINY).targets))
    monkeypatch.setitem(SUITES, suite.name, suite)
    return suite


def executable(playwright):
    """A Chromium: the one named, the system's, or Playwright's own."""
    from agents.doctor import CHROMIUMS

    own = playwright.chromium.executable_path
    found = [os.environ.get("PAINT_GYM_CHROMIUM"), *map(shutil.which, CHROMIUMS), own]
    return next((file for file in found if file and Path(file).exists()), None)


@pytest.fixture(scope="module")
def browser():
    """A headless Chromium; the test skips where there is none."""
    api = pytest.importorskip("playwright.sync_api", reason="no Playwright: pip install playwright")
    with api.sync_playwright() as playwright:
        file = executable(playwright)
        if file is None:
            pytest.skip(HOW)
        chromium = playwright.chromium.launch(executable_path=file)
        yield chromium
        chromium.close()
