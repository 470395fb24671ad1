"""The reference is written from the code: all of it, and as the code has it."""

import re
import sys
from importlib import import_module

import pytest

from agents.train import AGENTS
from renderers.workshop.command import read
from tests.contracts.test_every_command import COMMANDS
from tests.support.shapes import ROOT

sys.path.append(str(ROOT / "docs"))
generated = pytest.importorskip("generated")

OPTIONS = {name: options for name, (_, _, options) in COMMANDS.items()}
PAGE = (ROOT / "docs" / "reference" / "commands.md").read_text()


@pytest.fixture(params=OPTIONS)
def options(request):
    return OPTIONS[request.param]


def test_every_option_is_explained(options):
    for typed, _, told in generated.asked(options):
        assert told, typed


def test_what_is_typed_is_what_the_command_knows(options, capsys):
    with pytest.raises(SystemExit):
        read(options, ["--help"], prog="", about="")
    told = capsys.readouterr().out
    for typed, _, _ in generated.asked(options):
        name = typed.split()[0]
        assert name in told or not name.startswith("--")


def test_every_learner_and_every_room_has_its_chapter():
    assert set(re.findall(r"{options} agents\.train (\w+)", PAGE)) == set(AGENTS)
    rooms = {file.parent.name for file in (ROOT / "benchmarks").glob("*/__main__.py")}
    assert set(re.findall(r"{options} benchmarks\.(\w+)", PAGE)) >= rooms


def test_departures_are_found_where_they_are_numbered():
    found = {name: told for name, _, told in generated.departures()}
    assert "agents.ddpg_mb" in found
    for told in found.values():
        assert re.search(r"^\s*1\. ", told, re.MULTILINE)


def test_a_value_that_may_be_one_of_several_is_told_so():
    from agents.paint import Options

    typed = [typed for typed, _, _ in generated.asked(Options)]
    assert "--style-mode color or texture" in typed
    assert "PICTURE" in typed
    assert "--resume" in typed


def test_a_number_is_told_as_one_and_what_is_inherited_is_told():
    from paint_gym.pairs import PAIRS

    grey, hints = PAIRS["grey"], PAIRS["hints"]
    assert [generated.told(x.planes) for x in (grey, hints)] == ["1", "4"]
    assert generated.told(hints.chroma) == "yes"


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "reference").glob("*.md")))
def test_every_registry_that_a_page_shows_can_be_shown(page):
    for line in re.findall(r"{registry} (.+)", page.read_text()):
        place, *attributes = line.split()
        module, _, name = place.rpartition(".")
        for it in vars(import_module(module))[name].values():
            assert generated.first_line(it)
            assert all(generated.told(getattr(it, x)) is not None for x in attributes)
