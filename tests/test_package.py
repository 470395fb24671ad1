"""What is installed from the wheel works in an empty folder, and nothing is missing inside."""

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
PACKAGES = ("renderers", "paint_gym", "agents", "benchmarks")
EPISODE = """
import gymnasium, paint_gym
env = gymnasium.make("PaintCanvas-v0", dataset="shapes", size=32, budget=10)
env.reset(seed=0)
print(env.step(env.action_space.sample())[4]["mse"] > 0, paint_gym.__file__)
"""


def run(*words, folder):
    environment = {k: x for k, x in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Wheel and source archive."""
    out = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "hatchling", "build", "-d", out, folder=ROOT)
    return next(out.glob("*.whl")), next(out.glob("*.tar.gz"))


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory):
    """A python with the wheel; what that needs is found where these tests find it."""
    place = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", place, folder=place)
    python = place / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "-q"]
    run(*pip, "--no-deps", "--no-index", "--no-compile", built[0], folder=place)
    inner = run(
        python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=place
    )
    Path(inner.strip(), "theirs.pth").write_text(sysconfig.get_path("purelib"))
    return python


def test_all_that_is_used_is_in_the_wheel_and_its_terms(built):
    names = set(ZipFile(built[0]).namelist())
    inside = [x.relative_to(ROOT) for folder in PACKAGES for x in (ROOT / folder).rglob("*")]
    wanted = {str(x) for x in inside if x.suffix in {".py", ".safetensors", ".js", ".css", ".html"}}
    wanted |= {
        str(x) for x in inside if x.suffix == ".json" or x.name in {"py.typed", "SHA256SUMS"}
    }
    assert not wanted - names
    terms = {x.rpartition("/")[2] for x in names if ".dist-info/licenses/" in x}
    assert terms == {"LICENSE", "DATA-TERMS.md"}


def test_nothing_is_in_the_wheel_that_no_command_uses(built):
    names = ZipFile(built[0]).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)
    assert not [
        name for name in names if re.match(r"benchmarks/(figures/|results/[^/]*\.png)", name)
    ]


def test_the_source_archive_has_tests_docs_and_terms_and_no_films(built):
    with tarfile.open(built[1]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"DATA-TERMS.md", "LICENSE", "constraints.txt", "tests/conftest.py"} <= names
    assert "docs/leaderboard/index.html" in names
    assert not [name for name in names if name.endswith(".mp4")]


def test_an_episode_is_stepped_where_the_wheel_is_installed(installed, tmp_path):
    painted, file = run(installed, "-c", EPISODE, folder=tmp_path).split()
    assert painted == "True"
    assert Path(file).is_relative_to(installed.parents[1])


def test_a_photograph_is_painted_where_the_wheel_is_installed(installed, tmp_path):
    words = ["bundled:coffee.png", "--strokes", "5", "--steps", "2", "--view", "32", "--size", "64"]
    run(installed, "-m", "agents.paint", *words, "--film-seconds", "0.5", folder=tmp_path)
    assert (tmp_path / "out" / "painting.png").is_file()


def test_the_console_script_knows_the_commands(installed, tmp_path):
    told = run(installed.with_name("paint-gym"), "--help", folder=tmp_path)
    assert "a photograph painted" in told
