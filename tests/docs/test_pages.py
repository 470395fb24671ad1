"""What README and site tell people to type is understood; what tutorials tell them to do works."""

import pytest

from agents.networks import ACTORS
from agents.networks import NETWORKS as ACTORS_THAT_LEARN
from agents.painters.by_name import PAINTERS
from benchmarks.leaderboard.suites import SUITES
from paint_gym.pairs import PAIRS
from paint_gym.scores import SCORES
from paint_gym.targets import TARGETS
from renderers import BRUSHES
from renderers.forms import FORMS
from renderers.neural.networks import NETWORKS as IMITATORS
from tests.support.pages import PAGES, READMES, blocks, commands, understood, walk
from tests.support.shapes import ROOT

TUTORIALS = sorted((ROOT / "docs" / "tutorials").glob("*.md"))
WRITTEN = [page for page in PAGES if page.parent.name != "results"]
REGISTRIES = (
    BRUSHES, FORMS, IMITATORS, SCORES, TARGETS, PAIRS, ACTORS, ACTORS_THAT_LEARN, PAINTERS, SUITES,
)  # fmt: skip
named = {"ids": lambda page: str(page.relative_to(ROOT))}


@pytest.fixture(autouse=True)
def what_a_page_adds_is_forgotten():
    kept = [dict(registry) for registry in REGISTRIES]
    yield
    for registry, entries in zip(REGISTRIES, kept, strict=True):
        registry.clear()
        registry.update(entries)


@pytest.mark.parametrize("page", [*READMES, *PAGES], **named)
def test_every_command_is_understood(page, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    for line in commands(page):
        understood(line)


@pytest.mark.parametrize(
    "page", [page for page in WRITTEN if page not in TUTORIALS and blocks(page, "python")], **named
)
def test_python_runs(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in blocks(page, "python"):
        exec(compile(block.text, str(page), "exec"), names)


@pytest.mark.slow
@pytest.mark.parametrize("page", TUTORIALS, **named)
def test_a_tutorial_works_as_it_is_told(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    walk(page, tmp_path)
